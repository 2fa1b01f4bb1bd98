"""Which channel tells the user, and which one takes over when it fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from importlib.util import find_spec

from postureguard.ports import Notice
from postureguard.system.capability import Capability
from postureguard.system.notify.channel import Channel, Closing, Failing
from postureguard.system.notify.freedesktop import FreedesktopNotifier
from postureguard.system.notify.null import NullNotifier
from postureguard.system.notify.plyer_channel import PlyerNotifier
from postureguard.system.unavailable import Unavailable


@dataclass(frozen=True, slots=True)
class Link:
    """One channel of a chain."""

    channel: Channel
    sure: bool = True
    """False: nobody can tell whether it shows anything, so the next one is tried as well."""


class NotifierChain:
    """Shows a notice by the first channel that can; on a failure the next one takes it over.

    Every notice starts at the first channel again. A notice with buttons passes by a channel
    that has none, if a later one has them; the first channel is the one the user wants, so it
    is always asked.
    """

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = tuple(links) or (Link(NullNotifier()),)
        self._notice: Notice | None = None
        self._at = 0
        self.on_action: Callable[[str], None] | None = None
        self.on_failed: Callable[[str], None] | None = None
        self.failures: dict[str, str] = {}
        """Why channels failed, by their name, for `doctor`."""
        for index, link in enumerate(self._links):
            link.channel.on_action = self._pressed
            if isinstance(link.channel, Failing):
                link.channel.on_failed = partial(self._failed, index)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All that may be asked, in order."""
        return tuple(link.channel for link in self._links)

    @property
    def name(self) -> str:
        """The channel in use: the one that took the last notice, or else the first."""
        return self.channels[self._at].name

    @property
    def has_buttons(self) -> bool:
        """Whether the channel in use has buttons."""
        return self.channels[self._at].has_buttons

    def show(self, notice: Notice) -> None:
        """Show it by the first channel that can, in place of the one before."""
        for channel in self.channels[1:]:
            channel.withdraw()
        self._notice = notice
        self._try_from(0)

    def withdraw(self) -> None:
        """Take it back wherever it may be."""
        self._notice = None
        for channel in self.channels:
            channel.withdraw()

    def close(self) -> None:
        """Withdraw, and end the connections and processes of those channels that have any."""
        self.withdraw()
        for channel in self.channels:
            if isinstance(channel, Closing):
                channel.close()

    def _try_from(self, index: int) -> None:
        notice = self._notice
        while notice is not None and index < len(self._links):
            if not self._passed_by(index, notice):
                self._at = index
                self.channels[index].show(notice)
                if self._at != index or self._links[index].sure:
                    return
            index += 1

    def _passed_by(self, index: int, notice: Notice) -> bool:
        if index == 0 or not notice.actions or not self._links[index].sure:
            return False
        later = self.channels[index + 1 :]
        return not self.channels[index].has_buttons and any(c.has_buttons for c in later)

    def _failed(self, index: int, reason: str) -> None:
        self.failures[self.channels[index].name] = reason
        if index != self._at or self._notice is None or not self._links[index].sure:
            return
        if index + 1 < len(self._links):
            self._try_from(index + 1)
        elif self.on_failed is not None:
            self.on_failed(reason)

    def _pressed(self, verb: str) -> None:
        if self._notice is not None and self.on_action is not None:
            self.on_action(verb)


def choose_notifier(
    setting: str, fallback_window: Channel | None, tray: Channel | None
) -> NotifierChain:
    """The chain for a value of the setting `notifications`: auto, plyer, tray or window."""
    own = [Link(channel) for channel in (tray, fallback_window) if channel is not None]
    match setting:
        case "window":
            return NotifierChain([Link(fallback_window)] if fallback_window else own)
        case "tray":
            return NotifierChain(own)
        case "plyer":
            return NotifierChain([Link(PlyerNotifier()), *own])
        case _:
            plyer = Link(PlyerNotifier(), sure=False)
            return NotifierChain([*_desktop(fallback_window), plyer, *own])


def _desktop(fallback_window: Channel | None) -> list[Link]:
    try:
        return [Link(FreedesktopNotifier(buttons_needed=fallback_window is not None))]
    except Unavailable:
        return []


def describe() -> list[Capability]:
    """What shows notices on this desktop, for `doctor`."""
    try:
        desktop = FreedesktopNotifier()
    except Unavailable as error:
        found = Capability(_("Notifications"), works=False, by="", meaning=f"{error} {_own()}")
    else:
        found = _describe(desktop)
        desktop.close()
    plyer = find_spec("plyer") is not None
    meaning = _("Tried when the desktop's own notifications do not work.")
    return [found, Capability("plyer", plyer, "plyer" if plyer else "", meaning)]


def _describe(desktop: FreedesktopNotifier) -> Capability:
    answered = desktop.settle()
    if desktop.present:
        meaning = _("You can answer breaks from the notification.")
    elif answered:
        meaning = _("No notification service is running; it may start with the first notice.")
    else:
        meaning = _("The notification service does not answer.")
    if not (desktop.present and desktop.has_buttons):
        meaning = f"{meaning} {_own()}" if not desktop.present else _own()
    by = desktop.name if desktop.present else ""
    return Capability(_("Notifications"), desktop.present, by, meaning)


def _own() -> str:
    return _("Breaks are announced by a small window of PostureGuard.")
