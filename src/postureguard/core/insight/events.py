"""What the programme did and was told, as marks on a chart over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Final, Literal

from postureguard.core.programme.history import History
from postureguard.core.programme.questions import track_name
from postureguard.core.programme.standing import Progress, Rule
from postureguard.core.programme.subjects import SCREEN

EventKind = Literal["level", "light week", "quiet week", "flare", "flare over", "safety"]

_KINDS: Final[dict[Rule, EventKind]] = {"deload": "light week", "quiet week": "quiet week"}


@dataclass(frozen=True, slots=True)
class Event:
    """One mark."""

    day: date
    kind: EventKind
    text: str
    """A few words, or a sentence."""


def events(progress: Progress, history: History, first: date, last: date) -> tuple[Event, ...]:
    """The marks from first to last, both included, in order."""
    found = [*_levels(progress), *_reasons(progress), *_safety(history)]
    shown = (event for event in found if first <= event.day <= last)
    return tuple(sorted(shown, key=lambda event: (event.day, event.kind, event.text)))


def _levels(progress: Progress) -> Iterator[Event]:
    """Every change of level but the first, which is where a plan begins."""
    for track, standing in progress.tracks.items():
        for change in standing.changes[1:]:
            text = _("{plan}: level {level}").format(plan=track_name(track), level=change.level)
            yield Event(change.day, "level", text)


def _reasons(progress: Progress) -> Iterator[Event]:
    is_flare = False
    for reason in progress.reasons:
        if reason.rule == "flare":  # said when one begins, and when it is over
            is_flare = not is_flare
            yield Event(reason.day, "flare" if is_flare else "flare over", reason.text)
        elif reason.rule in _KINDS:
            yield Event(reason.day, _KINDS[reason.rule], reason.text)


def _safety(history: History) -> Iterator[Event]:
    for day in sorted({said.day for said in history.said if said.about == SCREEN}):
        yield Event(day, "safety", _("Questions about safety answered"))
