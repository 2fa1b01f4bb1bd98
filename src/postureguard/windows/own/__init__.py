"""The person's own exercises and routines: a list of them, and the editor of the chosen one."""

from postureguard.windows.own.run import run_own
from postureguard.windows.own.window import OwnWindow

__all__ = ["OwnWindow", "run_own"]
