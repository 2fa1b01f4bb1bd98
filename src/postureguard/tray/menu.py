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
    pause, meeting = _emptied(menu)
    menu.addAction(wording.headline(view, zone)).setEnabled(False)
    if view.held_by is not None and view.meeting_until is None:
        _entry(menu, _("Remind me all the same"), "remind", wish)
    if view.tray == "nudge":
        _entry(menu, _("Another position?"), "posture", wish)
    _add_break(menu, view, wish)
    menu.addSeparator()
    if view.paused_until is not None:
        _entry(menu, _("Resume"), "resume", wish)
    menu.addMenu(pause)
    _entry(pause, _("30 minutes"), "pause-30", wish)
    _entry(pause, _("1 hour"), "pause-60", wish)
    _entry(pause, _("Today"), "pause-today", wish)
    _add_meeting(menu, meeting, view, wish)
    standing = (
        (_("I'm sitting again"), "sitting") if view.standing else (_("I'm standing"), "standing")
    )
    _entry(menu, *standing, wish)
    menu.addSeparator()
    _entry(menu, _("How is your back?"), "checkin", wish)
    bad_day = (_("Better again"), "better") if view.bad_day else (_("A bad day"), "bad-day")
    _entry(menu, *bad_day, wish)
    menu.addSeparator()
    _add_windows(menu, view, wish)
    menu.addSeparator()
    _entry(menu, _("Quit"), "quit", wish)


def entries_of(view: View) -> tuple[object, ...]:
    """What decides which entries there are; only words that tell something change without it."""
    next_break = (view.running, view.pending, view.can_postpone, view.can_redo, view.firm)
    exchange = (view.can_exchange, view.can_shorten, view.in_part)
    waiting = (view.held_by, view.meeting_until, view.paused_until)
    return (view.tray, view.standing, view.bad_day, *next_break, *exchange, *waiting)


def _add_break(menu: QMenu, view: View, wish: Wish) -> None:
    """What can be done about the next break, or about the last one.

    Who wants to be held to their breaks leaves one out with a second press.
    """
    _entry(menu, _("Start now"), "start", wish, enabled=not view.running)
    _entry(menu, _("In 5 min"), "postpone", wish, enabled=view.pending and view.can_postpone)
    if view.firm and view.pending:
        skip = _sub_menu(menu, "skip", _("Skip"))
        menu.addMenu(skip)
        _entry(skip, _("Leave it out all the same"), "skip", wish)
    else:
        _entry(menu, _("Skip"), "skip", wish, enabled=view.pending)
    if view.can_redo:
        _entry(menu, _("Do the last one now"), "redo", wish)
    if view.can_exchange and view.tray == "break":  # while its window shows what comes
        _entry(menu, _("Another one, please"), "another", wish)
    if view.in_part:
        _entry(menu, _("The whole routine"), "whole", wish)
    elif view.can_shorten:
        _entry(menu, _("Just 30 seconds"), "half-minute", wish)


def _add_meeting(menu: QMenu, meeting: QMenu, view: View, wish: Wish) -> None:
    if view.meeting_until is not None:
        _entry(menu, _("The meeting is over"), "meeting-over", wish)
    menu.addMenu(meeting)
    _entry(meeting, _("15 minutes"), "meeting-15", wish)
    _entry(meeting, _("30 minutes"), "meeting-30", wish)
    _entry(meeting, _("1 hour"), "meeting-60", wish)
    _entry(meeting, _("1 hour 30 minutes"), "meeting-90", wish)


def _add_windows(menu: QMenu, view: View, wish: Wish) -> None:
    _entry(menu, _("My plan"), "plan", wish)
    _entry(menu, _("Exercises"), "exercises", wish)
    if view.tray != "nudge":
        _entry(menu, _("Posture card"), "posture", wish)
    _entry(menu, _("Review"), "review", wish)
    _entry(menu, _("About you"), "welcome", wish)
    _entry(menu, _("Settings"), "settings", wish)


def _emptied(menu: QMenu) -> tuple[QMenu, QMenu]:
    """Empty the menu; returns its sub-menus, made once because `clear` would leave them behind."""
    menu.clear()
    return _sub_menu(menu, "pause", _("Pause")), _sub_menu(menu, "meeting", _("In a meeting"))


def _sub_menu(menu: QMenu, name: str, title: str) -> QMenu:
    made = menu.findChild(QMenu, name)
    if made is None:
        made = QMenu(title, menu)
        made.setObjectName(name)
    made.clear()
    return made


def _entry(menu: QMenu, text: str, verb: str, wish: Wish, *, enabled: bool = True) -> None:
    action = menu.addAction(text)
    action.setEnabled(enabled)
    action.triggered.connect(lambda: wish(verb))
