"""A lived year as people read it: week by week, what changed and why, and the checks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from postureguard.core.programme.days import Days
from postureguard.core.programme.standing import Mode, Progress, Reason, Rule
from postureguard.simulate.checks import Check
from postureguard.simulate.year import LivedDay

TOLD: Final[frozenset[Rule]] = frozenset(
    {"quiet week", "flare", "advice", "deload", "absence", "assess again", "level up", "harder",
     "load up", "return", "sore day"}
)  # fmt: skip
"""Rules that are told sentence by sentence; the others are counted."""
WEEK: Final = 7


def story(lived: Sequence[LivedDay]) -> Iterator[str]:
    """The lines of somebody's days, and what lies ahead at their end."""
    for number in range(0, len(lived), WEEK):
        yield from _week(number // WEEK + 1, lived[number : number + WEEK])
    yield ""
    yield _("Ahead")
    for reason in lived[-1].progress.ahead:
        yield f"  {reason.text}"


def outcome(checks: Iterable[Check]) -> Iterator[str]:
    """The lines of the checks."""
    for check in checks:
        yield f"{_('broken') if check.broken else _('holds')}: {check.words}"
        yield from (f"  {place}" for place in check.broken)


def _week(number: int, days: Sequence[LivedDay]) -> Iterator[str]:
    first, last = days[0], days[-1]
    progress = last.progress
    sessions = [s for s in last.history.sessions if s.day >= first.day]
    yield ""
    yield _("Week {number}, from {day}: {levels}; {sessions}; {pain}").format(
        number=number,
        day=first.day.isoformat(),
        levels=_levels(progress),
        sessions=ngettext("{count} session", "{count} sessions", len(sessions)).format(
            count=len(sessions)
        ),
        pain=_pain(last),
    )
    reasons = [r for r in progress.reasons if r.day >= first.day]
    yield from _told(reasons)


def _levels(progress: Progress) -> str:
    names = {"lcs": _("hips and trunk"), "glute": _("glutes")}
    levels = [f"{names[name]} {t.level}" for name, t in progress.tracks.items() if t.active]
    words = _(", ").join(levels) or _("general")
    return words if progress.mode == "normal" else f"{words} ({_mode(progress.mode)})"


def _mode(mode: Mode) -> str:
    return {
        "normal": _("as usual"),
        "sore day": _("a sore day"),
        "quiet week": _("a quiet week"),
        "flare": _("a flare-up"),
        "deload": _("a lighter week"),
        "returning": _("away"),
    }[mode]


def _pain(lived: LivedDay) -> str:
    week = Days(lived.history.ratings).weekly_median(lived.day)
    return _("too few ratings") if week is None else _("pain {week}").format(week=f"{week:g}")


def _told(reasons: Sequence[Reason]) -> Iterator[str]:
    for reason in reasons:
        if reason.rule in TOLD:
            yield f"  {reason.day:%a}  {reason.text}"
    counts = Counter(reason.rule for reason in reasons if reason.rule not in TOLD)
    if counts:
        yield "       " + _(", ").join(f"{_counted(r)}: {count}" for r, count in counts.items())


def _counted(rule: Rule) -> str:
    return {
        "red": _("red"),
        "amber": _("amber"),
        "dose up": _("doses up"),
        "step down": _("steps back"),
        "easier": _("easier ones instead"),
        "mastered": _("mastered"),
        "rest": _("rests after loaded work"),
    }[rule]
