"""What the routine window has around it."""

from dataclasses import dataclass
from typing import Protocol

from postureguard.core.settings import Settings
from postureguard.core.training.chimes import Chime
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine.pulse import Covered


class Loudspeaker(Protocol):
    """What makes the sounds. It never waits, never raises, and is silent in a call."""

    def ring(self, chime: Chime) -> None:
        """Let one of the bells sound."""
        ...

    def say(self, sentence: str) -> None:
        """Say a sentence, after the one that is being said; others that wait are dropped."""
        ...

    def close(self) -> None:
        """Be silent now."""
        ...


@dataclass(frozen=True, slots=True)
class Around:
    """The line to the resident, what the person has chosen, and what this desktop can do."""

    client: ResidentClient
    settings: Settings
    loudspeaker: Loudspeaker | None = None
    """None where no sound is wanted."""
    dims_others: bool = False
    """Whether the other screens are to be dimmed, and can be."""
    is_covered: Covered = lambda _window: False
