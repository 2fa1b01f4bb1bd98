"""What works on this desktop and what not, in words for `doctor`."""

from typing import NamedTuple


class Capability(NamedTuple):
    """One thing that the desktop may offer, and what having or missing it means for the user."""

    name: str
    works: bool
    by: str
    meaning: str
