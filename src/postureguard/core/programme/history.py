"""Everything that the programme is worked out from: what was done, rated and said, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, TypedDict, cast, get_args

from postureguard.core.facts import BreakKind, Ending
from postureguard.core.programme.subjects import BEFORE, DURING, LEG, MOVED, WHERE

Where = Literal["target", "low-back", "elsewhere"]
_WHERE: Final = get_args(Where)


@dataclass(frozen=True, slots=True)
class Done:
    """One step of a routine: the exercise and how much of it (repetitions, holds or seconds)."""

    exercise: str
    amount: int
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One routine that was begun, with what was said about it afterwards."""

    at: datetime
    """When it began, UTC."""
    day: date
    break_id: str
    kind: BreakKind
    routine: str
    ending: Ending | None
    steps: tuple[Done, ...]
    before: int | None = None
    during: int | None = None
    moved: bool | None = None
    where: Where | None = None
    leg: bool = False


class Felt(TypedDict, total=False):
    """What was said about a session afterwards."""

    before: int
    during: int
    moved: bool
    where: Where
    leg: bool


def felt(said: Mapping[str, str]) -> Felt:
    """Read what was said about one break; what makes no sense counts as not said."""
    found = Felt()
    if (before := _score(said.get(BEFORE))) is not None:
        found["before"] = before
    if (during := _score(said.get(DURING))) is not None:
        found["during"] = during
    if said.get(MOVED) in {"yes", "no"}:
        found["moved"] = said[MOVED] == "yes"
    if (where := said.get(WHERE)) in _WHERE:
        found["where"] = cast(Where, where)
    found["leg"] = said.get(LEG) == "yes"
    return found


def _score(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and int(text) <= 10 else None


@dataclass(frozen=True, slots=True)
class Rating:
    """Low-back pain, 0 to 10, rated by itself and not after a routine."""

    at: datetime
    day: date
    score: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, outside a routine (`subjects` has the names)."""

    at: datetime
    day: date
    about: str
    value: str


@dataclass(frozen=True, slots=True)
class History:
    """All of it, each part in order of time."""

    sessions: tuple[Session, ...] = ()
    ratings: tuple[Rating, ...] = ()
    said: tuple[Statement, ...] = ()

    def last(self, about: str) -> Statement | None:
        """What was said last about something."""
        return next((s for s in reversed(self.said) if s.about == about), None)

    def value(self, about: str, default: str = "") -> str:
        """The value that was said last about something."""
        statement = self.last(about)
        return statement.value if statement else default

    def until(self, day: date) -> "History":
        """What was known at the end of a day."""
        return History(
            tuple(s for s in self.sessions if s.day <= day),
            tuple(r for r in self.ratings if r.day <= day),
            tuple(s for s in self.said if s.day <= day),
        )
