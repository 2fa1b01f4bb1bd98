"""The words of the routine player: codes, numbers and moments made readable."""

from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QLocale, QTime

from postureguard.core.facts import BreakKind
from postureguard.core.training.player import Beat
from postureguard.core.training.routine import Step


def kind(code: BreakKind) -> str:
    """What sort of break this is."""
    return {
        "micro": _("Micro-break"),
        "short": _("Short break"),
        "long": _("Long session"),
    }[code]


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


def kit(codes: tuple[str, ...]) -> str:
    """What is needed, as one line; empty when nothing is."""
    names = {
        "desk": _("desk"),
        "chair": _("chair"),
        "wall": _("wall"),
        "mat": _("mat"),
        "band": _("band"),
        "loop-band": _("loop band"),
        "weight": _("weight"),
        "dowel": _("stick"),
        "cable": _("cable"),
    }
    found = ", ".join(names[code] for code in codes)
    return _("You need: {kit}").format(kit=found) if found else ""


def where(step: Step) -> str:
    """Where, and on which side."""
    base = place(step.exercise.place[0])
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


def about(seconds: int) -> str:
    """A length that nobody needs to the second."""
    if seconds < 100:
        return _("About {n} seconds").format(n=round(seconds / 5) * 5)
    minutes = round(seconds / 30) / 2
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
    """A time of day the way the person's country writes it."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def postpone(minutes: int, again: datetime) -> str:
    """The button that puts the break off, with its result."""
    return _("In {n} min · again at {time}").format(n=minutes, time=clock(again))


def skip(again: datetime | None) -> str:
    """The button that leaves the break out, with its result if that is known."""
    if again is None:
        return _("Skip")
    return _("Skip · next at {time}").format(time=clock(again))


def times_up(count: int) -> str:
    """The sentence at the end."""
    return ngettext("Up once today.", "Up {n} times today.", count).format(n=count)
