"""What may hold a break back for a while: the reasons, and which of them the person wants.

A hold only defers: sitting time runs on, and the break that is due waits. No hold ever says that
somebody is there, or that somebody stood up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from postureguard.core.settings import Settings

HoldReason = Literal[
    "do not disturb",
    "full screen",
    "inhibitor",
    "camera",
    "microphone",
    "screen share",
    "meeting",
    "battery saver",
]
HOLD_REASONS: tuple[HoldReason, ...] = get_args(HoldReason)


@dataclass(frozen=True, slots=True)
class Hold:
    """Something that says "not now"."""

    reason: HoldReason
    by: str = ""
    """Which program it is, as the desktop tells it; "" when it does not tell."""


def wanted_holds(settings: Settings) -> frozenset[HoldReason]:
    """The reasons for which breaks are to wait; a meeting is said by the person, and always one."""
    chosen: Mapping[HoldReason, bool] = {
        "do not disturb": settings.do_not_disturb,
        "full screen": settings.full_screen,
        "camera": settings.camera,
        "microphone": settings.microphone,
        "screen share": settings.screen_share,
        "inhibitor": settings.keeps_awake,
        "battery saver": settings.battery_saver,
        "meeting": True,
    }
    return frozenset(reason for reason, on in chosen.items() if on)


def without_doubles(holds: Iterable[Hold]) -> frozenset[Hold]:
    """The same holds; one without a name goes when another of its reason has one."""
    told = frozenset(holds)
    named = {hold.reason for hold in told if hold.by}
    return frozenset(hold for hold in told if hold.by or hold.reason not in named)
