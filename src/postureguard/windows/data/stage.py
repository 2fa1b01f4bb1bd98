"""Where the pages come and go, and where work goes on."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from postureguard.windows.data.pages import Busy, Outcome, Step
from postureguard.windows.data.work import Job, Work
from postureguard.windows.speaking import announce, spoken


class Stage(QStackedWidget):
    """The overview, and in its place one page after the other."""

    def __init__(self, overview: QWidget, look: Callable[[], None]) -> None:
        super().__init__()
        self._overview = overview
        self._look = look
        self._work: Work | None = None
        self._then: Callable[[Any], object] = lambda _result: None
        self.page: Step | Busy | Outcome | None = None
        self.addWidget(overview)

    @property
    def is_working(self) -> bool:
        """Whether something goes on."""
        return self._work is not None

    @property
    def may_stop(self) -> bool:
        """Whether what goes on can be stopped."""
        return isinstance(self.page, Busy) and self.page.stop is not None

    def go_home(self) -> None:
        """Back to the overview, which looks anew."""
        self._look()
        self.setCurrentWidget(self._overview)
        self._drop_page()

    def turn(self, page: Step | Busy | Outcome) -> None:
        """Show a page."""
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._drop_page()
        self.page = page
        page.begin()

    def tell(self, title: str, sentences: Sequence[str], *ways: QPushButton) -> None:
        """Say what came of it."""
        told = [sentence for sentence in sentences if sentence]
        self.turn(Outcome(title, told, self.go_home, *ways))
        announce(self, spoken(title, *told))

    def do(
        self, title: str, job: Job, then: Callable[[Any], object], *, may_stop: bool = True
    ) -> None:
        """Begin work, and go on with what it comes to."""
        self._then = then
        self._work = Work(job, self)
        self.turn(Busy(title, self.stop if may_stop else None))
        announce(self, title)
        self._work.came.connect(self._count)
        self._work.done.connect(self._finish)
        self._work.failed.connect(self._fail)
        self._work.stopped.connect(self._stopped)
        self._work.finished.connect(self._end)
        self._work.start()

    def stop(self) -> None:
        """Stop what goes on, as soon as it looks up."""
        if self._work is not None and isinstance(self.page, Busy) and self.may_stop:
            self._work.stop()
            self.page.show_stopping()

    def wait(self) -> None:
        """Until nothing goes on any more."""
        if self._work is not None:
            self._work.wait()

    def _count(self, done: int) -> None:
        if isinstance(self.page, Busy):
            self.page.show_count(done)

    def _finish(self, result: object) -> None:
        self._work = None
        self._then(result)

    def _fail(self, sentence: str) -> None:
        self._work = None
        self.tell(_("That did not work"), [sentence])

    def _stopped(self) -> None:
        self._work = None
        self.tell(_("Stopped"), [_("Nothing was changed.")])

    def _end(self) -> None:
        work = self.sender()
        if not isinstance(work, Work):
            return
        work.deleteLater()
        if work.broke is not None:
            self._work = None
            self.tell(_("That did not work"), [_("Something went wrong inside PostureGuard.")])
            raise work.broke

    def _drop_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()
