"""Everything that the person entered, day by day, to look at and to put right."""

from postureguard.windows.entries.run import run_entries
from postureguard.windows.entries.window import EntriesWindow

__all__ = ["EntriesWindow", "run_entries"]
