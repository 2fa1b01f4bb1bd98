"""The table of options: every bad value is mended, named, and never more than that."""

import math
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postureguard.core.figure.build import BUILDS
from postureguard.core.figure.card import Look
from postureguard.core.figure.cuts import CUTS
from postureguard.core.figure.palette import SKINS
from postureguard.core.settings import GROUPS, OPTIONS, Settings, default_document, parse_settings
from postureguard.core.settings.presets import PRESETS, preset_of
from postureguard.core.settings.reading import fault
from postureguard.core.settings.table import GROUP_NAMES


def test_an_empty_document_gives_the_defaults():
    assert parse_settings({}) == (Settings(), ())


@pytest.mark.parametrize(
    ("value", "used"),
    [
        (19, 20),
        (20, 20),
        (60, 60),
        (61, 60),
        (10**9, 60),
        (10**400, 60),
        (-(10**400), 20),
        (16**9000, 60),
        (-5, 20),
        (30.5, 30),
    ],
    ids=lambda value: f"{float(value):g}" if abs(value) < 10**300 else "huge",
)
def test_e53_values_out_of_range_are_clamped_and_named(value, used):
    settings, problems = parse_settings({"breaks": {"sitting_limit_min": value}})
    assert settings.sitting_limit_min == used
    assert bool(problems) == (value != used)
    assert all("breaks.sitting_limit_min" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"breaks": {"micro": "yes"}}, "true or false"),
        ({"breaks": {"micro": 1}}, "true or false"),
        ({"breaks": {"sitting_limit_min": True}}, "whole number"),
        ({"breaks": {"sitting_limit_min": math.nan}}, "whole number"),
        ({"breaks": {"sitting_limit_min": math.inf}}, "whole number"),
        ({"breaks": {"sitting_limit_min": [30]}}, "whole number"),
        ({"breaks": {"long_at": "25:00"}}, "from 00:00 to 24:00"),
        ({"breaks": {"long_at": "24:00"}}, "before 24:00"),
        ({"breaks": {"long_at": 15}}, "text in quotes"),
        ({"hours": {"mon": "9-17"}}, "09:00-17:30"),
        ({"hours": {"mon": "17:00-09:00"}}, "end after it starts"),
        ({"hours": {"mon": "09:00-12:00, 11:00-13:00"}}, "without overlap"),
        ({"look": {"theme": "pink"}}, '"dark"'),
        ({"breaks": {"sitting_limt_min": 30}}, "did you mean breaks.sitting_limit_min"),
        ({"brekas": {}}, "did you mean [breaks]"),
        ({"breaks": 3}, "not a setting"),
        ({"hours": {"sitting_limit_min": 30}}, "not a setting"),
    ],
)
def test_a_bad_value_is_replaced_by_its_default_and_named(document, words):
    settings, problems = parse_settings(document)
    assert settings == Settings()
    assert len(problems) == 1
    assert words in problems[0].message


@pytest.mark.parametrize(
    "value",
    [[16**9000], "x" * 9000, ["x" * 9000]],
    ids=["number", "text", "list"],
)
def test_a_message_has_room_for_the_beginning_of_a_value_only(value):
    _settings, problems = parse_settings({"breaks": {"micro": value, "sitting_limit_min": value}})
    assert len(problems) == 2
    assert all(len(problem.message) < 200 for problem in problems)


@pytest.mark.parametrize("key", ["notifications", "presence", "panel"])
def test_what_is_used_only_at_the_start_says_so(key):
    assert OPTIONS[key].help.endswith(" From the next start on.")


def test_every_problem_is_reported_at_once():
    bad = {"breaks": {"sitting_limit_min": 1, "micro": 3}, "hours": {"tue": "x"}, "nope": {}}
    assert len(parse_settings(bad)[1]) == 4


def test_every_option_is_explained_and_in_the_written_file():
    text = default_document()
    for field in fields(Settings):
        option = OPTIONS[field.name]
        assert option.help.endswith(".")
        assert option.label
        assert option.group in GROUPS
        assert f"# {field.name} = " in text


def test_every_group_and_every_choice_has_a_name_of_its_own():
    assert tuple(GROUP_NAMES) == GROUPS
    for option in OPTIONS.values():
        assert len(option.words) == len(set(option.words)) == len(option.choices)
        assert all(option.texts)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("notice_s", 30, ""),
        ("notice_s", 5, "must be a whole number from 10 to 120, not 5"),
        ("micro", False, ""),
        ("mon", "", ""),
        ("mon", "9-17", "must look like \"09:00-17:30\", not '9-17'"),
        ("day_start", "", "must be a time such as \"15:00\", not ''"),
        ("theme", "pink", 'must be one of "auto", "light", "dark", "contrast", not \'pink\''),
    ],
)
def test_a_value_is_checked_as_in_the_file(name, value, words):
    assert fault(name, value) == words
    document = {OPTIONS[name].group: {name: value}}
    assert bool(parse_settings(document)[1]) == bool(words)


def test_each_rhythm_is_valid_and_known_again_and_the_default_is_standard():
    assert preset_of(Settings()) == "standard"
    for key, preset in PRESETS.items():
        assert not [name for name, value in preset.values.items() if fault(name, value)]
        assert preset_of(replace(Settings(), **preset.values)) == key
    assert preset_of(Settings(sitting_limit_min=33)) is None


def test_the_figure_can_be_drawn_as_whatever_may_be_chosen():
    drawn = {"skin": SKINS, "hair": CUTS, "build": BUILDS}
    for key, table in drawn.items():
        assert set(OPTIONS[key].choices) == set(table)
        assert getattr(Look(), key) == getattr(Settings(), key)


json_like = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.lists(st.integers(), max_size=2)
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*GROUPS, "x"]),
        st.dictionaries(st.sampled_from([*OPTIONS, "y"]), json_like) | json_like,
    )
)
def test_whatever_is_written_there_are_always_rules(document):
    rules, _problems = parse_settings(document)
    again, problems = parse_settings(
        {OPTIONS[f.name].group: {f.name: getattr(rules, f.name)} for f in fields(Settings)}
    )
    assert problems == ()
    assert isinstance(again, Settings)


@pytest.mark.parametrize(
    "value",
    ["notify-send", ["a", 3], [""], ["", "a"], ["a\0b"], ["a"] * 65, ["a" * 4001], {"a": 1}],
)
def test_a_program_is_a_list_of_words(value):
    rules, problems = parse_settings({"hooks": {"on_break": value}})
    assert rules.on_break == ()
    assert "a program and its arguments" in problems[0].message


def test_a_program_keeps_its_words_as_they_are():
    words = ["/opt/my tool", "", "$HOME", "; rm"]
    assert parse_settings({"hooks": {"on_end": words}}) == (Settings(on_end=tuple(words)), ())


@pytest.mark.parametrize("value", ["", "x" * 61, "a\nb"])
def test_a_screen_has_a_name(value):
    rules, problems = parse_settings({"look": {"screen": value}})
    assert rules.screen == "active"
    assert "the name of a screen" in problems[0].message


@pytest.mark.parametrize(("value", "is_code"), [("de", True), ("pt_BR", True), ("", False),
                                                ("../de", False), ("d" * 21, False)])  # fmt: skip
def test_a_language_has_a_code(value, is_code):
    rules, problems = parse_settings({"look": {"language": value}})
    assert rules.language == (value if is_code else "auto")
    assert ["the code of a language" in problem.message for problem in problems] == (
        [] if is_code else [True]
    )
