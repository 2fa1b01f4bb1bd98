"""Starting with the desktop from within a Flatpak: the desktop's portal writes the file.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html
"""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from postureguard.errors import UserError

ANSWER_S = 60.0
"""The portal may ask the person first."""
PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
BACKGROUND = "org.freedesktop.portal.Background"
REQUEST = "org.freedesktop.portal.Request"
GRANTED = 0


def in_flatpak(environ: Mapping[str, str]) -> bool:
    """Whether the program runs as a Flatpak, which may not write where desktops look."""
    return bool(environ.get("FLATPAK_ID"))


def ask_portal(on: bool, environ: Mapping[str, str]) -> None:  # noqa: FBT001 - all it is about
    """Have the program started at login, or no longer. Raises UserError when that is refused."""
    from jeepney import (  # noqa: PLC0415 - only for this
        DBusAddress,
        HeaderFields,
        MatchRule,
        new_method_call,
    )
    from jeepney.bus_messages import message_bus  # noqa: PLC0415
    from jeepney.io.blocking import Proxy, open_dbus_connection  # noqa: PLC0415
    from jeepney.wrappers import DBusErrorResponse, unwrap_msg  # noqa: PLC0415

    said = MatchRule(type="signal", interface=REQUEST, member="Response")
    options: dict[str, tuple[str, Any]] = {
        "reason": ("s", _("PostureGuard starts when you log in.")),
        "autostart": ("b", on),
        "commandline": ("as", ["postureguard"]),
    }
    portal = DBusAddress(PATH, PORTAL, BACKGROUND)
    call = new_method_call(portal, "RequestBackground", "sa{sv}", ("", options))
    try:
        with open_dbus_connection(environ.get("DBUS_SESSION_BUS_ADDRESS") or "SESSION") as bus:
            Proxy(message_bus, bus).AddMatch(said)
            with bus.filter(said) as answers:
                (handle,) = unwrap_msg(bus.send_and_get_reply(call, timeout=ANSWER_S))
                while True:
                    answer = bus.recv_until_filtered(answers, timeout=ANSWER_S)
                    if answer.header.fields[HeaderFields.path] == handle:
                        break
    except (OSError, DBusErrorResponse, KeyError) as error:
        raise UserError(
            f"The desktop's portal does not answer: {error}",
            "Add PostureGuard to the programs that your desktop starts.",
        ) from error
    code, results = answer.body
    if code != GRANTED or results.get("autostart", ("b", on))[1] is not on:
        raise UserError(
            "The desktop did not agree.", "Allow it in your desktop's settings for applications."
        )
