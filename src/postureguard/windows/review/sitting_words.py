"""Sitting in words: one part, and all that is in sight."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QLocale, QTime

from postureguard.core.insight import words
from postureguard.core.insight.by_hour import HOUR_S
from postureguard.core.insight.sitting import Bin, Bout, lengths, share_beyond
from postureguard.core.insight.spans import Grain, Part
from postureguard.core.insight.weeks import DayRow
from postureguard.windows.review.wording import NONE, date_text, grain_name, part_name, short_name


def sitting_text(part: Part, bouts: Sequence[Bout]) -> str:
    """One day, week or month, read aloud."""
    name = part_name(part)
    if not part.recorded:
        return _("{name}: nothing recorded").format(name=name)
    if not part.seated_s:
        return _("{name}: no sitting").format(name=name)
    said = _("{name}: seated {time}").format(name=name, time=words.duration(part.seated_s))
    if not bouts or part.longest_bout_s is None:
        return said
    stretches = ngettext("{n} stretch, {time}", "{n} stretches, the longest {time}", len(bouts))
    return f"{said}, {stretches.format(n=len(bouts), time=words.duration(part.longest_bout_s))}"


def clock_text(seconds: float) -> str:
    """A time of day as the clocks show it here, from the seconds since midnight."""
    minutes = round(seconds / 60) % (24 * 60)
    form = QLocale.FormatType.ShortFormat
    return QLocale().toString(QTime(minutes // 60, minutes % 60), form)


def bout_text(bout: Bout) -> str:
    """One stretch, read aloud."""
    return _("{day}, {start}–{end}: {time} seated").format(
        day=date_text(bout.day, "dddd d MMMM"),
        start=clock_text(bout.start_s),
        end=clock_text(bout.end_s),
        time=words.duration(bout.seated_s),
    )


def days_seated(part: Part) -> int:
    """On how many days of a part there was any sitting; one at least."""
    return max(1, sum(1 for day in part.days if day.seated_s))


def hour_share_text(part: Part, hour: int, seconds: float) -> str:
    """An hour of the days of a week or a month, read aloud; `seconds` are those of one day."""
    return _("{name}, {start}–{end}: {time} seated, on average").format(
        name=part_name(part),
        start=clock_text(hour * HOUR_S),
        end=clock_text((hour + 1) * HOUR_S),
        time=words.duration(seconds),
    )


def longest_text(days: Sequence[DayRow]) -> str:
    """The longest stretch and its day; empty when there is none."""
    known = [day for day in days if day.longest_bout_s]
    if not known:
        return ""
    longest = max(known, key=lambda day: day.longest_bout_s or 0.0)
    return _("Longest sitting: {time}, {day}.").format(
        time=words.duration(longest.longest_bout_s or 0.0),
        day=date_text(longest.day, "dddd d MMMM yyyy"),
    )


def seated_text(days: Sequence[DayRow]) -> str:
    """All the time seated; empty when there is none."""
    seated = [day.seated_s for day in days if day.seated_s]
    if not seated:
        return ""
    return ngettext(
        "Seated {time} on {n} day.",
        "Seated {time} on {n} days, {each} a day on average.",
        len(seated),
    ).format(
        time=words.duration(sum(seated)),
        n=len(seated),
        each=words.duration(sum(seated) / len(seated)),
    )


def over_text(bouts: Sequence[Bout], limit_min: int) -> str:
    """How much of the sitting was beyond the limit at a stretch; empty without any."""
    share = share_beyond(bouts, limit_min * 60.0)
    if share is None:
        return ""
    return _("{share} of it beyond {limit} min at a stretch.").format(
        share=words.percent(share), limit=limit_min
    )


def bin_text(one: Bin) -> str:
    """The name of a length."""
    if one.high_min is None:
        return _("{n} min or more").format(n=one.low_min)
    if not one.low_min:
        return _("under {n} min").format(n=one.high_min)
    return _("{low}–{high} min").format(low=one.low_min, high=one.high_min)


def lengths_text(bouts: Sequence[Bout]) -> str:
    """The lengths in words."""
    found = [f"{bin_text(one)}: {one.count}" for one in lengths(bouts) if one.count]
    return f"{'; '.join(found)}." if found else _("No sitting was recorded in this period.")


def lengths_head() -> tuple[str, ...]:
    """The columns of the table of lengths."""
    return (_("At a stretch"), _("Stretches"), _("Time seated"))


def lengths_rows(bouts: Sequence[Bout]) -> list[tuple[str, ...]]:
    """Each length with how often it was, and how much sitting that is."""
    return [
        (bin_text(one), str(one.count), words.duration(one.seated_s) if one.count else NONE)
        for one in lengths(bouts)
    ]


def sitting_head(grain: Grain) -> tuple[str, ...]:
    """The columns of the table."""
    return (
        grain_name(grain),
        _("Time seated"),
        _("Stretches"),
        _("Longest sitting"),
        _("Beyond the limit"),
    )


def sitting_row(part: Part, bouts: Sequence[Bout], limit_min: int) -> tuple[str, ...]:
    """One row of the table; a gap is a row of dashes."""
    share = share_beyond(bouts, limit_min * 60.0)
    longest = part.longest_bout_s
    return (
        short_name(part),
        words.duration(part.seated_s) if part.seated_s else NONE,
        str(len(bouts)) if part.recorded else NONE,
        words.duration(longest) if longest else NONE,
        NONE if share is None else words.percent(share),
    )
