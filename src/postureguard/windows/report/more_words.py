"""What the page says of the programme, of safety, of what else was noted, of the experiment."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from statistics import median
from typing import Final

from postureguard.core.insight.events import Event, events
from postureguard.core.insight.experiment import Experiment
from postureguard.core.insight.spans import Span
from postureguard.core.insight.trial import trial, trial_text
from postureguard.core.insight.words import points
from postureguard.core.programme import subjects
from postureguard.core.programme.history import Session, Statement
from postureguard.core.programme.questions import plan, track_name
from postureguard.core.programme.signs import NONE, read_ticks, signs
from postureguard.core.programme.standing import PLAN_TRACKS
from postureguard.windows.report.axis import date_text
from postureguard.windows.report.diary import Diary
from postureguard.windows.today import parts_of_a_day
from postureguard.windows.week import changes

MOST_MARKS: Final = 9
"""Changes of the programme that are told one by one; the latest."""
MOST_SCREENS: Final = 3
MOST_EXERCISES: Final = 6
_BEGUN: Final = ("done", "partial")


def marks(diary: Diary, span: Span) -> tuple[Event, ...]:
    """The latest changes of the programme in a span, in order."""
    found = events(diary.progress(span.last), diary.history, span.first, span.last)
    return tuple(event for event in found if event.kind != "safety")[-MOST_MARKS:]


def programme(diary: Diary, span: Span) -> Iterator[str]:
    """Where the programme stands at the end of a span, and how much was done in it."""
    known = diary.history.until(span.last)
    followed = plan(known).track
    progress = diary.progress(span.last)
    levels = [
        _("{plan}: level {n} of 5").format(plan=track_name(name), n=progress.tracks[name].level)
        for name in PLAN_TRACKS
        if progress.tracks[name].active and followed != "general"
    ]
    yield _("At the end of the period: {levels}.").format(
        levels="; ".join(levels) or track_name("general")
    )
    done = [s for s in known.sessions if s.day >= span.first and s.ending in _BEGUN]
    days = len({session.day for session in done})
    if done:
        routines = ngettext("{n} routine done", "{n} routines done", len(done)).format(n=len(done))
        on = ngettext("on {n} day", "on {n} days", days).format(n=days)
        yield _("{routines}, {on_days}.").format(routines=routines, on_days=on)
        most = "; ".join(_most(diary, done))
        if most:
            yield _("Done most, in days: {list}.").format(list=most)


def _most(diary: Diary, sessions: Iterable[Session]) -> Iterator[str]:
    """The exercises that were done on most days."""
    days = {
        (step.exercise, session.day)
        for session in sessions
        for step in session.steps
        if not step.skipped and step.exercise in diary.exercises
    }
    counted = Counter(exercise for exercise, _day in days).items()
    most = sorted(counted, key=lambda one: (-one[1], one[0]))
    for name, count in most[:MOST_EXERCISES]:
        yield _("{what} {n}").format(what=diary.exercises[name].name, n=count)


def safety(diary: Diary, span: Span) -> Iterator[str]:
    """The signs that were ticked, day by day, and when somebody was spoken to."""
    known = diary.history.until(span.last)
    if known.last(subjects.SCREEN) is None:
        yield _("The questions about safety were not answered.")
        return
    screens = [said for said in known.said if said.about == subjects.SCREEN]
    in_span = [said for said in screens if said.day >= span.first]
    for said in in_span[-MOST_SCREENS:] or screens[-1:]:
        yield _("{day}: {text}").format(
            day=date_text(said.day, "d MMM yyyy"), text=_ticked(said.value)
        )
    spoken = known.value(subjects.SPOKEN)
    if spoken:
        yield _("Spoke to a professional on {day}.").format(day=_iso_day(spoken))


def notes(diary: Diary, span: Span) -> Iterator[str]:
    """What was noted beside the ratings: how often, and how the back got in the way."""
    said = [s for s in diary.history.said if span.first <= s.day <= span.last]
    ticks = list(_tick_counts(said))
    if ticks:
        yield _("Noted, in days: {list}.").format(list="; ".join(ticks))
    scales = {
        subjects.WEEK + "desk": _("work at the desk"),
        subjects.WEEK + "moving": _("moving about and chores"),
        subjects.WEEK + "enjoying": _("things enjoyed"),
    }
    medians = [
        _("{what} {median}").format(what=what, median=points(float(median(values))))
        for about, what in scales.items()
        if (values := _scores(said, about))
    ]
    if medians:
        yield _(
            "How much the back got in the way over seven days, 0 not at all to 10 completely, "
            "median: {list}."
        ).format(list="; ".join(medians))
    worst = _scores(said, subjects.WORST_MOMENT)
    if worst:
        yield _("Worst moment of a day: median {median}, highest {high}.").format(
            median=points(float(median(worst))), high=max(worst)
        )
    change = next((s for s in reversed(said) if s.about == subjects.WEEK_CHANGE), None)
    if change is not None and change.value in changes():
        yield _("Compared with the beginning: {change} ({day}).").format(
            change=changes()[change.value], day=date_text(change.day, "d MMM yyyy")
        )


def experiment(found: Experiment, diary: Diary) -> str:
    """What may be said of the own experiment: nothing of its outcome while it goes on."""
    done = trial(found, diary.days, diary.today)
    weeks = ngettext(
        "{n} week from {day}, with a break offered after 30 or after 60 minutes, by lot.",
        "{n} weeks from {day}, with a break offered after 30 or after 60 minutes, by lot.",
        len(found.limits),
    ).format(n=len(found.limits), day=date_text(found.monday, "d MMM yyyy"))
    outcome = _("It is not over: how the weeks compare stays closed until the end.")
    return f"{weeks} {outcome if done is None else trial_text(done)}"


def _ticked(value: str) -> str:
    ticks = read_ticks(value)
    if not ticks or value == NONE:
        return _("none of the signs ticked.")
    return "; ".join(sign.words for sign in signs() if sign.id in ticks) + "."


def _tick_counts(said: Iterable[Statement]) -> Iterator[str]:
    last: dict[tuple[str, date], str] = {}
    for one in said:
        last[one.about, one.day] = one.value
    for name, words in parts_of_a_day().items():
        about = subjects.LEG_SIGNS if name == "legs" else subjects.DAY + name
        days = sum(1 for (what, _day), value in last.items() if (what, value) == (about, "yes"))
        if days:
            yield _("{what} {n}").format(what=words, n=days)


def _scores(said: Iterable[Statement], about: str) -> list[int]:
    return [int(s.value) for s in said if s.about == about and s.value.isdecimal()]


def _iso_day(text: str) -> str:
    try:
        return date_text(date.fromisoformat(text), "d MMM yyyy")
    except ValueError:
        return text
