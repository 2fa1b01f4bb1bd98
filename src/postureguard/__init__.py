"""PostureGuard notices how long you have been sitting and gets you moving."""

__version__ = "0.1.0"

DESKTOP_FILE = "org.postureguard.PostureGuard"
"""By this name desktops know the program: its desktop file, and the windows that belong to it."""
