"""What every chooser does, the real one and the one of the tests."""

import os
import sys
from contextlib import closing, suppress
from datetime import date

import msgspec
import pytest
from fakes import FakeChooser

from postureguard.core.sitting.plan import Drawn, Offer
from postureguard.core.week_news import WeekNews
from postureguard.ports import Chooser
from postureguard.system.chooser import ProcessChooser

WALL = Offer("mi-wall", 65.0, 2, on_feet=True, script='[{"exercise":"wall-reset","count":4}]')
SAYS = """
import msgspec
from postureguard.core.sitting.plan import Drawn, Offer
from postureguard.core.week_news import WeekNews
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


ANSWERS = """
import sys
print(open(sys.argv[1]).read(), end="")
"""
"""Says what comes through a pipe, and waits for it."""


class SlowFake:
    """The fake, which answers when it is told to."""

    def __init__(self):
        self.chooser = FakeChooser({}, slow=True)

    def works(self):
        return self.chooser._works_on is not None

    def answer(self, routine):
        self.chooser.answer()

    def will_say(self, routine):
        self.chooser.offers = {"micro": Offer(routine, 60.0, 1)}


class SlowProcess:
    """A process, which answers when it is told to."""

    def __init__(self, pipe, qtbot):
        os.mkfifo(pipe)
        self.pipe, self.qtbot = pipe, qtbot
        self.chooser = ProcessChooser((sys.executable, "-c", ANSWERS, str(pipe)))

    def works(self):
        return self.chooser._process.processId() > 0

    def will_say(self, routine):
        """It is told with the answer."""

    def answer(self, routine):
        line = []

        def listens():
            with suppress(OSError):  # nobody reads yet
                line.append(os.open(self.pipe, os.O_WRONLY | os.O_NONBLOCK))
            return bool(line)

        self.qtbot.waitUntil(listens)
        offer = {"routine": routine, "seconds": 60.0, "steps": 1}
        os.write(line[0], msgspec.json.encode({"offers": {"micro": offer}}))
        worker = self.chooser._process.processId()
        os.close(line[0])
        self.qtbot.waitUntil(lambda: self.chooser._process.processId() != worker)


@pytest.fixture(params=["fake", "process"])
def slow(request, qtbot, tmp_path):
    if request.param == "fake":
        yield SlowFake()
    else:
        slow = SlowProcess(tmp_path / "pipe", qtbot)
        with closing(slow.chooser):
            yield slow


def test_what_was_begun_before_the_last_wish_is_not_told(qtbot, slow):
    heard = told(slow.chooser)
    slow.will_say("old")
    slow.chooser.choose()
    qtbot.waitUntil(slow.works)
    slow.will_say("new")
    slow.chooser.choose()
    slow.answer("old")
    qtbot.waitUntil(slow.works)
    slow.answer("new")
    qtbot.waitUntil(lambda: bool(heard))
    assert [chosen.offers["micro"].routine for chosen in heard] == ["new"]


@pytest.fixture(params=["fake", "ends with 3", "is unreadable", "is no object", "is not there"])
def failing(request, qtbot):
    if request.param == "fake":
        yield FakeChooser({}, fails=True)
        return
    code = {"ends with 3": "raise SystemExit(3)", "is unreadable": "print('{')"}
    command = (sys.executable, "-c", code.get(request.param, "print('[1]')"))
    with closing(
        ProcessChooser(("/nowhere/at-all",) if request.param == "is not there" else command)
    ) as chooser:
        yield chooser


def test_a_failure_is_told_each_time_and_nothing_else(qtbot, failing):
    heard, failures = told(failing), []
    failing.on_failed = lambda: failures.append(1)
    failing.choose()
    qtbot.waitUntil(lambda: len(failures) == 1)
    failing.choose()
    qtbot.waitUntil(lambda: len(failures) == 2)
    assert heard == []


def told(chooser: Chooser):
    heard = []
    chooser.on_chosen = heard.append
    return heard


def test_what_was_chosen_is_told(qtbot, chooser):
    heard = told(chooser)
    chooser.choose()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].offers == {"micro": WALL}


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


def test_what_fails_is_logged_once_until_it_works_again(qtbot, caplog):
    with closing(process("raise SystemExit(3)")) as chooser:
        failures = []
        chooser.on_failed = lambda: failures.append(1)

        def choose(times):
            chooser.choose()
            qtbot.waitUntil(lambda: len(failures) == times)

        choose(1)
        choose(2)
        assert caplog.text.count("no routine could be chosen") == 1
        heard, works = told(chooser), chooser._command
        chooser._command = (sys.executable, "-c", SAYS)
        chooser.choose()
        qtbot.waitUntil(lambda: bool(heard))
        chooser._command = works
        choose(3)
        assert caplog.text.count("no routine could be chosen") == 2


TELLS = """
import msgspec
from datetime import date
from postureguard.core.sitting.plan import Drawn
from postureguard.core.week_news import WeekNews
drawn = Drawn(60, date(2026, 3, 8))
week = WeekNews(date(2026, 3, 2), "You stood up.")
print(msgspec.json.encode({"offers": {}, "drawn": drawn, "week": week}).decode(), end="")
"""


def test_what_the_experiment_has_drawn_and_what_there_is_to_tell_of_the_week(qtbot):
    with closing(process(TELLS)) as chooser:
        heard = told(chooser)
        chooser.on_week = heard.append
        chooser.choose()
        qtbot.waitUntil(lambda: len(heard) == 2)
        chosen, week = heard
        assert chosen.drawn == Drawn(60, date(2026, 3, 8))
        assert week == WeekNews(date(2026, 3, 2), "You stood up.")


def test_that_there_is_nothing_to_tell_is_told_as_well(qtbot):
    with closing(process(SAYS)) as chooser:
        heard = []
        chooser.on_week = heard.append
        chooser.choose()
        qtbot.waitUntil(lambda: bool(heard))
        assert heard == [None]
