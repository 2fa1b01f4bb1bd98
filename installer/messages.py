"""Collects every text that people see into resources/locale/postureguard.pot, for translators.

Texts of the code are calls of gettext; those of the exercise files and of the tables of options
are taken from the data itself.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from postureguard.core.settings import OPTIONS
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.exercise import STOP_RULE
from postureguard.resources import resource

SOURCE = Path(__file__).parents[1] / "src"
TEMPLATE = "postureguard.pot"
SHOWN = frozenset(
    {"name", "muscles", "lines", "do", "cues", "faults", "stop", "mastered", "notice", "instead"}
    | {"why", "slumped", "tall", "claim", "verdict", "finding"}
)
"""Keys of the data files whose texts people see."""
HEADER = """\
# Texts of PostureGuard, to be translated.
# A translation is resources/locale/<language>/LC_MESSAGES/postureguard.po, compiled beside itself
# with `pybabel compile -D postureguard -d resources/locale`. CC BY 4.0, like all resources.
#"""


def collect() -> Catalog:
    """Every text with the files it is in."""
    catalogue = Catalog(project="PostureGuard", header_comment=HEADER, fuzzy=False)
    for file, _line, message, comments, _context in extract_from_dir(SOURCE):
        catalogue.add(message, locations=[(f"src/{file}", 0)], auto_comments=comments)
    for place, text in _texts_of_tables():
        catalogue.add(text, locations=[(place, 0)])
    folder = resource()
    for file in sorted(folder.rglob("*.toml")):
        place = f"resources/{file.relative_to(folder).as_posix()}"
        for text in _texts(tomllib.loads(file.read_text("utf-8"))):
            catalogue.add(text, locations=[(place, 0)])
    return catalogue


def _texts_of_tables() -> Iterator[tuple[str, str]]:
    for option in OPTIONS.values():
        yield "src/postureguard/core/settings.py", option.label
        yield "src/postureguard/core/settings.py", option.help
    for words in MUSCLES.values():
        yield "src/postureguard/core/training/anatomy.py", words
    yield "src/postureguard/core/training/exercise.py", STOP_RULE


def _texts(table: dict[str, object], key: str = "") -> Iterator[str]:
    for name, value in table.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _texts(item, name)
            elif isinstance(item, str) and name in SHOWN and key != "figure":
                yield item


if __name__ == "__main__":
    path = resource("locale") / TEMPLATE
    with path.open("wb") as file:
        write_po(file, collect(), width=100, omit_header=False, include_lineno=False)
    print(path)
