"""What every table, view and column of the journal means; `docs/data.md` is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Described:
    """A table or view."""

    words: str
    columns: Mapping[str, str]


_NAME: Final = {
    "id": "Number of the row in this file, in the order in which rows were added.",
    "uid": (
        "Name of the fact, the same in every copy. Of facts from other programs it begins with "
        "`workrave-`, `activitywatch-` or `table-`."
    ),
}
_WHEN: Final = {
    "at_utc": "When it happened, UTC.",
    "day": (
        "The local day it counts towards, as it was when it was written; a day begins at the "
        "chosen hour, 04:00 unless changed."
    ),
}
_BEGAN: Final = {"began_utc": "When it began, UTC.", **_WHEN, "at_utc": "When it ended, UTC."}
_BREAK_ID: Final = (
    "The break it belongs to: the moment that break was made, as text. Empty if it belongs to none."
)
_ABOUT: Final = {
    "about": "What it is about, such as `question.hips`, `felt.during` or `off.glute-bridge`.",
    "value": "What was said: a word, a number or words joined by commas.",
    "break_id": _BREAK_ID,
}
_COUNTS: Final = {
    "prompts": "Breaks that were offered, however they ended. Those asked for are not among them.",
    "done": "Of these: every step was done.",
    "partial": "Of these: some steps were done.",
    "natural": (
        "Times of standing up without a prompt, for 90 seconds or more after 20 minutes or more of "
        "sitting, not counting when the program was closed."
    ),
    "postponed": "Breaks that were put off, and then it never came to it.",
    "skipped": "Offered breaks for which the person said: not now.",
    "missed": "Offered breaks that nobody answered.",
    "stopped": "Offered breaks that ended with “It hurts: stop”.",
    "interrupted": "Offered breaks whose window or program went away.",
    "away": "Offered breaks for which the person was up already.",
    "held": "Offered breaks before which a pause, the end of working hours or a sign came.",
    "asked_for": "Breaks that the person started without a prompt, and did at least in part.",
    "longest_bout_s": "The longest stretch of sitting, seconds. Empty if only totals are known.",
    "seated_s": "Time of sitting, seconds, days of other programs included.",
    "pain_median": "Median of the ratings of the day, 0 to 10. Empty without a rating.",
    "pain_min": "Lowest rating, 0 to 10.",
    "pain_max": "Highest rating, 0 to 10.",
    "ratings": "How many ratings there are.",
}
_BREAK: Final = {
    "break_id": "The break: the moment it was made, as text.",
    "kind": "`micro` (about a minute), `short` (two to three) or `long` (five to eight).",
    "routine": "The routine it leads through, by its id.",
    "seated_s": "How long the person had been sitting, seconds.",
    "ending": (
        "Why it ended: `done`, `partial`, `skipped`, `missed` (nobody answered), `stopped` (it "
        "hurt), `interrupted` (window or program went away), `away` (was up already) or `held` (a "
        "pause, the end of working hours or a sign of safety came first). Empty until then."
    ),
    "asked_for": "1 when the person started it without a prompt, otherwise 0.",
}

GLOSSARY: Final[Mapping[str, Described]] = {
    "break_event": Described(
        "One row for each thing that happened to a break.",
        {
            **_NAME,
            **_WHEN,
            **_BREAK,
            "stage": (
                "What happened: `announced`, `shown`, `started`, `step_done`, `step_skipped`, "
                "`postponed` or `ended`."
            ),
            "step": "Number of the step from 0, for `step_done` and `step_skipped`.",
            "exercise": "The exercise of the step, by its id.",
            "amount": "How much of it: repetitions, holds or seconds, on one side.",
            "minutes": "By how many minutes it was put off, for `postponed`.",
        },
    ),
    "natural_break": Described(
        "One row for each time the person left the chair without being led through a routine.",
        {
            **_NAME,
            **_BEGAN,
            "seconds": "How long, seconds.",
            "seated_before_s": "How long the person had been sitting before, seconds.",
            "evidence": (
                "What speaks for it: `locked`, `asleep`, `display off`, `long idle` (a long "
                "silence of keyboard and mouse), `standing` (the person said so) or `closed` (the "
                "program was not running)."
            ),
            "confirmed": "0 when only a long silence speaks for it, otherwise 1.",
        },
    ),
    "sitting_bout": Described(
        "One row for each stretch of sitting that ended by standing up or leaving.",
        {
            **_NAME,
            **_BEGAN,
            "seated_s": "How long the person sat in it, seconds.",
            "offset_s": (
                "How far the local clocks were ahead of UTC when it began, seconds. Empty when "
                "it was written by an earlier version, or comes from another program."
            ),
        },
    ),
    "imported_day": Described(
        "One row for each day that another program kept as a total, without its stretches.",
        {
            **_NAME,
            **_BEGAN,
            "began_utc": "First use of the computer on that day, UTC.",
            "at_utc": "Last use of the computer on that day, UTC.",
            "seated_s": "Time at the computer as the other program counted it, seconds.",
        },
    ),
    "pause_event": Described(
        "One row for each time reminders were paused or went on.",
        {
            **_NAME,
            **_WHEN,
            "reason": "Why, as it was given.",
            "until_utc": "Until when, UTC; empty when they went on.",
        },
    ),
    "hold": Described(
        "One row for each time a break that was due had to wait while something said “not now”.",
        {
            **_NAME,
            **_BEGAN,
            "began_utc": "When it was due, UTC.",
            "at_utc": "When it came, or was over, UTC.",
            "reason": (
                "What held it back first: `meeting` (the person said so), `do not disturb`, `full "
                "screen`, `camera`, `microphone`, `screen share`, `inhibitor` (a program keeps the "
                "screen on) or `battery saver`. Which program it was is not kept."
            ),
            "break_id": _BREAK_ID,
        },
    ),
    "pain_rating": Described(
        "One row for each rating of the low back, as it was entered. `rating` tells what holds.",
        {
            **_NAME,
            **_WHEN,
            "score": "0 (none) to 10 (worst imaginable), by the person's own word.",
            "break_id": _BREAK_ID,
        },
    ),
    "said": Described(
        "One row for each answer, choice or tick, as it was given. `statement` tells what holds; "
        "what was said last about something is in force.",
        {**_NAME, **_WHEN, **_ABOUT},
    ),
    "correction": Described(
        "One row for each rating or statement that was put right. The one of the highest `id` "
        "holds.",
        {
            **_NAME,
            **_WHEN,
            "entry": "The `uid` of the rating or statement.",
            "value": "What holds instead; empty when the entry was withdrawn.",
        },
    ),
    "resident_state": Described(
        "What the program remembers from minute to minute. It is neither exported nor merged.",
        {"id": "Always 1.", "text": "JSON for the program alone; it changes between versions."},
    ),
    "_sqlite_migrations": Described(
        "One row for each step by which this file got its shape.",
        {
            "id": "Number of the row.",
            "migration_set": "Always `postureguard`.",
            "name": "The step.",
            "applied_at": "When it was taken, UTC.",
        },
    ),
    "rating": Described(
        "The ratings of the low back as they hold, corrections applied.",
        {
            **_NAME,
            **_WHEN,
            "score": "0 (none) to 10 (worst imaginable).",
            "break_id": _BREAK_ID,
        },
    ),
    "statement": Described(
        "What was said as it holds, corrections applied.", {**_NAME, **_WHEN, **_ABOUT}
    ),
    "break_outcome": Described(
        "One row for each break, on the day on which it was first heard of.",
        {
            **_BREAK,
            "day": "The local day on which it was first heard of.",
            "seated_s": "How long the person had been sitting then, seconds.",
            "announced_at": "When it was announced, UTC; empty if it never was.",
            "shown_at": "When its window first appeared, UTC; empty if it never did.",
            "started_at": "When it was started, UTC; empty if it never was.",
            "ended_at": "When it ended, UTC; empty until then.",
            "steps_done": "How many steps were done.",
            "steps_skipped": "How many steps were skipped.",
            "postponed_times": "How often it was put off.",
        },
    ),
    "day_summary": Described(
        "One row for each day with a record. A day without one is a gap, not a day of zeros.",
        {"day": "The local day.", **_COUNTS},
    ),
    "week_summary": Described(
        "One row for each ISO week with a record.",
        {
            "monday": "The Monday of the week.",
            "week": "The ISO week, such as `2026-W47`.",
            "days": "How many days of it have a record.",
            **_COUNTS,
            "taken": "`done` + `partial` + `natural`.",
            "offered": "`taken` + `skipped` + `missed`.",
            "compliance": "`taken` / `offered`, 0 to 1. Empty when nothing was offered.",
            "pain_median": (
                "Median of the days' medians, 0 to 10. Empty with fewer than three rated days."
            ),
        },
    ),
    "day_part": Described(
        "A step on the way to `day_summary`: one row for everything that counts on a day.",
        {
            "day": "The local day.",
            "counts_as": (
                "The ending of a prompted break (`open` while there is none), `asked for`, `asked "
                "for, not done`, `natural`, `stood up` (too short to count), `sitting`, `imported` "
                "or `pain`."
            ),
            "prompt": "1 for a break that was offered, otherwise 0.",
            "postponed": "1 for a break that was put off and then never came to it, otherwise 0.",
            "seated_s": "Time of sitting, seconds.",
            "bout_s": "Length of a stretch of sitting, seconds.",
            "pain_median": "As in `day_pain`.",
            "pain_min": "As in `day_pain`.",
            "pain_max": "As in `day_pain`.",
            "ratings": "As in `day_pain`.",
        },
    ),
    "day_pain": Described(
        "A step on the way to `day_summary`: one row for each day with a rating.",
        {
            "day": "The local day.",
            "pain_median": "Median of the ratings, 0 to 10.",
            "pain_min": "Lowest rating, 0 to 10.",
            "pain_max": "Highest rating, 0 to 10.",
            "ratings": "How many ratings there are.",
        },
    ),
}
"""In the order in which they are best read."""
