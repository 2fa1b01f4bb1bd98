"""Collects every text that people see for translators, and compiles what they have translated.

Texts of the code are calls of gettext; those of the exercise files and of the tables of options
are taken from the data itself. `--check` writes nothing and says what is out of date or wrong.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from postureguard.core.settings import OPTIONS
from postureguard.core.settings.presets import PRESETS
from postureguard.core.settings.table import GROUP_NAMES
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.exercise import STOP_RULE
from postureguard.resources import resource

SOURCE = Path(__file__).parents[1] / "src"
TEMPLATE = "postureguard.pot"
TRANSLATIONS = "*/LC_MESSAGES/postureguard.po"
SHOWN = frozenset(
    {"name", "muscles", "lines", "do", "cues", "faults", "stop", "mastered", "notice", "instead"}
    | {"why", "slumped", "tall", "claim", "verdict", "finding"}
)
"""Keys of the data files whose texts people see."""
HEADER = """\
# Texts of PostureGuard, to be translated.
# A translation is resources/locale/<language>/LC_MESSAGES/postureguard.po; `make messages` brings
# it up to date and compiles it beside itself. CC BY 4.0, like all resources.
#"""
PLACE = re.compile(r"\{\w*(?:[:!][^{}]*)?\}")
"""Where a number or a name is put into a text."""


def collect() -> Catalog:
    """Every text with the files it is in."""
    catalogue = Catalog(project="PostureGuard", header_comment=HEADER, fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(SOURCE):
        catalogue.add(
            message, locations=[(f"src/{file}", 0)], auto_comments=comments, context=context
        )
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
        for text in option.texts:
            yield "src/postureguard/core/settings/table.py", text
    for name in GROUP_NAMES.values():
        yield "src/postureguard/core/settings/table.py", name
    for preset in PRESETS.values():
        for text in (preset.name, preset.help):
            yield "src/postureguard/core/settings/presets.py", text
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


def translations() -> list[Path]:
    """The file of each language."""
    return sorted(resource("locale").glob(TRANSLATIONS))


def read_translation(path: Path, template: Catalog) -> Catalog:
    """What is translated in a file, with the texts of today; what is no longer said is left out."""
    found = read_po(BytesIO(path.read_bytes()), locale=path.parents[1].name)
    found.update(template, no_fuzzy_matching=True, update_creation_date=False)
    found.obsolete.clear()
    return found


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the texts that are translated, a sentence each."""
    for message in catalogue:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple | list) else [message.string]
        if not any(forms):
            continue
        if len(forms) != (catalogue.num_plurals if message.pluralizable else 1):
            yield f"“{_first(message)}” needs {catalogue.num_plurals} forms, not {len(forms)}"
        elif strange := [form for form in forms if not _same_places(form, message)]:
            yield f"“{strange[0]}” has not the places of “{_first(message)}”"


def _first(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def _same_places(form: str, message: Message) -> bool:
    """One form of a plural may spell its number out."""
    originals = message.id if isinstance(message.id, tuple | list) else [message.id]
    found = set(PLACE.findall(form))
    wanted = [set(PLACE.findall(original)) for original in originals]
    return found in wanted or (message.pluralizable and found == wanted[-1] - {"{count}"})


def _as_po(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False)
    return file.getvalue()


def _as_mo(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def write() -> None:
    """Bring the template and every translation up to date."""
    template = collect()
    (resource("locale") / TEMPLATE).write_bytes(_as_po(template))
    for path in translations():
        catalogue = read_translation(path, template)
        path.write_bytes(_as_po(catalogue))
        path.with_suffix(".mo").write_bytes(_as_mo(catalogue))
        done = sum(bool(message.id and message.string) for message in catalogue)
        print(f"{path.parents[1].name}: {done} of {len(catalogue)} texts")


def check() -> list[str]:
    """What is out of date or wrong, a sentence each."""
    template = collect()
    said = {message.id for message in template}
    kept = read_po(BytesIO((resource("locale") / TEMPLATE).read_bytes()))
    found = [f"“{text}” is not in {TEMPLATE}" for text in said - {m.id for m in kept}]
    found += [f"“{m.id}” is in {TEMPLATE} and nowhere else" for m in kept if m.id not in said]
    for path in translations():
        language, catalogue = path.parents[1].name, read_translation(path, template)
        found += [f"{language}: {fault}" for fault in faults(catalogue)]
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != _as_mo(catalogue):
            found.append(f"{language}: {compiled.name} is not what is translated")
    return found


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        wrong = check()
        print(*wrong[:20], sep="\n")
        sys.exit(f"{len(wrong)} texts to mend, or `make messages`." if wrong else 0)
    write()
