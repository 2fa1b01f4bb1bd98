"""Every window and page in a language that nobody speaks, from the left and from the right.

Each test opens all of them in a process of its own, as translations are chosen once a process.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from every_window import OWN_NAMES, WINDOWS
from pseudo import CLOSED, FROM_THE_RIGHT, LANGUAGE, OPEN, pseudo, write_catalogue
from PySide6.QtCore import QDate, QLocale

from postureguard.language import languages as languages_there
from postureguard.language import own_name
from postureguard.resources import resource

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "every_window.py"
KEYS = {"Alt+Left", "Alt+Right", "Alt+↑", "Alt+↓", "F11", "Lift both shoulders.", "Let them sink."}
BY_QT = {"Nach links scrollen", "Nach rechts scrollen"}
"""What the buttons beside a row of pages say that is too long."""
PIECE = re.compile(f"{OPEN}[^{OPEN}{CLOSED}]*{CLOSED}")
WORD = re.compile(r"[^\W\d_]{2,}")


def template():
    spec = importlib.util.spec_from_file_location("messages", ROOT / "installer" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.collect()


@pytest.fixture(scope="module")
def languages(tmp_path_factory):
    """Folders with the translations: read from the left, and from the right."""
    texts = template()
    return {
        before: write_catalogue(texts, tmp_path_factory.mktemp("locale"), before)
        for before in ("", FROM_THE_RIGHT)
    }


def look(folder, locale, *options):
    """Everything that is seen in the language of those translations."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder), "--locale", str(locale), *options],
        env=os.environ
        | {
            "LANGUAGE": LANGUAGE,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(PROGRAM.parent),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads((folder / "seen.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def seen(languages, tmp_path_factory):
    return look(tmp_path_factory.mktemp("seen"), languages[""])


def cited():
    """Studies are called as they were published: the texts of the data that nobody translates."""
    texts = {message.id for message in template()}
    found = set()
    for file in resource().rglob("*.toml"):
        found |= set(_strings(tomllib.loads(file.read_text("utf-8"))))
    return found - texts


def _strings(value):
    if isinstance(value, str):
        yield value
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _strings(part)


def names_of_days():
    """Days and months as the locale of the language has them."""
    locale, forms = QLocale(LANGUAGE), ("dddd", "ddd", "MMMM", "MMM")
    days = [QDate(2026, month, day) for month in range(1, 13) for day in range(1, 8)]
    return {locale.toString(day, form) for day in days for form in forms}


def left_over(text, known):
    """The words of a text that are in no language but the one they were written in."""
    before = None
    while before != text:
        before, text = text, PIECE.sub(" ", text)
    for words in known:
        text = text.replace(words, " ")
    return WORD.findall(text)


def test_the_language_keeps_places_and_is_longer():
    said = pseudo("Week of {date}: &median %(n)s")
    assert "{date}" in said
    assert "%(n)s" in said
    assert "&m" in said
    assert len(said) > 1.4 * len("Week of {date}: &median %(n)s")
    assert left_over(said, ()) == []
    assert left_over(f"{said} and more", ()) == ["and", "more"]


def test_every_window_and_page_was_opened(seen):
    opened = {page["page"].split()[0] for page in seen}
    assert opened == {opening.__name__ for opening in WINDOWS}
    assert len(seen) > 80
    assert all(page["texts"] for page in seen)


def test_every_text_is_translated(seen):
    studies = sorted((text for text in cited() if "\n" not in text), key=len, reverse=True)
    shown = {text: page["page"] for page in reversed(seen) for text in page["texts"]}
    known = (
        *OWN_NAMES,
        *KEYS,
        *BY_QT,
        *map(own_name, languages_there()),
        *sorted(names_of_days(), key=len, reverse=True),
    )
    missed = {}
    for text, page in shown.items():
        if words := left_over(text, known):
            lines = [line for line in text.splitlines() if line not in studies]
            if words := left_over("\n".join(lines), known):
                missed[text] = (page, words)
    assert missed == {}


def test_no_part_shows_itself_before_it_is_in_its_window(seen):
    assert {page["page"]: page["strays"] for page in seen if page["strays"]} == {}


def test_nothing_is_cut_off(seen):
    assert {page["page"]: page["cut"] for page in seen if page["cut"]} == {}


def test_nothing_is_cut_off_from_right_to_left(languages, tmp_path):
    found = look(tmp_path, languages[FROM_THE_RIGHT], "--right-to-left")
    assert {page["page"]: page["cut"] for page in found if page["cut"]} == {}
