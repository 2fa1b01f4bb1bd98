"""A routine's items survive being told, and nothing else is believed."""

from dataclasses import replace

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training.routine import Item, script
from postureguard.core.training.told import tell, told
from postureguard.errors import UserError

CATALOGUE = shipped_catalogue()


@pytest.mark.parametrize("name", CATALOGUE.routines)
def test_what_was_told_is_led_through(name):
    routine = CATALOGUE.routines[name]
    heard = told(replace(routine, items=(Item("walk-snack"),)), tell(routine), CATALOGUE.exercises)
    assert script(heard, CATALOGUE.exercises) == script(routine, CATALOGUE.exercises)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "must be JSON"),
        ("[" * 100_000, "must be JSON"),
        ("{}", "items must be a list of tables"),
        ("[]", "items must have 1 to 20 tables"),
        ('[{"exercise":"wall-rest"}]', "did you mean wall-reset"),
        ('[{"exercise":"wall-reset","seconds":5e3}]', "must be a whole number"),
        ('[{"exercise":"walk-snack","count":3}]', "must be seconds: the exercise is timed"),
    ],
)
def test_anything_else_is_refused(text, sentence):
    with pytest.raises(UserError, match=sentence):
        told(CATALOGUE.routines["mi-wall"], text, CATALOGUE.exercises)
