"""The tray's menu: made new from the view each time it opens, so that it is never stale."""

from collections.abc import Callable
from datetime import tzinfo
from gettext import gettext as _

from PySide6.QtWidgets import QMenu

from postureguard.core import wording
from postureguard.core.sitting.view import View

Wish = Callable[[str], None]


def fill_menu(menu: QMenu, view: View, zone: tzinfo, wish: Wish) -> None:
    """Put the entries that make sense now into the menu."""
    pause = _emptied(menu)
    menu.addAction(wording.headline(view, zone)).setEnabled(False)
    if view.tray == "nudge":
        _entry(menu, _("Another position?"), "posture", wish)
    _entry(menu, _("Start now"), "start", wish, enabled=not view.running)
    _entry(menu, _("In 5 min"), "postpone", wish, enabled=view.pending and view.can_postpone)
    _entry(menu, _("Skip"), "skip", wish, enabled=view.pending)
    menu.addSeparator()
    if view.paused_until is not None:
        _entry(menu, _("Resume"), "resume", wish)
    menu.addMenu(pause)
    _entry(pause, _("30 minutes"), "pause-30", wish)
    _entry(pause, _("1 hour"), "pause-60", wish)
    _entry(pause, _("Today"), "pause-today", wish)
    standing = (
        (_("I'm sitting again"), "sitting") if view.standing else (_("I'm standing"), "standing")
    )
    _entry(menu, *standing, wish)
    menu.addSeparator()
    _entry(menu, _("How is your back?"), "checkin", wish)
    menu.addSeparator()
    _entry(menu, _("My plan"), "plan", wish)
    _entry(menu, _("Exercises"), "exercises", wish)
    if view.tray != "nudge":
        _entry(menu, _("Posture card"), "posture", wish)
    _entry(menu, _("Review"), "review", wish)
    _entry(menu, _("About you"), "welcome", wish)
    _entry(menu, _("Settings"), "settings", wish)
    menu.addSeparator()
    _entry(menu, _("Quit"), "quit", wish)


def _emptied(menu: QMenu) -> QMenu:
    """Empty the menu; returns its sub-menu, made once because `clear` would leave it behind."""
    menu.clear()
    pause = menu.findChild(QMenu)
    if pause is None:
        return QMenu(_("Pause"), menu)
    pause.clear()
    return pause


def _entry(menu: QMenu, text: str, verb: str, wish: Wish, *, enabled: bool = True) -> None:
    action = menu.addAction(text)
    action.setEnabled(enabled)
    action.triggered.connect(lambda: wish(verb))
