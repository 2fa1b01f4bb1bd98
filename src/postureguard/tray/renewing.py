"""The tray's menu, brought up to date while it may be open.

A panel that draws the menu itself may close it when its entries are replaced; LXQt does. What has
not changed is therefore left alone, and a line that only tells something gets its new words.
"""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def renew(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
    """Let the menu be as `fill` would make it; only if it must is it made anew."""
    fresh = QMenu()
    fill(fresh)
    if _is_alike(menu, fresh):
        for action, wanted in zip(menu.actions(), fresh.actions(), strict=True):
            if action.text() != wanted.text():
                action.setText(wanted.text())
    else:
        fill(menu)
    fresh.deleteLater()


def _is_alike(menu: QMenu, fresh: QMenu) -> bool:
    actions, wanted = menu.actions(), fresh.actions()
    return len(actions) == len(wanted) and all(map(_may_stay, actions, wanted))


def _may_stay(action: QAction, wanted: QAction) -> bool:
    """An entry that can be chosen stays only with its words: with others it does another thing."""
    same = action.isSeparator() == wanted.isSeparator()
    same = same and action.isEnabled() == wanted.isEnabled()
    if not same or (wanted.isEnabled() and action.text() != wanted.text()):
        return False
    below, wanted_below = _below(action), _below(wanted)
    if below is None or wanted_below is None:
        return below is wanted_below
    return _is_alike(below, wanted_below)


def _below(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None
