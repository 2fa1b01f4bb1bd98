"""The words of the exercise window: codes and numbers made readable."""

from gettext import gettext as _
from gettext import ngettext

from postureguard.core.training.exercise import STOP_RULE, Dose, Exercise
from postureguard.windows.routine import words as routine_words


def track(code: str) -> str:
    """What a track is about."""
    return {
        "glute": _("Buttocks and hips"),
        "core": _("Trunk"),
        "hip-flexor": _("Front of the hips"),
        "posture": _("Posture"),
        "movement": _("Getting up and about"),
    }[code]


def level(number: int) -> str:
    """How far along the programme an exercise is."""
    return _("Level {n}").format(n=number)


def group(track_code: str, number: int) -> str:
    """The heading over the exercises of a track and level, or over one's own."""
    if track_code == "own":
        return _("Your own")
    return f"{track(track_code)} · {level(number)}"


def places(exercise: Exercise) -> str:
    """Where one can do it."""
    return " · ".join(routine_words.place(code) for code in exercise.place)


def heading(exercise: Exercise, *, off: bool = False) -> str:
    """The line below the name."""
    parts = [track(exercise.track), level(exercise.level), places(exercise)]
    if exercise.is_own:
        parts = [_("own"), track(exercise.track), places(exercise)]
    return " · ".join([*parts, _("left out by you")] if off else parts)


def searched(exercise: Exercise) -> tuple[str, ...]:
    """Everything that a search looks at."""
    return (
        exercise.id,
        exercise.name,
        exercise.muscles,
        heading(exercise),
        routine_words.kit(exercise.kit),
    )


def dose(amount: Dose) -> str:
    """How much of it."""
    return _each_side(_amount(amount)) if amount.per_side else _amount(amount)


def _amount(amount: Dose) -> str:
    n, on, off = amount.count, amount.on_seconds, amount.off_seconds
    if amount.mode == "time" or (amount.mode == "hold" and n == 1):
        return _length(on)
    if amount.mode == "reps":
        each = ngettext("{n} second each", "{n} seconds each", on).format(n=on)
        return ngettext("{n} time", "{n} times", n).format(n=n) + f", {each}"
    held = ngettext("{n} hold of {length}", "{n} holds of {length}", n)
    text = held.format(n=n, length=_length(on))
    if not off:
        return text
    return text + _(", {length} between them").format(length=_length(off))


def _length(seconds: int) -> str:
    if seconds % 60 == 0:
        minutes = seconds // 60
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)


def _each_side(text: str) -> str:
    return _("{dose}, on each side").format(dose=text)


def needs(exercise: Exercise) -> str:
    """What one needs, and what to know before doing it in an office."""
    parts = [routine_words.kit(exercise.kit) or _("You need nothing")]
    if exercise.clothes == "trousers":
        parts.append(_("Better in trousers"))
    if exercise.discreet == "yes":
        parts.append(_("Hardly anybody will notice"))
    elif exercise.discreet == "semi":
        parts.append(_("Visible, but ordinary"))
    return "".join(f"{part}. " for part in parts).strip()


def breathing(breath: tuple[str, ...]) -> str:
    """How to breathe along; the breath is never held."""
    if not breath or set(breath) == {"easy"}:
        return _("Keep breathing easily all the way.")
    way = {"in": _("breathe in"), "out": _("breathe out"), "easy": _("keep breathing")}
    there, held, back = (way[code] for code in breath)
    text = _("On the way {there}, at the end {held}, on the way back {back}.")
    return text.format(there=there, held=held, back=back)


def stops(exercise: Exercise) -> str:
    """When to stop: the common rule, and what is to be added for this one."""
    return "\n".join(part for part in (_(STOP_RULE), routine_words.stops(exercise)) if part)


def row(exercise: Exercise, *, off: bool = False) -> str:
    """The quiet line below a name in the list; what is switched off is said to be so."""
    if off:
        return _("left out by you")
    return f"{_('own')} · {places(exercise)}" if exercise.is_own else places(exercise)


def spoken_row(exercise: Exercise, *, off: bool = False) -> str:
    """What a screen reader says for an entry of the list."""
    return f"{exercise.name}, {heading(exercise, off=off)}"
