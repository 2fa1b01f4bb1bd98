"""The third page: where two weeks of work went, the levels so far, and what the rules said."""

from collections.abc import Mapping
from gettext import gettext as _
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from postureguard.core.programme.balance import REGIONS, Region, region_name
from postureguard.core.programme.compared import outcomes
from postureguard.theme import SPACE
from postureguard.windows.direction import mirror
from postureguard.windows.page import Page
from postureguard.windows.plan import words
from postureguard.windows.plan.outlook import Outlook
from postureguard.windows.plan.parts import Dated, Section

BAR_HEIGHT = 12


class PastPage(Page):
    """The last weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The last weeks"))
        self.balance = Balance()
        self.levels, self.lately, self.tests = Dated(), Dated(), Dated()
        work = Section(_("Where the work went in the last 14 days"))
        levels = Section(_("Your levels so far"))
        lately = Section(_("What the rules said in the last 4 weeks"))
        work.add(self.balance)
        levels.add(self.levels)
        lately.add(self.lately)
        self._tests = Section(_("Your self-tests"))
        self._tests.add(self.tests)
        for part in (work, levels, self._tests, lately):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_outlook(self, found: Outlook) -> None:
        """Show how it stands."""
        self.balance.show_work(found.work())
        self.levels.show_days(_changes(found) or (("", _("They begin with the first routine.")),))
        self.lately.show_days(_lately(found) or (("", _("Nothing, so far.")),))
        tests = _tests(found)
        self._tests.setVisible(bool(tests))
        self.tests.show_days(tests)


def _changes(found: Outlook) -> tuple[tuple[str, str], ...]:
    """The levels with their reasons, the latest first."""
    return tuple(
        (words.day(change.day, "d MMM yyyy"), words.change(track, change, found.why(track, change)))
        for track, change in found.changes()
    )


def _tests(found: Outlook) -> tuple[tuple[str, str], ...]:
    """What the self-tests came to, the latest day first."""
    days = outcomes(found.known.history)
    return tuple((words.day(day, "d MMM yyyy"), "\n".join(lines)) for day, lines in days)


def _lately(found: Outlook) -> tuple[tuple[str, str], ...]:
    """What the rules said, day by day, the latest first."""
    return tuple(
        (words.day(day), "\n".join(reason.text for reason in reasons))
        for day, reasons in groupby(found.lately(), lambda reason: reason.day)
    )


class Balance(QWidget):
    """A bar for each region of the body, with its number."""

    def __init__(self) -> None:
        super().__init__()
        self.bars = {region: Bar() for region in REGIONS}
        self.numbers = {region: QLabel() for region in REGIONS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for row, region in enumerate(REGIONS):
            grid.addWidget(QLabel(region_name(region)), row, 0)
            grid.addWidget(self.bars[region], row, 1)
            grid.addWidget(self.numbers[region], row, 2, Qt.AlignmentFlag.AlignRight)

    def show_work(self, seconds: Mapping[Region, float]) -> None:
        """Show seconds of work; the longest bar is the most of them."""
        most = max(seconds.values())
        for region, bar in self.bars.items():
            worked = words.worked(seconds[region])
            bar.show_share(seconds[region] / most if most else 0.0)
            bar.setAccessibleName(f"{region_name(region)}: {worked}")
            self.numbers[region].setText(worked)


class Bar(QWidget):
    """A horizontal bar from where reading begins."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Any width."""
        return QSize(120, BAR_HEIGHT)

    def show_share(self, share: float) -> None:
        """Show a length from 0 to 1."""
        self.share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the whole length pale, and the share on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        mirror(painter, self)
        for role, share in (
            (QPalette.ColorRole.Mid, 1.0),
            (QPalette.ColorRole.Highlight, self.share),
        ):
            painter.setBrush(self.palette().color(role))
            radius = BAR_HEIGHT / 2
            if share:
                length = max(BAR_HEIGHT, share * self.width())
                painter.drawRoundedRect(QRectF(0, 0, length, BAR_HEIGHT), radius, radius)
        painter.end()
