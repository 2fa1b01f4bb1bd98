"""What the place, the clothes and the kit allow."""

from postureguard.core.programme.person import Person
from postureguard.core.training.exercise import Exercise


def fits(exercise: Exercise, person: Person) -> bool:
    """Whether somebody can do an exercise where they are, and wants to."""
    return (
        exercise.id not in person.switched_off
        and (person.floor or set(exercise.place) != {"floor"})
        and (exercise.clothes == "any" or person.clothes != "office")
        and person.kit.issuperset(exercise.kit)
    )
