"""The four numbers of the review."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from postureguard import theme as themes
from postureguard.core.insight import words
from postureguard.core.insight.report import Report
from postureguard.windows.placing import letters_are_large
from postureguard.windows.review.wording import NONE


class NumberCard(QFrame):
    """A number, and below it what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._value = QLabel()
        self._value.setFont(themes.sized(self.font(), 1.7, strong=True))
        self._value.setWordWrap(True)
        self._caption = QLabel()
        self._caption.setProperty("role", "quiet")
        self._caption.setWordWrap(True)
        self._caption.setFont(themes.sized(self.font(), themes.QUIET))
        self._caption.setMinimumHeight(2 * self._caption.fontMetrics().lineSpacing())
        self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(2)
        column.addWidget(self._value)
        column.addWidget(self._caption)
        column.addStretch(1)

    def show_number(self, value: str, caption: str) -> None:
        """Show it."""
        self._value.setText(value)
        self._caption.setText(caption)
        self.setAccessibleName(_("{name}: {value}").format(name=caption, value=value))


class Numbers(QWidget):
    """Breaks taken, longest sitting, natural breaks, pain median."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = [NumberCard() for _n in range(4)]
        across = 2 if letters_are_large(self.font()) else 4
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for number, card in enumerate(self._cards):
            grid.addWidget(card, *divmod(number, across))
            grid.setColumnStretch(number % across, 1)

    def show_report(self, report: Report) -> None:
        """Show that stretch."""
        counts, bout = report.counts, report.longest_bout_s
        taken, sitting, natural, pain = self._cards
        if counts.compliance is None:
            taken.show_number(NONE, _("breaks taken"))
        else:
            taken.show_number(
                _("{taken} of {offered}").format(taken=counts.taken, offered=counts.offered),
                _("breaks taken, {share}").format(share=words.percent(counts.compliance)),
            )
        sitting.show_number(NONE if bout is None else words.duration(bout), _("longest sitting"))
        natural.show_number(str(counts.natural) if report.days else NONE, _("natural breaks"))
        if report.pain_median is None:
            pain.show_number(
                NONE,
                _("pain median: {hint}").format(
                    hint=words.rating_hint(report.rated_days, over=report.has_later)
                ),
            )
        else:
            pain.show_number(words.points(report.pain_median), _("pain median, from 0 to 10"))
