"""What services on the message buses tell about holds: where it is asked and what it means."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from postureguard.core.holding import HoldReason
from postureguard.system.holds.source import is_desktop

PROPERTIES = "org.freedesktop.DBus.Properties"
NOTIFICATIONS = "org.freedesktop.Notifications"
DUNST = "org.dunstproject.cmd0"
LOGIN = "org.freedesktop.login1"
LOGIN_MANAGER = "org.freedesktop.login1.Manager"
GNOME_SESSION = "org.gnome.SessionManager"
KDE_POWER = "org.kde.Solid.PowerManagement.PolicyAgent"
POWER = "org.freedesktop.PowerManagement"
PROFILES = "org.freedesktop.UPower.PowerProfiles"
OLD_PROFILES = "net.hadess.PowerProfiles"
XFCONF = "org.xfce.Xfconf"
XFCE_NOTIFICATIONS = "xfce4-notifyd"
GNOME_IDLE = 8
"""GSM_INHIBITOR_FLAG_IDLE: the session is kept from being marked idle."""
KDE_SCREEN = 4
"""ChangeScreenSettings: the screen is kept from dimming and locking."""
OURSELVES = "PostureGuard"

Names = tuple[str, ...]
"""Who holds; one empty name when nobody says who, nothing when nobody holds."""
HELD, FREE = ("",), ()


@dataclass(frozen=True, slots=True, eq=False)
class BusFact:
    """One question to one service, and after which of its signals it is asked again."""

    reason: HoldReason
    by: str
    """What tells it, for `doctor`."""
    service: str
    path: str
    question: tuple[str, str, str | None, tuple[Any, ...]]
    """Interface, method, signature and arguments."""
    meaning: Callable[[tuple[Any, ...]], Names]
    """Who holds, from the body of the answer."""
    changes: tuple[Mapping[str, str], ...]
    """Rules for the signals, besides where they come from."""


def session_facts(environ: Mapping[str, str] = os.environ) -> tuple[BusFact, ...]:
    """What the session bus of this desktop may tell."""
    facts = [
        _property(
            "do not disturb", "Plasma", NOTIFICATIONS, (NOTIFICATIONS, "Inhibited"), held=True
        ),
        _property("do not disturb", "dunst", NOTIFICATIONS, (DUNST, "paused"), held=True),
        _gnome_session(),
        _plasma_power() if is_desktop("KDE", environ) else _power(),
    ]
    if is_desktop("XFCE", environ):  # elsewhere xfconf keeps what another desktop once was told
        facts.append(_xfce_notifications())
    return tuple(facts)


def system_facts() -> tuple[BusFact, ...]:
    """What the system bus may tell."""
    return (_logind(), _profile(PROFILES), _profile(OLD_PROFILES))


def _property(
    reason: HoldReason, by: str, service: str, property_: tuple[str, str], held: object
) -> BusFact:
    """A property, by its interface and name, that holds while it has that value."""
    interface, _name = property_
    return BusFact(
        reason,
        by,
        service,
        "/" + service.replace(".", "/"),
        (PROPERTIES, "Get", "ss", property_),
        lambda body: HELD if _value(body, type(held)) == held else FREE,
        ({"interface": PROPERTIES, "member": "PropertiesChanged", "arg0": interface},),
    )


def _value(body: tuple[Any, ...], kind: type) -> object:
    """What is behind the type of the one thing that was answered; ValueError for another kind."""
    ((_signature, value),) = body
    if type(value) is not kind:
        raise ValueError(value)
    return value


def _profile(service: str) -> BusFact:
    by, profile = "power-profiles-daemon", (service, "ActiveProfile")
    return _property("battery saver", by, service, profile, held="power-saver")


def _gnome_session() -> BusFact:
    added, removed = ({"interface": GNOME_SESSION, "member": f"Inhibitor{m}"} for m in _ADDED)
    question = (GNOME_SESSION, "IsInhibited", "u", (GNOME_IDLE,))
    path = "/org/gnome/SessionManager"
    changes = (added, removed)
    return BusFact("inhibitor", "gnome-session", GNOME_SESSION, path, question, _yes_or_no, changes)


_ADDED = ("Added", "Removed")


def _plasma_power() -> BusFact:
    changes = (
        {"interface": KDE_POWER, "member": "InhibitionsChanged"},
        {"interface": PROPERTIES, "member": "PropertiesChanged", "arg0": KDE_POWER},
    )
    question = (KDE_POWER, "HasInhibition", "u", (KDE_SCREEN,))
    path = "/org/kde/Solid/PowerManagement/PolicyAgent"
    return BusFact("inhibitor", "Plasma", KDE_POWER, path, question, _yes_or_no, changes)


def _power() -> BusFact:
    interface = f"{POWER}.Inhibit"
    path = "/org/freedesktop/PowerManagement/Inhibit"
    question = (interface, "HasInhibit", None, ())
    changes = ({"interface": interface, "member": "HasInhibitChanged"},)
    return BusFact("inhibitor", "power manager", POWER, path, question, _yes_or_no, changes)


def _xfce_notifications() -> BusFact:
    question = (XFCONF, "GetProperty", "ss", (XFCE_NOTIFICATIONS, "/do-not-disturb"))
    changes = tuple(
        {"interface": XFCONF, "member": f"Property{what}", "arg0": XFCE_NOTIFICATIONS}
        for what in ("Changed", "Removed")
    )
    return BusFact(
        *("do not disturb", "Xfce", XFCONF, "/org/xfce/Xfconf", question),
        lambda body: HELD if _value(body, bool) else FREE,
        changes,
    )


def _logind() -> BusFact:
    question = (LOGIN_MANAGER, "ListInhibitors", None, ())
    changes = ({"interface": PROPERTIES, "member": "PropertiesChanged", "arg0": LOGIN_MANAGER},)
    path = "/org/freedesktop/login1"
    return BusFact("inhibitor", "logind", LOGIN, path, question, _idle_inhibitors, changes)


def _yes_or_no(body: tuple[Any, ...]) -> Names:
    (yes,) = body
    if not isinstance(yes, bool):
        raise TypeError(yes)
    return HELD if yes else FREE


def _idle_inhibitors(body: tuple[Any, ...]) -> Names:
    """Who keeps this user's session from being idle, us left out."""
    return tuple(
        str(who)
        for what, who, _why, mode, uid, _pid in body[0]
        if "idle" in str(what).split(":")
        and mode == "block"
        and uid == os.getuid()
        and who != OURSELVES
    )
