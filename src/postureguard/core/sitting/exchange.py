"""What a break leads through, and what else it could: only what is on offer, never another kind."""

from dataclasses import replace
from typing import Final

from postureguard.core.facts import BreakKind
from postureguard.core.sitting.plan import Offer, Plan
from postureguard.core.sitting.state import Break, State, Waiting

POSTPONE_MAX: Final = 2
"""How often one break can be put off; on a bad day as often as one likes…"""
FIRM_MAX: Final = 1
"""…and so often by who wants to be held to it."""
REDO_S: Final = 15 * 60.0
"""So long a break that was left out can be done after all."""


def can_postpone(brk: Break, plan: Plan) -> bool:
    """False once the break was put off as often as it can be."""
    return plan.bad_day or brk.postponed < (FIRM_MAX if plan.firm else POSTPONE_MAX)


def new_break(state: State, plan: Plan, kind: BreakKind, *, asked_for: bool = False) -> Break:
    """A break of a kind, with the routine that is on offer; its id is the moment it was made."""
    offer = plan.offers[kind]
    stamp = state.at.wall.strftime("%Y%m%dT%H%M%S%fZ")
    return Break(
        stamp,
        kind,
        offer.routine,
        offer.seconds,
        offer.steps,
        offer.on_feet,
        offer.script,
        asked_for=asked_for,
    )


def another(brk: Break, plan: Plan) -> Break | None:
    """The break with the routine that comes next; after the last one it starts again."""
    ring = _ring(brk, plan)
    place = _place(brk, ring)
    if place is None:
        return _led_through(brk, ring[0], in_part=brk.in_part) if ring else None
    following = ring[(place + 1) % len(ring)]
    return _led_through(brk, following, in_part=brk.in_part) if len(ring) > 1 else None


def shortened(brk: Break, plan: Plan) -> Break | None:
    """The break with half a minute of its routine; None where there is no such thing."""
    present = _present(brk, plan)
    if brk.in_part or present is None:
        return brk if brk.in_part else None
    return _led_through(brk, present, in_part=True) if present.least else None


def lengthened(brk: Break, plan: Plan) -> Break | None:
    """The break with all of its routine."""
    present = _present(brk, plan)
    if not brk.in_part or present is None:
        return None if brk.in_part else brk
    return _led_through(brk, present, in_part=False)


def redone(state: State, plan: Plan) -> Break | None:
    """The break that was left out a short while ago, anew; None unless it is still on offer."""
    left_out = state.left_out
    if left_out is None or not isinstance(state.phase, Waiting):
        return None
    ring = _ring(left_out.brk, plan)
    place = _place(left_out.brk, ring)
    if place is None or state.t - left_out.at_t > REDO_S:
        return None
    brk = new_break(state, plan, left_out.brk.kind, asked_for=True)
    return _led_through(brk, ring[place], in_part=left_out.brk.in_part)


def _ring(brk: Break, plan: Plan) -> tuple[Offer, ...]:
    """What is on offer for a break, in the order in which it comes."""
    offer = plan.offers.get(brk.kind)
    return (offer, *offer.instead) if offer else ()


def _place(brk: Break, ring: tuple[Offer, ...]) -> int | None:
    """Where in the ring the break is; None when its routine is no longer on offer."""
    led = (brk.routine, brk.script)
    for place, offer in enumerate(ring):
        each = offer.least if brk.in_part else offer
        if each is not None and (each.routine, each.script) == led:
            return place
    return None


def _present(brk: Break, plan: Plan) -> Offer | None:
    """The whole routine of the break, or what comes first now in place of it."""
    ring = _ring(brk, plan)
    return ring[_place(brk, ring) or 0] if ring else None


def _led_through(brk: Break, offer: Offer, *, in_part: bool) -> Break:
    """The break with a routine, or with half a minute of it where there is such a thing."""
    led = offer.least if in_part and offer.least else offer
    return replace(
        brk,
        routine=led.routine,
        seconds=led.seconds,
        steps=led.steps,
        on_feet=led.on_feet,
        script=led.script,
        in_part=led is not offer,
    )
