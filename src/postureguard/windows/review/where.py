"""Which days the charts show, and how the person came there."""

from datetime import date, timedelta
from typing import Final

from postureguard.core.insight.spans import Span
from postureguard.windows.review.around import week_start

WEEKS: Final = {"week": 1, "4 weeks": 4, "12 weeks": 12, "year": 52}
"""How many weeks each range has; "all" has them all."""


class Where:
    """A range goes along with the time; who went elsewhere stays there, and can come back."""

    def __init__(self, today: date, bounds: Span) -> None:
        self._chosen_name: str | None = "week"
        self.name: str | None = "week"
        """The range that is in sight, if it is one."""
        self.span = self._chosen = _range("week", today, bounds)

    def choose(self, name: str, today: date, bounds: Span) -> None:
        """Look at a range, the present week last."""
        self._settle(_range(name, today, bounds), name)

    def pick(self, span: Span, bounds: Span) -> None:
        """Look at other days, as far as there are any."""
        self._settle(span.within(bounds), None)

    def shift(self, way: int, bounds: Span) -> None:
        """Go earlier (-1) or later (1), by as much as is in sight."""
        self.pick(self.span.moved(way * self.span.days), bounds)

    def follow(self, span: Span) -> None:
        """The person moved along a chart."""
        self.name, self.span = None, span

    def back(self) -> None:
        """To what was chosen before the person moved."""
        self.name, self.span = self._chosen_name, self._chosen

    def renew(self, today: date, bounds: Span) -> None:
        """Another day has begun, or there is more in the journal."""
        if self._chosen_name is not None:
            self._chosen = _range(self._chosen_name, today, bounds)
            if self.name is not None:
                self.span = self._chosen

    def _settle(self, span: Span, name: str | None) -> None:
        self.name = self._chosen_name = name
        self.span = self._chosen = span


def _range(name: str, today: date, bounds: Span) -> Span:
    if name == "all":
        return bounds
    last = Span(today, today).whole("week", week_start()).last
    return Span(last - timedelta(days=7 * WEEKS[name] - 1), last)
