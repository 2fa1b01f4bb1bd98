"""What holds for every history, however it came about."""

import time
from datetime import timedelta
from itertools import pairwise

from core.programme.diary import EXERCISES, Diary, on
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.core.programme import subjects
from postureguard.core.programme.history import History
from postureguard.core.programme.mastery import LOADED
from postureguard.core.programme.progress import Fold, fold
from postureguard.core.programme.standing import Progress

NAMES = sorted(EXERCISES)
SCORES = st.none() | st.integers(0, 10)
DAYS = 90
KEEN = (
    "standing-glute-squeeze", "seated-glute-squeeze", "standing-hip-extension", "desk-plank",
    "standing-hip-abduction",
)  # fmt: skip

SESSIONS = st.fixed_dictionaries(
    {
        "day": st.integers(0, DAYS),
        "names": st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
        "hour": st.integers(7, 20),
        "before": st.sampled_from([None, 0, 1, 1, 2, 3, 7]),
        "during": SCORES | st.just(1),
        "moved": st.sampled_from([True, True, True, None, False]),
        "where": st.sampled_from(["target", "target", "target", None, "low-back", "elsewhere"]),
        "ending": st.sampled_from(["done", "done", "done", "partial", "stopped", "skipped"]),
        "kind": st.sampled_from(["micro", "short", "long"]),
        "leg": st.sampled_from([False, False, False, False, True]),
    }
)
ABOUT = st.one_of(
    st.tuples(
        st.sampled_from([subjects.MASTERED, subjects.LESSON, subjects.HARDER]).flatmap(
            lambda about: st.sampled_from([about + name for name in NAMES])
        ),
        st.just("yes"),
    ),
    st.tuples(st.just(subjects.SCREEN), st.sampled_from(["none", "none", "heart", "fever"])),
    st.tuples(st.just(subjects.TRACK), st.sampled_from(["general", "lcs", "glute", "both"])),
    st.tuples(st.just(subjects.QUESTION + "hips"), st.sampled_from(["yes", "no"])),
    st.tuples(st.just(subjects.FLOOR), st.sampled_from(["yes", "no"])),
)


