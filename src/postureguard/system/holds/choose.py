"""Everything on this desktop that can say "not now", put together."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from gettext import gettext as _

from postureguard.core.holding import HOLD_REASONS, Hold, HoldReason, without_doubles
from postureguard.system.capability import Capability
from postureguard.system.holds.source import DesktopSource, OnChange, unheard
from postureguard.system.unavailable import Unavailable

SETTLE_MS = 300
SAID = "meeting"
"""The one reason that no desktop tells: the person says it."""
Make = Callable[[], DesktopSource]


class DesktopHolds:
    """The `HoldSource` port: every source that this desktop has for the reasons wanted."""

    def __init__(self, sources: tuple[DesktopSource, ...], wanted: frozenset[HoldReason]) -> None:
        self._sources = sources
        self._wanted = wanted
        self.on_change: OnChange = unheard
        for source in sources:
            source.on_change = self._changed

    @property
    def name(self) -> str:
        """What is asked, for `doctor`: "dunst, X11, ALSA"."""
        told = (by for source in self._sources for by in source.told().values())
        return ", ".join(dict.fromkeys(told)) or "nothing"

    def read(self) -> frozenset[Hold]:
        """What holds now, of the reasons wanted."""
        holds = (hold for source in self._sources for hold in source.read())
        return without_doubles(hold for hold in holds if hold.reason in self._wanted)

    def describe(self) -> list[Capability]:
        """Each reason wanted: whether it can be told here, by what, and whether it holds now."""
        by: dict[HoldReason, list[str]] = {}
        for source in self._sources:
            for reason, word in source.told().items():
                by.setdefault(reason, []).append(word)
        now = self.read()
        return [
            _capability(reason, by.get(reason, []), [h.by for h in now if h.reason == reason])
            for reason in HOLD_REASONS
            if reason in self._wanted and reason != SAID
        ]

    def settle(self, timeout_ms: int = SETTLE_MS) -> None:
        """Wait for the first answers, for who has no event loop yet."""
        for source in self._sources:
            source.settle(timeout_ms)

    def close(self) -> None:
        """Ask nobody any more."""
        for source in self._sources:
            source.close()
        self._sources = ()

    def _changed(self) -> None:
        self.on_change()


def choose_holds(
    wanted: frozenset[HoldReason], environ: Mapping[str, str] = os.environ
) -> DesktopHolds:
    """The sources for these reasons, as far as this desktop has them; nothing else is loaded."""
    return DesktopHolds(tuple(_made(_candidates(wanted, environ))), wanted)


def describe(environ: Mapping[str, str] = os.environ) -> list[Capability]:
    """What can be told on this desktop whatever is wanted, for `doctor`."""
    holds = choose_holds(frozenset(HOLD_REASONS), environ)
    holds.settle()
    found = holds.describe()
    holds.close()
    return found


def _candidates(wanted: frozenset[HoldReason], environ: Mapping[str, str]) -> Iterator[Make]:
    if sys.platform == "linux":
        from postureguard.system.holds.linux import sources  # noqa: PLC0415 - only what is tried

        yield from sources(wanted, environ)
    elif sys.platform == "win32":
        from postureguard.system.holds.windows import WindowsHolds  # noqa: PLC0415
        from postureguard.system.holds.windows_api import windows_calls  # noqa: PLC0415

        yield lambda: WindowsHolds(wanted, windows_calls())
    elif sys.platform == "darwin":
        from postureguard.system.holds.macos import MacHolds  # noqa: PLC0415
        from postureguard.system.holds.macos_api import mac_calls  # noqa: PLC0415

        yield lambda: MacHolds(wanted, mac_calls())


def _made(makes: Iterator[Make]) -> Iterator[DesktopSource]:
    for make in makes:
        try:
            yield make()
        except Unavailable:
            continue


def _capability(reason: HoldReason, by: list[str], holders: list[str]) -> Capability:
    name, while_ = _words(reason)
    if not by:
        return Capability(name, works=False, by="", meaning=_("This desktop does not tell."))
    if holders:
        who = ", ".join(sorted(filter(None, holders)))
        words = _("It holds right now: {program}.").format(program=who)
        while_ = f"{while_} {words if who else _('It holds right now.')}"
    return Capability(name, works=True, by=", ".join(dict.fromkeys(by)), meaning=while_)


def _words(reason: HoldReason) -> tuple[str, str]:
    """What a reason is called, and what is done for it."""
    return {
        "do not disturb": (
            _("Do not disturb"),
            _("A break can wait until your desktop may disturb you again."),
        ),
        "full screen": (
            _("Full screen"),
            _("A break can wait until no other program fills the screen."),
        ),
        "inhibitor": (
            _("Kept awake"),
            _("A break can wait while a program keeps the screen on."),
        ),
        "camera": (_("Camera"), _("A break can wait while the camera is in use.")),
        "microphone": (_("Microphone"), _("A break can wait while the microphone is in use.")),
        "screen share": (_("Shared screen"), _("A break can wait while your screen is shared.")),
        "meeting": (_("Meeting"), _("A break waits while you say that you are in a meeting.")),
        "battery saver": (
            _("Battery saver"),
            _("A break can wait while the computer saves its battery."),
        ),
    }[reason]
