"""A journal that forgets everything at the end of the test."""

from dataclasses import replace
from datetime import UTC, date, datetime

from postureguard.core.facts import BreakFact, Correction, Fact, PainRating, Said


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
        put_right = {f.entry: f.value for f, _on in self.facts if isinstance(f, Correction)}
        kept = []
        for uid, (fact, on) in zip(self.uids, self.facts, strict=True):
            if isinstance(fact, PainRating) and on == day:
                holds = put_right.get(uid, str(fact.score))
                if holds is not None:
                    kept.append(PainRating(_as_kept(fact.at), int(holds), fact.break_id))
        return tuple(sorted(kept, key=lambda rating: rating.at))

    @property
    def uids(self) -> tuple[str, ...]:
        """The names of the facts."""
        return tuple(f"{number:032x}" for number in range(len(self.facts)))

    def entry(self, uid: str) -> PainRating | Said | None:
        fact = dict(zip(self.uids, (fact for fact, _on in self.facts), strict=True)).get(uid)
        return replace(fact, at=_as_kept(fact.at)) if isinstance(fact, PainRating | Said) else None

    def load_state(self) -> str | None:
        return self._state

    def save_state(self, text: str) -> None:
        self._state = text


def _as_kept(at: datetime) -> datetime:
    """The journal keeps UTC and milliseconds."""
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
