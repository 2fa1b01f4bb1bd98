"""A person's own exercises: what their files say, read and written.

Less is asked of them than of shipped ones, and nothing in them is translated. An own exercise
leads to no easier or harder one.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

from postureguard.core.training.exercise import (
    KIT,
    MOST_WORDS,
    OWN,
    PLACES,
    TRACKS,
    Dose,
    Exercise,
    read_dose,
    read_id,
)
from postureguard.core.training.fields import Table, open_table, refuse
from postureguard.core.training.toml_text import toml_lines

if TYPE_CHECKING:  # only who draws needs it
    from postureguard.core.training.movement import Movement

USUAL_LEVEL: Final = 2
MOST_NAME: Final = 60
"""Letters."""
MOST_LINE: Final = 120
"""Letters."""
MOST_LINES: Final = 3
MOST_SLUG: Final = 40
"""Letters of an id that come from the name."""
EXERCISE_FIELDS: Final = (
    "id", "name", "track", "level", "kit", "place", "clothes", "discreet", "muscles", "dose",
    "lines", "stop", "figure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What was in a pack, by name."""

    added: tuple[str, ...]
    there: tuple[str, ...]
    """What was there already, and stays as it is."""


_MARKUP: Final = re.compile(r"<[^<]*>")
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Letters that break a line, or turn around what stands beside them."""


def parse_own_exercise(
    document: Mapping[str, object],
    source: str,
    movement: "Callable[[], Movement] | None" = None,
    picture: str | None = None,
) -> Exercise:
    """Read a decoded file; the first thing wrong raises a UserError naming it.

    `movement` is to read the table figure, `picture` the file of the picture, if there is one.
    """
    table = open_table(document, source, "", EXERCISE_FIELDS)
    return Exercise(
        id=read_own_id(table),
        name=read_shown(table, "name", MOST_NAME),
        track=table.choice("track", TRACKS, "movement"),
        level=table.integer("level", 1, 5) if table.has("level") else USUAL_LEVEL,
        kit=table.choices("kit", KIT, least=0) if table.has("kit") else (),
        place=table.choices("place", PLACES) if table.has("place") else ("standing",),
        clothes=table.choice("clothes", ("any", "trousers"), "any"),
        discreet=table.choice("discreet", ("yes", "semi", "no"), "no"),
        muscles=read_shown(table, "muscles", MOST_LINE) if table.has("muscles") else "",
        dose=read_dose(table),
        lines=_lines(table),
        do=(),
        cues=(),
        faults=(),
        stop=_texts(table, "stop") if table.has("stop") else (),
        easier=None,
        harder=None,
        mastered="",
        sources="",
        movement=movement,
        picture=picture,
    )


def own_exercise_text(exercise: Exercise, figure: Mapping[str, object] | None = None) -> str:
    """The file of an own exercise; `figure` is its decoded table, if it has one."""
    usual = {
        "track": "movement",
        "level": USUAL_LEVEL,
        "kit": (),
        "place": ("standing",),
        "clothes": "any",
        "discreet": "no",
        "muscles": "",
        "stop": (),
    }
    given = {key: getattr(exercise, key) for key in usual}
    values = {
        "id": exercise.id,
        "name": exercise.name,
        **{key: value for key, value in given.items() if value != usual[key]},
        "lines": exercise.lines,
        "dose": _dose_values(exercise.dose),
    }
    text = toml_lines(values)
    return text if figure is None else f"{text}\n[figure]\n{toml_lines(figure)}"


def own_id(name: str, taken: Collection[str]) -> str:
    """An id for something of a name that none of `taken` is."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+|[0-9]+", plain)
    stem = OWN + ("-".join(words)[:MOST_SLUG].strip("-") or "1")
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(found for found in chain([stem], numbered) if found not in taken)


def read_own_id(table: Table) -> str:
    """Read the id of something own."""
    identifier = read_id(table, "id")
    if not identifier.startswith(OWN):
        refuse(table.where("id"), f"must begin with {OWN!r}")
    return identifier


def read_shown(table: Table, key: str, longest: int) -> str:
    """Read a text of 1 to `longest` letters that is shown as it is written."""
    return _shown(table.text(key, longest), table.where(key))


def _texts(table: Table, key: str) -> tuple[str, ...]:
    found = table.texts(key, most=MOST_LINES)
    return tuple(_line(text, f"{table.where(key)}[{i}]") for i, text in enumerate(found))


def _line(text: str, where: str) -> str:
    if len(text) > MOST_LINE:
        refuse(where, f"must have at most {MOST_LINE} characters, not {len(text)}")
    return _shown(text, where)


def _shown(text: str, where: str) -> str:
    """Refuse what would not be shown as it is written."""
    if _UNSEEN.search(text):
        refuse(where, "must be one line, without control characters")
    if _MARKUP.search(text):
        refuse(where, "must have no <...> in it")
    return text


def _lines(table: Table) -> tuple[str, ...]:
    lines = _texts(table, "lines")
    for i, line in enumerate(lines):
        if len(line.split()) > MOST_WORDS:
            where = f"{table.where('lines')}[{i}]"
            refuse(where, f"must have at most {MOST_WORDS} words, not {len(line.split())}")
    return lines


def _dose_values(dose: Dose) -> dict[str, Any]:
    amounts = {
        "hold": {"count": dose.count, "on_s": dose.on_seconds, "off_s": dose.off_seconds},
        "reps": {"count": dose.count, "rep_s": dose.on_seconds},
        "time": {"seconds": dose.on_seconds},
    }
    return {"mode": dose.mode, **amounts[dose.mode], "sides": dose.sides}
