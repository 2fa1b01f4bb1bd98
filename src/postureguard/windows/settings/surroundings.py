"""What the settings window needs of the world."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from postureguard.core.settings import Problem, Settings


class Store(Protocol):
    """The settings file. Whatever cannot be done is told by a `UserError`."""

    on_change: Callable[[], None]
    """Called when something was written to the file, by whomever."""

    @property
    def path(self) -> Path:
        """Where the settings are kept."""
        ...

    def read(self) -> tuple[Settings, tuple[Problem, ...]]:
        """What the file says, and what had to be mended."""
        ...

    def change(self, changes: Mapping[str, object]) -> None:
        """Set options; None sets one back to its default."""
        ...

    def make(self) -> None:
        """Write the file with every option as a comment, unless there is one."""
        ...

    def put_aside(self) -> Path:
        """Keep the file under another name and begin a new one; returns where it is kept."""
        ...


class Autostart(Protocol):
    """Whether the desktop starts the program."""

    def read(self) -> bool | None:
        """As the system has it now; None when that cannot be told."""
        ...

    def turn(self, on: bool) -> None:  # noqa: FBT001 - the only thing it is about
        """Start with the desktop, or no longer; `UserError` when that fails."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The file, the desktop, and what is known of it."""

    store: Store
    autostart: Autostart
    here: Callable[[str], tuple[str, ...]]
    """What works on this desktop, in sentences, for a group of options; may take a moment."""
    as_wished: Callable[[Settings], Settings]
    """Settings with "auto" replaced where the desktop has a wish."""
    open_file: Callable[[Path], bool]
    """Open a file in the program that the desktop has for it; False when there is none."""
    show_data: Callable[[], object]
    """Open the window “Your data”."""
