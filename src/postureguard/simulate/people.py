"""Sixteen kinds of people, each described by a few habits."""

from dataclasses import dataclass, field
from typing import Final

from postureguard.core.programme import subjects
from postureguard.errors import UserError

Span = tuple[int, int]
"""A first and a last day, counted from 0."""

OFFICE_KIT: Final = "desk,chair,steady-chair,wall,dowel"
HOME_KIT: Final = f"{OFFICE_KIT},band,loop-band,weight"
GYM_KIT: Final = f"{HOME_KIT},cable"


@dataclass(frozen=True, slots=True)
class Habits:
    """What somebody does and feels. Shares are between 0 and 1."""

    words: str
    track: str = "lcs"
    floor: bool = True
    clothes: str = "sports"
    kit: str = HOME_KIT
    signs: str = "none"
    """What is ticked on the safety screen."""
    spoken_on: int | None = None
    """The day on which somebody is spoken to."""
    fit: bool = False
    """Holds both tests and is active already."""
    comes: float = 0.9
    """Share of working days with sessions."""
    weekends: float = 0.1
    away: tuple[Span, ...] = ()
    breaks: tuple[int, int, int] = (3, 1, 1)
    """Micro-breaks, short routines and long sessions of a day."""
    pain: tuple[int, int] = (2, 2)
    """Usual pain on the first and on the last day, 0 to 10."""
    spread: int = 1
    """Points by which a day may be better or worse."""
    flares: tuple[Span, ...] = ()
    """Days with three points more."""
    rates: float = 0.9
    answers: float = 0.95
    """Share of routines after which the questions are answered."""
    finishes: float = 0.95
    good: float = 0.9
    """Share of sessions that are moved as shown and felt where meant."""
    low_back: float = 0.02
    aches: float = 0.05
    """Share of sessions in which pain rises by two."""
    hurts: float = 0.005
    """Share in which it rises by four."""
    stops: float = 0.0
    """Share that is stopped because it hurts."""
    learns: float = 0.5
    """Share of good sessions after which a mastery line is ticked."""
    opens_lessons: bool = True
    goes_on: bool = True
    """Says yes to the harder exercise."""
    also_says: tuple[tuple[str, str], ...] = field(default=())


PEOPLE: Final[dict[str, Habits]] = {
    "steady": Habits("comes most days and answers what is asked"),
    "flare-prone": Habits(
        "has a bad fortnight every now and then",
        flares=((40, 52), (120, 136), (210, 216), (300, 312)),
        spread=2,
    ),
    "absent": Habits(
        "is away for ten days, a month and ten weeks", away=((40, 50), (100, 132), (200, 270))
    ),
    "over-eager": Habits(
        "does everything, every day, many times",
        comes=1.0,
        weekends=1.0,
        breaks=(8, 3, 2),
        learns=1.0,
        finishes=1.0,
    ),
    "office-only": Habits(
        "stays on the feet, in office clothes",
        floor=False,
        clothes="office",
        kit=OFFICE_KIT,
        breaks=(5, 2, 0),
    ),
    "no-kit": Habits(
        "has nothing but a chair, a desk and a wall",
        floor=False,
        clothes="office",
        kit="desk,chair,wall",
    ),
    "tier-U": Habits("ticked a sign that somebody should look at soon", signs="fever"),
    "tier-C": Habits("asks somebody first, and did so in week 7", signs="lasting", spoken_on=45),
    "never-rates": Habits("answers nothing", rates=0.0, answers=0.0),
    "always-in-pain": Habits("is at six every day", pain=(6, 6), aches=0.1),
    "low-back-feeler": Habits("feels most of it in the low back", low_back=0.4, good=0.6),
    "gym": Habits(
        "trains already, with cable and weights", kit=GYM_KIT, fit=True, track="glute", pain=(1, 1)
    ),
    "both-tracks": Habits(
        "follows both plans",
        track="both",
        breaks=(5, 2, 1),
        also_says=((subjects.BOTHERS, "glute"),),
    ),
    "forgetful": Habits(
        "comes now and then and ticks nothing",
        comes=0.35,
        rates=0.25,
        learns=0.1,
        finishes=0.7,
        opens_lessons=False,
    ),
    "recovering": Habits("gets better over the year", pain=(6, 1), aches=0.1),
    "stops-for-pain": Habits("stops one routine in seven", stops=0.15),
}


def find_person(name: str) -> Habits:
    """The habits of a kind of person."""
    habits = PEOPLE.get(name)
    if habits is None:
        raise UserError(f"There is no person {name!r}.", f"Choose one of {', '.join(PEOPLE)}.")
    return habits
