"""The settings window as a process of its own."""

from PySide6.QtWidgets import QApplication

from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.settings.surroundings import Surroundings
from postureguard.windows.settings.window import SettingsWindow


def run_settings(
    around: Surroundings, app: QApplication, client: ResidentClient | None = None
) -> int:
    """Show the settings until the window is closed."""
    window = SettingsWindow(around, app)
    if client is not None:
        client.heard.connect(window.hear)
    return show_until_closed(window, "settings", client)
