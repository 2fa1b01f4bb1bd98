"""Which sources a Linux desktop may have for each reason."""

from collections.abc import Callable, Iterator, Mapping

from postureguard.core.holding import HoldReason
from postureguard.system.bus import session_address, system_address
from postureguard.system.holds.source import DesktopSource, is_desktop
from postureguard.system.unavailable import Unavailable

Wanted = frozenset[HoldReason]
ON_BUSES: Wanted = frozenset(("do not disturb", "inhibitor", "battery saver"))


def sources(wanted: Wanted, environ: Mapping[str, str]) -> Iterator[Callable[[], DesktopSource]]:
    """How to make each; what a source needs is loaded when it is its turn."""
    if wanted & ON_BUSES:
        yield from _buses(wanted, environ)
    if "do not disturb" in wanted and is_desktop("GNOME", environ):
        yield lambda: _gnome(environ)
    if "full screen" in wanted:
        yield lambda: _full_screen(environ)
    if "camera" in wanted:
        yield _camera
    if "microphone" in wanted:
        yield lambda: _microphone(environ)
    if "screen share" in wanted:
        yield lambda: _screen_share(environ)


def _buses(wanted: Wanted, environ: Mapping[str, str]) -> Iterator[Callable[[], DesktopSource]]:
    from postureguard.system.holds.bus_facts import session_facts, system_facts  # noqa: PLC0415
    from postureguard.system.holds.bus_holds import BusHolds  # noqa: PLC0415

    session = [fact for fact in session_facts(environ) if fact.reason in wanted]
    system = [fact for fact in system_facts() if fact.reason in wanted]
    if session:
        yield lambda: BusHolds("session bus", session, session_address(environ))
    if system:
        yield lambda: BusHolds("system bus", system, system_address(environ))


def _gnome(environ: Mapping[str, str]) -> DesktopSource:
    from postureguard.system.holds.gnome import GnomeBanners  # noqa: PLC0415

    return GnomeBanners(environ)


def _full_screen(environ: Mapping[str, str]) -> DesktopSource:
    from postureguard.system.holds.full_screen import FullScreenSource  # noqa: PLC0415

    return FullScreenSource(environ)


def _camera() -> DesktopSource:
    from postureguard.system.holds.camera import CameraSource  # noqa: PLC0415

    return CameraSource()


def _microphone(environ: Mapping[str, str]) -> DesktopSource:
    """Sound cards and sound server together, or the one that there is."""
    from postureguard.system.holds.microphone import MicrophoneSource  # noqa: PLC0415
    from postureguard.system.holds.sound_cards import SoundCardSource  # noqa: PLC0415
    from postureguard.system.holds.streams import RecordingsSource  # noqa: PLC0415

    try:
        cards = SoundCardSource()
    except Unavailable:
        return RecordingsSource(environ)
    try:
        return MicrophoneSource(cards, RecordingsSource(environ))
    except Unavailable:
        return cards


def _screen_share(environ: Mapping[str, str]) -> DesktopSource:
    from postureguard.system.holds.streams import ScreenShareSource  # noqa: PLC0415

    return ScreenShareSource(environ)
