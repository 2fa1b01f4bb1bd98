"""Only one window of a name: asked for again, the open one comes to the front."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from postureguard.protocol import Event, Subscribe, WindowName
from postureguard.windows.client import ResidentClient


def listen_for_show(window: QWidget, name: WindowName, client: ResidentClient) -> None:
    """From now on the window comes forward whenever the resident says "show"."""

    def hear(event: Event) -> None:
        if event.event == "show":
            come_forward(window)

    client.heard.connect(hear)
    client.send(Subscribe(window=name, pid=os.getpid()))


def come_forward(window: QWidget) -> None:
    """Be on top with the keyboard, as far as the desktop permits; minimised or not."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
