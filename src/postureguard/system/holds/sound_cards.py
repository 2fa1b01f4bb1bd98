"""Whether a sound card records, as the kernel tells it: at once, and for every card of its own.

A headset without wires is no card; the sound server knows about that one.
"""

from pathlib import Path

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.holds.source import OnChange, Told, unheard
from postureguard.system.unavailable import Unavailable

REASON: HoldReason = "microphone"


class SoundCardSource:
    """Looks only when asked. Raises Unavailable where the kernel tells nothing about sound."""

    def __init__(self, cards: Path = Path("/proc/asound")) -> None:
        self.name = "ALSA"
        self.on_change: OnChange = unheard
        self._cards = cards
        if not cards.is_dir():
            raise Unavailable("The kernel knows no sound card.")

    def read(self) -> frozenset[Hold]:
        """Look now: every recording half of every card."""
        try:
            states = (file.read_text() for file in self._cards.glob("card*/pcm*c/sub*/status"))
            return frozenset((Hold(REASON),) if any("RUNNING" in s for s in states) else ())
        except OSError:
            return frozenset()

    def told(self) -> Told:
        """The microphone."""
        return {REASON: self.name}

    def settle(self, timeout_ms: int) -> None:
        """Nothing is ever still to come."""

    def close(self) -> None:
        """There is nothing to end."""
