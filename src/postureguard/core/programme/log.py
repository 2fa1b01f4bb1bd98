"""What the rules said, as they said it."""

from datetime import date

from postureguard.core.programme.growing import Growing
from postureguard.core.programme.phrase import Phrase
from postureguard.core.programme.standing import PlanTrack, Reason, Rule


class Log(Growing):
    """Reasons in order of time."""

    def __init__(self) -> None:
        self.reasons: list[Reason] = []

    def add(
        self,
        day: date,
        rule: Rule,
        words: Phrase,
        exercise: str | None = None,
        track: PlanTrack | None = None,
    ) -> None:
        """Keep one more reason."""
        self.reasons.append(Reason(day, rule, words, exercise, track))
