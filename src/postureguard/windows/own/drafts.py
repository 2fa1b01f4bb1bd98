"""What is still to be done before a draft can be saved: a kind sentence for each field.

A draft is an exercise or a routine that is not finished: its texts may be empty.
"""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Final

from postureguard.core.training.exercise import MOST_WORDS, Dose, Exercise
from postureguard.core.training.own import USUAL_LEVEL
from postureguard.core.training.own_routine import MOST_ITEMS, OWN_TRACK, kind_for
from postureguard.core.training.routine import Kind, Routine, script, total_seconds
from postureguard.errors import UserError

NEW_EXERCISE: Final = Exercise(
    id="",
    name="",
    track="movement",
    level=USUAL_LEVEL,
    kit=(),
    place=("standing",),
    clothes="any",
    discreet="no",
    muscles="",
    dose=Dose("reps", 10, 3),
    lines=(),
    do=(),
    cues=(),
    faults=(),
    stop=(),
    easier=None,
    harder=None,
    mastered="",
    sources="",
    movement=None,
)
NEW_ROUTINE: Final = Routine("", "micro", "", OWN_TRACK, 1, 5, "standing", discreet=False, items=())
MARKS: Final = ("<", ">")
"""Signs that are kept out of texts."""


def word_count(line: str) -> str:
    """How long a line is, of how much it may be."""
    return _("{n} of {most} words").format(n=len(line.split()), most=MOST_WORDS)


def lacking_in_exercise(draft: Exercise) -> Mapping[str, str]:
    """What an exercise still needs, by the field: "name", "lines", "place" or "stop"."""
    found = {
        "name": _lacking_in_name(draft.name),
        "lines": _lacking_in_lines(draft.lines),
        "place": "" if draft.place else _("Choose at least one place."),
        "stop": _lacking_in_texts(draft.stop),
    }
    return {field: sentence for field, sentence in found.items() if sentence}


def lacking_in_routine(draft: Routine, exercises: Mapping[str, Exercise]) -> Mapping[str, str]:
    """What a routine still needs, by the field: "name" or "items"."""
    found = {
        "name": _lacking_in_name(draft.name),
        "items": _lacking_in_items(draft, exercises),
    }
    return {field: sentence for field, sentence in found.items() if sentence}


def length_of(draft: Routine, exercises: Mapping[str, Exercise]) -> int:
    """Seconds that a routine takes, with its pauses."""
    return total_seconds(script(draft, exercises)) if draft.items else 0


def length_in_words(seconds: int) -> str:
    """How long a routine is, and which break that fits; a longer one has to be shortened first."""
    clock = f"{seconds // 60}:{seconds % 60:02}"
    try:
        kind = kind_for(seconds)
    except UserError:
        return _("{length} in all.").format(length=clock)
    return _fits(kind).format(length=clock)


def _fits(kind: Kind) -> str:
    return {
        "micro": _("{length} in all: it fits a break of about a minute."),
        "short": _("{length} in all: it fits a break of 2–3 minutes."),
        "long": _("{length} in all: it fits a break of 5–8 minutes."),
    }[kind]


def _lacking_in_name(name: str) -> str:
    return _("Give it a name.") if not name else _lacking_in_texts((name,))


def _lacking_in_lines(lines: tuple[str, ...]) -> str:
    if not lines:
        return _("One, two or three short lines, to be read at a glance.")
    if any(len(line.split()) > MOST_WORDS for line in lines):
        return _("At most {n} words in a line, so that it can be read at a glance.").format(
            n=MOST_WORDS
        )
    return _lacking_in_texts(lines)


def _lacking_in_texts(texts: tuple[str, ...]) -> str:
    found = any(mark in text for text in texts for mark in MARKS)
    return _("Please leave out the signs < and >.") if found else ""


def _lacking_in_items(draft: Routine, exercises: Mapping[str, Exercise]) -> str:
    if not draft.items:
        return _("Add at least one exercise.")
    if len(draft.items) > MOST_ITEMS:
        return _("At most {n} exercises, please.").format(n=MOST_ITEMS)
    try:
        kind_for(length_of(draft, exercises))
    except UserError as error:
        return str(error)
    return ""
