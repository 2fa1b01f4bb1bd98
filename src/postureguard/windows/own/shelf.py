"""What there is of one's own, read anew after each change, beside what came with the program."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from postureguard.catalogue import OwnStore
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.own import PackSummary
from postureguard.core.training.routine import Routine
from postureguard.windows.own.drafts import NEW_EXERCISE, NEW_ROUTINE

EXERCISE: Final = "exercise"
ROUTINE: Final = "routine"
"""Wishes for something new."""


class Shelf:
    """Keeps, finds and removes; what does not go raises a UserError."""

    def __init__(self, store: OwnStore, shipped: Catalogue) -> None:
        self._store = store
        self._shipped = shipped
        self.own = store.catalogue()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of one's own."""
        return not (self.own.exercises or self.own.routines)

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """Everything that a routine can be made of."""
        return {**self.own.exercises, **self._shipped.exercises}

    def find(self, wish: str) -> Exercise | Routine | None:
        """What an identifier stands for, or a draft of something new."""
        if wish == EXERCISE:
            return NEW_EXERCISE
        if wish == ROUTINE:
            return NEW_ROUTINE
        return self.own.exercises.get(wish) or self.own.routines.get(wish)

    def name(self, identifier: str) -> str:
        """What something is called."""
        found = self.find(identifier)
        return found.name if found is not None else ""

    def keep_exercise(self, draft: Exercise, picture: Path | None) -> Exercise:
        """Keep an exercise, under an identifier of its own if it is new."""
        named = replace(draft, id=draft.id or self._store.free_id(draft.name))
        kept = self._store.keep_exercise(named, picture)
        self._read()
        return kept

    def keep_routine(self, draft: Routine) -> Routine:
        """Keep a routine, under an identifier of its own if it is new."""
        named = replace(draft, id=draft.id or self._store.free_id(draft.name))
        kept = self._store.keep_routine(named)
        self._read()
        return kept

    def remove(self, identifier: str) -> None:
        """Remove an exercise that no routine uses, or a routine."""
        self._store.remove(identifier)
        self._read()

    def read_pack(self, path: Path) -> PackSummary:
        """Add everything that is in a pack, or nothing."""
        found = self._store.read_pack(path)
        self._read()
        return found

    def write_pack(self, path: Path) -> None:
        """Write everything into one file."""
        self._store.write_pack(path)

    def _read(self) -> None:
        self.own = self._store.catalogue()
