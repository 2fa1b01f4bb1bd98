"""What the program is and is not, in the same words wherever it is said."""

from gettext import gettext as _


def what_it_is() -> str:
    """What the program offers, and what it does not (programme.md 6.6)."""
    return _(
        "PostureGuard offers general movement and posture information. It does not diagnose, "
        "treat or monitor any disease and is no substitute for a health professional. Stop if "
        "something hurts sharply or you feel unwell."
    )
