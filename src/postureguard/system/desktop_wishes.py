"""What the desktop's settings portal says about movement on the screen and about contrast.

One question, answered by whatever the desktop knows: `reduced-motion` and `contrast` of
org.freedesktop.appearance, `enable-animations` and `high-contrast` of GNOME, and
`AnimationDurationFactor` of KDE. A desktop without a portal, or with one that does not answer,
wishes nothing; none is started for this. Qt learns of contrast only after a window is built.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from postureguard.system.bus import BusLink, Reply, session_address
from postureguard.system.unavailable import Unavailable

PATIENCE_MS = 300
PORTAL = "org.freedesktop.portal.Desktop"
FREEDESKTOP = "org.freedesktop.appearance"
GNOME = "org.gnome.desktop.interface"
GNOME_ACCESS = "org.gnome.desktop.a11y.interface"
KDE = "org.kde.kdeglobals.KDE"
KDE_FACTOR = "AnimationDurationFactor"

Told = Mapping[str, Mapping[str, tuple[str, Any]]]
"""Namespace, key, and the value behind its type."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of all programs."""

    less_motion: bool = False
    more_contrast: bool = False


def desktop_wishes(address: str | None = None, patience_ms: int = PATIENCE_MS) -> Wishes:
    """What the desktop at that session bus, or at the usual one, asks. Needs a QCoreApplication."""
    replies: list[Reply] = []
    try:
        link = BusLink(session_address() if address is None else address, _ignore, _nothing)
    except Unavailable:
        return Wishes()
    link.call(_question(), replies.append)
    link.settle(patience_ms)
    link.close()
    told = [reply.body[0] for reply in replies if reply.body and not reply.error]
    return _wishes(told[0]) if told else Wishes()


def _question() -> Any:
    from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

    where = DBusAddress(
        "/org/freedesktop/portal/desktop", PORTAL, "org.freedesktop.portal.Settings"
    )
    message = new_method_call(where, "ReadAll", "as", ([FREEDESKTOP, GNOME, GNOME_ACCESS, KDE],))
    message.header.flags = MessageFlag.no_auto_start
    return message


def _wishes(told: Told) -> Wishes:
    animated, factor = _value(told, GNOME, "enable-animations"), _value(told, KDE, KDE_FACTOR)
    return Wishes(
        less_motion=_value(told, FREEDESKTOP, "reduced-motion") == 1
        or animated is False
        or str(factor) in ("0", "0.0"),
        more_contrast=_value(told, FREEDESKTOP, "contrast") == 1
        or _value(told, GNOME_ACCESS, "high-contrast") is True,
    )


def _value(told: Told, namespace: str, key: str) -> object:
    return told.get(namespace, {}).get(key, ("", None))[1]


def _ignore(_signal: object) -> None:
    pass


def _nothing() -> None:
    pass
