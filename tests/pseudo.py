"""A language that nobody speaks: every text in it is longer, and can be told from the original."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

LANGUAGE = "de"
"""The code it goes by; any with two forms of number."""
LONGER = 0.4
PLACES = re.compile(r"(\{[^{}]*\}|%\([^)]*\)[a-z]|&(?=\w)|\n)")
LETTERS = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÅÇÐÉĜĤÎĴĶĻÑÖŔŞŢÛŴÝŽåçðéĝĥîĵķļñöŕşţûŵýž"
)
OPEN, CLOSED = "⟦", "⟧"


FROM_THE_RIGHT = "\u200f"
"""Before a text, this makes it one that is read from right to left."""


def pseudo(text: str, before: str = "") -> str:
    """That text in the language: ⟦Ŝţåñð ûþ ~~⟧, with its places kept."""
    parts = PLACES.split(text)
    parts[::2] = [part.translate(LETTERS) for part in parts[::2]]
    words = "".join(parts)
    more = "~" * max(1, round(len(text) * LONGER))
    pieces = " ".join(more[n : n + 7] for n in range(0, len(more), 7))
    return f"{before}{OPEN}{words} {pieces}{CLOSED}"


def write_catalogue(template: Catalog, folder: Path, before: str = "") -> Path:
    """Translations of all texts of the template; returns the folder that they are in."""
    catalogue = Catalog(locale=LANGUAGE)
    for message in template:
        if not message.id:
            continue
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        said = tuple(pseudo(form, before) for form in forms)
        catalogue.add(message.id, said if len(forms) > 1 else said[0], context=message.context)
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "postureguard.mo").open("wb") as target:
        write_mo(target, catalogue)
    return folder
