"""What somebody does not want is not offered, and their own routines take turns with the plans."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from core.programme.diary import Diary, a_session, at, on
from hypothesis import given, settings
from hypothesis import strategies as st
from own_things import hold, own_break, own_exercise

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme import subjects
from postureguard.core.programme.choosing import choose
from postureguard.core.programme.fitting import fits
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.mastery import is_relief, leads
from postureguard.core.programme.menu import Occasion, is_walk
from postureguard.core.programme.past import Past
from postureguard.core.programme.person import Person, person
from postureguard.core.programme.progress import fold
from postureguard.core.programme.safety import OPEN_LEVELS, Safety
from postureguard.core.programme.standing import Progress, Standing, TrackStanding
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import KIT, PLACES, TRACKS
from postureguard.core.training.routine import Item, script, total_seconds
from postureguard.offers import offers

SHIPPED = shipped_catalogue()
TODAY = date(2026, 3, 4)
MORNING = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
AFTERNOON = MORNING.replace(hour=16)
CLEAR = Safety("clear", None, 5)
AT_HOME = Person(floor=True, clothes="sports", kit=frozenset(KIT))

SHRUG = own_exercise()
TURN = own_exercise("own-turn", "Turn", level=3, track="glute")
GENTLE = own_exercise("own-gentle", "Gentle", level=1, track="posture")


def with_own(*routines, exercises=(SHRUG, TURN, GENTLE)):
    return Catalogue(
        {**SHIPPED.exercises, **{e.id: e for e in exercises}},
        {**SHIPPED.routines, **{r.id: r for r in routines}},
    )


OWN = with_own(own_break(SHRUG))


def progress(level=1, active=("lcs",), **more):
    tracks = {name: TrackStanding(level, level, name in active) for name in ("lcs", "glute")}
    return Progress(TODAY, more.pop("standings", {}), tracks, **more)


class Desk:
    """Somebody who takes every break that is offered."""

    def __init__(self, catalogue=OWN, someone=AT_HOME, known=None, safety=CLEAR):
        self.catalogue, self.person, self.safety = catalogue, someone, safety
        self.progress = known or progress()
        self.done = ()

    def choose(self, kind="micro", now=MORNING):
        return choose(
            kind, self.catalogue, self.person, self.progress, self.safety, self.done, Occasion(now)
        )

    def take(self, kind="micro", now=MORNING):
        choice = self.choose(kind, now)
        exercises = frozenset(item.exercise_id for item in choice.routine.items)
        self.done += (Past(kind, choice.routine.id, exercises, True, TODAY),)
        return choice


def said(about, value, day=TODAY):
    return Statement(datetime(day.year, day.month, day.day, 8, tzinfo=UTC), day, about, value)


# --- switching off --------------------------------------------------------------------------


def test_what_was_switched_off_is_off_until_it_is_switched_on():
    history = History(said=(said("off.wall-reset", "yes"), said("off.mi-wall", "yes")))
    assert person(history, TODAY).switched_off == {"wall-reset", "mi-wall"}
    again = History(said=(*history.said, said("off.wall-reset", "no")))
    assert person(again, TODAY).switched_off == {"mi-wall"}


def test_something_else_comes_in_place_of_what_is_off():
    desk = Desk(SHIPPED, known=progress(2))
    off = Desk(SHIPPED, replace(AT_HOME, switched_off=frozenset({"desk-plank"})), progress(2))
    whole, changed = desk.choose().routine, off.choose().routine
    assert whole.id == changed.id
    assert "desk-plank" in {item.exercise_id for item in whole.items}
    assert "desk-plank" not in {item.exercise_id for item in changed.items}
    assert len(changed.items) == len(whole.items)


def test_a_routine_that_is_off_gives_way_to_others_and_to_the_level_below():
    someone = replace(AT_HOME, switched_off=frozenset({"mi-lcs-3"}))
    desk = Desk(SHIPPED, someone, progress(3))
    assert desk.choose().routine.id == "mi-lcs-2"
    assert "mi-lcs-3" not in {desk.take().routine.id for _ in range(20)}


@pytest.mark.parametrize("off", ["walk-snack", "mi-walk"])
def test_no_walk_comes_when_it_is_off(off):
    desk = Desk(SHIPPED, replace(AT_HOME, switched_off=frozenset({off})))
    assert "mi-walk" not in {desk.take().routine.id for _ in range(20)}


def test_what_is_off_is_not_needed_for_the_next_level():
    names = sorted(
        e.id
        for e in SHIPPED.exercises.values()
        if e.level == 1 and leads(e, "glute") and fits(e, Person())
    )
    missing = {}
    for kept in (2, 1, 0):
        off = [said(f"off.{name}", "yes") for name in names[kept:]]
        start = (said(subjects.SCREEN, "none"), said(subjects.TRACK, "glute"))
        history = History(said=(*start, *off))
        found = [r.text for r in fold(history, SHIPPED.exercises, TODAY).ahead]
        missing[kept] = " ".join(found)
    assert "2 more exercises mastered" in missing[2]
    assert "1 more exercise mastered" in missing[1]
    assert "mastered" not in missing[0].partition("Level")[2].partition(":")[2]


EXERCISES, ROUTINES = sorted(SHIPPED.exercises), sorted(SHIPPED.routines)
WANTED = st.one_of(
    st.frozensets(st.sampled_from(EXERCISES + ROUTINES), max_size=12),
    st.frozensets(st.sampled_from(EXERCISES + ROUTINES), max_size=12).map(
        lambda few: frozenset(EXERCISES) - few
    ),
)
PEOPLE = st.builds(
    Person,
    floor=st.booleans(),
    clothes=st.sampled_from(("office", "trousers", "sports")),
    kit=st.frozensets(st.sampled_from(KIT)),
    can_walk=st.booleans(),
    switched_off=WANTED,
    bad_day=st.booleans(),
)
STATES = st.builds(
    progress,
    st.integers(1, 5),
    st.sampled_from(((), ("lcs",), ("glute",), ("lcs", "glute"))),
    only_relief=st.booleans(),
)
KINDS = st.sampled_from(("micro", "short", "long"))
TIMES = st.sampled_from((MORNING, AFTERNOON))


@given(PEOPLE, STATES, st.lists(KINDS, min_size=1, max_size=6), TIMES)
@settings(max_examples=150, deadline=None)
def test_what_is_off_is_never_offered(someone, state, kinds, now):
    desk = Desk(SHIPPED, someone, state)
    for kind in kinds:
        if desk.choose(kind, now) is None:
            break
        routine = desk.take(kind, now).routine
        assert routine.id not in someone.switched_off
        assert not {item.exercise_id for item in routine.items} & someone.switched_off


def chain(item: Item | None):
    while item is not None:
        yield item
        item = item.otherwise


@given(PEOPLE, STATES, KINDS, TIMES)
@settings(max_examples=150, deadline=None)
def test_while_anything_fits_there_is_an_offer(someone, state, kind, now):
    level = 1 if someone.bad_day else state.level("lcs")
    fitting = any(
        fits(SHIPPED.exercises[item.exercise_id], someone)
        and (is_relief(SHIPPED.exercises[item.exercise_id]) or not state.only_relief)
        for routine in SHIPPED.routines.values()
        if routine.kind == "micro"
        and routine.level <= level
        and routine.id not in someone.switched_off
        and (someone.can_walk or not is_walk(routine))
        for first in routine.items
        for item in chain(first)
    )
    if fitting:
        assert Desk(SHIPPED, someone, state).choose(kind, now) is not None


# --- one's own routines ---------------------------------------------------------------------


def test_own_routines_take_turns_with_the_plans():
    desk = Desk(with_own(own_break(SHRUG)), known=progress(3, ("lcs", "glute")))
    taken = [desk.take().routine.track for _ in range(24)]
    in_turn = [track for track in taken if track != "any"]
    assert in_turn == (["lcs", "glute", "own"] * 8)[: len(in_turn)]
    assert len(in_turn) >= 9


def test_with_one_plan_every_second_turn_is_ones_own_and_says_so():
    desk = Desk()
    choices = [desk.take() for _ in range(12)]
    own = [choice for choice in choices if choice.routine.id == "own-break"]
    assert len(own) == 4
    assert all(c.reasons == ("One of your own routines, in turn with the plan.",) for c in own)
    assert not any("your plan" in reason for choice in own for reason in choice.reasons)


def test_several_of_ones_own_all_get_their_turn():
    routines = [own_break(SHRUG, identifier=f"own-{n}", name=str(n)) for n in range(3)]
    desk = Desk(with_own(*routines))
    names = [desk.take().routine.id for _ in range(30)]
    assert {f"own-{n}" for n in range(3)} <= set(names)


def test_without_an_own_routine_of_that_length_nothing_changes():
    desk, plain = Desk(), Desk(SHIPPED)
    for kind in ("short", "long", "short"):
        assert desk.take(kind) == plain.take(kind)


@pytest.mark.parametrize(
    ("exercise", "someone"),
    [
        (own_exercise(kit=["band"]), Person()),
        (own_exercise(place=["floor"]), Person()),
        (own_exercise(clothes="trousers"), Person()),
        (own_exercise(), Person(discreet=True)),
        (own_exercise(), Person(switched_off=frozenset({"own-shrug"}))),
        (own_exercise(), Person(switched_off=frozenset({"own-break"}))),
        (own_exercise(), Person(bad_day=True)),
    ],
)
def test_what_does_not_suit_is_not_offered_though_it_is_ones_own(exercise, someone):
    catalogue = with_own(own_break(exercise), exercises=(exercise,))
    desk = Desk(catalogue, someone)
    assert "own-break" not in {desk.take().routine.id for _ in range(12)}


def test_a_bad_day_takes_the_gentle_ones():
    desk = Desk(with_own(own_break(GENTLE)), Person(bad_day=True))
    assert "own-break" in {desk.take().routine.id for _ in range(6)}


@pytest.mark.parametrize(
    ("safety", "offered"),
    [
        (Safety("E", None, 0), False),
        (Safety("E", None, 0, upright=True), False),
        (Safety("U", None, OPEN_LEVELS["U"]), False),
        (Safety("unasked", None, OPEN_LEVELS["unasked"]), False),
        (Safety("C", None, OPEN_LEVELS["C"]), True),
        (Safety("U", TODAY, 5), True),
        (CLEAR, True),
    ],
)
def test_safety_stands_above_what_is_ones_own(safety, offered):
    desk = Desk(safety=safety)
    names = {desk.take().routine.id for _ in range(8) if desk.choose() is not None}
    assert ("own-break" in names) == offered


def test_with_caution_nothing_strong_of_ones_own_is_offered():
    desk = Desk(with_own(own_break(TURN)), safety=Safety("C", None, OPEN_LEVELS["C"]))
    assert "own-break" not in {desk.take().routine.id for _ in range(12)}


@pytest.mark.parametrize("state", [progress(only_relief=True), progress(after_red=True)])
def test_a_sore_day_keeps_to_what_the_programme_knows(state):
    desk = Desk(with_own(own_break(GENTLE)), known=state)
    assert "own-break" not in {desk.take().routine.id for _ in range(8)}


def test_ones_own_routine_is_eased_but_never_made_more():
    shipped = own_break(SHRUG, identifier="own-break")
    standing = {"own-shrug": Standing(step=3)}
    usual = Desk(with_own(shipped), known=progress(active=(), standings=standing))
    eased = Desk(with_own(shipped), known=progress(active=(), dose_factor=0.5, standings=standing))
    for desk, count in ((usual, 8), (eased, 4)):
        own = next(c for c in (desk.take() for _ in range(9)) if c.routine.id == "own-break")
        assert [(item.count, item.sets) for item in own.routine.items] == [(count, 1)]


def test_a_plan_goes_on_by_its_own_exercises_only():
    own = own_exercise("own-bridge", "Bridge", track="glute", level=1)
    assert not leads(own, "glute")
    assert not leads(own, "lcs")
    diary = Diary("glute")
    for day in range(14):
        diary.do(day, "own-bridge", amount=8)
        diary.say(day, subjects.MASTERED + "own-bridge")
    found = fold(diary.history, with_own(exercises=(own,)).exercises, on(14))
    assert found.tracks["glute"].session_days == 0
    assert not found.standings["own-bridge"].mastered
    assert found.standings["own-bridge"].step == 0
    assert "Bridge" not in " ".join(reason.text for reason in (*found.reasons, *found.ahead))


def test_what_hurts_rests_though_it_is_ones_own():
    own = own_exercise("own-bridge", "Bridge")
    diary = Diary().do(0, "own-bridge", amount=8, before=1, during=7)
    found = fold(diary.history, with_own(exercises=(own,)).exercises, on(0))
    assert found.standings["own-bridge"].locked_for == "red"
    desk = Desk(with_own(own_break(own), exercises=(own,)), known=replace(found, after_red=False))
    assert "own-break" not in {desk.take(now=at(1, 9)).routine.id for _ in range(9)}


def test_the_day_counts_ones_own_by_what_it_is_for():
    """The buttocks were moved by an own exercise; what the day still lacks comes first."""
    desk = Desk(with_own(own_break(TURN)))
    desk.done = (Past("micro", "own-break", frozenset({"own-turn"}), True, TODAY),)
    reasons = desk.choose(now=AFTERNOON).reasons
    assert any("hips" in reason and "buttocks" not in reason for reason in reasons)


OWNS = st.lists(
    st.builds(
        lambda level, track, kit, place, clothes: {
            "level": level, "track": track, "kit": kit, "place": place, "clothes": clothes
        },
        st.integers(1, 5),
        st.sampled_from(TRACKS),
        st.lists(st.sampled_from(KIT), unique=True, max_size=2),
        st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True),
        st.sampled_from(("any", "trousers")),
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip
SAFETIES = st.sampled_from(
    [
        Safety("E", None, 0, upright=True),
        Safety("U", None, 1),
        Safety("C", None, 2),
        Safety("unasked", None, 1),
        CLEAR,
    ]
)


@given(OWNS, PEOPLE, STATES, SAFETIES, st.lists(KINDS, min_size=2, max_size=6), TIMES)
@settings(max_examples=150, deadline=None)
def test_ones_own_is_offered_only_where_everything_allows_it(
    owns, someone, state, safety, kinds, now
):
    exercises = [own_exercise(f"own-{n}", str(n), **more) for n, more in enumerate(owns)]
    routines = [own_break(e, identifier=f"own-r{n}") for n, e in enumerate(exercises)]
    routines.append(own_break(*exercises, identifier="own-all"))
    desk = Desk(with_own(*routines, exercises=exercises), someone, state, safety)
    for kind in kinds:
        if desk.choose(kind, now) is None:
            return
        routine = desk.take(kind, now).routine
        for item in routine.items:
            exercise = desk.catalogue.exercises[item.exercise_id]
            assert fits(exercise, someone)
            assert safety.allowed(exercise)
            if exercise.is_own:
                assert routine.track == "own"
                assert exercise.level <= safety.open_levels
                assert safety.tier not in ("E", "U")
                assert not state.only_relief
                assert exercise.level == 1 or not someone.bad_day
                assert (item.count or 8) <= 8


def test_what_is_removed_is_passed_over():
    desk = Desk(SHIPPED)
    desk.done = (Past("micro", "own-gone", frozenset({"own-gone-too"}), True, TODAY),)
    assert desk.choose() == Desk(SHIPPED).choose()


def test_ones_own_is_offered_in_turn_and_told_whole():
    longer = replace(TURN, dose=hold(150))
    routines = (own_break(SHRUG, identifier="own-a"), own_break(longer, identifier="own-b"))
    catalogue = with_own(*routines, exercises=(SHRUG, longer))
    for kind, plan, own in (("micro", "mi-lcs-1", "own-a"), ("short", "sh-lcs-1", "own-b")):
        before = replace(a_session(0, "wall-reset"), kind=kind, routine=plan)
        history = replace(Diary().history, sessions=(before,))
        offer = offers(history, at(0, 12), on(0), catalogue)[kind]
        assert (offer.routine, offer.script) == (own, "")
        assert offer.seconds == total_seconds(script(catalogue.routines[own], catalogue.exercises))
