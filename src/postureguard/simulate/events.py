"""What is worth telling of a simulated day, as dictionaries for JSON lines, and the sums."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from postureguard.core.facts import BreakFact, Fact, NaturalBreak, SittingBout
from postureguard.core.sitting.state import State


def event_of(fact: Fact, zone: tzinfo) -> dict[str, Any] | None:
    """A fact as an event; None for what nobody needs to read."""
    match fact:
        case BreakFact(stage="step_done" | "step_skipped"):
            return None
        case BreakFact():
            return _break_event(fact, zone)
        case NaturalBreak():
            return {
                "at": local(fact.at, zone),
                "event": "natural",
                "began": local(fact.began, zone),
                "seconds": round(fact.seconds, 1),
                "seated_s": round(fact.seated_before_s, 1),
                "evidence": fact.evidence,
            }
        case SittingBout():
            return _bout_event(fact, zone, still_open=False)
        case _:
            return None


def open_bout(state: State, zone: tzinfo) -> Iterator[dict[str, Any]]:
    """The stretch of sitting that is not over yet, if there is one."""
    if state.sitting_s > 0.0 and state.bout_began is not None:
        bout = SittingBout(state.bout_began, state.at.wall, state.sitting_s)
        yield _bout_event(bout, zone, still_open=True)


def local(moment: datetime, zone: tzinfo) -> str:
    """A moment as local time with its offset."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def _break_event(fact: BreakFact, zone: tzinfo) -> dict[str, Any]:
    event = {
        "at": local(fact.at, zone),
        "event": fact.ending or fact.stage,
        "kind": fact.kind,
        "seated_s": round(fact.seated_s, 1),
        "routine": fact.routine,
        "break": fact.break_id,
    }
    return event if fact.minutes is None else {**event, "minutes": fact.minutes}


def _bout_event(bout: SittingBout, zone: tzinfo, *, still_open: bool) -> dict[str, Any]:
    return {
        "at": local(bout.at, zone),
        "event": "bout",
        "began": local(bout.began, zone),
        "seated_s": round(bout.seated_s, 1),
        "open": still_open,
    }


class Count:
    """Adds events up."""

    def __init__(self) -> None:
        self._happened: Counter[str] = Counter()
        self._prompted: set[str] = set()
        self._longest_s = 0.0
        self._total_s = 0.0

    def add(self, event: Mapping[str, Any]) -> None:
        """Count one event. A break that is announced again is still one prompt."""
        kind = event["event"]
        self._happened[kind] += 1
        if kind == "announced":
            self._prompted.add(event["break"])
        elif kind == "bout":
            self._longest_s = max(self._longest_s, event["seated_s"])
            self._total_s += event["seated_s"]

    def summary(self, days: int) -> dict[str, Any]:
        """The sums, with the number of days on which the computer was on."""
        endings = ("done", "partial", "natural", "postponed", "skipped", "missed")
        return {
            "prompts": len(self._prompted),
            **{name: self._happened[name] for name in endings},
            "longest_bout_s": self._longest_s,
            "total_seated_s": round(self._total_s, 1),
            "days": days,
        }
