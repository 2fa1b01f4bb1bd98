"""What a resident has taken, noted again and again, and whether it grows."""

from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, median

from desktop.screen import Screen

from benchmarks.resident import alone_kb, memory_kb

FIRST = 50
"""So many breaks a resident may take to know everything it will know."""
AROUND = 3
"""A figure at a moment is the median of so many notes."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the resident has after some breaks; memory in kB."""

    breaks: int
    pss: float
    own: float
    """Pages that no file and no other program has a part in: what a leak is made of."""
    alone: float
    files: int
    threads: int
    children: int
    windows: int
    things: int
    """What it has in the X server; not the fonts, of which Qt opens one for each new monitor."""


def note(breaks: int, pid: int, screen: Screen) -> Note:
    """Look at the resident now; nothing of ours should run but it."""
    memory, task = memory_kb(pid), Path(f"/proc/{pid}/task")
    owned = screen.owned(pid)
    children = (task / str(pid) / "children").read_text().split()
    return Note(
        breaks=breaks,
        pss=memory["Pss"],
        own=memory["Pss_Anon"],
        alone=alone_kb(pid),
        files=len(list(Path(f"/proc/{pid}/fd").iterdir())),
        threads=len(list(task.iterdir())),
        children=len(children),
        windows=owned["WINDOW"],
        things=sum(owned.values()) - owned["FONT"],
    )


@dataclass(frozen=True, slots=True)
class Growth:
    """One gauge from the fiftieth break (or the middle of a short run) to the last."""

    name: str
    first: float
    last: float
    a_hundred: float
    """How much it grows in a hundred breaks, by the straight line through all notes."""

    @property
    def by(self) -> float:
        """How much it grew."""
        return self.last - self.first


def growth(notes: list[Note], name: str) -> Growth:
    """How one gauge went, once the resident has seen everything."""
    start = min(FIRST, notes[-1].breaks // 2)
    later = [one for one in notes if one.breaks >= start] or notes
    values = [float(getattr(one, name)) for one in later]
    first, last = median(values[:AROUND]), median(values[-AROUND:])
    slope = 0.0
    if len({one.breaks for one in later}) > 1:
        slope = linear_regression([float(one.breaks) for one in later], values).slope
    return Growth(name, first, last, slope * 100)
