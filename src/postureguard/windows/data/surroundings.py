"""What the window “Your data” needs of the world."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, Literal, Protocol

Form = Literal["csv", "zip", "json"]
SourceName = Literal["journal", "workrave", "activitywatch", "pain"]
PartName = Literal["journal", "own", "settings"]
PARTS: Final[tuple[PartName, ...]] = ("journal", "own", "settings")

Watch = Callable[[int], None]
"""Told again and again how many facts or rows are done; raises `Stopped` to end the work there."""


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """The person does not want it any more. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a journal holds."""

    facts: int
    first: date | None
    """The day of the first fact; None without any."""
    last: date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept, and where."""

    path: Path
    """The journal."""
    size: int
    """Bytes, with what SQLite keeps beside it; 0 when there is no journal."""
    held: Held | None
    """None when it is missing or cannot be read."""
    trouble: str
    """Why it cannot be read, in one sentence; empty when all is well."""
    copies: Sequence[Path]
    """Copies beside it, the newest first."""
    copied_at: datetime | None
    """When the newest copy was made, UTC."""
    places: Mapping[PartName, Path]
    """Where each part is kept."""
    running: bool
    """Whether the program runs and has the journal open."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of ratings."""

    date: str
    score: str
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a file would bring."""

    facts: Sequence[object]
    """As they will be handed back; nobody else looks into them."""
    held: Held
    only_new_times: bool
    """Whether stretches of time of which the journal knows already are left out."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the facts in a file."""

    added: int
    known: int
    """Facts that were there already."""
    left_out: int
    """Stretches of time of which the journal knew already."""


class OwnData(Protocol):
    """Looks, hands out, takes in, deletes. Whatever cannot be done is told by a `UserError`.

    A program that runs is ended first where it must be, and started again afterwards.
    """

    def kept(self) -> Kept:
        """How things are now."""
        ...

    def export(self, form: Form, out: Path, watch: Watch) -> Sequence[Path]:
        """Write everything for other programs; the files that were written."""
        ...

    def back_up(self, file: Path | None) -> Path:
        """Copy the journal to a new file, or beside itself; where the copy is."""
        ...

    def look_at(self, copy: Path) -> Held:
        """What a copy holds that could take the journal's place."""
        ...

    def restore(self, copy: Path) -> Path | None:
        """Put a copy in the journal's place; where the one before is kept, if there was one."""
        ...

    def columns(self, table: Path) -> Sequence[str]:
        """The columns of a table."""
        ...

    def read(self, source: SourceName, file: Path, columns: Columns | None) -> Found:
        """Read what a file would bring; nothing is changed."""
        ...

    def add(self, found: Found, watch: Watch) -> Brought:
        """Take it in, all of it or nothing."""
        ...

    def forget(self, parts: Sequence[PartName]) -> None:
        """Delete these parts for good; a program that runs is ended, and not started again."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The data, and what else the window leads to."""

    data: OwnData
    show_report: Callable[[], object]
    """Open the page for a physiotherapist or doctor."""
    open_folder: Callable[[Path], bool]
    """Show a folder in the desktop's file manager; False when there is none."""
