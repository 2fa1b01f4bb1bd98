"""The four questions, what the self-tests add to them, and where they let somebody start.

They are not validated: their outcome is a starting track that the person can change.
"""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Final, Literal

from postureguard.core.programme import subjects
from postureguard.core.programme.history import History
from postureguard.core.programme.safety import OPEN_LEVELS, safety

Answer = Literal["yes", "unsure", "no"]
Track = Literal["general", "lcs", "glute", "both"]

QUESTIONS: Final = ("arch", "buttocks", "hips", "squat")
TRACKS: Final[tuple[Track, ...]] = ("general", "lcs", "glute", "both")
TESTS: Final = ("hips", "bridge", "wall", "plank")

POINTS: Final = {"no": 0, "unsure": 1, "yes": 2}
HIPS: Final = {"free": 0, "bit": 1, "tight": 2}
"""Points that the hip-flexor check adds."""
MOST_LCS: Final = 5
ENOUGH: Final = 2
"""Points from which on a plan is meant."""

BRIDGE_FAIR_S, BRIDGE_GOOD_S = 30, 60
PLANK_FAIR_S, PLANK_GOOD_S = 20, 45
MILD_PAIN: Final = 3
"""The most usual pain, of 10, with which somebody begins at level 2."""
ACTIVE_DAYS: Final = 2
"""The fewest days of exercise a week with which somebody begins at level 2."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What speaks for each plan."""

    lcs: int
    glute: int


@dataclass(frozen=True, slots=True)
class StartingPlan:
    """Where the programme begins, and why."""

    track: Track
    level: int
    reasons: tuple[str, ...]
    """Sentences fit to show."""
    main: Literal["lcs", "glute"] = "lcs"
    """With both plans, the one that comes first."""
    chosen: bool = False
    """The person chose the track; otherwise it follows from the answers."""


def question(identifier: str) -> str:
    """The wording of one of the four questions."""
    return {
        "arch": _(
            "Standing relaxed side-on to a mirror, is there a deep hollow in your low back and "
            "does your belly tip forward?"
        ),
        "buttocks": _(
            "Have your buttocks had little or no training, or do they feel hard to switch on?"
        ),
        "hips": _("Do the fronts of your hips feel tight when you stand up, stride or lie flat?"),
        "squat": _(
            "When you squat, lift or deadlift, do you mostly feel low back and thighs rather than "
            "buttocks?"
        ),
    }[identifier]


def hint(identifier: str) -> str:
    """What helps to answer; empty when the question says it all."""
    return {
        "buttocks": _("Never trained them? Then answer yes."),
        "squat": _("If you do not lift, answer no."),
    }.get(identifier, "")


def track_name(track: Track) -> str:
    """What a plan is called."""
    return {
        "general": _("General plan"),
        "lcs": _("Hips and trunk plan"),
        "glute": _("Glute plan"),
        "both": _("Both plans"),
    }[track]


def track_words(track: Track) -> str:
    """What a plan consists of, in one sentence."""
    return {
        "general": _("Walking, changes of posture and easy exercises."),
        "lcs": _("Loosen the hips, wake the buttocks, then strengthen the trunk, step by step."),
        "glute": _("Buttocks first, with one item for the hips and one for the trunk a day."),
        "both": _("The two plans take turns, break by break."),
    }[track]


def scores(history: History) -> Scores:
    """The points of the four questions and of the self-tests that were done."""
    arch, buttocks, hips, squat = (
        POINTS.get(history.value(subjects.QUESTION + name), 0) for name in QUESTIONS
    )
    lcs = arch + hips + (squat == POINTS["yes"])
    lcs += HIPS.get(history.value(subjects.TEST + "hips"), 0)
    return Scores(min(lcs, MOST_LCS), buttocks + (squat > 0) + bridge_is_weak(history))


def answered_on(history: History) -> date | None:
    """The day of the last answer to any of the four questions; None without one."""
    names = {subjects.QUESTION + name for name in QUESTIONS}
    return next((said.day for said in reversed(history.said) if said.about in names), None)


def held_s(history: History, test: str) -> int | None:
    """Seconds of a hold that was tested; None when it was not."""
    value = history.value(subjects.TEST + test)
    return int(value) if value.isdecimal() else None


