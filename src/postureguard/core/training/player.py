"""Leading a person through a routine: where they are in it after so many seconds.

Nothing here knows a clock or a screen. `advance` is told how much time has passed; `view` says
what is to be shown, in numbers and plain codes that a window turns into words.
"""

from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import Final, Literal

from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.routine import GAP_SECONDS, Step
from postureguard.core.training.tempo import end_phase, phase_at, repetition_seconds

LONGEST_LOOK_S: Final = 10.0
"""A longer time between two looks was led by nobody (the computer slept): nothing moves on."""
_RAMP_S: Final = 1.5
_ALMOST: Final = 1e-6

Beat = Literal["ready", "swap", "hold", "rest", "out", "stay", "back", "go", "over"]
"""ready: get into place; swap: the same on the other side; hold and rest of a hold; out, stay and
back of a repetition; go: keep going until the time is up; over: the routine is at its end."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Getting into place for a step."""

    index: int
    spent_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Doing:
    """In the middle of a step."""

    index: int
    spent_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Over:
    """Behind the last step."""


Phase = Ready | Doing | Over


@dataclass(frozen=True, slots=True)
class Player:
    """A routine under way: its script, the place in it, and which steps were left out."""

    steps: tuple[Step, ...]
    phase: Phase = Ready(0)
    held: bool = False
    skipped: frozenset[int] = frozenset()

    @property
    def index(self) -> int:
        """Number of the present step from 0; the number of steps when all are behind us."""
        return len(self.steps) if isinstance(self.phase, Over) else self.phase.index


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen at one moment."""

    index: int
    """Number of the present step; the last one when the routine is over."""
    beat: Beat
    beat_left_s: int
    """Whole seconds to the next beat, counted down to 1."""
    beat_counts: bool
    """Whether these seconds are worth a look of their own; else the count tells all."""
    beat_share: float
    """Share of the beat that is still to come, 1 to 0."""
    count: str
    """The big number: "4 / 8" or "0:24"; while getting ready how much there is to do."""
    line: int
    """Which of the exercise's lines the person is at."""
    phase: float
    """Where the figure is in its movement: 0 is the first key pose."""
    exercise: int
    """Number of the present exercise from 0; two sides are one exercise."""
    exercises: int
    progress: float
    """Share of the whole routine that is behind us, 0 to 1."""
    left_s: int
    held: bool


def begin(steps: tuple[Step, ...]) -> Player:
    """A routine at its first moment."""
    return Player(steps) if steps else Player((), Over())


def advance(player: Player, elapsed_s: float) -> Player:
    """The routine after so many seconds; a pause, and a gap in being led, move nothing."""
    if player.held or not 0.0 < elapsed_s <= LONGEST_LOOK_S:
        return player
    left = elapsed_s
    while not isinstance(player.phase, Over):
        room = _length(player, player.phase) - player.phase.spent_s
        if left < room - _ALMOST:
            return replace(player, phase=replace(player.phase, spent_s=player.phase.spent_s + left))
        left -= room
        player = go_on(player)
    return player


def go_on(player: Player) -> Player:
    """On to the step itself, or behind it: the person is ready, or done in their own time."""
    match player.phase:
        case Ready(index):
            return replace(player, phase=Doing(index), held=False)
        case Doing(index):
            return _behind(player, index)
        case _:
            return player


def skip_step(player: Player) -> Player:
    """On to the next step without having done this one."""
    if isinstance(player.phase, Over):
        return player
    index = player.phase.index
    return _behind(replace(player, skipped=player.skipped | {index}), index)


def hold(player: Player, *, on: bool) -> Player:
    """Stop the clock, or let it run again."""
    return player if isinstance(player.phase, Over) else replace(player, held=on)


def steps_behind(before: Player, after: Player) -> tuple[tuple[int, bool], ...]:
    """The steps that ended between two moments: (number, skipped)."""
    return tuple((i, i in after.skipped) for i in range(before.index, after.index))


def view(player: Player) -> View:
    """What is to be seen now."""
    match player.phase:
        case Ready(index, spent):
            whole = _ready_s(player.steps, index)
            beat: Beat = "swap" if _same_as_before(player.steps, index) else "ready"
            scene = _Scene(beat, whole - spent, whole, dose(player.steps[index]), counts=True)
            return _view(player, scene)
        case Doing(index, spent):
            return _view(player, _scene(player.steps[index], spent))
        case _:
            return _view(player, _Scene("over", 0.0, 1.0, ""))


def dose(step: Step) -> str:
    """How much there is to do, in figures: "8 × 5 s", "8 ×", "0:20"."""
    if step.mode == "time" or (step.mode == "hold" and step.count == 1):
        return _clock(step.on_seconds)
    return f"{step.count} × {step.on_seconds} s" if step.mode == "hold" else f"{step.count} ×"


