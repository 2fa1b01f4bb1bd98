"""How options and their values are called in the window."""

from gettext import gettext as _

from postureguard.core.settings import OPTIONS, Settings
from postureguard.core.settings.options import Unit
from postureguard.core.settings.table import GROUP_NAMES


def unit(name: Unit) -> str:
    """What a number counts, as it stands behind the number."""
    return {"": "", "min": _("min"), "s": _("s")}[name]


def value(name: str, chosen: object) -> str:
    """A value of an option as it is said."""
    option = OPTIONS[name]
    if isinstance(chosen, bool):
        return _("on") if chosen else _("off")
    if option.none and chosen in (0, "", ()):
        return _(option.none)
    if option.choices and chosen in option.choices:
        return _(option.words[option.choices.index(str(chosen))])
    return f"{chosen} {unit(option.unit)}".strip()


def back(name: str) -> str:
    """What the button says that sets an option back to its default."""
    words = _("Back to “{value}”") if OPTIONS[name].choices else _("Back to {value}")
    return words.format(value=value(name, getattr(Settings(), name)))


def sentence(problem: str) -> str:
    """What is wrong with a value, as a sentence."""
    return f"{problem[:1].upper()}{problem[1:]}."


def searched(name: str) -> str:
    """Everything an option can be found by."""
    option = OPTIONS[name]
    texts = (GROUP_NAMES[option.group], *option.texts)
    return " ".join(_(text) for text in texts).casefold()
