"""The review window: one sentence on top, pages below it, and a span that all of them share."""

from collections.abc import Callable, Hashable
from datetime import date
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.insight.spans import Span
from postureguard.protocol import Answer, Say
from postureguard.theme import SPACE, TITLE, sized
from postureguard.windows.client import ResidentClient
from postureguard.windows.placing import for_font, placed
from postureguard.windows.review.around import Around
from postureguard.windows.review.book import Book
from postureguard.windows.review.days import Days, Source
from postureguard.windows.review.empty import EmptyPage
from postureguard.windows.review.foot import Foot
from postureguard.windows.review.page import Page
from postureguard.windows.review.pages import PAGES
from postureguard.windows.review.range_row import RangeRow
from postureguard.windows.review.where import Where
from postureguard.windows.speaking import announce

DESIGN: Final = QSize(960, 780)
SMALLEST: Final = QSize(640, 480)
LONG_HEADLINE: Final = 90
"""Letters; a headline with more is a little smaller."""
LONGER: Final = 1.25
LOOK_EVERY_MS: Final = 5000
"""So often an open window looks whether the day or the journal is another one."""


class ReviewWindow(QWidget):
    """Looks at a journal; changes nothing."""

    def __init__(self, source: Source, around: Around) -> None:
        super().__init__()
        self._source = source
        self._around = around
        self._days = Days(source, around)
        self._where = Where(around.today, self._days.bounds)
        self._seen = self._look()
        self._client: ResidentClient | None = None
        self.headline = QLabel()
        self.bar = QTabBar()
        self.range_row = RangeRow()
        self.foot = Foot()
        self._book = Book(self._days, around)
        self._whole = QStackedWidget()
        self._lay_out()
        self._join()
        self.refresh()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    @property
    def page(self) -> Page:
        """The page that is turned to."""
        return self.page_of(PAGES[self.bar.currentIndex()].name)

    @property
    def span(self) -> Span:
        """What the charts show."""
        return self._where.span

    def page_of(self, name: str) -> Page:
        """The page of that name; made when it is first asked for."""
        return self._book.page_of(name)

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        self.bar.setCurrentIndex([entry.name for entry in PAGES].index(name))

    def show_range(self, name: str) -> None:
        """Look at a "week", "4 weeks", "12 weeks", a "year" or "all", the present week last."""
        self._where.choose(name, self._around.today, self._days.bounds)
        self._show()

    def show_table(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Turn to the tables, or back to the charts."""
        self._book.show_table(on)

    def work_out(self) -> None:
        """Wait for what is worked out in the background; a picture cannot be painted later."""
        self._days.course.finish()

    def lead_on(self, client: ResidentClient) -> None:
        """Let the person go on to other windows, and say what they want, with that resident."""
        self.foot.asked.connect(client.send)
        client.lost.connect(self._lose)
        self._client = client
        self._allow()

    def refresh(self) -> None:
        """Read the journal anew and show it; a window at the present goes along with the time."""
        self._days.forget()
        self._whole.setCurrentIndex(0 if self._days.is_empty else 1)
        self._where.renew(self._around.today, self._days.bounds)
        if not self._days.is_empty:
            self._show()

    def look_again(self) -> None:
        """Show another day when it has begun, and what has come to the journal."""
        now = self._look()
        if now != self._seen:
            self._seen = now
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be up to date whenever the person comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_again()

    def _say(self, about: str, value: str) -> None:
        if self._client is not None:
            self._client.send(Say(about=about, value=value), self._answered)

    def _answered(self, answer: Answer) -> None:
        self.refresh()
        if not answer.ok:
            self.headline.setText(answer.message)
            announce(self, answer.message)

    def _lose(self) -> None:
        self._client = None
        self._allow()

    def _allow(self) -> None:
        is_heard = self._client is not None
        self.foot.allow(on=is_heard)
        self._book.allow(on=is_heard)

    def _look(self) -> tuple[date, Hashable]:
        return self._around.today, self._source.state()

    def _show(self) -> None:
        page = self.page
        self._book.setCurrentWidget(page)
        self.range_row.setVisible(page.has_range)
        page.show_span(self.span)
        self._tell()

    def _tell(self) -> None:
        self.range_row.show_span(self.span, self._days.bounds, self._where.name)
        words = self.page.headline(self.span)
        if words == self.headline.text():
            return
        self.headline.setFont(sized(self.font(), LONGER if len(words) > LONG_HEADLINE else TITLE))
        self.headline.setText(words)

    def _turn(self) -> None:
        self._show()
        announce(self, self.headline.text())

    def _shift(self, way: int) -> None:
        self._where.shift(way, self._days.bounds)
        self._show()

    def _pick(self, span: Span) -> None:
        self._where.pick(span, self._days.bounds)
        self._show()

    def _follow(self, span: Span) -> None:
        self._where.follow(span)
        self._tell()

    def _go_back(self) -> None:
        self._where.back()
        self._show()

    def _next_page(self, way: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + way) % len(PAGES))

    def _join(self) -> None:
        self.bar.currentChanged.connect(lambda _index: self._turn())
        self._book.moved.connect(self._follow)
        self._book.back.connect(self._go_back)
        self._book.changed.connect(self._show)
        self._book.said.connect(self._say)
        self.foot.closed.connect(self.close)
        self.range_row.chosen.connect(self.show_range)
        self.range_row.shifted.connect(self._shift)
        self.range_row.picked.connect(self._pick)
        keys: dict[str, Callable[[], object]] = {
            "Escape": self.close,
            "Ctrl+Tab": lambda: self._next_page(1),
            "Ctrl+Shift+Tab": lambda: self._next_page(-1),
        }
        for key, call in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(call)
        again = QTimer(self)
        again.timeout.connect(self.look_again)
        again.start(LOOK_EVERY_MS)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Review – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        self.headline.setWordWrap(True)
        self.headline.setFont(sized(self.font(), TITLE))
        self.headline.setMinimumHeight(self.headline.fontMetrics().lineSpacing() * 2)
        self.headline.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.bar.setAccessibleName(_("Pages"))
        self.bar.setExpanding(False)
        for entry in PAGES:
            self.bar.addTab(entry.title())
        self._whole.addWidget(EmptyPage())
        self._whole.addWidget(self._full_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self._whole, 1)
        column.addWidget(self.foot)

    def _full_page(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.headline)
        column.addWidget(self.bar)
        column.addWidget(self.range_row)
        column.addWidget(self._book, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area
