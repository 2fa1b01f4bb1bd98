"""The signs that speak for seeing somebody first. Most single ones turn out harmless."""

from dataclasses import dataclass
from functools import cache
from gettext import gettext as _
from typing import Final, Literal

SignTier = Literal["E", "U", "C"]
"""E: emergency help now. U: a doctor or physiotherapist within days. C: a check-up first."""

TIERS: Final[tuple[SignTier, ...]] = ("E", "U", "C")
"""The most urgent first."""
NONE: Final = "none"
"""The answer to the whole screen when nothing applies."""
LASTING: Final = "lasting"
STRONG: Final = "strong"
"""These two can be told by ticking them, or by what is said about the usual pain."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the safety screen, worded to be ticked when it applies."""

    id: str
    tier: SignTier
    words: str


@cache
def signs() -> tuple[Sign, ...]:
    """The whole screen in its order."""
    return (*_emergency(), *_urgent(), *_first())


def signs_of(tier: SignTier) -> tuple[Sign, ...]:
    """The lines of one tier."""
    return tuple(sign for sign in signs() if sign.tier == tier)


def tier_of(ticked: frozenset[str]) -> SignTier | None:
    """The most urgent tier among ticked signs; None when there is none."""
    found = {sign.tier for sign in signs() if sign.id in ticked}
    return next((tier for tier in TIERS if tier in found), None)


def read_ticks(value: str) -> frozenset[str]:
    """The signs in an answer to the screen; what is no sign is left out."""
    known = {sign.id for sign in signs()}
    return frozenset(part for part in value.split(",") if part in known)


def written_ticks(ticked: frozenset[str]) -> str:
    """An answer to the screen as it is kept."""
    return ",".join(sign.id for sign in signs() if sign.id in ticked) or NONE


def question(tier: SignTier) -> str:
    """What is asked above the lines of a tier."""
    return {
        "E": _("Do you have any of these now?"),
        "U": _("Does any of these fit you?"),
        "C": _("And any of these?"),
    }[tier]


def _emergency() -> tuple[Sign, ...]:
    return (
        Sign(
            "saddle",
            "E",
            _("Numbness or tingling between the legs, in the genitals or the buttocks"),
        ),
        Sign(
            "bladder",
            "E",
            _("New trouble starting, stopping or feeling urination, or new leakage from the bowel"),
        ),
        Sign("sexual", "E", _("New loss of sexual sensation or function, with back pain")),
        Sign(
            "both-legs",
            "E",
            _("Pain, numbness or weakness in both legs, or leg weakness that is getting worse"),
        ),
        Sign("accident", "E", _("Back pain after a serious accident or fall")),
        Sign("chest", "E", _("Back pain with chest pain")),
        Sign("collapse", "E", _("Back pain with collapse, or a tearing pain in belly or back")),
    )


def _urgent() -> tuple[Sign, ...]:
    return (
        Sign("fever", "U", _("Fever or feeling ill, with back pain")),
        Sign("weight", "U", _("Losing weight without trying")),
        Sign("cancer", "U", _("Cancer, now or in the past")),
        Sign("immune", "U", _("A weak immune system, steroid tablets or injected drugs")),
        Sign("lump", "U", _("A lump, or a new change in the shape of the back")),
        Sign("night", "U", _("Pain that does not ease with rest, or is worse at night")),
        Sign("cough", "U", _("Pain set off by coughing, sneezing or straining")),
        Sign("upper-back", "U", _("Pain mainly between the shoulder blades")),
        Sign(
            "bones",
            "U",
            _("Osteoporosis, known or suspected, or even a minor fall if you are older"),
        ),
        Sign("one-leg", "U", _("New weakness of a foot, or new numbness in one leg")),
        Sign("age", "U", _("You are under 18, or over about 55 and this is your first back pain")),
        Sign("pregnancy", "U", _("Pregnancy, or a recent operation")),
        Sign(
            "stiffness",
            "U",
            _("Stiff for more than 30 minutes in the morning, for months, since before age 45"),
        ),
    )


def _first() -> tuple[Sign, ...]:
    return (
        Sign(LASTING, "C", _("Pain on most days for more than three months")),
        Sign(STRONG, "C", _("Pain that is usually 7 of 10 or more")),
        Sign("treatment", "C", _("Being treated for the back or a hip")),
        Sign("heart", "C", _("A heart disease, or blood pressure that is not under control")),
        Sign("joints", "C", _("A hip or knee replacement, or a hernia")),
    )
