"""The settings window."""

from postureguard.windows.settings.run import run_settings
from postureguard.windows.settings.surroundings import Surroundings

__all__ = ["Surroundings", "run_settings"]
