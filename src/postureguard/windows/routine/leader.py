"""Leads through the routine: by the clock and by the person's wishes, and tells the resident."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from postureguard.core.training import player as playing
from postureguard.core.training.player import Over, Player
from postureguard.core.training.routine import Step
from postureguard.protocol import Finish, Hold, Request
from postureguard.protocol import Step as StepEnded

FRAME_MS = 33
"""Thirty looks a second."""


class Leader(QObject):
    """Owns where the routine stands. Time counts only while it is leading."""

    moved = Signal(object, float)
    """A new `playing.View` to show, and for how many seconds the routine has been led so far."""
    over = Signal()
    """The last step is behind."""

    def __init__(
        self,
        steps: tuple[Step, ...],
        break_id: str,
        steady_s: Callable[[], float],
        send: Callable[[Request], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._break_id = break_id
        self._steady_s = steady_s
        self._send = send
        self._player: Player = playing.begin(steps)
        self._looked_s = 0.0
        self._led_s = 0.0
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self.look)

    @property
    def leading(self) -> bool:
        """True while time counts."""
        return self._frames.isActive()

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps behind us that were not left out."""
        behind = enumerate(self._player.steps[: self._player.index])
        return tuple(step for i, step in behind if i not in self._player.skipped)

    @property
    def present(self) -> Step:
        """The step that is on; the last one when all are behind us."""
        return self._player.steps[: self._player.index + 1][-1]

    def lead(self) -> None:
        """Let time count from now, unless the person has paused the routine."""
        self._looked_s = self._steady_s()
        if isinstance(self._player.phase, Over) or self._player.held:
            self._frames.stop()
        else:
            self._frames.start()
        self._tell()

    def rest(self) -> None:
        """No time counts until `lead`."""
        self._frames.stop()

    def stop(self) -> Step:
        """It hurts: time counts no more, and the step that is on counts as left out."""
        self.rest()
        step = self.present
        if not isinstance(self._player.phase, Over):
            self._step_ended(self._player.index, step, skipped=True)
        return step

    def look(self) -> None:
        """Count the time since the last look."""
        now_s = self._steady_s()
        elapsed_s, self._looked_s = now_s - self._looked_s, now_s
        if not self._player.held:
            self._led_s += max(0.0, elapsed_s)
        self._move(playing.advance(self._player, elapsed_s))

    def next(self) -> None:
        """On to what comes next; a step that is left early counts as done."""
        self._move_by_wish(playing.go_on)

    def skip_step(self) -> None:
        """Leave this step out."""
        self._move_by_wish(playing.skip_step)

    def toggle_hold(self) -> None:
        """Pause the routine, or go on."""
        on = not self._player.held
        self.look()
        self._player = playing.hold(self._player, on=on)
        self._send(Hold(self._break_id, on=on))
        self.lead()

    def _move_by_wish(self, wish: Callable[[Player], Player]) -> None:
        if self._player.held:
            self._send(Hold(self._break_id, on=False))
        self.look()
        if not isinstance(self._player.phase, Over):
            self._move(wish(self._player))
        if not isinstance(self._player.phase, Over):
            self.lead()

    def _move(self, after: Player) -> None:
        for index, skipped in playing.steps_behind(self._player, after):
            self._step_ended(index, after.steps[index], skipped=skipped)
        self._player = after
        if isinstance(after.phase, Over):
            self._frames.stop()
            self._send(Finish(self._break_id))
            self.over.emit()
        else:
            self._tell()

    def _step_ended(self, index: int, step: Step, *, skipped: bool) -> None:
        self._send(StepEnded(self._break_id, index, skipped, step.exercise.id, step.amount))

    def _tell(self) -> None:
        self.moved.emit(playing.view(self._player), self._led_s)
