"""Why a routine was chosen, in sentences fit to show."""

from collections.abc import Iterable
from gettext import gettext as _

from postureguard.core.programme.balance import GROUPS, Group, group_name
from postureguard.core.programme.safety import Safety
from postureguard.core.programme.standing import Mode
from postureguard.core.training.routine import Routine


def of_the_day(mode: Mode, safety: Safety, *, bad_day: bool) -> list[str]:
    """What today allows."""
    found = []
    if safety.tier == "U" and safety.spoken_on is None:
        found.append(_("For now: breathing, changes of position and comfortable walking."))
    if bad_day:
        found.append(_("Something gentler today, as you wished."))
    mode_words = {
        "sore day": _("A sore day: walking, breathing or another position is enough."),
        "quiet week": _("A quiet week: walking, breathing and changes of position."),
        "flare": _("Half of the easy exercises, until the week is calmer."),
        "deload": _("A lighter week: a little less of everything."),
        "returning": _("Welcome back. It starts a little easier."),
    }
    if mode in mode_words:
        found.append(mode_words[mode])
    return found


def after_red() -> str:
    """After a session that hurt."""
    return _("Something easy, after what hurt today.")


def walk() -> str:
    """It is time for a walk."""
    return _("Every third micro-break is a walk.")


def missing(groups: Iterable[Group]) -> str:
    """What the day lacks and this has."""
    covered = set(groups)
    names = [group_name(group) for group in GROUPS if group in covered]
    return _("Today had nothing for {parts} yet.").format(parts=_(" and ").join(names))


def turn(routine: Routine) -> str:
    """Two plans take turns."""
    if routine.track == "lcs":
        return _("Your two plans take turns: now hips and trunk.")
    return _("Your two plans take turns: now the buttocks.")


def own() -> str:
    """The person's own routines are in turn with the plans."""
    return _("One of your own routines, in turn with the plan.")


def level(routine: Routine) -> str:
    """The level it belongs to."""
    return _("Level {level} of your plan.").format(level=routine.level)


def shortened() -> str:
    """Some exercises of the routine are left out."""
    return _("What you did just now, or what does not suit today, is left out.")


def smaller() -> str:
    """A routine of a shorter kind."""
    return _("Nothing longer suits right now.")


def half_a_minute() -> str:
    """The minimum version."""
    return _("Just half a minute. It counts in part.")
