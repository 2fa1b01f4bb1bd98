"""What can be told about the person, in words for `doctor`."""

from typing import NamedTuple


class Capability(NamedTuple):
    """One thing that can or cannot be told, and what that means for the user."""

    name: str
    works: bool
    meaning: str
