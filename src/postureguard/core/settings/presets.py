"""Rhythms of breaks that are chosen with one press."""

from collections.abc import Mapping
from dataclasses import dataclass

from postureguard.core.settings.table import Settings


@dataclass(frozen=True, slots=True)
class Preset:
    """Some options that go together."""

    name: str
    help: str
    values: Mapping[str, object]


def _rhythm(limit_min: int, micro_s: int, *, short_every: int) -> Mapping[str, object]:
    return {
        "sitting_limit_min": limit_min,
        "micro": True,
        "micro_s": micro_s,
        "short_every": short_every,
        "short_s": 180,
    }


PRESETS: Mapping[str, Preset] = {
    "gentle": Preset(
        "Gentle",
        "A minute every 45 minutes; every other time a short routine.",
        _rhythm(45, 60, short_every=2),
    ),
    "standard": Preset(
        "Standard",
        "A good minute every half hour; every other time a short routine.",
        _rhythm(30, 75, short_every=2),
    ),
    "frequent": Preset(
        "Frequent",
        "45 seconds every 20 minutes; every third time a short routine.",
        _rhythm(20, 45, short_every=3),
    ),
    "focus": Preset(
        "Focus",
        "50 minutes undisturbed, and then five: a short routine and a walk.",
        {"sitting_limit_min": 50, "micro": False, "short_every": 1, "short_s": 300},
    ),
}


def preset_of(settings: Settings) -> str | None:
    """The rhythm that these settings have; None for one of the person's own."""
    for key, preset in PRESETS.items():
        if all(getattr(settings, name) == value for name, value in preset.values.items()):
            return key
    return None
