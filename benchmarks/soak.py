"""Many breaks in a row on a real desktop where everything goes wrong: does anything stay behind?

python -m benchmarks soak [--breaks 500] [--seed N] [--json FILE]

Every break is taken another way (gone through, left, closed, killed, hung), and between and in
them the lock, sleep, settings, notification service, panel and monitors change. The order comes
from the seed. One program lives through all of it; then every fiftieth break comes by the clock to
a program that was started anew. Fails when a window or a process stays, when a break has not
exactly one ending, or not the right one, and when the program grows.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from random import Random

from desktop.desk import Desk, Event
from desktop.screen import Screen
from rig import Rig, RigError, need

from benchmarks._gauges import Growth, Note, growth, note
from benchmarks._sitter import Sitter
from benchmarks._upsets import SIZE, Upsets

NOTE_EVERY = 10
BY_THE_CLOCK_EVERY = 50
MEMORY_KB = 1024.0
"""A program may grow by that much from the fiftieth break to the last."""
MEMORY = ("own", "alone", "pss")
FLAT = ("files", "threads", "children", "windows", "things")
LOUD = ("Traceback", " ERROR ")
"""What the program's own words must not have in them."""


class Soak:
    """One run: what was done, what was noted, and what is wrong."""

    def __init__(self, breaks: int, seed: int) -> None:
        self.breaks, self.seed = breaks, seed
        self.notes: list[Note] = []
        self.did: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.endings: Counter[str] = Counter()

    def run(self) -> None:
        """All of it; what goes wrong is kept, and ends it."""
        with _at_a_desk() as (desk, screen):
            chance = Random(self.seed)
            sitter = Sitter(desk, screen, Upsets(desk, screen, chance), chance)
            try:
                self._take_breaks(sitter, screen)
            except (RigError, AssertionError, OSError, ValueError) as error:
                ways = ", ".join(sitter.did)
                self.wrong.append(f"break {len(sitter.expected)}: {error!r}; so far {ways}")
            self.did = sitter.did
            self.endings, wrong = judged(desk.events(), sitter.expected)
            self.wrong += wrong
            self.wrong += [
                f"the program said:{_around(desk.said(), w)}" for w in LOUD if w in desk.said()
            ]
            if desk.rows("PRAGMA integrity_check") != [("ok",)]:
                self.wrong.append("the journal is damaged")

    def _take_breaks(self, sitter: Sitter, screen: Screen) -> None:
        for number in range(1, self.breaks + 1):
            sitter.take_a_break()
            if number % NOTE_EVERY == 0 or number == self.breaks:
                sitter.rest()
                self.notes.append(note(number, sitter.resident.pid, screen))
                _say(self.notes[-1])
        for _number in range(self.breaks // BY_THE_CLOCK_EVERY):
            sitter.take_one_by_the_clock()
        sitter.rest()

    def grown(self) -> list[Growth]:
        """How every gauge went; too much of it is wrong."""
        return [growth(self.notes, name) for name in (*MEMORY, *FLAT)] if self.notes else []


def judged(events: list[Event], expected: list[frozenset[str]]) -> tuple[Counter[str], list[str]]:
    """The endings of all breaks, and which are wrong: none, two, not the last, another one."""
    wrong: list[str] = []
    by_break: dict[str, list[Event]] = {}
    for event in events:
        by_break.setdefault(event.break_id, []).append(event)
    endings: Counter[str] = Counter()
    if len(by_break) != len(expected):
        wrong.append(f"{len(expected)} breaks were taken, {len(by_break)} are known")
    for number, facts in enumerate(by_break.values(), 1):
        found = [fact.ending for fact in facts if fact.stage == "ended"]
        endings.update(str(ending) for ending in found)
        right = expected[number - 1] if number <= len(expected) else frozenset()
        if len(found) != 1 or facts[-1].stage != "ended" or found[0] not in right:
            stages = [stage for stage, _same in groupby(fact.stage for fact in facts)]
            wrong.append(f"break {number}: {stages} {found}, right is {sorted(right)}")
    return endings, wrong


def too_much(grown: list[Growth]) -> list[str]:
    """What has grown that must not.

    "pss" and "alone" only inform: both count the system's libraries by who else uses them now,
    which goes up and down by 1 MB.
    """
    wrong = [
        f"{g.name} grew by {g.by:.0f} kB" for g in grown if g.name == "own" and g.by > MEMORY_KB
    ]
    wrong += [
        f"{g.name} grew from {g.first:g} to {g.last:g}"
        for g in grown
        if g.name in FLAT and g.by > 0
    ]
    return wrong


@contextmanager
def _at_a_desk() -> Iterator[tuple[Desk, Screen]]:
    need("xrandr")
    with Rig(SIZE) as rig:
        rig.start_x()
        rig.start_session_bus()
        rig.start_system_bus()
        rig.start_window_manager()
        desk = Desk(rig)
        desk.env["DBUS_SYSTEM_BUS_ADDRESS"] = rig.system_bus
        screen = Screen(rig.display)
        try:
            yield desk, screen
        finally:
            screen.close()
            desk.close()


def _around(text: str, word: str) -> str:
    place = text.index(word)
    return text[max(0, place - 500) : place + 1500]


def _say(one: Note) -> None:
    print(
        f"after {one.breaks:4}: pss {one.pss / 1024:.2f} MB, own {one.own / 1024:.2f}, alone "
        f"{one.alone / 1024:.2f}; {one.files} files, {one.threads} threads, {one.windows} windows",
        flush=True,
    )


def _print(soak: Soak, minutes: float) -> None:
    for name, count in sorted(soak.did.items()):
        print(f"  {name:34}{count:6}")
    print(f"\n{'':18}{'first':>10}{'last':>10}{'by':>10}{'in 100':>10}")
    for g in soak.grown():
        print(f"{g.name:18}{g.first:10.0f}{g.last:10.0f}{g.by:10.0f}{g.a_hundred:10.1f}")
    ends = ", ".join(f"{count} {name}" for name, count in soak.endings.most_common())
    print(f"\n{soak.breaks} breaks in {minutes:.1f} min, seed {soak.seed}: {ends}")
    for line in soak.wrong:
        print(f"WRONG  {line}")
    print("broken" if soak.wrong else "nothing stayed behind, nothing was lost")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--breaks", type=int, default=500)
    parser.add_argument("--seed", type=int, default=46)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    soak, began = Soak(chosen.breaks, chosen.seed), time.monotonic()
    soak.run()
    soak.wrong += too_much(soak.grown())
    _print(soak, (time.monotonic() - began) / 60)
    if chosen.json:
        figures = {
            g.name: {"first": g.first, "last": g.last, "a_hundred": g.a_hundred}
            for g in soak.grown()
        }
        found = {"seed": soak.seed, "breaks": soak.breaks, "wrong": soak.wrong, "did": soak.did}
        text = json.dumps(found | {"endings": soak.endings, "gauges": figures}, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 1 if soak.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
