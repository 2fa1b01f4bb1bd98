"""The review window: one sentence, four numbers, and one chart at a time."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from postureguard import theme as themes
from postureguard.core.insight import words
from postureguard.core.insight.report import Scope, make_report
from postureguard.core.insight.weeks import DaySource
from postureguard.protocol import Show
from postureguard.theme import Theme
from postureguard.windows.client import ResidentClient
from postureguard.windows.placing import for_font, letters_are_large, placed
from postureguard.windows.review.breaks_chart import BreaksChart
from postureguard.windows.review.numbers import Numbers
from postureguard.windows.review.pain_chart import PainChart
from postureguard.windows.review.table import ReportTable
from postureguard.windows.review.wording import period_text


class ReviewWindow(QWidget):
    """Looks at a source of days; changes nothing."""

    def __init__(self, reader: DaySource, today: date, theme: Theme) -> None:
        super().__init__()
        self._reader = reader
        self._today = today
        self._scope = Scope.WEEK
        self._back = 0
        self._sentence = QLabel()
        self._period = QLabel()
        self._scopes = QButtonGroup(self)
        self._earlier = _arrow("‹", _("Earlier"), "Alt+Left")
        self._later = _arrow("›", _("Later"), "Alt+Right")
        self._numbers = Numbers()
        self._breaks = BreaksChart(theme)
        self._pain = PainChart(theme)
        self._table = ReportTable()
        self._tabs = QTabWidget()
        self._formula = QLabel()
        self.entries = _entries_button()
        self._close = QPushButton(_("Close"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page, larger with larger letters."""
        return for_font(QSize(880, 680), self.font())

    def show_scope(self, scope: Scope) -> None:
        """Look at that many weeks, the present one last."""
        self._scope, self._back = scope, 0
        self._scopes.button(scope.value).setChecked(True)
        self.refresh()

    def show_tab(self, name: str) -> None:
        """Turn to "breaks", "pain" or "table"."""
        self._tabs.setCurrentWidget(
            {"breaks": self._breaks, "pain": self._pain, "table": self._table}[name]
        )

    def lead_to_entries(self, client: ResidentClient) -> None:
        """Let the person go from the charts to what they were made of, with that resident."""
        self.entries.clicked.connect(lambda: client.send(Show(window="entries")))
        client.lost.connect(self.entries.hide)
        self.entries.show()

    def refresh(self) -> None:
        """Read the journal again and show it."""
        report = make_report(self._reader, self._scope, self._today, self._back)
        self._pages.setCurrentIndex(0 if report.begins is None else 1)
        self._sentence.setText(report.sentence)
        self._period.setText(period_text(report))
        self._earlier.setEnabled(report.has_earlier)
        self._later.setEnabled(report.has_later)
        self._numbers.show_report(report)
        self._breaks.show_report(report)
        self._pain.show_report(report)
        self._table.show_report(report)
        self._formula.setText(words.formula(report.counts))

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Review – PostureGuard"))
        self._sentence.setFont(themes.sized(self.font(), themes.TITLE))
        self._sentence.setWordWrap(True)
        self._sentence.setMinimumHeight(self._sentence.fontMetrics().lineSpacing() * 2)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._formula.setProperty("role", "quiet")
        self._formula.setWordWrap(True)
        self._formula.setFont(themes.sized(self.font(), themes.QUIET))
        self._formula.setMinimumHeight(self._formula.fontMetrics().lineSpacing() * 2)
        self._close.setProperty("role", "primary")
        self._tabs.addTab(self._breaks, _("&Breaks"))
        self._tabs.addTab(self._pain, _("&Pain"))
        self._tabs.addTab(self._table, _("&Table"))
        self._tabs.setDocumentMode(True)
        self._pages = QStackedLayout()
        self._pages.addWidget(_empty_page())
        self._pages.addWidget(self._full_page())
        foot = QHBoxLayout()
        foot.addWidget(self.entries)
        foot.addStretch(1)
        foot.addWidget(self._close)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 8, 24, 16)
        page.setSpacing(2 * themes.SPACE)
        page.addLayout(self._pages, 1)
        page.addLayout(foot)

    def _full_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * themes.SPACE)
        column.addWidget(self._sentence)
        column.addLayout(self._range_row())
        column.addWidget(self._numbers)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._formula)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _range_row(self) -> QBoxLayout:
        row, dates = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(themes.SPACE)
        dates.setSpacing(themes.SPACE)
        labels = {
            Scope.WEEK: _("One week"),
            Scope.FOUR_WEEKS: _("4 weeks"),
            Scope.TWELVE_WEEKS: _("12 weeks"),
        }
        for scope, label in labels.items():
            chip = QPushButton(label)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(scope is self._scope)
            self._scopes.addButton(chip, scope.value)
            row.addWidget(chip)
        row.addStretch(1)
        self._period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._period.setFont(themes.sized(self.font(), themes.BODY))
        for part in (self._earlier, self._period, self._later):
            dates.addWidget(part)
        if not letters_are_large(self.font()):
            row.addLayout(dates)
            return row
        dates.addStretch(1)
        rows = QVBoxLayout()
        rows.addLayout(row)
        rows.addLayout(dates)
        return rows

    def _connect(self) -> None:
        self._scopes.idClicked.connect(self._choose)
        self._earlier.clicked.connect(self._go_back)
        self._later.clicked.connect(self._go_on)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

    def _choose(self, weeks: int) -> None:
        self.show_scope(Scope(weeks))

    def _go_back(self) -> None:
        self._back += 1
        self.refresh()

    def _go_on(self) -> None:
        self._back -= 1
        self.refresh()


def _entries_button() -> QPushButton:
    """Hidden until there is a resident to open the entries."""
    result = QPushButton(_("Your entries…"))
    result.setProperty("role", "quiet")
    result.setAutoDefault(False)
    result.hide()
    return result


def _arrow(text: str, name: str, shortcut: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("role", "quiet")
    button.setAccessibleName(name)
    button.setShortcut(QKeySequence(shortcut))
    button.setToolTip(f"{name} ({QKeySequence(shortcut).toString()})")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setFont(themes.sized(button.font(), themes.TITLE))
    return button


def _empty_page() -> QWidget:
    title = QLabel(_("Nothing here yet"))
    title.setFont(themes.sized(title.font(), themes.TITLE))
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    text = QLabel(
        _(
            "After your first day with PostureGuard this page tells how many breaks you took, "
            "how long you sat, and how your back felt."
        )
    )
    text.setProperty("role", "quiet")
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    text.setWordWrap(True)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(text, 3)
    row.addStretch(1)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(themes.SPACE)
    column.addStretch(2)
    column.addWidget(title)
    column.addLayout(row)
    column.addStretch(3)
    return page
