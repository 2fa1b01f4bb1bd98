"""The window that asks: what this is, safety, the back, the place, and where to begin."""

from postureguard.windows.welcome.run import run_welcome
from postureguard.windows.welcome.window import WelcomeWindow

__all__ = ["WelcomeWindow", "run_welcome"]
