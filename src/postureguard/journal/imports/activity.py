"""ActivityWatch's record of when somebody was at the keyboard, as stretches of sitting.

Read as the program reads its own: a short silence is sitting, a long one is not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from postureguard.core.facts import AwayEvidence
from postureguard.journal.imports.named import named
from postureguard.journal.records import utc_text
from postureguard.journal.take_in import Fact
from postureguard.simulate import load_trace
from postureguard.simulate.span import Span

SOURCE: Final = "activitywatch"


@dataclass(frozen=True, slots=True)
class Limits:
    """From which length on, in seconds, an absence is one."""

    silence_s: float
    """Keyboard and mouse are silent, and nothing else is known."""
    away_s: float
    """The screen is locked, or the computer is off."""


@dataclass(frozen=True, slots=True)
class _Absence:
    began: datetime
    at: datetime
    evidence: AwayEvidence


def activity_facts(
    file: Path, limits: Limits, day_of: Callable[[datetime], date]
) -> tuple[Fact, ...]:
    """The stretches of sitting in a file and the absences after them.

    What is not over at the end of the file is left out: a later file has all of it.
    """
    return tuple(_facts(load_trace(file), limits, day_of))


def _facts(
    spans: Iterable[Span], limits: Limits, day_of: Callable[[datetime], date]
) -> Iterator[Fact]:
    began: datetime | None = None
    before: tuple[_Absence, float] | None = None
    for is_active, group in groupby(spans, lambda span: span.state == "active"):
        row = tuple(group)
        if is_active:
            if before is not None:
                yield _natural(*before, day_of)
            before, began = None, began or row[0].start
        elif began is not None and (evidence := _evidence(row, limits)) is not None:
            absence = _Absence(row[0].start, row[-1].end, evidence)
            yield _bout(began, absence.began, day_of)
            before, began = (absence, _seconds(began, absence.began)), None


def _evidence(row: tuple[Span, ...], limits: Limits) -> AwayEvidence | None:
    """What speaks for an absence; None when the person may have been sitting there."""
    lasted = dict.fromkeys(("idle", "locked", "asleep"), 0.0)
    for span in row:
        lasted[span.state] += _seconds(span.start, span.end)
    if lasted["locked"] >= limits.away_s:
        return "locked"
    if lasted["asleep"] >= limits.away_s:
        return "closed"  # nothing was recorded; why is not known
    return "long idle" if sum(lasted.values()) >= limits.silence_s else None


def _bout(began: datetime, at: datetime, day_of: Callable[[datetime], date]) -> Fact:
    return named(
        SOURCE,
        "sitting_bout",
        {
            "began_utc": utc_text(began),
            "at_utc": utc_text(at),
            "day": day_of(at).isoformat(),
            "seated_s": _seconds(began, at),
        },
    )


def _natural(absence: _Absence, seated_s: float, day_of: Callable[[datetime], date]) -> Fact:
    return named(
        SOURCE,
        "natural_break",
        {
            "began_utc": utc_text(absence.began),
            "at_utc": utc_text(absence.at),
            "day": day_of(absence.at).isoformat(),
            "seconds": _seconds(absence.began, absence.at),
            "seated_before_s": seated_s,
            "evidence": absence.evidence,
            "confirmed": int(absence.evidence == "locked"),
        },
    )


def _seconds(began: datetime, at: datetime) -> float:
    return (at - began).total_seconds()
