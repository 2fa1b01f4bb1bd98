"""Somebody at the desk who takes each break in another way, and knows how it has to end."""

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from random import Random

from desktop.desk import BREAK, PRIMARY, Box, Desk, alive
from desktop.screen import Screen
from rig import PATIENCE_S, RigError, until

from benchmarks._upsets import Upsets

STOP = ("#FBEDE8",)
"""The back of the button "It hurts: stop" in light windows."""
ASIDE = 14
"""So many pixels beside the middle of a button, now left, now right, it is pressed."""
CALM_S = 0.15
"""After so long a press that has shown no effect is tried again."""
UPSET_BEFORE, UPSET_DURING = 0.3, 0.15
"""How often something happens to the desktop before a break, and while its window is there."""
WAYS: dict[str, tuple[int, frozenset[str]]] = {
    "go through": (20, frozenset({"done"})),
    "go halfway": (12, frozenset({"partial", "done"})),  # some routines have one step
    "half a minute": (10, frozenset({"partial", "done"})),  # some are as short as it gets
    "escape": (10, frozenset({"skipped"})),
    "escape in the routine": (6, frozenset({"skipped"})),
    "close": (6, frozenset({"skipped"})),
    "skip": (8, frozenset({"skipped"})),
    "stop": (6, frozenset({"stopped"})),
    "kill at once": (5, frozenset({"interrupted"})),
    "kill": (6, frozenset({"interrupted"})),
    "kill in the routine": (6, frozenset({"interrupted"})),
    "hang": (1, frozenset({"interrupted"})),
}
"""How a break is left: how often of a hundred or so, and the endings that are right."""
STOPS = 3
"""What hurt is left out afterwards; with more of that nothing would be left for the day."""
UNSHOWN = {
    "skip": frozenset({"skipped"}),
    "pause": frozenset({"held"}),
    "end": frozenset({"interrupted"}),
}
"""The same for a break that ends before its window is there; "end" is the end of the program."""


