"""The words of the entries: what each is about, and what its values mean."""

from collections.abc import Mapping
from datetime import date, timedelta
from gettext import gettext as _

from PySide6.QtCore import QDate, QLocale

from postureguard.core.entries import PAIN, SCORES, Entry, values
from postureguard.core.programme import subjects
from postureguard.windows.entries.lines import is_tick
from postureguard.windows.today import parts_of_a_day
from postureguard.windows.week import changes


def day_name(day: date, today: date) -> str:
    """A day as it is called today."""
    name = QLocale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")
    near = {today: _("Today"), today - timedelta(days=1): _("Yesterday")}
    return _("{near}, {day}").format(near=near[day], day=name) if day in near else name


def what(entry: Entry) -> str:
    """What an entry is about."""
    if entry.about == PAIN:
        return _("Pain after a routine") if entry.break_id else _("Pain")
    if entry.about == subjects.LEG_SIGNS:
        return parts_of_a_day()["legs"]
    if entry.about in _abouts():
        return _abouts()[entry.about]
    return parts_of_a_day()[entry.about.removeprefix(subjects.DAY)]


def value(entry: Entry) -> str:
    """What holds, in words; nothing for a tick, which is there or is not."""
    return "" if entry.value is None else value_words(entry.about, entry.value)


def was(entry: Entry) -> str:
    """What was entered, where something else holds now."""
    if not entry.is_changed:
        return ""
    return _("changed, was {value}").format(value=value_words(entry.about, entry.first))


def value_words(about: str, value: str) -> str:
    """One value of an entry."""
    if is_tick(about):
        return ""
    return value if values(about) == SCORES else choices(about)[value]


def choices(about: str) -> Mapping[str, str]:
    """The words of all values of an entry that is no number."""
    if about == subjects.WEEK_CHANGE:
        return changes()
    if about == subjects.WHERE:
        return {
            "target": _("Where it was meant"),
            "low-back": _("Low back"),
            "elsewhere": _("Elsewhere"),
        }
    return {"yes": _("Yes"), "no": _("No")}


def ends(about: str) -> tuple[str, str] | None:
    """What 0 and 10 mean; None for pain."""
    return (_("not at all"), _("completely")) if about.startswith(subjects.WEEK) else None


def _abouts() -> dict[str, str]:
    return {
        subjects.WORST_MOMENT: _("Worst moment of the day"),
        subjects.WEEK + "desk": _("In the way of work at the desk, last 7 days"),
        subjects.WEEK + "moving": _("In the way of moving about and chores, last 7 days"),
        subjects.WEEK + "enjoying": _("In the way of things you enjoy, last 7 days"),
        subjects.WEEK_CHANGE: _("Compared with the beginning"),
        subjects.BEFORE: _("Pain before a routine"),
        subjects.DURING: _("Highest pain in a routine"),
        subjects.MOVED: _("Moved as shown in a routine"),
        subjects.WHERE: _("A routine was felt mostly in"),
        subjects.LEG: _("New tingling, numbness or weakness in a leg, after a routine"),
    }
