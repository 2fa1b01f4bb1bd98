"""Makes routines fit: something else for what cannot be done now, or what remains without it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from postureguard.core.programme.amounts import no_longer_than
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.own_routine import OWN_TRACK
from postureguard.core.training.routine import Item, Routine


@dataclass(frozen=True, slots=True)
class Tailor:
    """Makes routines fit."""

    catalogue: Catalogue
    possible: Callable[[Exercise], bool]
    """Whether an exercise can be done now."""
    easier: Mapping[str, str]
    """Exercises that are replaced by an easier one for now."""
    harder: Mapping[str, str]
    """Exercises from which the person has gone on, where the next one can be done now."""

    def whole(self, routine: Routine) -> Routine | None:
        """The routine with something else for what cannot be done; None if that is not enough."""
        items = self._items(routine)
        if len(items) == len(routine.items):
            items = items if routine.track == OWN_TRACK else self._gone_on(items)
            return replace(routine, items=items)
        other = self.catalogue.routines.get(routine.otherwise or "")
        return self.whole(other) if other else None

    def part(self, routine: Routine) -> Routine | None:
        """What remains of the routine without what cannot be done; None when nothing does."""
        items = self._items(routine)
        return replace(routine, items=items) if items else None

    def _gone_on(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """The next exercise in place of one that is mastered, if it is not there already."""
        there, found = {item.exercise_id for item in items}, []
        for item in items:
            harder = self.harder.get(item.exercise_id, item.exercise_id)
            if harder not in there and self.possible(self.catalogue.exercises[harder]):
                there.add(harder)
                item = no_longer_than(item, Item(harder), self.catalogue.exercises)  # noqa: PLW2901
            found.append(item)
        return tuple(found)

    def _items(self, routine: Routine) -> tuple[Item, ...]:
        found = (self._item(item) for item in routine.items)
        return tuple(item for item in found if item is not None)

    def _item(self, item: Item) -> Item | None:
        exercises = self.catalogue.exercises
        if self.possible(exercises[item.exercise_id]):
            easier = self.easier.get(item.exercise_id)
            if easier is None:
                return item
            if self.possible(exercises[easier]):
                return no_longer_than(item, Item(easier), exercises)
        return self._item(item.otherwise) if item.otherwise else None