def be_keen(diary: Diary, every: int) -> None:
    """Add clean sessions every so many days, and the mastery of what is done in them."""
    for name in KEEN:
        diary.say(0, subjects.LESSON + name)
        for day in (7, 9, 11):
            diary.say(day, subjects.MASTERED + name)
    for day in range(0, DAYS, every):
        diary.do(day, *KEEN, hour=21, before=None, during=0)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any mixture of sessions, ratings and statements, in any order."""
    diary = Diary(draw(st.sampled_from(["lcs", "glute", "both"])))
    for session in draw(st.lists(SESSIONS, max_size=draw(st.sampled_from([0, 5, 60])))):
        names, day = session.pop("names"), session.pop("day")
        diary.do(day, *names, **session)
    if draw(st.booleans()):
        be_keen(diary, draw(st.sampled_from([1, 2, 3])))
    usual = draw(st.integers(0, 6))
    low, high = draw(st.sampled_from([(0, 0), (-1, 1), (-2, 3)]))
    for day in range(0, DAYS + 1, draw(st.sampled_from([1, 2, 4]))):
        diary.rate(day, min(10, max(0, usual + draw(st.integers(low, high)))))
    for about, value in draw(st.lists(ABOUT, max_size=draw(st.sampled_from([0, 30])))):
        diary.say(draw(st.integers(0, DAYS)), about, value)
    return History(
        tuple(draw(st.permutations(diary.sessions))),
        tuple(draw(st.permutations(diary.ratings))),
        tuple(diary.said),
    )


def folded(history: History, day: int = DAYS) -> Progress:
    return fold(history, EXERCISES, on(day))


@settings(max_examples=30, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(history: History, lot) -> None:
    parts = [list(history.sessions), list(history.ratings), list(history.said)]
    for part in parts:
        lot.shuffle(part)
    sessions, ratings, said = parts
    assert folded(History(tuple(sessions), tuple(ratings), tuple(said))) == folded(history)


@settings(max_examples=30, deadline=None)
@given(histories(), st.integers(0, DAYS))
def test_what_is_known_later_changes_no_earlier_day(history: History, day: int) -> None:
    early, late = folded(history, day), folded(history)
    assert late.reasons[: len(early.reasons)] == early.reasons
    assert folded(history.until(on(day)), day) == early


def of_days(history: History, first: int, last: int) -> History:
    """What belongs to some days."""
    return History(
        tuple(s for s in history.sessions if on(first) <= s.day <= on(last)),
        tuple(r for r in history.ratings if on(first) <= r.day <= on(last)),
        tuple(s for s in history.said if on(first) <= s.day <= on(last)),
    )


@settings(max_examples=40, deadline=None)
@given(histories(), st.lists(st.integers(0, DAYS - 1), max_size=6, unique=True), st.booleans())
def test_a_fold_that_goes_on_is_the_fold_of_it_all(
    history: History, closed: list[int], looks: bool
) -> None:
    going_on, first = Fold(EXERCISES), -1
    for day in sorted(closed):
        if looks:
            found = going_on.on(on(day), of_days(history, first + 1, day))
            assert found == folded(history, day)
        going_on.close(on(day), of_days(history, first + 1, day))
        first = day
    for _again in range(2):
        assert going_on.on(on(DAYS), of_days(history, first + 1, DAYS)) == folded(history)


@settings(max_examples=40, deadline=None)
@given(histories())
def test_levels_rise_one_by_one_and_weekly_and_never_in_pain(history: History) -> None:
    progress = folded(history)
    ups = []
    for track in progress.tracks.values():
        assert 1 <= track.offered_level <= track.level <= 5
        for before, after in pairwise(track.changes):
            if after.rule == "level up":
                assert after.level == before.level + 1
                ups.append(after.day)
            elif after.rule != "assess again":
                assert after.level == before.level - 1
    assert all(later - day >= timedelta(days=7) for day, later in pairwise(sorted(ups)))
    reds = {reason.day for reason in progress.reasons if reason.rule == "red"}
    assert not any(timedelta(0) <= up - red < timedelta(days=7) for up in ups for red in reds)
    for up in ups:
        assert fold(history, EXERCISES, up).mode == "normal"


@settings(max_examples=40, deadline=None)
@given(histories(), st.integers(0, DAYS))
def test_nothing_rises_while_nothing_may(history: History, day: int) -> None:
    progress = folded(history, day)
    rising = {r.rule for r in progress.today_because()} & {"level up", "mastered"}
    assert progress.ups == (progress.mode == "normal")
    assert progress.ups or not rising
    assert progress.ups or not any(s.offered for s in progress.standings.values())


@settings(max_examples=40, deadline=None)
@given(histories(), st.integers(0, DAYS))
def test_every_standing_is_sound(history: History, day: int) -> None:
    progress = folded(history, day)
    for name, standing in progress.standings.items():
        assert 0 <= standing.step <= 3
        assert standing.factor in (0.75, 1.0)
        assert standing.return_as in (None, EXERCISES[name].easier)
        assert standing.offered in (None, EXERCISES[name].harder)
        assert standing.goes_on_to in (None, EXERCISES[name].harder)
        assert not (standing.return_as and standing.goes_on_to)
        if standing.goes_on_to:
            assert progress.standing(standing.goes_on_to).return_as != name
        assert standing.mastered is False or standing.introduced_on is not None


@settings(max_examples=30, deadline=None)
@given(histories(), st.integers(0, DAYS))
def test_loaded_work_just_done_is_closed(history: History, day: int) -> None:
    progress = folded(history, day)
    for session in history.sessions:
        done = {s.exercise for s in session.steps} if session.ending == "done" else set()
        if session.day <= on(day) and session.kind == "long":
            for name in done & LOADED:
                moment = session.at + timedelta(hours=47)
                assert not progress.standing(name).is_open(moment, "long") or (
                    moment.date() < on(day) - timedelta(days=1)
                )


def test_nothing_at_all_is_the_beginning() -> None:
    progress = folded(History(), 0)
    assert (progress.mode, progress.level("lcs"), progress.reasons) == ("normal", 1, ())
    assert set(progress.standings) == set(EXERCISES)
    assert progress.standing("unheard-of") == progress.standing("glute-bridge")


def test_a_busy_year_is_folded_at_once() -> None:
    diary = Diary("both")
    for day in range(365):
        diary.rate(day, 1 + day % 2)
        for hour in range(9, 15):
            names = NAMES[(day + hour) % len(NAMES)], "glute-bridge"
            diary.do(day, *names, hour=hour)
            diary.say(day, subjects.MASTERED + names[0], hour=hour)
    began = time.process_time()
    progress = fold(diary.history, EXERCISES, on(364))
    assert time.process_time() - began < 0.5
    assert progress.standing("glute-bridge").step == 3
