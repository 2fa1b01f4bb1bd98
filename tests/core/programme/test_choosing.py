"""What comes next: each rule by itself, and what holds for everybody whatever happened."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.balance import groups_of
from postureguard.core.programme.choosing import Choice, choose
from postureguard.core.programme.menu import AFTER_RED, Occasion
from postureguard.core.programme.past import Past, last_work
from postureguard.core.programme.person import AT_WORK, Person
from postureguard.core.programme.safety import GENTLE, OPEN_LEVELS, Safety
from postureguard.core.programme.standing import Lock, Progress, Standing, TrackStanding
from postureguard.core.training.exercise import KIT
from postureguard.core.training.routine import GAP_SECONDS, LONGEST_S, script, total_seconds

CATALOGUE = shipped_catalogue()
EXERCISES, ROUTINES = CATALOGUE.exercises, CATALOGUE.routines
TODAY = date(2026, 3, 4)
MORNING = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
AFTERNOON = MORNING.replace(hour=15, minute=0)
CLEAR = Safety("clear", None, 5)
AT_HOME = Person(floor=True, clothes="sports", kit=frozenset(KIT))


def progress(lcs=1, glute=1, active=("lcs",), standings=None, **more):
    tracks = {
        name: TrackStanding(level, level, name in active)
        for name, level in (("lcs", lcs), ("glute", glute))
    }
    return Progress(TODAY, standings or {}, tracks, **more)


def past(routine, kind=None, done=True, exercises=None, day=TODAY):
    """A break that was led through with the routine as it came."""
    usual = {item.exercise_id for item in ROUTINES[routine].items}
    return Past(
        kind or ROUTINES[routine].kind,
        routine,
        frozenset(usual if exercises is None else exercises),
        done,
        day,
    )


UNKNOWN, NOBODY = Person(), progress()


@dataclass
class Desk:
    """Somebody who takes every break that is offered."""

    person: Person = UNKNOWN
    progress: Progress = NOBODY
    safety: Safety = CLEAR
    done: tuple[Past, ...] = ()

    def choose(self, kind="micro", now=MORNING, **more) -> Choice | None:
        occasion = Occasion(now, **more)
        return choose(kind, CATALOGUE, self.person, self.progress, self.safety, self.done, occasion)

    def name(self, kind="micro", **more) -> str:
        choice = self.choose(kind, **more)
        assert choice is not None
        return choice.routine.id

    def take(self, kind="micro", **more) -> Choice:
        choice = self.choose(kind, **more)
        assert choice is not None
        self.done += (past_of(choice, kind),)
        return choice


def past_of(choice, kind):
    return Past(kind, choice.routine.id, done_in(choice), True, TODAY)


def done_in(choice):
    return frozenset(item.exercise_id for item in choice.routine.items)


def seconds(choice):
    return total_seconds(script(choice.routine, EXERCISES))


def work(names):
    return {name for name in names if EXERCISES[name].track != "posture"}


# --- the rules, one by one -----------------------------------------------------------------


def test_the_first_one_of_somebody_unknown_is_of_the_first_level_and_on_the_feet():
    choice = Desk(progress=progress(active=())).choose()
    assert choice.routine == replace(ROUTINES["mi-lcs-1"], items=choice.routine.items)
    assert choice.routine.on_feet


@pytest.mark.parametrize(
    ("level", "person", "name"),
    [
        (3, Person(), "mi-lcs-3"),
        (4, Person(), "mi-lcs-3"),
        (4, AT_HOME, "mi-lcs-4"),
        (5, Person(), "mi-lcs-5"),
        (5, AT_HOME, "mi-lcs-5"),
    ],
)
def test_the_level_of_the_plan_is_offered_where_it_fits(level, person, name):
    assert Desk(person, progress(lcs=level)).name() == name


@pytest.mark.parametrize(
    ("track", "level", "kit", "floor", "items"),
    [
        ("lcs", 2, AT_WORK, False, ["standing-hip-flexor-stretch", "desk-plank"]),
        ("lcs", 2, AT_WORK - {"desk"}, False, ["standing-hip-flexor-stretch", "brace-and-breathe"]),
        ("lcs", 5, AT_WORK, False, ["wall-hip-hinge", "standing-hip-flexor-stretch"]),
        ("lcs", 5, AT_WORK | {"dowel"}, False, ["dowel-hip-hinge", "standing-hip-flexor-stretch"]),
        ("glute", 3, AT_WORK, False, ["standing-hip-abduction", "wall-hip-hinge"]),
        ("glute", 3, AT_WORK | {"loop-band"}, False, ["lateral-band-walk", "wall-hip-hinge"]),
        ("glute", 4, AT_WORK, False, ["standing-hip-abduction", "wall-hip-hinge"]),
        ("glute", 4, AT_WORK | {"mat"}, True, ["single-leg-bridge", "brace-and-breathe"]),
        ("glute", 5, AT_WORK, False, ["sit-to-stand", "standing-glute-squeeze"]),
    ],
)
def test_something_else_comes_where_kit_or_floor_is_missing(track, level, kit, floor, items):
    someone = Person(floor=floor, clothes="trousers", kit=frozenset(kit))
    choice = Desk(someone, progress(level, level, active=(track,))).choose()
    assert [item.exercise_id for item in choice.routine.items] == items


def test_without_a_floor_the_short_routine_comes_from_the_level_below():
    assert Desk(progress=progress(lcs=3)).name("short") == "sh-lcs-2"


def test_what_was_just_done_does_not_come_again():
    desk = Desk(done=(past("mi-lcs-1"),))
    assert work(done_in(desk.choose())) & work(desk.done[-1].exercises) == set()


def test_posture_may_come_again():
    desk = Desk(Person(discreet=True, can_walk=False), done=(past("mi-seat-discreet"),))
    choice = desk.choose()
    assert done_in(choice) == {"sit-tall-reset", "seated-pelvic-rock"} or done_in(choice) == {
        "brace-and-breathe"
    }


@pytest.mark.parametrize("before", range(7))
def test_every_third_completed_micro_break_is_a_walk(before):
    desk = Desk()
    names = [desk.take().routine.id for _ in range(before + 1)]
    assert (names[-1] == "mi-walk") == (before % 3 == 2)


def test_only_completed_breaks_bring_the_walk_nearer():
    desk = Desk(done=(past("mi-lcs-1"), past("mi-wall", done=False)))
    assert desk.name() != "mi-walk"


def test_a_walk_that_was_turned_down_comes_again():
    desk = Desk(done=(past("mi-lcs-1"), past("mi-wall"), past("mi-walk", done=False, exercises=())))
    assert desk.name() == "mi-walk"
    assert desk.name(excluded=frozenset({"mi-walk"})) != "mi-walk"


def test_who_cannot_leave_is_sent_on_no_walk():
    desk = Desk(Person(can_walk=False))
    assert "mi-walk" not in {desk.take().routine.id for _ in range(12)}


def test_no_walk_comes_right_before_the_walk():
    desk = Desk(progress=progress(active=("glute",)), done=(past("mi-seat-brace"), past("mi-wall")))
    assert "walk-snack" not in done_in(desk.take("short"))
    assert desk.name() == "mi-walk"


def test_the_long_session_leaves_nothing_out():
    desk = Desk(AT_HOME, progress(lcs=3), done=(past("sh-lcs-3"),))
    assert desk.take("long").routine.id == "lo-lcs-3"
    assert not work(done_in(desk.choose("short"))) & desk.done[-1].exercises


def test_a_walk_may_follow_the_steps_of_a_long_session():
    done = (past("mi-seat-brace"), past("mi-wall"), past("lo-glu-1"))
    assert Desk(done=done).name() == "mi-walk"


def test_two_plans_take_turns_break_by_break():
    desk = Desk(AT_HOME, progress(3, 4, active=("lcs", "glute")))
    tracks = [desk.take().routine.track for _ in range(9)]
    assert tracks == ["lcs", "glute", "any"] * 3


FIRST_OF_THE_DAY = {
    "the buttocks bother more": ("glute", ("mi-glu-4",), "glute"),
    "the hips bother more": ("lcs", ("mi-lcs-3",), "lcs"),
    "not known: they go on taking turns": (None, ("mi-glu-4",), "lcs"),
    "not known, after the hips": (None, ("mi-lcs-3",), "glute"),
}


@pytest.mark.parametrize(
    ("main", "yesterday", "track"), FIRST_OF_THE_DAY.values(), ids=FIRST_OF_THE_DAY
)
def test_a_day_begins_with_the_plan_for_what_bothers_more(main, yesterday, track):
    done = tuple(past(name, exercises=(), day=TODAY - timedelta(days=1)) for name in yesterday)
    state = progress(3, 4, active=("lcs", "glute"), main=main)
    desk = Desk(AT_HOME, state, done=done)
    tracks = [desk.take().routine.track for _ in range(3)]
    assert tracks == [track, "any", "glute" if track == "lcs" else "lcs"]


def test_only_who_follows_two_plans_hears_of_turns():
    both, neither = progress(active=("lcs", "glute")), progress(active=())
    assert any("take turns" in text for text in Desk(progress=both).choose().reasons)
    assert not any("take turns" in text for text in Desk(progress=neither).choose().reasons)


def test_a_plan_whose_turn_was_blocked_keeps_it():
    desk = Desk(progress=progress(active=("lcs", "glute")), done=(past("mi-lcs-1"),))
    assert [desk.take().routine.track for _ in range(3)] == ["any", "any", "glute"]


@pytest.mark.parametrize(("minute", "name"), [(-1, "mi-glu-1"), (0, "mi-lcs-1"), (1, "mi-lcs-1")])
def test_from_three_in_the_afternoon_what_the_day_lacks_goes_first(minute, name):
    done = (past("mi-glu-1"), past("mi-seat-brace"), past("mi-walk"))
    desk = Desk(progress=progress(active=("glute",)), done=done)
    choice = desk.choose(now=AFTERNOON + timedelta(minutes=minute))
    assert choice.routine.id == name
    assert (name == "mi-lcs-1") == any("front of the hips" in text for text in choice.reasons)


def test_yesterday_does_not_count_for_today():
    yesterday = TODAY - timedelta(days=1)
    done = (past("mi-lcs-1", day=yesterday), past("mi-seat-brace"), past("mi-walk"))
    desk = Desk(progress=progress(active=("glute",)), done=done)
    assert desk.name(now=AFTERNOON) == "mi-lcs-1"


def test_discreet_means_the_chair_and_the_walk():
    desk = Desk(replace(AT_HOME, discreet=True), progress(4, 4, active=("lcs", "glute")))
    assert {desk.take(kind).routine.id for kind in ("micro", "short", "micro", "long") * 5} == {
        "mi-seat-discreet",
        "mi-seat-brace",
        "mi-walk",
    }


def test_in_the_chair_at_most_one_in_four_and_never_two_in_a_row():
    desk = Desk(progress=progress(active=()))
    seated = [not desk.take().routine.on_feet for _ in range(60)]
    assert 0 < sum(seated) <= len(seated) / 4
    assert not any(first and second for first, second in pairwise(seated))


def test_somebody_unknown_meets_every_micro_routine_of_the_first_level():
    desk = Desk(progress=progress(active=()), safety=Safety("unasked", None, 1))
    first = {r.id for r in ROUTINES.values() if r.kind == "micro" and r.level == 1}
    assert {desk.take().routine.id for _ in range(60)} == first


@pytest.mark.parametrize(("given_s", "name"), [(86, "mi-wall"), (87, "mi-lcs-1"), (88, "mi-lcs-1")])
def test_the_time_that_there_is_is_kept(given_s, name):
    """Five seconds to get ready are part of it."""
    assert Desk().name(seconds=given_s) == name


def test_too_little_time_for_anything_whole():
    assert Desk().choose(seconds=69) is None
    assert seconds(Desk().choose(seconds=69, half_a_minute=True)) <= 30


def test_another_one_please():
    desk, seen = Desk(), []
    while (choice := desk.choose(excluded=frozenset(seen))) is not None:
        assert choice.routine.id not in seen
        seen.append(choice.routine.id)
    assert len(seen) >= 5


def test_just_thirty_seconds_counts_in_part():
    choice = Desk().choose(half_a_minute=True)
    assert choice.partial
    assert 20 <= seconds(choice) <= 30
    assert work(done_in(choice))
    assert not Desk().choose().partial


# --- safety, sore days, quiet weeks, easier times ------------------------------------------


def test_tier_e_offers_nothing():
    assert all(Desk(safety=Safety("E", None, 0)).choose(k) is None for k in LONGEST_S)


def test_tier_e_with_reminders_offers_walks_again_and_again():
    desk = Desk(safety=Safety("E", None, 0, upright=True))
    assert [desk.take().routine.id for _ in range(4)] == ["mi-walk"] * 4


@pytest.mark.parametrize("kind", LONGEST_S)
def test_tier_u_keeps_to_breathing_posture_and_walking(kind):
    desk = Desk(AT_HOME, progress(4, 4), Safety("U", None, OPEN_LEVELS["U"]))
    done = [desk.take(kind) for _ in range(12)]
    assert set().union(*map(done_in, done)) <= GENTLE
    assert all("comfortable walking" in choice.reasons[0] for choice in done)


def test_tier_c_opens_two_levels():
    desk = Desk(AT_HOME, progress(4, 4, active=("lcs", "glute")), Safety("C", None, 2))
    assert {desk.take(kind).routine.level for kind in ("micro", "short", "long") * 8} == {1, 2}


@pytest.mark.parametrize("mode", ["sore day", "quiet week"])
def test_a_sore_day_and_a_quiet_week_keep_to_relief(mode):
    desk = Desk(AT_HOME, progress(4, 4, mode=mode, only_relief=True))
    for kind in ("micro", "short", "long") * 6:
        for name in done_in(desk.take(kind)):
            exercise = EXERCISES[name]
            assert exercise.track == "posture" or name in ("walk-snack", "brace-and-breathe")


def test_after_red_comes_a_walk_or_the_discreet_seat():
    desk = Desk(AT_HOME, progress(4, 4, after_red=True), done=(past("mi-lcs-4"),))
    assert {desk.take(kind).routine.id for kind in ("micro", "short", "long") * 3} == AFTER_RED


def test_a_lighter_time_halves_the_amounts():
    usual = Desk(progress=progress()).choose()
    easy = Desk(progress=progress(dose_factor=0.5, mode="flare")).choose()
    assert [i.seconds or i.count for i in usual.routine.items] == [20, 4]
    assert [i.seconds or i.count for i in easy.routine.items] == [10, 3]


def test_a_bad_day_is_of_the_first_level_and_half_as_much():
    desk = Desk(replace(AT_HOME, bad_day=True), progress(4, 4))
    choice = desk.choose()
    assert choice.routine.id == "mi-lcs-1"
    assert [i.seconds or i.count for i in choice.routine.items] == [10, 3]


def test_a_locked_exercise_gives_way():
    lock = Lock("red", MORNING + timedelta(hours=1))
    held = progress(lcs=2, standings={"desk-plank": Standing(locks=(lock,))})
    assert done_in(Desk(progress=held).choose()) == {
        "standing-hip-flexor-stretch",
        "brace-and-breathe",
    }
    late = Desk(progress=held).choose(now=MORNING + timedelta(hours=1))
    assert "desk-plank" in done_in(late)


def test_a_lock_of_long_sessions_leaves_the_micro_break_alone():
    held = progress(lcs=4, standings={"rkc-plank": Standing(locks=(Lock("rest", None, "long"),))})
    assert "rkc-plank" in done_in(Desk(AT_HOME, held).choose())
    assert "rkc-plank" not in done_in(Desk(AT_HOME, held).choose("long"))


def test_an_exercise_comes_back_as_its_easier_one():
    back = progress(glute=2, active=("glute",), standings={
        "standing-hip-extension": Standing(return_as="sit-to-stand")
    })  # fmt: skip
    choice = Desk(progress=back).choose()
    assert [i.exercise_id for i in choice.routine.items] == [
        "sit-to-stand",
        "standing-glute-squeeze",
    ]
    assert seconds(choice) <= 84


def test_a_person_who_has_gone_on_is_led_through_the_harder_exercise():
    on = {"standing-hip-extension": Standing(goes_on_to="wall-hip-hinge")}
    choice = Desk(progress=progress(glute=2, active=("glute",), standings=on)).choose()
    assert [i.exercise_id for i in choice.routine.items] == [
        "wall-hip-hinge",
        "standing-glute-squeeze",
    ]
    assert seconds(choice) <= 84


def test_the_harder_exercise_waits_for_what_it_needs():
    on = {"standing-hip-extension": Standing(goes_on_to="glute-bridge")}
    choice = Desk(progress=progress(glute=2, active=("glute",), standings=on)).choose()
    assert "standing-hip-extension" in done_in(choice)


# --- what holds for everybody --------------------------------------------------------------

PEOPLE = st.builds(
    Person,
    floor=st.booleans(),
    clothes=st.sampled_from(("office", "trousers", "sports")),
    kit=st.frozensets(st.sampled_from(KIT)),
    can_walk=st.booleans(),
    discreet=st.booleans(),
    switched_off=st.frozensets(st.sampled_from(sorted(EXERCISES)), max_size=8),
    bad_day=st.booleans(),
)
SAFETIES = st.sampled_from(
    [
        Safety("E", None, 0),
        Safety("E", None, 0, upright=True),
        Safety("U", None, 1),
        Safety("U", TODAY, 5),
        Safety("C", None, 2),
        Safety("unasked", None, 1),
        CLEAR,
    ]
)
LOCKS = st.builds(
    Lock,
    st.just("red"),
    st.sampled_from((None, MORNING, MORNING + timedelta(days=1))),
    st.sampled_from((None, "long")),
)
STANDINGS = st.builds(
    Standing,
    step=st.integers(0, 3),
    factor=st.sampled_from((1.0, 0.75)),
    locks=st.lists(LOCKS, max_size=1).map(tuple),
)
PROGRESS = st.builds(
    progress,
    lcs=st.integers(1, 5),
    glute=st.integers(1, 5),
    active=st.sampled_from(((), ("lcs",), ("glute",), ("lcs", "glute"))),
    standings=st.dictionaries(st.sampled_from(sorted(EXERCISES)), STANDINGS, max_size=12),
    dose_factor=st.sampled_from((1.0, 0.6, 0.5)),
    only_relief=st.booleans(),
    after_red=st.booleans(),
)
PASTS = st.lists(
    st.builds(past, st.sampled_from(sorted(ROUTINES)), done=st.booleans()), max_size=6
).map(tuple)
KINDS = st.sampled_from(sorted(LONGEST_S))
TIMES = st.sampled_from((MORNING, AFTERNOON))


DESKS = st.builds(Desk, PEOPLE, PROGRESS, SAFETIES, PASTS)


@given(DESKS, KINDS, TIMES, st.none() | st.integers(20, 500))
@settings(max_examples=300, deadline=None)
def test_what_is_offered_always_fits(desk, kind, now, given_s):
    person, state, safety, done = desk.person, desk.progress, desk.safety, desk.done
    choice = desk.choose(kind, now, seconds=given_s)
    if choice is None:
        return
    routine = choice.routine
    assert seconds(choice) <= min(LONGEST_S[kind], (given_s or 1000) - GAP_SECONDS)
    assert routine.discreet or not person.discreet
    assert routine.id != "mi-walk" or person.can_walk
    assert routine.id in AFTER_RED or not state.after_red
    if routine.track != "any":
        assert routine.level <= min(state.level(routine.track), safety.open_levels)
    for name in done_in(choice):
        exercise = EXERCISES[name]
        assert name not in person.switched_off
        assert safety.allowed(exercise)
        assert state.standing(name).is_open(now, routine.kind)
        assert person.kit >= set(exercise.kit)
        assert person.floor or exercise.place != ("floor",)
        assert exercise.clothes == "any" or person.clothes != "office"
        assert not state.only_relief or name in GENTLE or exercise.track == "posture"
    if done and routine.kind != "long" and work(done_in(choice)) & last_work(done):
        assert routine.id == "mi-walk"
        rest = desk.choose(kind, now, seconds=given_s, excluded=frozenset({"mi-walk"}))
        assert rest is None, "only a walk is repeated, and only if there is nothing else"


@given(PEOPLE, PROGRESS, st.lists(KINDS, min_size=8, max_size=24), TIMES)
@settings(max_examples=60, deadline=None)
def test_day_after_day_nothing_is_repeated_and_walks_come(person, state, kinds, now):
    state = replace(state, after_red=False)
    someone = replace(person, switched_off=frozenset())
    desk = Desk(someone, replace(state, standings={}))
    taken = [(kind, desk.take(kind, now=now)) for kind in kinds]
    for (before, first), (_, second) in pairwise(taken):
        if second.routine.kind != "long":
            exempt = {"walk-snack"} if before == "long" else set()
            assert not work(done_in(first)) & work(done_in(second)) - exempt
    micros = [choice.routine.id == "mi-walk" for kind, choice in taken if kind == "micro"]
    for index in range(len(micros) - 2):
        assert any(micros[index : index + 3]) == someone.can_walk


@given(PROGRESS, st.booleans(), st.sampled_from(sorted(LONGEST_S)))
@settings(max_examples=60, deadline=None)
def test_whatever_the_plan_the_day_gets_all_three(state, floor, kind):
    state = replace(state, standings={}, only_relief=False, after_red=False)
    desk = Desk(AT_HOME if floor else Person(), state)
    for _ in range(5):
        desk.take(kind)
    for _ in range(9):
        desk.take("micro", now=AFTERNOON)
    done = set().union(*(one.exercises for one in desk.done))
    assert groups_of(done, EXERCISES) == {"hip-flexor", "glute", "core"}


@given(PROGRESS, PASTS, KINDS, TIMES)
@settings(max_examples=100, deadline=None)
def test_somebody_at_work_is_always_offered_something(state, done, kind, now):
    desk = Desk(Person(), replace(state, standings={}), CLEAR, done)
    assert desk.choose(kind, now) is not None
