"""Whether somebody listens to the microphone: the sound cards at once, the sound server for sure.

A card that records holds at first. When the sound server, asked since then, knows of nobody, the
card runs for itself, as it does under JACK or behind a noise filter, and holds no more.
"""

from postureguard.core.holding import Hold
from postureguard.system.holds.sound_cards import SoundCardSource
from postureguard.system.holds.source import OnChange, Told, unheard
from postureguard.system.holds.streams import RecordingsSource


class MicrophoneSource:
    """Both together."""

    def __init__(self, cards: SoundCardSource, recordings: RecordingsSource) -> None:
        self.name = f"{cards.name}, {recordings.name}"
        self.on_change: OnChange = unheard
        self._cards = cards
        self._recordings = recordings
        self._doubted = False
        """A card holds, and the server has not been heard since."""
        self._for_itself = False
        """The card that records does so for nobody."""
        recordings.on_change = self._changed
        recordings.on_answer = self._answered

    def read(self) -> frozenset[Hold]:
        """Look at the cards now; the server gives its last answer and is asked anew."""
        records, known = self._cards.read(), self._recordings.read()
        if not records:
            self._doubted = self._for_itself = False
        elif not known and not self._for_itself:
            self._doubted = True
            return records
        return known

    def told(self) -> Told:
        """The microphone, by both if the server answers."""
        cards, recordings = self._cards.told(), self._recordings.told()
        return {reason: self.name if recordings else by for reason, by in cards.items()}

    def settle(self, timeout_ms: int) -> None:
        """Wait for the server."""
        self._recordings.settle(timeout_ms)

    def close(self) -> None:
        """Ask no more."""
        self._recordings.close()

    def _changed(self) -> None:
        self.on_change()

    def _answered(self) -> None:
        if self._doubted:
            self._doubted = False
            self._for_itself = True
            self.on_change()
