"""Whether somebody is on the line, so that no sound of ours is heard there."""

from postureguard.core.holding import HoldReason
from postureguard.system.holds.choose import choose_holds

SIGNS: frozenset[HoldReason] = frozenset(("camera", "microphone", "screen share"))
WAIT_MS = 100


class Calls:
    """Looks itself, whatever the settings say about breaks."""

    def __init__(self) -> None:
        self._holds = choose_holds(SIGNS)

    def is_on(self) -> bool:
        """Whether a microphone, a camera or the screen is in use now, as far as can be told."""
        self._holds.read()  # asks anew where asking takes a moment
        self._holds.settle(WAIT_MS)
        return bool(self._holds.read())

    def close(self) -> None:
        """Look no more."""
        self._holds.close()
