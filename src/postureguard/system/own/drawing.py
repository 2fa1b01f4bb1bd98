"""Whether an SVG drawing is only a drawing: it refers to nothing outside, runs and hides nothing.

Qt would read files that a drawing names; nothing of that kind gets as far as Qt.
"""

import re
from dataclasses import dataclass, field
from gettext import gettext as _
from typing import Final, NoReturn
from xml.parsers import expat

from postureguard.errors import UserError

MOST_BYTES: Final = 1024 * 1024
MOST_ELEMENTS: Final = 20_000
DEEPEST: Final = 64
MOST_DASHED: Final = 20_000
"""Letters of the lines of a drawing in which any has dashes: they take long to draw."""
MOST_DRAWN: Final = 200_000
"""Elements that are drawn when every use of another element is followed."""

_REFUSED: Final = frozenset(
    {
        "script", "foreignobject", "image", "feimage", "filter", "handler", "listener", "iframe",
        "embed", "object", "audio", "video", "animate", "animatecolor", "animatemotion",
        "animatetransform", "set",
    }
)  # fmt: skip
_LINKS: Final = ("href", "src", "data", "action", "base")
_URL: Final = re.compile(r"url\s*\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_DASHES: Final = re.compile(r"dasharray\s*:\s*[\d.]")
_RULE: Final = re.compile(r"@import|@font-face|expression\s*\(|javascript:", re.IGNORECASE)


@dataclass(slots=True)
class _Element:
    """What is drawn by an element: itself, what is in it, and what it refers to."""

    points: int = 1
    """The most points it has, each of which may have a marker."""
    inside: "list[_Element]" = field(default_factory=list)
    refers: dict[str, int] = field(default_factory=dict)
    """How often each of the others is drawn with it, by id."""
    drawn: int | None = None
    """How many elements are drawn with it, itself among them; known when it was counted."""


def check_drawing(data: bytes, name: str) -> None:
    """Refuse anything but a drawing that stands for itself; `UserError` says what is wrong."""
    if len(data) > MOST_BYTES:
        words = _("{path} is larger than {count} KiB.").format(path=name, count=MOST_BYTES // 1024)
        raise UserError(words, _remedy())
    _Checker(name).check(data)


class _Checker:
    """Reads a drawing once; whatever it should not have ends the reading."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = 0
        self._points = 0
        self._has_dashes = False
        self._open = [_Element()]
        self._by_id: dict[str, _Element] = {}
        self._style = 0
        self._rules: list[str] = []

    def check(self, data: bytes) -> None:
        """Read all of it."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
        except (expat.ExpatError, ValueError, LookupError) as error:
            words = _("{path} is not a drawing that can be read: {reason}.")
            raise UserError(words.format(path=self._name, reason=error), _remedy()) from error
        rules = "".join(self._rules)
        whole = self._open[0]
        for reference in self._check_words(rules):
            self._refer(whole, reference, self._points if "marker" in rules else self._elements)
        has_dashes = self._has_dashes or _DASHES.search(rules) is not None
        if has_dashes and self._points > MOST_DASHED:
            self._refuse(_("{path} has lines of dashes that are too long."))
        if self._drawn(whole, 0) > MOST_DRAWN:
            self._refuse(_("{path} repeats its parts too often."))

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(self._open) > DEEPEST:
            self._refuse(_("{path} has too many parts."))
        if self._elements == 1 and name != "svg":
            self._refuse(_("{path} is not a drawing."))
        if name in _REFUSED:
            self._refuse(_("{path} has {what} in it, which is not shown here."), f"<{name}>")
        element = _Element(1 + sum(len(attributes.get(key, "")) for key in ("d", "points")))
        self._points += element.points
        self._open[-1].inside.append(element)
        self._open.append(element)
        for key, value in attributes.items():
            self._check_attribute(element, _local(key), value)
        if identifier := attributes.get("id"):
            self._by_id.setdefault(identifier, element)
        self._style += name == "style"

    def _end(self, tag: str) -> None:
        self._open.pop()
        self._style -= _local(tag) == "style"

    def _text(self, text: str) -> None:
        if self._style:
            self._rules.append(text)

    def _doctype(self, *_about: object) -> None:
        self._refuse(_("{path} begins with a document type."))

    def _instruction(self, *_about: object) -> None:
        self._refuse(_("{path} has instructions for other programs in it."))

    def _check_attribute(self, element: _Element, key: str, value: str) -> None:
        if key.startswith("on"):
            self._refuse(_("{path} has {what} in it, which runs something."), key)
        self._has_dashes = self._has_dashes or _DASHES.search(f"{key}:{value}") is not None
        found = self._check_words(value)
        if key in _LINKS:
            found.append(self._check_reference(value))
        for reference in found:
            self._refer(element, reference, element.points if "marker" in key + value else 1)

    def _refer(self, element: _Element, reference: str, times: int) -> None:
        element.refers[reference] = element.refers.get(reference, 0) + times

    def _check_words(self, value: str) -> list[str]:
        """The ids that a value refers to; refuses anything outside."""
        if _RULE.search(value) or ("\\" in value and "(" in value):
            self._refuse(_("{path} has rules in it that reach outside."))
        return [self._check_reference(match.group(1)) for match in _URL.finditer(value)]

    def _check_reference(self, reference: str) -> str:
        """The id that is referred to."""
        plain = reference.strip()
        if not plain.startswith("#"):
            self._refuse(_("{path} refers to something outside itself ({what!r})."), plain[:40])
        return plain.removeprefix("#")

    def _drawn(self, element: _Element, depth: int) -> int:
        """How many elements are drawn with one; refuses ways in a circle."""
        if element.drawn is None:
            if depth > 4 * DEEPEST:
                self._refuse(_("{path} has parts that stand for each other without end."))
            others = [(1, inside) for inside in element.inside]
            named = ((times, self._by_id.get(name)) for name, times in element.refers.items())
            others += [(times, found) for times, found in named if found is not None]
            counted = sum(times * self._drawn(found, depth + 1) for times, found in others)
            element.drawn = 1 + counted
        return element.drawn

    def _refuse(self, words: str, what: str = "") -> NoReturn:
        raise UserError(words.format(path=self._name, what=what), _remedy())


def _remedy() -> str:
    return _("Save it as a PNG picture and choose that.")


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2].lower()
