"""Changing a setting leaves everything else in the file as the person wrote it."""

import tomllib

import pytest

from postureguard.core.settings import (
    Settings,
    changed_document,
    default_document,
    parse_settings,
)


def read(text):
    settings, problems = parse_settings(tomllib.loads(text))
    assert problems == ()
    return settings


def test_in_the_file_as_it_is_first_written_the_comment_becomes_the_line():
    text = changed_document(default_document(), {"mon": "09:00-17:00", "lunch": "12:00-13:00"})
    assert (read(text).mon, read(text).lunch) == ("09:00-17:00", "12:00-13:00")
    assert len(text.splitlines()) == len(default_document().splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '\n[hours]\nmon = "09:00-17:00"\n'),
        ("[hours]\n", '[hours]\nmon = "09:00-17:00"\n'),
        ("[hours]\nmon = '07:00-08:00'\n", '[hours]\nmon = "09:00-17:00"\n'),
        (
            '# mine\n[hours]\nlunch = "" # none\n# mon = "x"\n[look]\ntheme = "dark"\n',
            '# mine\n[hours]\nlunch = "" # none\nmon = "09:00-17:00"\n[look]\ntheme = "dark"\n',
        ),
        (
            '[look]\ntheme = "dark"\n\n[hours]\n',
            '[look]\ntheme = "dark"\n\n[hours]\nmon = "09:00-17:00"\n',
        ),
    ],
)
def test_one_line_changes_or_is_added(before, after):
    assert changed_document(before, {"mon": "09:00-17:00"}) == after


def test_a_line_that_sets_it_goes_before_a_comment_that_names_it():
    text = '[hours]\n# mon = "08:00-18:00"\nmon = "07:00-08:00"\n'
    assert read(changed_document(text, {"mon": ""})).mon == ""
    assert "# mon" in changed_document(text, {"mon": ""})


def test_an_option_of_the_same_name_elsewhere_is_left_alone():
    text = '[look]\nmon = "mine"\n'
    assert changed_document(text, {"mon": ""}).startswith(text)


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("[breaks]\nmicro = true\n", {"micro": False}, "[breaks]\nmicro = false\n"),
        (
            "[breaks]\nnotice_s = 40  # as I like it\n",
            {"notice_s": 50},
            "[breaks]\nnotice_s = 50  # as I like it\n",
        ),
        (
            "[breaks]\nnotice_s = 40 # mine\nmicro = true\n",
            {"notice_s": None},
            "[breaks]\n# notice_s = 30 # mine\nmicro = true\n",
        ),
        ("[breaks]\nmicro = true\n", {"notice_s": None}, "[breaks]\nmicro = true\n"),
        ("[look]\n", {"notice_s": None}, "[look]\n"),
        (
            "[breaks]\nmicro = true\n\n[look]\n",
            {"notice_s": 50},
            "[breaks]\nmicro = true\nnotice_s = 50\n\n[look]\n",
        ),
        ("[hours]\nmon = 'x # y' # z\n", {"mon": ""}, '[hours]\nmon = "" # z\n'),
    ],
)
def test_values_of_every_kind_and_remarks_behind_them(before, changes, after):
    assert changed_document(before, changes) == after


def test_back_to_the_default_leaves_the_file_as_it_was_first_written():
    first = default_document()
    changed = changed_document(first, {"notice_s": 50, "micro": False, "mon": "", "skin": "deep"})
    back = changed_document(changed, dict.fromkeys(("notice_s", "micro", "mon", "skin")))
    assert changed != first
    assert back == first


@pytest.mark.parametrize("name", ["HDMI-1", r"\\.\DISPLAY1", 'The "big" one', "Bildschirm · 2"])
def test_whatever_a_screen_is_called_the_file_says_so(name):
    text = changed_document(default_document(), {"screen": name})
    assert parse_settings(tomllib.loads(text)) == (Settings(screen=name), ())
    again = changed_document(text.replace("\n\n", "  # here\n\n"), {"screen": "primary"})
    assert parse_settings(tomllib.loads(again)) == (Settings(screen="primary"), ())