def bridge_is_weak(history: History) -> bool:
    """Whether the bridge was short, or felt in the hamstrings or the back."""
    seconds = held_s(history, "bridge")
    if seconds is None:
        return False
    return seconds < BRIDGE_FAIR_S or not _felt_where_meant(history)


def _felt_where_meant(history: History) -> bool:
    return history.value(subjects.TEST + "bridge-felt") != "elsewhere"


def track_of(found: Scores) -> Track:
    """The plan that scores speak for."""
    if found.lcs == 0 and found.glute == 0:
        return "general"
    if found.lcs >= ENOUGH:
        return "both" if found.glute >= ENOUGH else "lcs"
    return "glute"


def plan(history: History) -> StartingPlan:
    """The starting track and level."""
    chosen = next((t for t in TRACKS if t == history.value(subjects.TRACK)), None)
    suggested = track_of(scores(history))
    track = chosen or suggested
    level = start_level(history)
    why = _reasons(history, track) if chosen is None else _chosen(chosen, suggested)
    reasons = (*why, _level_reason(history, level))
    main: Literal["lcs", "glute"] = "glute" if history.value(subjects.BOTHERS) == "glute" else "lcs"
    return StartingPlan(track, level, reasons, main, chosen is not None)


def is_ready_for_more(history: History) -> bool:
    """Whether everything that level 2 asks for was told: pain, exercise days, two holds."""
    pain = _number(history.value(subjects.USUAL_PAIN))
    days = _number(history.value(subjects.ACTIVE_DAYS))
    bridge, plank = held_s(history, "bridge"), held_s(history, "plank")
    return (
        pain is not None
        and pain <= MILD_PAIN
        and days is not None
        and days >= ACTIVE_DAYS
        and bridge is not None
        and bridge >= BRIDGE_FAIR_S
        and _felt_where_meant(history)
        and plank is not None
        and plank >= PLANK_FAIR_S
    )


def start_level(history: History) -> int:
    """1 or 2, never above what safety leaves open."""
    return min(2 if is_ready_for_more(history) else 1, max(1, _open_levels(history)))


def _open_levels(history: History) -> int:
    screen = history.last(subjects.SCREEN)
    return OPEN_LEVELS["unasked"] if screen is None else safety(history, screen.day).open_levels


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() else None


def _chosen(track: Track, suggested: Track) -> tuple[str, ...]:
    if track == suggested:
        return (_("You chose it, and your answers point to it, too."),)
    words = _("You chose it. Your answers point to this one: {track}.")
    return (words.format(track=track_name(suggested)),)


def _reasons(history: History, track: Track) -> tuple[str, ...]:
    answered = any(history.last(subjects.QUESTION + name) for name in QUESTIONS)
    if not answered and track == "general":
        return (_("It suits everybody; your answers can make it more your own."),)
    if track == "general":
        return (_("Nothing in your answers asks for more than that."),)
    found = tuple(words for holds, words in _what_was_said(history) if holds)
    if scores(history).glute == 0 and track == "glute":
        return (*found, _("With little to go by, this plan is a good start; it has hip items too."))
    return found


def _what_was_said(history: History) -> tuple[tuple[bool, str], ...]:
    def said(name: str, *values: str) -> bool:
        return history.value(subjects.QUESTION + name) in values

    hips = history.value(subjects.TEST + "hips")
    return (
        (said("arch", "yes"), _("You see a deep hollow in your low back.")),
        (said("arch", "unsure"), _("There may be a deep hollow in your low back.")),
        (said("hips", "yes"), _("The fronts of your hips feel tight.")),
        (said("hips", "unsure"), _("The fronts of your hips may feel tight.")),
        (hips in ("bit", "tight"), _("In the hip check your thigh stayed above the surface.")),
        (said("buttocks", "yes"), _("Your buttocks had little training, or are hard to feel.")),
        (said("buttocks", "unsure"), _("Your buttocks may have had little training.")),
        (said("squat", "yes"), _("You feel lifting mostly in your low back and thighs.")),
        (said("squat", "unsure"), _("You may feel lifting mostly in your low back and thighs.")),
        (bridge_is_weak(history), _("The bridge was short, or felt elsewhere.")),
    )


def _level_reason(history: History, level: int) -> str:
    if level == 2:
        return _("Level 2, as your pain is mild, you exercise already, and you held both tests.")
    if is_ready_for_more(history):
        return _("Level 1, until you have spoken to a professional.")
    return _("Level 1, where everybody can start.")
