"""The four numbers of a week, each above the weeks before it."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from postureguard.core.insight import words
from postureguard.core.insight.weeks import Week
from postureguard.theme import SPACE, Theme, sized
from postureguard.windows.placing import letters_are_large
from postureguard.windows.review.spark import Spark
from postureguard.windows.review.wording import NONE
from postureguard.windows.texts import quiet

WORST = 10.0
"""The pain scale ends here."""


class NumberCard(QFrame):
    """A number, below it what it counts, and how it was in other weeks."""

    def __init__(self, colour: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._value = QLabel()
        self._value.setFont(sized(self.font(), 1.7, strong=True))
        self._value.setWordWrap(True)
        self._caption = quiet()
        self._caption.setMinimumHeight(2 * self._caption.fontMetrics().lineSpacing())
        self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._spark = Spark(colour, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._value)
        column.addWidget(self._caption)
        column.addStretch(1)
        column.addWidget(self._spark)

    def show_number(self, value: str, caption: str) -> None:
        """Show it."""
        self._value.setText(value)
        self._caption.setText(caption)
        self.setAccessibleName(_("{name}: {value}").format(name=caption, value=value))

    def show_weeks(
        self, values: Sequence[float | None], texts: Sequence[str], top: float | None = None
    ) -> None:
        """Show the same number of the weeks before, the one that is told last."""
        self._spark.show_values(values, top)
        self._spark.setAccessibleName(
            _("The last {n} weeks: {list}").format(n=len(texts), list=", ".join(texts))
        )


class Numbers(QWidget):
    """Breaks taken, longest sitting, time seated, pain median."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        colours = (theme.done, theme.seated_long, theme.seated, theme.pain)
        self.cards = tuple(NumberCard(colour, theme) for colour in colours)
        across = 2 if letters_are_large(self.font()) else 4
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for number, card in enumerate(self.cards):
            grid.addWidget(card, *divmod(number, across))
            grid.setColumnStretch(number % across, 1)

    def show_weeks(self, weeks: Sequence[Week], *, over: bool) -> None:
        """Show the last of these weeks, above those before; `over` when it is behind us."""
        self._show_week(weeks[-1], over=over)
        taken, sitting, seated, pain = self.cards
        shares = [week.counts.compliance for week in weeks]
        taken.show_weeks(shares, [NONE if s is None else words.percent(s) for s in shares], 1.0)
        longest = [week.longest_bout_s for week in weeks]
        sitting.show_weeks(longest, [_time(value) for value in longest])
        times = [_seated(week) for week in weeks]
        seated.show_weeks(times, [_time(value) for value in times])
        medians = [week.pain_median for week in weeks]
        said = [NONE if median is None else words.points(median) for median in medians]
        pain.show_weeks(medians, said, WORST)

    def _show_week(self, week: Week, *, over: bool) -> None:
        counts = week.counts
        taken, sitting, seated, pain = self.cards
        if counts.compliance is None:
            taken.show_number(NONE, _("breaks taken"))
        else:
            taken.show_number(
                _("{taken} of {offered}").format(taken=counts.taken, offered=counts.offered),
                _("breaks taken, {share}").format(share=words.percent(counts.compliance)),
            )
        sitting.show_number(_time(week.longest_bout_s), _("longest sitting"))
        seated.show_number(_time(_seated(week)), _("time seated"))
        if week.pain_median is None:
            hint = words.rating_hint(week.rated_days, over=over)
            pain.show_number(NONE, _("pain median: {hint}").format(hint=hint))
        else:
            pain.show_number(words.points(week.pain_median), _("pain median, from 0 to 10"))


def _seated(week: Week) -> float | None:
    return sum(day.seated_s for day in week.days) or None


def _time(seconds: float | None) -> str:
    return words.duration(seconds) if seconds else NONE
