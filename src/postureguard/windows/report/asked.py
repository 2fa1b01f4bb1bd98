"""What the person wants on the page: which days, which parts, on which paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from typing import Final, Literal, get_args

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from postureguard.core.insight.spans import Span
from postureguard.core.insight.weeks import monday_of

PartName = Literal["breaks", "sitting", "pain", "programme", "safety", "notes", "experiments"]
PARTS: Final[tuple[PartName, ...]] = get_args(PartName)
AT_FIRST: Final[frozenset[PartName]] = frozenset(PARTS) - {"safety"}
"""What is on the page until the person chooses: answers about safety are given out on purpose."""

Paper = Literal["a4", "letter"]
PAPERS: Final[Mapping[Paper, QPageSize.PageSizeId]] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}
RangeName = Literal["4", "12", "52", "own"]
WEEKS_AT_FIRST: Final = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish."""

    span: Span
    parts: frozenset[PartName] = AT_FIRST
    paper: Paper = "a4"

    def has(self, *names: PartName) -> bool:
        """Whether any of these parts is wanted."""
        return any(name in self.parts for name in names)


def last_weeks(today: date, weeks: int) -> Span:
    """So many weeks, this one included, up to today."""
    return Span(monday_of(today) - timedelta(weeks=weeks - 1), today)


def usual_paper() -> Paper:
    """The paper of the person's country."""
    imperial = QLocale.MeasurementSystem.ImperialUSSystem
    letter_lands = {QLocale.Country.Canada, QLocale.Country.Mexico, QLocale.Country.Philippines}
    here = QLocale.system()
    is_letter = here.measurementSystem() == imperial or here.territory() in letter_lands
    return "letter" if is_letter else "a4"


def part_names() -> dict[PartName, str]:
    """What the parts are called."""
    return {
        "breaks": _("Breaks"),
        "sitting": _("Sitting"),
        "pain": _("Pain"),
        "programme": _("Programme and levels"),
        "safety": _("Answers about safety"),
        "notes": _("What else was noted"),
        "experiments": _("Own experiment"),
    }


def paper_names() -> dict[Paper, str]:
    """What the papers are called."""
    return {"a4": _("A4"), "letter": _("Letter")}


def range_names() -> dict[RangeName, str]:
    """The ranges to choose from."""
    return {"4": _("4 weeks"), "12": _("12 weeks"), "52": _("One year"), "own": _("Own dates")}


def wanted(without: Iterable[str], *, safety: bool) -> frozenset[PartName]:
    """What is usual but for these parts, with the answers about safety if they are wanted."""
    left_out = set(without)
    parts = frozenset(PARTS) if safety else AT_FIRST
    return frozenset(name for name in parts if name not in left_out)
