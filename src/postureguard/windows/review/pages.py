"""The pages of the review, in order. Each is made, and what it needs imported, when turned to."""

# ruff: noqa: PLC0415 - the first page is there before charts are imported

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _

from postureguard.windows.review.around import Around
from postureguard.windows.review.days import Days
from postureguard.windows.review.overview import OverviewPage
from postureguard.windows.review.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that can be turned to."""

    name: str
    title: Callable[[], str]
    """In the language of the person; the letter after & turns to it with Alt."""
    make: Callable[[Days, Around], Page]


def _breaks(days: Days, around: Around) -> Page:
    from postureguard.windows.review.breaks_page import BreaksPage

    return BreaksPage(days, around)


def _sitting(days: Days, around: Around) -> Page:
    from postureguard.windows.review.sitting_page import SittingPage

    return SittingPage(days, around)


def _pain(days: Days, around: Around) -> Page:
    from postureguard.windows.review.pain_page import PainPage

    return PainPage(days, around)


def _programme(days: Days, around: Around) -> Page:
    from postureguard.windows.review.programme_page import ProgrammePage

    return ProgrammePage(days, around)


def _experiments(days: Days, around: Around) -> Page:
    from postureguard.windows.review.experiments_page import ExperimentsPage

    return ExperimentsPage(days, around)


PAGES: tuple[Entry, ...] = (
    Entry("overview", lambda: _("&Overview"), OverviewPage),
    Entry("breaks", lambda: _("&Breaks"), _breaks),
    Entry("sitting", lambda: _("&Sitting"), _sitting),
    Entry("pain", lambda: _("&Pain"), _pain),
    Entry("programme", lambda: _("P&rogramme"), _programme),
    Entry("experiments", lambda: _("&Experiments"), _experiments),
)
