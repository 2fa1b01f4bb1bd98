"""Changing a setting leaves everything else in the file as the person wrote it."""

import tomllib

import pytest

from postureguard.core.settings import default_document, parse_settings
from postureguard.core.settings_document import changed_document


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
