"""The words of the plan window: levels, doses and states made readable."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate, QLocale

from postureguard.core import wording
from postureguard.core.facts import BreakKind
from postureguard.core.programme.choosing import Choice
from postureguard.core.programme.questions import track_name
from postureguard.core.programme.safety import ALL_LEVELS, Safety
from postureguard.core.programme.standing import ColourName, LevelChange, PlanTrack, Progress
from postureguard.windows.plan.outlook import FOLLOWED, Outlook


def day(when: date, form: str = "ddd d MMM") -> str:
    """A date the way the person's country writes it."""
    return QLocale().toString(QDate(when.year, when.month, when.day), form)


def moment(when: datetime, zone: tzinfo, today: date) -> str:
    """A time of today, or of another day with its name."""
    time, local = wording.clock_time(when, zone), when.astimezone(zone).date()
    return time if local == today else _("{day}, {time}").format(day=day(local), time=time)


def headline(found: Outlook) -> str:
    """The plan and where the person stands in it."""
    track = found.plan.track
    if track == "general":
        return track_name(track)
    levels = {found.progress.tracks[name].level for name in FOLLOWED[track]}
    if len(levels) == 1:
        return _("{plan}, level {n}").format(plan=track_name(track), n=levels.pop())
    return track_name(track)


def level_line(track: PlanTrack, progress: Progress) -> str:
    """The level of one plan, with what it rests on."""
    standing = progress.tracks[track]
    parts = [_("{plan}: level {n} of 5").format(plan=track_name(track), n=standing.level)]
    if standing.since is not None:
        parts.append(_("since {day}").format(day=day(standing.since, "d MMMM")))
    if standing.session_days:
        days = standing.session_days
        text = ngettext("sessions on {n} day", "sessions on {n} days", days)
        parts.append(text.format(n=days))
    text = ", ".join(parts) + "."
    if standing.offered_level < standing.level:
        text += " " + _("For now its routines are those of level {n}.").format(
            n=standing.offered_level
        )
    return text


def change(track: PlanTrack, found: LevelChange, why: str) -> str:
    """A level that was reached or gone back to, and why."""
    text = _("{plan}, level {n}. {why}")
    return text.format(plan=track_name(track), n=found.level, why=why).strip()


def mode(progress: Progress) -> str:
    """What sort of day it is, and for how long."""
    name = {
        "normal": _("An ordinary day"),
        "sore day": _("A sore day"),
        "quiet week": _("A quiet week"),
        "flare": _("A calmer time, after a flare-up"),
        "deload": _("A lighter week"),
        "returning": _("Coming back after a while away"),
    }[progress.mode]
    if progress.mode in ("quiet week", "deload") and progress.until is not None:
        return _("{what}, until {day}").format(what=name, day=day(progress.until))
    return name


def next_break(kind: BreakKind, choice: Choice) -> str:
    """What the next break of a kind would be made of, and why."""
    text = {
        "micro": _("Micro-break: {routine}. {why}"),
        "short": _("Short routine: {routine}. {why}"),
        "long": _("Long session: {routine}. {why}"),
    }[kind]
    why = " ".join(choice.reasons) or _("A change between the exercises of your plan.")
    return text.format(routine=choice.routine.name, why=why)


def ups(progress: Progress) -> str:
    """Whether anything goes up."""
    if progress.ups:
        return ""
    return _("For now nothing goes up. What you have reached stays as far as it can.")


def safety(found: Safety) -> str:
    """What safety leaves open; empty where that is everything."""
    if found.tier == "E":
        return _("Exercises are paused until the safety questions are answered anew.")
    if found.tier == "unasked":
        return _("Level 1 is open; the safety questions open the others.")
    if found.open_levels >= ALL_LEVELS:
        return ""
    if found.tier == "U":
        return _(
            "Breathing, changes of position and comfortable walking are open, until you have "
            "spoken to a doctor or physiotherapist."
        )
    text = _("Up to level {n} is open, until you have spoken to a doctor or physiotherapist.")
    return text.format(n=found.open_levels)


def dose(step: int) -> str:
    """How much of an exercise, beside where it begins."""
    return (
        _("the amount to begin with"),
        _("a quarter more than at the beginning"),
        _("half as much again as at the beginning"),
        _("half as much again, and one set more"),
    )[step]


def colour(name: ColourName | None) -> str:
    """How it went the last time; empty when nothing is known."""
    if name is None:
        return ""
    return {
        "green": _("last time it went well"),
        "amber": _("last time it was a little much"),
        "red": _("last time it was too much"),
        "ungraded": "",
    }[name]


def sentence(parts: Iterable[str]) -> str:
    """Parts of a sentence as one."""
    whole = "; ".join(part for part in parts if part)
    return f"{whole[:1].upper()}{whole[1:]}." if whole else ""


def worked(seconds: float) -> str:
    """How long a region of the body was worked."""
    return wording.minutes(seconds) if seconds else _("nothing yet")
