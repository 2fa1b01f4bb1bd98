"""The words of the routine player: codes, numbers and moments made readable."""

from collections.abc import Iterable
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from postureguard.core.facts import BreakKind
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.player import Beat, View
from postureguard.core.training.routine import Step
from postureguard.core.wording import kind_name

_TRAINED: Final = ("glute", "glutemed", "abs", "oblique", "hipflexor")
"""The muscles that the exercises are for; others help."""
MOST_AREAS: Final = 3


def kind(code: BreakKind) -> str:
    """What sort of break this is, at the beginning of a line."""
    name = kind_name(code)
    return name[:1].upper() + name[1:]


def place(code: str) -> str:
    """Where one does an exercise."""
    return {
        "desk": _("In your chair"),
        "standing": _("Standing"),
        "floor": _("On the floor"),
        "anywhere": _("Anywhere"),
    }[code]


def invitation(place_code: str) -> str:
    """What the start card asks for."""
    return _("Time to move") if place_code == "desk" else _("Time to stand up")


def things() -> dict[str, str]:
    """What exercises need, by its codes."""
    return {
        "desk": _("a desk"),
        "chair": _("a chair"),
        "steady-chair": _("a chair that cannot roll"),
        "hand-support": _("a desk or a chair that cannot roll"),
        "wall": _("a wall"),
        "mat": _("a mat"),
        "band": _("a band"),
        "loop-band": _("a loop band"),
        "weight": _("a weight"),
        "dowel": _("a stick"),
        "cable": _("a cable"),
    }


def kit(codes: tuple[str, ...]) -> str:
    """What is needed, as one line; empty when nothing is.

    A desk and a steady chair are hand supports, too.
    """
    names = things()
    has_support = not {"desk", "steady-chair"}.isdisjoint(codes)
    wanted = [code for code in codes if code != "hand-support" or not has_support]
    found = ", ".join(names[code] for code in wanted)
    return _("You need: {kit}").format(kit=found) if found else ""


def stops(exercise: Exercise) -> str:
    """When to stop this very exercise; empty when the common rule says it all."""
    signs = " ".join(exercise.stop)
    return _("For this one also: {signs}").format(signs=signs) if signs else ""


def where(step: Step, routine_place: str) -> str:
    """Where, and on which side; the routine's own place when the exercise can be done there."""
    allowed = step.exercise.place
    base = place(routine_place if routine_place in allowed else allowed[0])
    if step.alternating:
        return f"{base} · {_('sides in turn')}"
    if step.side is None:
        return base
    side = _("left side") if step.side == "left" else _("right side")
    return f"{base} · {side}"


def beat(code: Beat) -> str:
    """What to do in this moment."""
    return {
        "ready": _("Get ready"),
        "swap": _("Other side"),
        "hold": _("Hold"),
        "rest": _("Let go"),
        "out": _("Go"),
        "stay": _("Stay"),
        "back": _("And back"),
        "go": _("Keep going"),
        "over": _("Done"),
    }[code]


def breath(code: str) -> str:
    """How to breathe; empty when nothing has to be said."""
    return {
        "in": _("Breathe in"),
        "out": _("Breathe out"),
        "easy": _("Keep breathing"),
    }.get(code, "")


def ring(view: View) -> str:
    """The ring in words: the beat, and how long it is where its seconds are shown."""
    if view.held:
        return _("Paused")
    if not view.beat_counts:
        return beat(view.beat)
    return _("{beat}: {n} s").format(beat=beat(view.beat), n=view.beat_left_s)


def about(seconds: int) -> str:
    """A length that nobody needs to the second."""
    minutes = round(seconds / 30) / 2
    if minutes < 1:
        return _("About {n} seconds").format(n=round(seconds / 5) * 5)
    if minutes < 2:
        return _("About a minute") if minutes == 1 else _("About a minute and a half")
    whole = int(minutes)
    number = f"{whole}½" if minutes > whole else str(whole)
    return _("About {n} minutes").format(n=number)


def left(seconds: int) -> str:
    """How much of the routine is still to come."""
    return _("{clock} left").format(clock=f"{seconds // 60}:{seconds % 60:02}")


def of(number: int, count: int) -> str:
    """Which one of how many."""
    return _("{number} of {count}").format(number=number, count=count)


def clock(moment: datetime) -> str:
    """A time of day the way the person's country writes it, in the digits of all other texts."""
    time = QTime(moment.hour, moment.minute)
    shown = QLocale().toString(time, QLocale.FormatType.ShortFormat)
    return "".join(str(int(c)) if c.isdecimal() else c for c in shown)


def postpone(minutes: int, again: datetime) -> str:
    """The button that puts the break off, with its result."""
    return _("In {n} min · again at {time}").format(n=minutes, time=clock(again))


def skip(again: datetime | None, now: datetime) -> str:
    """The button that leaves the break out, with its result if that is known."""
    if again is None:
        return _("Skip")
    if again.date() == now.date():
        return _("Skip · next at {time}").format(time=clock(again))
    day = QLocale().toString(QDate(again.year, again.month, again.day), "ddd")
    return _("Skip · next {day} {time}").format(day=day, time=clock(again))


def behind(*, nothing_done: bool) -> str:
    """What to say when the last step is behind."""
    return _("Every step was left out.") if nothing_done else _("That was the routine.")


def times_up(count: int) -> str:
    """The sentence at the end."""
    return ngettext("Up once today.", "Up {n} times today.", count).format(n=count)


def target(exercises: Iterable[Exercise]) -> str:
    """Where these exercises are meant to be felt; empty when it is nowhere in particular."""
    names = dict.fromkeys(name for each in exercises for name in each.figure.work.names)
    areas = [_(MUSCLES[name]) for name in names if name in _TRAINED]
    if len(areas) > MOST_AREAS:
        return _("Where the pictures showed it")
    if len(areas) > 1:
        text = _("{areas} or {last}").format(areas=", ".join(areas[:-1]), last=areas[-1])
    else:
        text = "".join(areas)
    return text[:1].upper() + text[1:]
