"""Long work beside the window: it tells how far it is, and can be stopped where that is safe."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from postureguard.errors import UserError
from postureguard.windows.data.surroundings import Stopped, Watch

EVERY = 500
"""So many facts pass between two words about them."""

Job = Callable[[Watch], object]


class Work(QThread):
    """One job. Says exactly one of `done`, `failed` and `stopped`, then ends."""

    came = Signal(int)
    """How many facts are done."""
    done = Signal(object)
    failed = Signal(str)
    """One sentence."""
    stopped = Signal()

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._wanted = True
        self.broke: BaseException | None = None
        """What went wrong inside the program."""

    def stop(self) -> None:
        """Let it go no further than to the next fact."""
        self._wanted = False

    def run(self) -> None:
        """Do it; on its own thread."""
        try:
            result: Any = self._job(self._watch)
        except Stopped:
            self.stopped.emit()
        except UserError as error:
            self.failed.emit(str(error))
        except BaseException as error:  # noqa: BLE001 - told on the window's thread
            self.broke = error
        else:
            self.done.emit(result)

    def _watch(self, count: int) -> None:
        if not self._wanted:
            raise Stopped
        if count % EVERY == 0:
            self.came.emit(count)
