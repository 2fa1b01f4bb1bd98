"""A person's own exercises and routines: what their files may say, and that it comes back."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_things import hold, own_break, own_exercise

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training.exercise import KIT, OWN, PLACES, TRACKS
from postureguard.core.training.own import own_exercise_text, own_id, parse_own_exercise
from postureguard.core.training.own_routine import (
    kind_for,
    own_routine,
    own_routines_text,
    read_own_routines,
    routine_values,
)
from postureguard.core.training.routine import Item
from postureguard.core.training.toml_text import toml_lines
from postureguard.errors import UserError

SHIPPED = shipped_catalogue()
LEAST = {
    "id": "own-a",
    "name": "A",
    "lines": ["Do it."],
    "dose": {"mode": "time", "seconds": 30},
}


def parse(**more):
    return parse_own_exercise({**LEAST, **more}, "a.toml")


def test_what_is_not_said_is_the_usual():
    found = parse()
    assert (found.track, found.level, found.place, found.kit) == ("movement", 2, ("standing",), ())
    assert (found.clothes, found.discreet, found.stop) == ("any", "no", ())
    assert (found.easier, found.harder, found.lesson, found.picture) == (None, None, None, None)
    assert found.is_own
    assert not found.has_figure


def test_shipped_exercises_are_nobodys_own_and_have_a_figure():
    assert not any(e.is_own or not e.has_figure for e in SHIPPED.exercises.values())
    assert not any(name.startswith(OWN) for name in SHIPPED.routines)


@pytest.mark.parametrize("key", LEAST)
def test_four_things_have_to_be_there(key):
    document = {name: value for name, value in LEAST.items() if name != key}
    with pytest.raises(UserError, match=rf"a\.toml: {key} is missing"):
        parse_own_exercise(document, "a.toml")


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("id", "bridge", "must begin with 'own-'"),
        ("id", "own-../x", "small letters"),
        ("id", "own-", "small letters"),
        ("id", "own-" + "a" * 60, "at most 60"),
        ("name", "", "must be a text"),
        ("name", "a" * 61, "at most 60"),
        ("name", "a\nb", "one line"),
        ("name", "abc\u202edcba", "one line"),
        ("name", "half a letter \ud83d", "one line"),
        ("name", "<img src='/etc/passwd'>", "no <...>"),
        ("lines", [], "1 to 3"),
        ("lines", ["a"] * 4, "1 to 3"),
        ("lines", ["a", "b " * 13], r"lines\[1\] must have at most 12 words"),
        ("lines", ["a" * 121], "at most 120"),
        ("lines", ["<b>now</b>"], "no <...>"),
        ("level", 6, "from 1 to 5"),
        ("track", "glutes", "did you mean glute"),
        ("kit", ["sword"], "one of"),
        ("place", [], "must have 1"),
        ("dose", {"mode": "time", "seconds": 601}, "from 1 to 600"),
        ("dose", {"mode": "reps", "count": 5}, "rep_s is missing"),
        ("stop", ["\x07"], "one line"),
        ("easier", "bird-dog", "not a known key"),
        ("cues", ["a"], "not a known key"),
    ],
)
def test_what_is_wrong_is_named(key, value, words):
    with pytest.raises(UserError, match=words) as refused:
        parse(**{key: value})
    assert f"a.toml: {key}" in refused.value.title


def test_less_than_is_no_markup():
    assert parse(lines=["Bend < 90 degrees."]).lines == ("Bend < 90 degrees.",)


def test_nothing_of_ones_own_is_translated(monkeypatch):
    monkeypatch.setattr("postureguard.core.training.fields.gettext", str.upper)
    assert parse(name="walk", lines=["go"]).name == "walk"
    assert parse(name="walk", lines=["go"]).lines == ("go",)


LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="<>\x7f")
TEXTS = st.text(LETTERS.filter(lambda c: not 0x7F <= ord(c) <= 0x9F), min_size=1, max_size=40)
WORDS = TEXTS.filter(lambda text: text.strip() and len(text.split()) <= 12)
DOSES = st.one_of(
    st.builds(lambda s, side: {"mode": "time", "seconds": s, "sides": side},
              st.integers(1, 600), st.sampled_from(("both", "each", "in turn"))),
    st.builds(lambda c, s: {"mode": "reps", "count": c, "rep_s": s},
              st.integers(1, 60), st.integers(1, 600)),
    st.builds(lambda c, on, off: {"mode": "hold", "count": c, "on_s": on, "off_s": off},
              st.integers(1, 60), st.integers(1, 600), st.integers(0, 120)),
)  # fmt: skip


@given(
    st.fixed_dictionaries(
        {
            "id": st.from_regex(r"own-[a-z]{1,8}(-[0-9]{1,3})?", fullmatch=True),
            "name": WORDS,
            "lines": st.lists(WORDS, min_size=1, max_size=3),
            "dose": DOSES,
        },
        optional={
            "track": st.sampled_from(TRACKS),
            "level": st.integers(1, 5),
            "kit": st.lists(st.sampled_from(KIT), unique=True),
            "place": st.lists(st.sampled_from(PLACES), min_size=1, unique=True),
            "clothes": st.sampled_from(("any", "trousers")),
            "discreet": st.sampled_from(("yes", "semi", "no")),
            "muscles": WORDS,
            "stop": st.lists(WORDS, min_size=1, max_size=3),
        },
    )
)
def test_every_exercise_comes_back_from_its_file(document):
    exercise = parse_own_exercise(document, "x")
    text = own_exercise_text(exercise)
    again = parse_own_exercise(tomllib.loads(text), "x")
    assert again == exercise
    assert own_exercise_text(again) == text


VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.datetimes()
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('ab-. é"', max_size=5), inner)
    ),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.text("abc_-. \n", max_size=5), VALUES, max_size=4))
def test_whatever_a_toml_file_holds_can_be_written(document):
    assert tomllib.loads(toml_lines(document)) == document


@given(st.text(max_size=80), st.integers(0, 4))
def test_an_id_can_be_made_of_every_name(name, others):
    taken = set()
    for _ in range(others + 1):
        identifier = own_id(name, taken)
        assert identifier not in taken
        assert parse(id=identifier).id == identifier
        taken.add(identifier)


# --- routines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "kind"),
    [(1, "micro"), (90, "micro"), (91, "short"), (180, "short"), (181, "long"), (480, "long")],
)
def test_its_length_decides_for_which_break_a_routine_is(seconds, kind):
    assert kind_for(seconds) == kind
    exercise = replace(own_exercise(), dose=hold(seconds))
    assert own_break(exercise).kind == kind


def test_a_routine_longer_than_any_break_is_refused():
    with pytest.raises(UserError, match=r"at most 8 minutes; this one takes 8:01"):
        kind_for(481)


@given(
    st.lists(
        st.sampled_from(sorted(SHIPPED.exercises)).flatmap(
            lambda name: st.builds(
                Item,
                st.just(name),
                st.none() | st.integers(1, 60)
                if SHIPPED.exercises[name].dose.mode != "time"
                else st.none(),
                sets=st.integers(1, 2),
                rest_seconds=st.integers(5, 120),
                last_rest=st.booleans(),
            )
        ),
        min_size=1,
        max_size=3,
    ),
    WORDS,
    st.sampled_from(PLACES),
    st.booleans(),
)
def test_every_routine_comes_back_from_its_file(items, name, place, discreet):
    try:
        routine = own_routine(
            "own-r", name, tuple(items), SHIPPED.exercises, place=place, discreet=discreet
        )
    except UserError:
        return
    text = own_routines_text([routine_values(routine)] * 1)
    found, wrong = read_own_routines(tomllib.loads(text), "r.toml", SHIPPED.exercises)
    assert found == (routine,)
    assert not wrong


def read(*tables):
    return read_own_routines({"routine": list(tables)}, "r.toml", SHIPPED.exercises)


def test_each_routine_stands_for_itself():
    good = {"id": "own-r", "name": "R", "items": [{"exercise": "walk-snack"}]}
    found, wrong = read(
        {**good, "id": "own-1", "items": [{"exercise": "nothing"}]},
        good,
        {**good, "name": "twice"},
        {**good, "id": "mi-walk"},
        {**good, "id": "own-2", "items": [{"exercise": "walk-snack", "seconds": 500}]},
        {**good, "id": "own-3", "kind": "micro"},
        {**good, "id": "own-4", "items": [{"exercise": "walk-snack", "count": 3}]},
        7,
    )
    assert [routine.name for routine in found] == ["R"]
    words = ["routine[0].items", "twice", "begin with", "8:20", "kind", "must be seconds", "table"]
    assert [word in str(error) for word, error in zip(words, wrong, strict=True)] == [True] * 7


def test_no_file_of_routines_is_none():
    assert read_own_routines({}, "r.toml", {}) == ((), ())
    with pytest.raises(UserError, match="list of at most 100"):
        read_own_routines({"routine": 3}, "r.toml", {})
