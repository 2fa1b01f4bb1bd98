"""A journal that forgets everything at the end of the test."""

from datetime import UTC, date, datetime

from postureguard.core.facts import BreakFact, Fact, PainRating


class MemoryJournal:
    """The `Journal` port on a list. `facts` holds what was kept, in order, with its day."""

    def __init__(self) -> None:
        self.facts: list[tuple[Fact, date]] = []
        self._once: set[tuple[str, str, int | None]] = set()
        self._state: str | None = None

    def append(self, fact: Fact, day: date) -> None:
        if fact.at.tzinfo is None:
            raise ValueError(f"A moment without a time zone: {fact.at!r}")
        if isinstance(fact, BreakFact):
            stage = "step" if fact.step is not None else fact.stage
            if stage in {"started", "step", "ended"}:
                key = (fact.break_id, stage, fact.step)
                if key in self._once:
                    return
                self._once.add(key)
        self.facts.append((fact, day))

    def pain_ratings(self, day: date) -> tuple[PainRating, ...]:
        kept = [
            PainRating(_as_kept(fact.at), fact.score, fact.break_id)
            for fact, on in self.facts
            if isinstance(fact, PainRating) and on == day
        ]
        return tuple(sorted(kept, key=lambda rating: rating.at))

    def load_state(self) -> str | None:
        return self._state

    def save_state(self, text: str) -> None:
        self._state = text


def _as_kept(at: datetime) -> datetime:
    """The journal keeps UTC and milliseconds."""
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
