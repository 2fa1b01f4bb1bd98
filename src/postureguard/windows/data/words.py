"""The sentences of the window."""

from datetime import date, datetime, tzinfo
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate, QLocale

from postureguard.core.wording import clock_time
from postureguard.windows.data.surroundings import Brought, Held, Kept, PartName, SourceName
from postureguard.windows.texts import breakable


def where(kept: Kept) -> str:
    """Where the journal is."""
    return _("Your journal: {file}").format(file=breakable(kept.path))


def how_much(kept: Kept) -> str:
    """What is in it, or why that cannot be told."""
    if kept.trouble:
        return kept.trouble
    if kept.held is None:
        return _("There is no journal yet.")
    size = QLocale().formattedDataSize(kept.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return _("{what} Size: {size}.").format(what=held(kept.held), size=size)


def held(found: Held) -> str:
    """How many facts, and from when to when."""
    facts = ngettext("{n} fact", "{n} facts", found.facts).format(n=number(found.facts))
    if found.first is None or found.last is None:
        return _("{facts}.").format(facts=facts)
    if found.first == found.last:
        return _("{facts}, of {day}.").format(facts=facts, day=day(found.first))
    return _("{facts}, from {first} to {last}.").format(
        facts=facts, first=day(found.first), last=day(found.last)
    )


def copied(kept: Kept, zone: tzinfo) -> str:
    """When the last copy was made, and how many there are."""
    if kept.copied_at is None:
        return _("There is no backup beside it yet; one is made each day.")
    copies = ngettext("{n} copy", "{n} copies", len(kept.copies)).format(n=len(kept.copies))
    return _("Last backup: {moment}; {copies} in {folder}").format(
        moment=moment(kept.copied_at, zone),
        copies=copies,
        folder=breakable(kept.copies[0].parent),
    )


def added(found: Brought) -> tuple[str, ...]:
    """What became of the facts in a file."""
    told = [
        ngettext("{n} fact added.", "{n} facts added.", found.added).format(n=number(found.added))
        if found.added
        else _("Nothing was added.")
    ]
    if found.known:
        text = ngettext("{n} fact known already.", "{n} facts known already.", found.known)
        told.append(text.format(n=number(found.known)))
    if found.left_out:
        text = ngettext(
            "{n} fact left out: the journal knows of that time already.",
            "{n} facts left out: the journal knows of that time already.",
            found.left_out,
        )
        told.append(text.format(n=number(found.left_out)))
    return tuple(told)


def ends_first(kept: Kept, *, again: bool) -> str:
    """That the program is ended for what comes; empty when it does not run."""
    if not kept.running:
        return ""
    if again:
        return _("PostureGuard is ended for this, and started again afterwards.")
    return _("PostureGuard is ended for this.")


def part_goes(part: PartName, kept: Kept) -> str:
    """Exactly what goes with a part."""
    place = breakable(kept.places[part])
    if part == "journal":
        copies = ngettext(
            "with {n} copy beside it", "with {n} copies beside it", len(kept.copies)
        ).format(n=len(kept.copies))
        return _(
            "The journal {file}, {copies}, what was set aside, its write-ahead log, and the "
            "program’s log"
        ).format(file=place, copies=copies)
    if part == "own":
        return _("Your own exercises and routines: {folder}").format(folder=place)
    return _("Your settings: {file}").format(file=place)


def stays() -> str:
    """What no deletion here reaches."""
    return _(
        "Exports and copies elsewhere are still there, and so may be traces on the drive, in "
        "snapshots and in backups of your system."
    )


def source_names() -> dict[SourceName, str]:
    """Where facts can come from."""
    return {
        "journal": _("Another computer’s journal"),
        "workrave": _("Workrave"),
        "activitywatch": _("ActivityWatch"),
        "pain": _("A table of pain ratings (CSV)"),
    }


def source_help(source: SourceName) -> str:
    """Which file it is, and what comes of it."""
    return {
        "journal": _("Everything in it that is not here yet is added."),
        "workrave": _("Time at the computer for each day; of other days than the journal has."),
        "activitywatch": _("Stretches of sitting, of times that the journal does not know."),
        "pain": _("Each line with a score becomes a rating."),
    }[source]


def number(count: int) -> str:
    """A count as people there write it."""
    return QLocale().toString(count)


def day(when: date) -> str:
    """A day as people there write it."""
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMM yyyy")


def moment(when: datetime, zone: tzinfo) -> str:
    """A day with its time."""
    local = when.astimezone(zone)
    return _("{day}, {time}").format(day=day(local.date()), time=clock_time(when, zone))
