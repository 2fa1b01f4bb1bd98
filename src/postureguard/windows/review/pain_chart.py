"""How the back felt: a dot a day, and the median of every week with three rated days."""

from datetime import timedelta
from gettext import gettext as _

import numpy as np
import pyqtgraph as pg

from postureguard import theme as themes
from postureguard.core.insight import words
from postureguard.core.insight.report import Report, Scope
from postureguard.theme import Theme
from postureguard.windows.review.chart import Chart
from postureguard.windows.review.wording import date_text, pain_description, pain_text


class PainChart(Chart):
    """From 0 to 10, always; weeks without enough ratings stay open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Pain"), theme)

    def show_report(self, report: Report) -> None:
        """Show that stretch."""
        if not report.rated_days:
            self.show_nothing(
                _(
                    "No pain ratings in this period. You are asked after each routine; "
                    "or choose “How is your back?” in the tray."
                )
            )
            return
        self.begin(
            pain_description(report),
            [
                ("pain dot", _("Daily rating")),
                ("pain line", _("Weekly median, from three rated days on")),
            ],
            _day_texts(report),
        )
        scale = [(0, _("0 none")), (2, "2"), (4, "4"), (6, "6"), (8, "8"), (10, _("10 worst"))]
        self.set_scales(7 * len(report.weeks), 10.3, _ticks(report), scale)
        self._add_dots(report)
        self._add_medians(report)

    def _add_dots(self, report: Report) -> None:
        rated = [
            ((day.day - report.first).days, day.pain_median)
            for day in report.days
            if day.pain_median is not None
        ]
        self.add(
            pg.ScatterPlotItem(
                x=[x for x, _y in rated],
                y=[y for _x, y in rated],
                size=9 if report.scope is not Scope.TWELVE_WEEKS else 7,
                pen=None,
                brush=self._theme.pain_dot,
            )
        )

    def _add_medians(self, report: Report) -> None:
        x: list[float] = []
        y: list[float] = []
        for number, week in enumerate(report.weeks):
            value = np.nan if week.pain_median is None else week.pain_median
            x += [7 * number - 0.5, 7 * number + 6.5]
            y += [value, value]
            if week.pain_median is not None:
                self._add_value(7 * number + 3, week.pain_median, last=week is report.weeks[-1])
        pen = pg.mkPen(self._theme.pain, width=2.5)
        self.add(pg.PlotCurveItem(x=x, y=y, pen=pen, connect="finite", antialias=True))

    def _add_value(self, x: float, value: float, *, last: bool) -> None:
        label = words.points(value)
        if last:
            label = _("median {value}").format(value=label)
        text = pg.TextItem(label, color=self._theme.pain, anchor=(0.5, 1.0))
        text.setFont(themes.sized(self.font(), themes.BODY, strong=True))
        text.setPos(x, value)
        self.add(text)


def _ticks(report: Report) -> list[tuple[float, str]]:
    if report.scope is Scope.WEEK:
        return [(n, date_text(bar.first, "ddd d")) for n, bar in enumerate(report.bars)]
    return [(7 * n, date_text(week.monday, "d MMM")) for n, week in enumerate(report.weeks)]


def _day_texts(report: Report) -> list[str]:
    known = {day.day: day.pain_median for day in report.days}
    every = (report.first + timedelta(days=n) for n in range(7 * len(report.weeks)))
    return [pain_text(day, known.get(day)) for day in every]