@dataclass(frozen=True, slots=True)
class _Scene:
    """The present beat of a step."""

    beat: Beat
    left_s: float
    whole_s: float
    count: str
    line: int = 0
    phase: float = 0.0
    counts: bool = False


def _scene(step: Step, spent: float) -> _Scene:
    if step.mode == "time":
        left = step.seconds - spent
        line = min(2, int(3 * spent / step.seconds))
        phase = _timed_phase(step.exercise.figure, spent)
        return _Scene("go", left, step.seconds, _clock(_whole(left)), line, phase)
    cycle = step.on_seconds + step.off_seconds
    done = min(int((spent + _ALMOST) / cycle), step.count - 1)
    into = max(0.0, spent - done * cycle)
    count = f"{done + 1} / {step.count}"
    if step.mode == "hold":
        off = step.off_seconds if step.last_rest or done + 1 < step.count else 0
        return _hold(step, into, off, count)
    return _repetition(step, into, count)


def _timed_phase(figure: FigureData, spent: float) -> float:
    """Round and round for a walk; else to the end pose once, and there it stays."""
    return phase_at(figure, spent if figure.cycle else min(spent, figure.tempo.out))


def _hold(step: Step, into: float, off: int, count: str) -> _Scene:
    on, end = step.on_seconds, end_phase(step.exercise.figure)
    ramp = min(_RAMP_S, on / 3)
    several = step.count > 1
    if not several:
        count = _clock(_whole(max(0.0, on - into)))
    if into < on - _ALMOST:
        rising = into / ramp
        part = rising if off else min(rising, (on - into) / ramp)
        return _Scene("hold", on - into, on, count, 1, end * _share(part), several)
    part = 1.0 - (into - on) / min(_RAMP_S, off / 2)
    return _Scene("rest", on + off - into, off, count, 2, end * _share(part), counts=True)


def _repetition(step: Step, into: float, count: str) -> _Scene:
    figure, whole = step.exercise.figure, step.on_seconds
    pace = whole / repetition_seconds(figure)
    out, stay = figure.tempo.out * pace, figure.tempo.hold * pace
    phase = phase_at(figure, min(into / pace, repetition_seconds(figure) - _ALMOST))
    if into < out:
        return _Scene("out", out - into, out, count, 1, phase)
    if into < out + stay:
        return _Scene("stay", out + stay - into, stay, count, 1, phase)
    return _Scene("back", whole - into, whole - out - stay, count, 2, phase)


def _view(player: Player, scene: _Scene) -> View:
    index = min(player.index, len(player.steps) - 1)
    starts = [next(g)[0] for _, g in groupby(enumerate(player.steps), lambda p: p[1].exercise.id)]
    total = _seconds_before(player.steps, len(player.steps))
    behind = _behind_s(player)
    return View(
        index=index,
        beat=scene.beat,
        beat_left_s=0 if scene.beat == "over" else _whole(scene.left_s),
        beat_counts=scene.counts,
        beat_share=_share(scene.left_s / scene.whole_s),
        count=scene.count,
        line=_line(player.steps[index], scene.line) if player.steps else 0,
        phase=scene.phase,
        exercise=max(0, sum(start <= index for start in starts) - 1),
        exercises=len(starts),
        progress=_share(behind / total) if total else 1.0,
        left_s=max(0, ceil(total - behind - _ALMOST)),
        held=player.held,
    )


def _line(step: Step, third: int) -> int:
    """The line for a part of the movement; an exercise with fewer lines stays at its last."""
    return min(third, len(step.exercise.lines) - 1)


def _behind_s(player: Player) -> float:
    before = _seconds_before(player.steps, player.index)
    match player.phase:
        case Ready(spent_s=spent):
            return before + spent
        case Doing(index, spent):
            return before + _ready_s(player.steps, index) + spent
        case _:
            return before


def _behind(player: Player, index: int) -> Player:
    last = index + 1 >= len(player.steps)
    return replace(player, phase=Over() if last else Ready(index + 1), held=False)


def _length(player: Player, phase: Ready | Doing) -> float:
    if isinstance(phase, Ready):
        return _ready_s(player.steps, phase.index)
    return player.steps[phase.index].seconds


def _ready_s(steps: tuple[Step, ...], index: int) -> float:
    return GAP_SECONDS if index == 0 else steps[index - 1].pause_seconds


def _seconds_before(steps: tuple[Step, ...], index: int) -> float:
    return sum(_ready_s(steps, i) + steps[i].seconds for i in range(index))


def _same_as_before(steps: tuple[Step, ...], index: int) -> bool:
    if index == 0:
        return False
    before, now = steps[index - 1], steps[index]
    return before.exercise.id == now.exercise.id and before.side != now.side


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _whole(seconds: float) -> int:
    return max(1, ceil(seconds - _ALMOST))


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
