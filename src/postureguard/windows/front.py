"""Only one window of a name: asked for again, the open one comes to the front."""

import os

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from postureguard.protocol import Event, Subscribe, WindowName
from postureguard.windows.client import ResidentClient
from postureguard.windows.placing import centre


def show_until_closed(window: QWidget, name: WindowName, client: ResidentClient | None) -> int:
    """Show a page in the middle of the screen; a resident that is there can call it to the front.

    Returns the exit code once the page is closed.
    """
    if client is not None:
        listen_for_show(window, name, client)
        client.open()
    centre(window)
    window.show()
    code = QCoreApplication.exec()
    if client is not None:
        client.close()
    return code


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
