"""What every chooser does, the real one and the one of the tests."""

import sys
from contextlib import closing

import pytest
from fakes import FakeChooser

from postureguard.core.sitting.plan import Offer
from postureguard.ports import Chooser
from postureguard.system.chooser import ProcessChooser

WALL = Offer("mi-wall", 65.0, 2, on_feet=True, script='[{"exercise":"wall-reset","count":4}]')
SAYS = """
import msgspec
from postureguard.core.sitting.plan import Offer
offer = Offer("mi-wall", 65.0, 2, on_feet=True, script='[{"exercise":"wall-reset","count":4}]')
print(msgspec.json.encode({"offers": {"micro": offer}, "due": "month"}).decode(), end="")
"""


def process(code):
    return ProcessChooser((sys.executable, "-c", code))


@pytest.fixture(params=["fake", "process"])
def chooser(request, qtbot):
    if request.param == "fake":
        yield FakeChooser({"micro": WALL})
    else:
        with closing(process(SAYS)) as chooser:
            yield chooser


def told(chooser: Chooser):
    heard = []
    chooser.on_chosen = heard.append
    return heard


def test_what_was_chosen_is_told(qtbot, chooser):
    heard = told(chooser)
    chooser.choose()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0] == {"micro": WALL}


def test_what_is_to_be_asked_is_told_after_it(qtbot):
    with closing(process(SAYS)) as chooser:
        heard = told(chooser)
        chooser.on_due = heard.append
        chooser.choose()
        qtbot.waitUntil(lambda: len(heard) == 2)
        assert heard[1] == "month"


def test_it_can_choose_again(qtbot, chooser):
    heard = told(chooser)
    chooser.choose()
    qtbot.waitUntil(lambda: len(heard) == 1)
    chooser.choose()
    qtbot.waitUntil(lambda: len(heard) == 2)


def test_wishes_that_come_together_are_one(qtbot):
    with closing(process(SAYS)) as chooser:
        heard = told(chooser)
        for _ in range(5):
            chooser.choose()
        qtbot.waitUntil(lambda: bool(heard))
        assert len(heard) == 1


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("raise SystemExit(3)", "stays"),
        ("print('{')", "unreadable"),
        ("print('[1]')", "unreadable"),
    ],
)
def test_a_choice_that_fails_is_logged_and_nothing_is_told(qtbot, caplog, code, word):
    with closing(process(code)) as chooser:
        heard = told(chooser)
        chooser.choose()
        qtbot.waitUntil(lambda: word in caplog.text)
        assert heard == []


def test_a_program_that_is_not_there_is_logged(qtbot, caplog):
    with closing(ProcessChooser(("/nowhere/at-all",))) as chooser:
        chooser.choose()
        qtbot.waitUntil(lambda: "no routine could be chosen" in caplog.text)
