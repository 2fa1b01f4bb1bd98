"""The person's own programs: real ones that answer, fail, hang, or are not there at all."""

import json
import logging
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from postureguard.core.facts import BreakFact, SittingBout
from postureguard.core.settings import Settings
from postureguard.core.sitting.state import Break
from postureguard.system import hooks as module
from postureguard.system.hooks import MOST, Hooks

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TELL = """
import json, os, sys
told = {k: v for k, v in os.environ.items() if k.startswith("POSTUREGUARD_")}
with open(sys.argv[1], "a") as file:
    file.write(json.dumps([sys.argv[2:], told]) + "\\n")
"""
HANG = "import os, sys, signal; open(sys.argv[1], 'a').write(str(os.getpid())); signal.pause()"


def fact(stage, ending=None, break_id="b1"):
    return BreakFact(NOON, break_id, "short", "mi-wall", stage, 1800.0, ending)


BREAK = Break("b2", "long", "lo-stand-1", 400.0, 9)


class Folder:
    """Programs that write down what they were told."""

    def __init__(self, path: Path):
        self.path = path
        self.file = path / "told"

    def program(self, code, *words):
        return (sys.executable, "-I", "-S", "-c", code, str(self.file), *words)

    @property
    def told(self):
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.file.read_text().splitlines()]

    @property
    def events(self):
        return [environment["POSTUREGUARD_EVENT"] for _words, environment in self.told]

    @property
    def pid(self):
        text = self.file.read_text() if self.file.exists() else ""
        return int(text) if text else 0


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def make(qtbot):
    made = []

    def build(**programs):
        made.append(Hooks(Settings(**programs)))
        return made[-1]

    yield build
    for hooks in made:
        hooks.settings = Settings()
        hooks.close()


def idle(hooks):
    return not hooks.findChildren(QProcess)


def runs(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def test_a_program_is_told_what_happened_by_its_environment_alone(qtbot, make, folder):
    hooks = make(on_break=folder.program(TELL, "$HOME; a b", "*"))
    hooks.hear(fact("shown"))
    qtbot.waitUntil(lambda: bool(folder.told) and idle(hooks))
    assert folder.told == [
        [
            ["$HOME; a b", "*"],
            {
                "POSTUREGUARD_EVENT": "break",
                "POSTUREGUARD_KIND": "short",
                "POSTUREGUARD_ROUTINE": "mi-wall",
                "POSTUREGUARD_ENDING": "",
            },
        ]
    ]


@pytest.mark.parametrize(
    ("ending", "events"),
    [
        ("done", ["done", "end"]),
        ("partial", ["done", "end"]),
        ("skipped", ["end", "skip"]),
        ("stopped", ["end"]),
        ("interrupted", ["end"]),
        ("missed", ["end"]),
    ],
)
def test_each_ending_starts_what_is_meant_for_it(qtbot, make, folder, ending, events):
    tell = folder.program(TELL)
    hooks = make(on_done=tell, on_skip=tell, on_end=tell)
    for heard in (fact("shown"), fact("step_done"), fact("ended", ending)):
        hooks.hear(heard)
    qtbot.waitUntil(lambda: len(folder.events) == len(events) and idle(hooks))
    assert sorted(folder.events) == events
    assert {environment["POSTUREGUARD_ENDING"] for _words, environment in folder.told} == {ending}


def test_a_break_that_waits_is_named(qtbot, make, folder):
    hooks = make(on_hold=folder.program(TELL))
    hooks.hold(BREAK)
    qtbot.waitUntil(lambda: bool(folder.told) and idle(hooks))
    [[_words, environment]] = folder.told
    assert environment["POSTUREGUARD_EVENT"] == "hold"
    assert environment["POSTUREGUARD_KIND"] == "long"
    assert environment["POSTUREGUARD_ROUTINE"] == "lo-stand-1"


def test_a_break_that_never_appeared_is_not_over(qtbot, make, folder):
    tell = folder.program(TELL)
    hooks = make(on_end=tell, on_skip=tell)
    hooks.hear(fact("announced"))
    hooks.hear(fact("ended", "skipped"))
    qtbot.waitUntil(lambda: bool(folder.told) and idle(hooks))
    assert folder.events == ["skip"]


def test_other_facts_and_empty_options_start_nothing(make, folder):
    hooks = make(on_start=folder.program(TELL))
    hooks.hear(SittingBout(NOON, NOON, 3.0))
    hooks.hear(fact("shown"))
    hooks.hold(BREAK)
    assert idle(hooks)


def test_new_settings_hold_from_the_next_start_of_a_program_on(qtbot, make, folder):
    hooks = make()
    hooks.hear(fact("started"))
    assert idle(hooks)
    hooks.settings = Settings(on_start=folder.program(TELL))
    hooks.hear(fact("started"))
    qtbot.waitUntil(lambda: bool(folder.told) and idle(hooks))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("/nowhere/at-all",), "did not start"),
        ((sys.executable, "-I", "-S", "-c", "raise SystemExit(3)"), "ended with 3"),
        ((sys.executable, "-I", "-S", "-c", "import os; os.abort()"), "crashed"),
    ],
)
def test_what_fails_is_one_line_in_the_log(qtbot, make, caplog, words, said):
    caplog.set_level(logging.WARNING)
    hooks = make(on_break=words)
    hooks.hear(fact("shown"))
    qtbot.waitUntil(lambda: idle(hooks) and bool(caplog.messages))
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith(f"on_break: {words[0]} {said}")


def test_what_takes_too_long_is_ended_with_what_it_started(
    qtbot, make, folder, monkeypatch, caplog
):
    monkeypatch.setattr(module, "LIMIT_S", 0.5)
    shell = f'{sys.executable} -I -S -c "{HANG}" {folder.file} & wait'
    hooks = make(on_break=("/bin/sh", "-c", shell))
    hooks.hear(fact("shown"))
    qtbot.waitUntil(lambda: folder.pid > 0)
    qtbot.waitUntil(lambda: idle(hooks))
    qtbot.waitUntil(lambda: not runs(folder.pid))
    assert [m for m in caplog.messages if "ran for" in m]


def test_no_more_than_a_few_run_at_once(qtbot, make, caplog):
    wait = (sys.executable, "-I", "-S", "-c", "import signal; signal.pause()")
    hooks = make(on_break=wait)
    for number in range(MOST + 2):
        hooks.hear(fact("shown", break_id=f"b{number}"))
    assert len(hooks.findChildren(QProcess)) == MOST
    assert len([m for m in caplog.messages if "left out" in m]) == 2


def test_the_end_ends_what_runs_and_lets_the_last_ones_go(qtbot, make, folder):
    wait = (sys.executable, "-I", "-S", "-c", "import signal; signal.pause()")
    tell = folder.program(TELL)
    hooks = make(on_break=wait, on_end=tell, on_quit=tell)
    hooks.hear(fact("shown"))
    qtbot.waitUntil(lambda: hooks.findChildren(QProcess)[0].processId() > 0)
    running = hooks.findChildren(QProcess)[0].processId()
    hooks.leave()
    hooks.hear(fact("ended", "interrupted"))
    hooks.close()
    assert not runs(running)
    qtbot.waitUntil(lambda: sorted(folder.events) == ["end", "quit"])
