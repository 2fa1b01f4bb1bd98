"""The journal as one JSON document, which can be read back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any, Final

from postureguard.errors import UserError
from postureguard.journal.connect import VERSION
from postureguard.journal.files import line_error, read_text
from postureguard.journal.tables import FACTS

MAX_BYTES: Final = 500 * 1000 * 1000
FORMAT: Final = "PostureGuard journal"


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, with nothing checked but its outline."""

    version: int
    """The version of the journal that was written."""
    tables: Mapping[str, list[dict[str, Any]]]
    """The rows of each table of facts."""


def head() -> dict[str, Any]:
    """How a document begins."""
    return {"format": FORMAT, "version": VERSION}


def read_document(file: Path) -> Document:
    """The document in a file; `UserError` says what is not right and where."""
    found = _decoded(file)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _not_one(file)
    version, tables = found.get("version"), found.get("tables")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _not_one(file)
    if not isinstance(tables, dict) or not tables.keys() <= set(FACTS):
        raise _not_one(file)
    for rows in tables.values():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise _not_one(file)
    return Document(version, tables)


def _decoded(file: Path) -> object:
    text = read_text(file, MAX_BYTES)
    if not text.lstrip().startswith("{"):
        raise _not_one(file)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise line_error(file, error.lineno, _("it is not whole and valid JSON")) from None
    except (RecursionError, ValueError):
        raise _not_one(file) from None


def _not_one(file: Path) -> UserError:
    return UserError(
        _("{file} is not an export of PostureGuard’s journal.").format(file=file),
        _("Write one with “postureguard export --format json”. Nothing was changed."),
    )
