"""Green, amber, red: how a session went, by the person's own words.

Where the rules leave something open, the careful reading holds:

- Without a rating before, the usual stands for it. Without that either, nothing is known of a
  rise by points, and pain that reaches a line counts as risen.
- A session that was stopped because it hurt is red when nothing was rated, as the stop rule
  begins where red does, and amber at least when something was.
- New signs in a leg are red on a sore day too; nothing else of such a day is graded.
- Clean needs every answer that was asked for: what was not said is not taken as good.
"""

from dataclasses import dataclass
from typing import Final

from postureguard.core.programme.history import Session
from postureguard.core.programme.numbers import RULES, Rules
from postureguard.core.programme.phrase import Phrase
from postureguard.core.programme.phrase import Phrase as _
from postureguard.core.programme.standing import ColourName


@dataclass(frozen=True, slots=True)
class Colour:
    """How a session went."""

    name: ColourName
    clean: bool = False
    """Green, done in full, moved as shown and felt where it was meant."""
    why: Phrase | None = None
    """What made it amber or red, fit to show within a sentence."""


UNGRADED: Final = Colour("ungraded")


def leg_or_ungraded(session: Session) -> Colour:
    """What a session on a sore day is."""
    return Colour("red", why=_("something new in a leg")) if session.leg else UNGRADED


def judge(
    session: Session,
    usual: float | None,
    day_after: int | None,
    rules: Rules = RULES,
    *,
    asked: bool = True,
) -> Colour:
    """The colour of a session, given the usual before it and the rating of the day after."""
    red = _red(session, usual, rules) or _red_day_after(session, usual, day_after, rules)
    if red:
        return Colour("red", why=red)
    amber = _amber(session, usual, rules)
    if amber:
        return Colour("amber", why=amber)
    return Colour("green", clean=_is_clean(session, asked=asked))


def _before(session: Session, usual: float | None) -> float | None:
    return usual if session.before is None else session.before


def _rise(session: Session, usual: float | None) -> float | None:
    before = _before(session, usual)
    return None if before is None or session.during is None else session.during - before


def _reached(session: Session, usual: float | None, line: int) -> bool:
    """Whether pain reached a line, and rose to do so as far as is known."""
    rise = _rise(session, usual)
    return session.during is not None and session.during >= line and (rise is None or rise > 0)


def _red(session: Session, usual: float | None, rules: Rules) -> Phrase | None:
    rise = _rise(session, usual)
    if session.leg:
        return _("something new in a leg")
    if rise is not None and rise >= rules.red_rise:
        return _("pain rose by {points}").format(points=f"{rise:g}")
    if _reached(session, usual, rules.red_during):
        return _("pain reached {points}").format(points=session.during)
    if session.where == "low-back" and _reached(session, usual, rules.low_back_during):
        return _("felt in the low back, with pain of {points}").format(points=session.during)
    if session.ending == "stopped" and session.during is None:
        return _("stopped because it hurt")
    return None


def _red_day_after(
    session: Session, usual: float | None, day_after: int | None, rules: Rules
) -> Phrase | None:
    base = session.before if usual is None else usual
    if day_after is None or base is None:
        return None
    if day_after < max(base + rules.next_day_rise, rules.next_day_least):
        return None
    return _("pain of {points} on the day after").format(points=day_after)


def _amber(session: Session, usual: float | None, rules: Rules) -> Phrase | None:
    rise = _rise(session, usual)
    if rise is not None and rise >= rules.amber_rise:
        return _("pain rose by {points}").format(points=f"{rise:g}")
    if _reached(session, usual, rules.amber_during):
        return _("pain reached {points}").format(points=session.during)
    if session.moved is False:
        return _("not moved as shown")
    if session.where == "low-back":
        return _("felt in the low back")
    if session.ending == "stopped":
        return _("stopped because it hurt")
    return None


def _is_clean(session: Session, *, asked: bool) -> bool:
    is_full = session.ending == "done" and not any(step.skipped for step in session.steps)
    if not is_full or not session.steps:
        return False
    if asked:
        return session.moved is True and session.where == "target" and session.during is not None
    return session.moved is not False and session.where in (None, "target")
