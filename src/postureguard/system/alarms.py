"""APScheduler on Qt's event loop: one re-armed timer, jobs in the GUI thread.

APScheduler's own Qt scheduler starts timers it never stops; see docs/decisions.
"""

import math
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from postureguard.ports import Clock
from postureguard.system.lean import lean_apscheduler

with lean_apscheduler():
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.base import BaseScheduler
    from apscheduler.triggers.date import DateTrigger

CAP_S = 60.0
"""The timer never sleeps longer, so that a clock that was set is noticed within a minute."""


class _Alarm(NamedTuple):
    call: Callable[[], object]
    due_steady_s: float
    """By the clock that nobody can set: a job's own date is calendar time."""


class QtTimerScheduler(BaseScheduler):  # type: ignore[misc]
    """A scheduler whose only wake-up is one Qt timer."""

    class _Bridge(QObject):
        wake = Signal()

    def __init__(self) -> None:
        super().__init__(timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True})
        self._bridge = self._Bridge()
        self._bridge.wake.connect(self._process, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self._bridge)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._process)
        self.before_jobs: Callable[[], None] = lambda: None

    def wakeup(self) -> None:
        """Plan anew; safe to call from any thread."""
        self._bridge.wake.emit()

    def shutdown(self, wait: bool = True) -> None:  # noqa: FBT001, FBT002 - APScheduler's signature
        """Stop for good."""
        super().shutdown(wait)
        self._timer.stop()

    def _create_default_executor(self) -> DebugExecutor:
        return DebugExecutor()

    def _process(self) -> None:
        if not self.running:
            return
        self.before_jobs()
        wait_s = self._process_jobs()
        if wait_s is None:
            self._timer.stop()
            return
        self._timer.start(math.ceil(min(wait_s, CAP_S) * 1000) + 1)


class SchedulerAlarms(QObject):
    """Alarms as dated jobs of APScheduler, one for each name.

    A job only emits a queued signal: APScheduler forgets a dated job after it ran, and with it
    one of the same name that was set meanwhile. Whatever is due by the steady clock rings also
    when the calendar was set back.
    """

    _rang = Signal(str)

    def __init__(self, clock: Clock, on_error: Callable[[Exception], None]) -> None:
        super().__init__()
        self._clock = clock
        self._on_error = on_error
        self._alarms: dict[str, _Alarm] = {}
        self._rang.connect(self._ring, Qt.ConnectionType.QueuedConnection)
        self._scheduler = QtTimerScheduler()
        self._scheduler.before_jobs = self._ring_overdue
        self._scheduler.start()

    def set(self, name: str, after_s: float, call: Callable[[], object]) -> None:
        """Call once, after_s seconds from now."""
        now = self._clock.now()
        self._alarms[name] = _Alarm(call, now.steady_s + max(0.0, after_s))
        when = now.wall + timedelta(seconds=max(0.0, after_s))
        self._scheduler.add_job(
            self._rang.emit,
            DateTrigger(run_date=when, timezone=UTC),
            args=[name],
            id=name,
            replace_existing=True,
        )

    def clear(self, name: str) -> None:
        """Drop the alarm of that name, if any."""
        self._alarms.pop(name, None)
        if self._scheduler.get_job(name) is not None:
            self._scheduler.remove_job(name)

    def stop(self) -> None:
        """No alarm rings any more."""
        self._alarms.clear()
        self._scheduler.shutdown(wait=False)

    def _ring_overdue(self) -> None:
        steady_s = self._clock.now().steady_s
        for name, alarm in self._alarms.items():
            job = self._scheduler.get_job(name)
            if job is not None and steady_s >= alarm.due_steady_s:
                job.remove()
                self._rang.emit(name)

    def _ring(self, name: str) -> None:
        alarm = self._alarms.pop(name, None)
        if alarm is None:
            return
        try:
            alarm.call()
        except Exception as error:  # noqa: BLE001 - the next alarm must ring all the same
            self._on_error(error)
