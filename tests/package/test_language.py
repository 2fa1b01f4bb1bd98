"""Texts are shown in the desktop's language, those of the code and those of the exercise files."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

ROOT = Path(__file__).parents[2]
TELL = """
from pathlib import Path
import sys
from postureguard.language import choose_language
choose_language(Path(sys.argv[1]))
from postureguard.catalogue import read_exercise
from postureguard.core.wording import minutes
from postureguard.resources import resource
exercise = read_exercise(resource("exercises", "sit-to-stand", "exercise.toml"))
print(exercise.name, minutes(60), minutes(120), exercise.track, sep="|")
"""


def load_messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "installer" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Translations into a language of which Danish people would be surprised."""
    catalogue = Catalog(locale="da")
    catalogue.add("Sit to stand", "Op fra stolen")
    catalogue.add(("{count} min", "{count} min"), ("{count} minut", "{count} minutter"))
    place = tmp_path / "da" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "postureguard.mo").open("wb") as file:
        write_mo(file, catalogue)
    return tmp_path


def tell(folder: Path, language: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", TELL, str(folder)],
        env=os.environ | {"LANGUAGE": language},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.strip()


def test_a_translation_is_used_for_code_and_exercises(folder: Path) -> None:
    assert tell(folder, "da_DK:de") == "Op fra stolen|1 minut|2 minutter|movement"


def test_without_one_texts_stay_as_they_are(folder: Path) -> None:
    assert tell(folder, "fi") == "Sit to stand|1 min|2 min|movement"


def test_the_template_and_all_translations_are_up_to_date() -> None:
    """`make messages` mends most of it."""
    assert load_messages().check() == []


@pytest.mark.parametrize(
    ("text", "forms", "fault"),
    [
        ("Stand up", "Steh auf", None),
        ("Stand up", "", None),
        ("At {time}", "Um {time}", None),
        ("At {time}", "Um {zeit}", "has not the places of"),
        (("{count} step", "{count} steps"), ("ein Schritt", "{count} Schritte"), None),
        (("{count} step", "{count} steps"), ("{count} Schritt", "Schritte {n}"), "has not"),
        (("{count} step", "{count} steps"), ("{count} Schritt",), "needs 2 forms, not 1"),
    ],
)
def test_what_is_wrong_with_a_translation_is_said(text, forms, fault) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add(text, forms)
    found = list(load_messages().faults(catalogue))
    assert found == [] if fault is None else fault in found[0]


def test_every_text_of_an_exercise_is_in_the_template() -> None:
    texts = {m.id for m in load_messages().collect()}
    assert "Sit to stand" in texts
    assert "Stand up and leave the desk." in texts
    assert "buttocks" in texts
    assert "Sitting limit" in texts


SPEAK = """
import sys
from pathlib import Path
from gettext import gettext as _
from postureguard.language import choose_language, prefer_language
choose_language(Path(sys.argv[1]))
prefer_language(sys.argv[2])
from PySide6.QtCore import QDate, QLocale
from postureguard.windows.application import qapp
app = qapp()
print(_("Sit to stand"), QLocale().toString(QDate(2026, 3, 2), "dddd"), app.layoutDirection().name)
"""


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("da", "Op fra stolen mandag LeftToRight"),
        ("auto", "Sit to stand Monday LeftToRight"),
        ("fi", "Sit to stand Monday LeftToRight"),
    ],
)
def test_the_chosen_language_is_spoken_whatever_the_desktop_speaks(folder, chosen, said) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SPEAK, str(folder), chosen],
        env=os.environ | {"LANGUAGE": "", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == said
