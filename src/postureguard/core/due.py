"""What the program asks of its own accord."""

from typing import Final, Literal, get_args

_SCREEN: Final = "screen"

Reason = Literal["month", "worse", "legs"]
"""Why the safety screen is due: 28 days have passed, pain rose, or a leg was spoken of."""
Again = Literal["questions", "absence"]
"""Why the four questions are offered again: eight weeks have passed, or a long absence."""
Due = Literal["welcome"] | Reason | Again
"""Who the person is, once ever; safety; or the four questions."""
ASKED: Final = "asked"
"""The program offered questions once more (`Said.about`); the value says why."""


def can_wait(why: Reason | Again) -> bool:
    """Whether a question is about something else than safety."""
    return why in get_args(Again)


def tells_of_a_sign(about: str, value: str) -> bool:
    """Whether something said is a tick on the safety screen, be it finished or not."""
    return about.partition(".")[0] == _SCREEN and value not in ("", "none")
