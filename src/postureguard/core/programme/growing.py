"""State that grows, and can be doubled so that a look ahead leaves it as it is."""

from collections import deque
from typing import Self


class Growing:
    """Something that changes with every fact, made of facts, containers of facts and its like."""

    def twin(self) -> Self:
        """The same, to go its own way from here."""
        other = object.__new__(type(self))
        for name, value in vars(self).items():
            setattr(other, name, _twin(value))
        return other


def _twin(value: object) -> object:
    """What changes is doubled; facts, and what they are made of, never change."""
    match value:
        case Growing():
            return value.twin()
        case dict():
            return {key: _twin(one) for key, one in value.items()}
        case list() | set() | deque():
            return value.copy()
    return value
