"""Sentences that are put into the person's language only when somebody reads them.

A history tells thousands of them, and few are ever read.
"""

from dataclasses import dataclass
from gettext import gettext


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template with its facts. `str` gives the sentence in the language of the moment."""

    template: str
    facts: tuple[tuple[str, object], ...] = ()

    def format(self, **facts: object) -> "Phrase":
        """The phrase with its facts, which may be phrases themselves."""
        return Phrase(self.template, tuple(facts.items()))

    def __str__(self) -> str:
        """The sentence."""
        return gettext(self.template).format(**dict(self.facts))
