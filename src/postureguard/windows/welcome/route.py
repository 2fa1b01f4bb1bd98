"""Which page follows which. Safety cannot be passed by; everything else can."""

from typing import Final

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
DONE: Final = "done"


def pages(found: Safety, *, emergency: bool, only_safety: bool) -> tuple[str, ...]:
    """The pages in their order, for somebody with those answers so far."""
    if only_safety:
        return ("safety-e", "outcome") if emergency else ONLY_SAFETY
    if emergency:
        return ("start", "safety-e", "outcome")
    left_out = () if may_be_tried(found) or found.tier == "unasked" else ("tests", *TESTS)
    return tuple(page for page in PAGES if page not in left_out)


def first_page(reached: str, found: Safety, item: str | None) -> str:
    """Where the window begins: at what was asked for, or where it was left."""
    if item == "safety" or (found.tier == "E" and reached):
        return "safety-e"
    if reached in ("", "start"):
        return "start"
    if found.tier == "unasked":
        return reached if reached in SAFETY else SAFETY[0]
    if reached == DONE:
        return "plan"
    known = pages(found, emergency=False, only_safety=False)
    return reached if reached in known else "outcome"


def section(page: str) -> str:
    """The part that a page belongs to: pages of one kind count once."""
    if page in SAFETY:
        return "safety"
    if page == "outcome":
        return "pain"
    return "tests" if page in TESTS else page
