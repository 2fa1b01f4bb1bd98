"""The icon in the tray, on every desktop that has one, early or late.

Qt decides once, when the icon is made, which kind of tray to use. A panel that starts later
needs a new icon, so it is made again whenever a tray registers.
"""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from postureguard.core import wording
from postureguard.core.sitting.view import View
from postureguard.tray.icons import TrayIcons
from postureguard.tray.menu import Wish, entries_of, fill_menu
from postureguard.tray.renewing import renew

RETRY_S = (1, 2, 4, 8)
"""How long to wait for a tray that comes late, try by try."""


class Tray(QObject):
    """Shows the view as an icon with two lines of text, and passes the person's wishes on."""

    def __init__(self, panel: str, zone: Callable[[], tzinfo], wish: Wish) -> None:
        super().__init__()
        self._view: View | None = None
        self._zone = zone
        self._wish = wish
        self._icons = TrayIcons(panel)
        self._shown: tuple[str, str] = ("", "")
        self._entries: tuple[object, ...] = ()
        self._tries = list(RETRY_S)
        self.on_missing: Callable[[], None] = lambda: None
        self.on_open: Callable[[], None] = lambda: None
        """Asked for a fresh view before the menu appears."""
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._open)
        self._icon: QSystemTrayIcon | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._try)

    @property
    def available(self) -> bool:
        """True when there is a tray that shows the icon."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def start(self, view: View) -> None:
        """Appear, now or when a tray comes."""
        self._view = view
        self._try()

    def appear(self) -> None:
        """A tray has come: make the icon anew for it."""
        if self._view is None:
            return
        self._remove()
        self._icon = QSystemTrayIcon(self._icons.icon(self._view.tray))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._shown = (self._view.tray, "")
        self.show_view(self._view)
        self._fill()
        self._icon.show()

    def show_view(self, view: View) -> None:
        """The view has changed; the icon is touched only if the person would see a difference."""
        self._view = view
        if self._icon is None:
            return
        shown = (view.tray, wording.tooltip(view, self._zone()))
        if shown[0] != self._shown[0]:
            self._icon.setIcon(self._icons.icon(view.tray))
        if shown[1] != self._shown[1]:
            self._icon.setToolTip(shown[1])
        entries = entries_of(view)
        if entries != self._entries:
            self._fill()  # an open menu that grows is cut off by some panels
        self._shown, self._entries = shown, entries

    def show_message(self, title: str, body: str) -> bool:
        """A balloon at the icon; False when there is no tray for it."""
        if self._icon is None or not self.available:
            return False
        self._icon.showMessage(title, body, QSystemTrayIcon.MessageIcon.NoIcon)
        return True

    def stop(self) -> None:
        """Disappear."""
        self._retry.stop()
        self._remove()

    def _try(self) -> None:
        if self.available:
            self.appear()
        elif self._tries:
            self._retry.start(self._tries.pop(0) * 1000)
        else:
            self.appear()
            self.on_missing()

    def _remove(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _open(self) -> None:
        self.on_open()
        self._fill()

    def _fill(self) -> None:
        view = self._view
        if view is not None:
            renew(self._menu, lambda menu: fill_menu(menu, view, self._zone(), self._wish))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._menu.popup(QCursor.pos())  # which fills it
