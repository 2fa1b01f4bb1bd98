"""Which page follows which. Safety cannot be passed by; everything else can."""

from typing import Final, Literal, get_args

from postureguard.core.programme.safety import Safety
from postureguard.core.programme.self_tests import SELF_TESTS, may_be_tried

SAFETY: Final = ("safety-e", "safety-u", "safety-c")
TESTS: Final = tuple(f"test-{name}" for name in SELF_TESTS)
PAGES: Final = (
    "start",
    *SAFETY,
    "pain",
    "outcome",
    "questions",
    "tests",
    *TESTS,
    "place",
    "hours",
    "plan",
)
ONLY_SAFETY: Final = (*SAFETY, "outcome")
"""When nothing but safety is asked again."""
AGAIN: Final = ("questions", "tests", *TESTS, "plan")
"""When the four questions are asked again."""
DONE: Final = "done"

Part = Literal["safety", "questions"]
"""What alone is asked, where it is not everything."""


def part_of(item: str | None) -> Part | None:
    """The part that was asked for; None for everything."""
    return next((part for part in get_args(Part) if part == item), None)


def pages(found: Safety, *, emergency: bool, part: Part | None) -> tuple[str, ...]:
    """The pages in their order, for somebody with those answers so far."""
    if part == "safety":
        return ("safety-e", "outcome") if emergency else ONLY_SAFETY
    if emergency:
        return ("start", "safety-e", "outcome")
    left_out = () if may_be_tried(found) or found.tier == "unasked" else ("tests", *TESTS)
    return tuple(page for page in (AGAIN if part else PAGES) if page not in left_out)


def first_page(reached: str, found: Safety, item: str | None) -> str:
    """Where the window begins: at what was asked for, or where it was left."""
    if item == "safety" or (found.tier == "E" and reached):
        return "safety-e"
    if reached in ("", "start"):
        return "start"
    if found.tier == "unasked":
        return reached if reached in SAFETY else SAFETY[0]
    if item == "questions":
        return item
    if reached == DONE:
        return "plan"
    known = pages(found, emergency=False, part=None)
    return reached if reached in known else "outcome"


def section(page: str) -> str:
    """The part that a page belongs to: pages of one kind count once."""
    if page in SAFETY:
        return "safety"
    if page == "outcome":
        return "pain"
    return "tests" if page in TESTS else page
