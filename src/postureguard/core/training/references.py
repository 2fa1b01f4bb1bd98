"""What the sources of an exercise are, in words that a reader can look up.

A source text names references by codes such as "R45", and statements of the article that the
programme grew out of by codes such as "S27".
"""

import re
from collections.abc import Mapping
from gettext import gettext as _

from postureguard.core.training.fields import open_table

_CODES = re.compile(r"\b([RS])(\d+)([a-z]?)(?:[–-]R?(\d+))?(?!\w)")
_GENERAL = re.compile(r"general knowledge|\bGK\b|\bown\b", re.IGNORECASE)


def parse_references(document: Mapping[str, object], source: str) -> Mapping[str, str]:
    """Read a decoded file of codes with their words."""
    codes = tuple(key for key in document if re.fullmatch(r"R\d+[a-z]?", key))
    table = open_table(document, source, "", codes)
    return {code: table.text(code, 200) for code in codes}


def in_plain_words(sources: str, references: Mapping[str, str]) -> tuple[str, ...]:
    """The sources one by one; the text itself where it names none that is known."""
    found: list[str] = []
    for kind, first, letter, last in _CODES.findall(sources):
        numbers = range(int(first), int(last or first) + 1)
        codes = [f"R{number}{letter}" for number in numbers]
        if kind == "S":
            found.append(_("The coach's article that this program grew out of"))
        else:
            found += [references[code] for code in codes if code in references]
    if _GENERAL.search(sources):
        found.append(_("General knowledge of the trade"))
    return tuple(dict.fromkeys(found)) or (sources,)