class Sitter:
    """Starts breaks and leaves them. What does not come in time is a `RigError`."""

    def __init__(self, desk: Desk, screen: Screen, upsets: Upsets, chance: Random) -> None:
        self._desk, self._screen, self._upsets, self._chance = desk, screen, upsets, chance
        self._side = ASIDE
        self.resident: subprocess.Popen[bytes] = desk.start()
        desk.has_chosen()
        self.did: Counter[str] = Counter()
        self.expected: list[frozenset[str]] = []
        """The endings that are right for each break so far."""

    def take_a_break(self) -> None:
        """From asking for one to the end of its window."""
        self._maybe_upset(UPSET_BEFORE)
        self._ask_for_one()
        self._leave(self._a_way())

    def take_one_by_the_clock(self) -> None:
        """The program is started anew, and the break comes by itself."""
        self.did["by the clock"] += 1
        self._end_program()
        self._desk.rules()
        self._desk.has_sat(left_s=1)
        seen = self._count("announced")
        self.resident = self._desk.start()
        until(lambda: self._count("announced") > seen, "a break by the clock", 2 * PATIENCE_S)
        reply = self._chance.choice(["wait", "start", *UNSHOWN])
        self.did[f"announced: {reply}"] += 1
        if reply in {"wait", "start"}:
            if reply == "start":
                self._ask("start")
            until(lambda: self._last()[-1:] == ["shown"], "its window", 2 * PATIENCE_S)
            self._leave(self._a_way())
            return
        self.expected.append(UNSHOWN[reply])
        if reply == "end":
            self._end_program()
            self.resident = self._desk.start()
        else:
            self._ask(reply)
        self._over()
        if reply == "pause":
            self._ask("resume")

    def rest(self) -> None:
        """Nothing runs but the program itself."""
        until(lambda: self._desk.mine() == [self.resident.pid], "quiet", 2 * PATIENCE_S)

    # --- into it -------------------------------------------------------------------------------

    def _ask_for_one(self) -> None:
        how = self._chance.choices(
            ["socket", "twice", "command", "redo", "put off"], (50, 10, 8, 12, 12)
        )[0]
        if how == "redo" and not self._desk.status().get("can_redo"):
            how = "socket"
        self.did[how] += 1
        if how == "command":
            assert self._desk.run("start-break").returncode == 0
        else:
            self._ask("redo" if how == "redo" else "start")
        if how == "twice":
            self._ask("start")
        if how == "put off":
            self._put_off_and_start()
        until(lambda: self._last()[-1:] == ["shown"], "a break that is shown")

    def _put_off_and_start(self) -> None:
        """The same break comes back at once, before or after its first window has gone."""
        if self._chance.random() < 0.5:
            self._window()
        before = self._desk.children(self.resident, "window routine")
        self._ask("postpone")
        if self._chance.random() < 0.5:
            self._no_window()
        self._ask("start")
        until(lambda: not any(map(alive, before)), "the end of the first window")

    def _a_way(self) -> str:
        weights = [weight for weight, _endings in WAYS.values()]
        way = self._chance.choices(list(WAYS), weights)[0]
        enough = way == "stop" and self.did["stop"] >= STOPS
        return "escape in the routine" if enough else way

    # --- and out again -------------------------------------------------------------------------

    def _leave(self, way: str) -> None:
        self.did[way] += 1
        self.expected.append(WAYS[way][1])
        if way == "kill at once":
            self._kill()
        else:
            window = self._window()
            self._maybe_upset(UPSET_DURING)
            if self._upsets.one_monitor():
                self.did["monitor gone in a break"] += 1
                self._upsets.comes_home(window)
            self._ways()[way](window)
        self._over()

    def _ways(self) -> dict[str, Callable[[int], None]]:
        return {
            "go through": lambda window: self._go_on(window, lambda: self._is_over),
            "go halfway": self._go_halfway,
            "half a minute": self._half_a_minute,
            "escape": self._escape,
            "escape in the routine": lambda window: (self._begin(window), self._escape(window)),
            "close": self._screen.ask_to_close,
            "skip": lambda _window: self._ask("skip"),
            "stop": self._stop,
            "kill": lambda _window: self._kill(),
            "kill in the routine": lambda window: (self._begin(window), self._kill()),
            "hang": lambda _window: self._kill(signal.SIGSTOP),
        }

    def _begin(self, window: int) -> None:
        self._go_on(window, lambda: "started" in self._last())

    def _go_halfway(self, window: int) -> None:
        self._go_on(window, lambda: "step_done" in self._last())
        self._escape(window)

    def _half_a_minute(self, window: int) -> None:
        self._desk.ask("half-minute")
        self._go_on(window, lambda: self._is_over)

    def _stop(self, window: int) -> None:
        self._begin(window)
        self._go_on(window, lambda: self._is_over, STOP)

    def _escape(self, window: int) -> None:
        self._screen.focus(window)
        self._screen.key("Escape")

    def _kill(self, by: signal.Signals = signal.SIGKILL) -> None:
        def players() -> list[int]:
            return self._desk.children(self.resident, "window routine")

        os.kill(until(players, "the process of the window")[0], by)

    def _go_on(
        self, window: int, there: Callable[[], bool], button: tuple[str, ...] = PRIMARY
    ) -> None:
        """Press a button until we are there."""

        def pressed() -> bool:
            if there():
                return True
            place = self._screen.button(button, self._corner(window, left=button is STOP))
            if place is not None:
                self._side = -self._side  # so that no two presses make a double click
                self._screen.click(place[0] + self._side, place[1])
            with suppress(RigError):
                until(there, "", CALM_S)
            return there()

        until(pressed, f"an effect of pressing; so far {self._last()}")

    def _corner(self, window: int, *, left: bool) -> Box:
        place = self._screen.box(window)
        x = place.x if left else place.x + place.width - 200
        return Box(x, place.y + place.height - 80, 200, 80)

    # --- what there is -------------------------------------------------------------------------

    def _window(self) -> int:
        return until(lambda: self._screen.windows(BREAK), "the window of the break")[-1]

    def _over(self) -> None:
        """The break has ended; its window is closed if it still asks something."""
        until(lambda: self._is_over, f"an ending of a break with {self._last()}")
        for window in self._screen.windows(BREAK):
            self._escape(window)
        self._no_window()

    def _no_window(self) -> None:
        def none() -> bool:
            players = self._desk.children(self.resident, "window routine")
            return not players and not self._screen.windows(BREAK)

        until(none, "the end of the window and its process")

    def _end_program(self) -> None:
        how = self._chance.choice([signal.SIGTERM, signal.SIGKILL])
        self.did[f"program ended by {how.name}"] += 1
        self.resident.send_signal(how)
        self.resident.wait(PATIENCE_S)
        until(lambda: not self._desk.mine(), "the end of everything")

    def _maybe_upset(self, share: float) -> None:
        if self._chance.random() < share:
            self.did[f"upset: {self._upsets.some(self.resident)}"] += 1

    def _ask(self, verb: str) -> None:
        answer = self._desk.ask(verb)
        if not answer["ok"]:
            raise RigError(f"{verb}: {answer['message']}")

    @property
    def _is_over(self) -> bool:
        return self._last()[-1:] == ["ended"]

    def _last(self) -> list[str]:
        """The stages of the last break."""
        of_last = "(SELECT break_id FROM break_event ORDER BY id DESC LIMIT 1)"
        sql = f"SELECT stage FROM break_event WHERE break_id = {of_last} ORDER BY id"
        return [stage for (stage,) in self._desk.rows(sql)]

    def _count(self, stage: str) -> int:
        sql = f"SELECT count(*) FROM break_event WHERE stage = '{stage}'"
        return int(self._desk.rows(sql)[0][0])
