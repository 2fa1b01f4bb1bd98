"""The player is told what a routine is made of today."""

from dataclasses import replace

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.errors import UserError
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine import run_routine, words
from postureguard.windows.routine.around import Around

CATALOGUE = shipped_catalogue()


def test_what_cannot_be_a_routine_is_refused():
    around = Around(ResidentClient("nobody"), Settings())
    with pytest.raises(UserError, match="did you mean wall-reset"):
        run_routine("mi-wall", "b1", CATALOGUE, around, '[{"exercise":"wall-rest"}]')


def test_the_player_says_that_sides_take_turns():
    step = script(CATALOGUE.routines["sh-lcs-3"], CATALOGUE.exercises)[-1]
    assert words.where(step, "floor") == "On the floor · sides in turn"
    assert words.where(replace(step, alternating=False), "floor") == "On the floor"
