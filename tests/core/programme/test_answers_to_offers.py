"""From everything that can be said, done and rated to what is offered: nothing slips through."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from core.programme.diary import EXERCISES, on
from core.programme.test_fold import DAYS, NAMES, histories
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme import subjects
from postureguard.core.programme.choosing import Choice, choose
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.menu import Occasion
from postureguard.core.programme.past import past
from postureguard.core.programme.person import person
from postureguard.core.programme.progress import fold
from postureguard.core.programme.safety import GENTLE, safety
from postureguard.core.programme.signs import signs
from postureguard.core.programme.standing import PLAN_TRACKS, Progress, Standing, TrackStanding
from postureguard.core.training.exercise import KIT

TIER = {sign.id: sign.tier for sign in signs()}
SIGNS = sorted(TIER)
KINDS = ("micro", "short", "long")

TICKS = st.lists(st.sampled_from(SIGNS), max_size=2).map(lambda ticked: ",".join(ticked) or "none")
SCREENED = st.tuples(st.just(subjects.SCREEN), TICKS)
SPOKEN = st.tuples(
    st.just(subjects.SPOKEN), st.integers(-40, 2 * DAYS).map(lambda n: on(n).isoformat())
)
ANSWERS = st.one_of(
    SCREENED,
    SPOKEN,
    SCREENED,
    SPOKEN,
    st.tuples(st.just(subjects.UPRIGHT), st.sampled_from(["yes", "no"])),
    st.tuples(st.just(subjects.LASTING_PAIN), st.sampled_from(["yes", "no"])),
    st.tuples(st.just(subjects.USUAL_PAIN), st.integers(0, 10).map(str)),
    st.tuples(st.just(subjects.ACTIVE_DAYS), st.integers(0, 7).map(str)),
    st.tuples(st.sampled_from([f"{subjects.TEST}bridge", f"{subjects.TEST}plank"]), st.just("60")),
    st.tuples(
        st.sampled_from([subjects.MASTERED, subjects.LESSON, subjects.HARDER]).flatmap(
            lambda about: st.sampled_from([about + name for name in NAMES])
        ),
        st.sampled_from(["yes", "yes", "later", "no", "nonsense"]),
    ),
    st.tuples(st.just(subjects.FLOOR), st.just("yes")),
    st.tuples(st.just(subjects.CLOTHES), st.just("sports")),
    st.tuples(st.just(subjects.KIT), st.just("desk,chair,steady-chair,wall,dowel,band,cable")),
)


@st.composite
def lives(draw: st.DrawFn) -> History:
    """Any life, with anything said about safety in it."""
    history: History = draw(histories())
    kept = draw(st.sampled_from([history.said, history.said, ()]))
    told = [
        Statement(
            datetime(2026, 3, 2, 6, number, tzinfo=UTC) + timedelta(days=day), on(day), about, value
        )
        for number, (day, (about, value)) in enumerate(
            draw(st.lists(st.tuples(st.integers(0, DAYS), ANSWERS), max_size=12))
        )
    ]
    return History(
        history.sessions,
        history.ratings,
        tuple(sorted((*kept, *told), key=lambda said: said.at)),
    )


def forbidden(history: History, today: date) -> set[str]:
    """What the signs that hold today forbid, worked out anew, sign by sign."""
    asked, ticked, covered, upright = held(history, today)
    names = set(EXERCISES)
    if any(TIER[sign] == "E" for sign in ticked):
        return names - {"walk-snack"} if upright else names
    open_tiers = {TIER[sign] for sign in ticked - covered}
    if "U" in open_tiers:
        return names - GENTLE
    highest = 2 if "C" in open_tiers else 5 if asked or ticked else 1
    return {name for name in names if EXERCISES[name].level > highest}


def held(history: History, today: date) -> tuple[bool, set[str], set[str], bool]:
    """Whether the screen was answered, what is ticked, what a talk covers, upright reminders."""
    asked, ticked, covered, upright = False, set(), set(), False
    for said in history.said:
        if said.about == subjects.SCREEN:
            asked, upright = True, False
            ticked = set(said.value.split(",")) - {"none"}
        elif said.about == subjects.LASTING_PAIN:
            (ticked.add if said.value == "yes" else ticked.discard)("lasting")
        elif said.about == subjects.USUAL_PAIN:
            (ticked.add if int(said.value) >= 7 else ticked.discard)("strong")
        elif said.about == subjects.SPOKEN:
            covered = set(ticked) if date.fromisoformat(said.value) <= today else set()
        elif said.about == subjects.UPRIGHT:
            upright = said.value == "yes"
        covered &= ticked
    return asked, ticked, covered, upright


def as_far_as_can_be(today: date) -> Progress:
    """The progress of somebody who has reached everything, and has gone on from every exercise."""
    standings = {
        name: Standing(step=3, mastered=True, goes_on_to=exercise.harder)
        for name, exercise in EXERCISES.items()
    }
    tracks = {name: TrackStanding(5, 5, active=True) for name in PLAN_TRACKS}
    return Progress(today, standings, tracks)


def chosen(
    history: History, today: date, hour: int, progress: Progress | None = None
) -> list[Choice]:
    """What a break of each kind would lead through."""
    catalogue = shipped_catalogue()
    now = datetime(today.year, today.month, today.day, hour, tzinfo=UTC)
    known = (
        replace(person(history, today), floor=True, clothes="sports", kit=frozenset(KIT)),
        progress or fold(history, EXERCISES, today),
        safety(history, today),
        past(history.sessions),
        Occasion(now),
    )
    found = (choose(kind, catalogue, *known) for kind in KINDS)
    return [choice for choice in found if choice is not None]


def exercises_of(choice: Choice) -> set[str]:
    return {item.exercise_id for item in choice.routine.items}


@settings(max_examples=150, deadline=None)
@given(lives(), st.integers(0, DAYS), st.sampled_from([8, 16]))
def test_nothing_said_done_or_rated_opens_what_a_sign_forbids(history, day, hour):
    known = history.until(on(day))
    closed = forbidden(known, on(day))
    far = as_far_as_can_be(on(day))
    for choice in (*chosen(known, on(day), hour), *chosen(known, on(day), hour, far)):
        assert not exercises_of(choice) & closed


@settings(max_examples=80, deadline=None)
@given(lives(), st.integers(0, DAYS), st.sampled_from([8, 16]))
def test_what_rests_or_gave_way_is_never_offered(history, day, hour):
    known = history.until(on(day))
    progress = fold(known, EXERCISES, on(day))
    now = datetime(on(day).year, on(day).month, on(day).day, hour, tzinfo=UTC)
    for choice in chosen(known, on(day), hour):
        for name in exercises_of(choice):
            standing = progress.standing(name)
            assert standing.is_open(now, choice.routine.kind)
            assert standing.return_as is None
