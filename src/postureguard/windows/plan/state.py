"""How it stands with one exercise of the plan, in words."""

from gettext import gettext as _

from postureguard.core.programme.mastery import is_relief
from postureguard.core.programme.safety import Safety
from postureguard.core.programme.standing import Lock
from postureguard.core.training.exercise import Exercise
from postureguard.windows.plan import words
from postureguard.windows.plan.outlook import Outlook
from postureguard.windows.routine import words as routine_words


def state(exercise: Exercise, found: Outlook) -> str:
    """Whether it is on offer, and if not what opens it; else how much and how it goes."""
    closed = _closed(exercise, found)
    return closed or _open(exercise, found)


def is_closed(exercise: Exercise, found: Outlook) -> bool:
    """Whether it is not on offer now."""
    return bool(_closed(exercise, found))


def ahead(exercise: Exercise, found: Outlook) -> str:
    """What comes next with it, under its own name; empty when nothing does."""
    about = (r.text for r in found.progress.ahead if r.exercise == exercise.id)
    told = " ".join(text.removeprefix(f"{exercise.name}: ") for text in about)
    return f"{told[:1].upper()}{told[1:]}"


def _closed(exercise: Exercise, found: Outlook) -> str:
    if exercise.id in found.person.switched_off:
        return _("Switched off by you.")
    return (
        _for_safety(exercise, found.safety)
        or _not_at_hand(exercise, found)
        or _of_another_level(exercise, found)
        or _locked(exercise, found)
        or _not_today(exercise, found)
        or _replaced(exercise, found)
    )


def _for_safety(exercise: Exercise, safety: Safety) -> str:
    if safety.allowed(exercise):
        return ""
    if safety.tier == "E":
        return _("Paused. It opens when the safety questions are answered anew.")
    if safety.tier == "unasked":
        return _("Opens with the safety questions.")
    return _("Opens when you have spoken to a doctor or physiotherapist.")


def _not_at_hand(exercise: Exercise, found: Outlook) -> str:
    person = found.person
    if set(exercise.place) == {"floor"} and not person.floor:
        return _("Left out: it is done on the floor.")
    missing = tuple(kit for kit in exercise.kit if kit not in person.kit)
    if missing:
        return _("Left out. {needs}.").format(needs=routine_words.kit(missing))
    if exercise.clothes != "any" and person.clothes == "office":
        return _("Left out: it is better in trousers.")
    return ""


def _of_another_level(exercise: Exercise, found: Outlook) -> str:
    levels = found.levels[exercise.id]
    if found.plan.track == "general" or not levels.isdisjoint(found.current_levels):
        return ""
    highest = max(found.current_levels)
    to_come = [level for level in levels if level > highest]
    if not to_come:
        return _("Behind you: it belongs to level {n}.").format(n=max(levels))
    if min(levels) > highest:
        return _("Opens with level {n}.").format(n=min(to_come))
    return _("Comes again with level {n}.").format(n=min(to_come))


def _not_today(exercise: Exercise, found: Outlook) -> str:
    if found.progress.only_relief and not is_relief(exercise):
        return _("Waits: now is the time for walking, posture and breathing.")
    return ""


def _locked(exercise: Exercise, found: Outlook) -> str:
    now = found.known.now
    locks = found.progress.standing(exercise.id).locks
    held = (lock for lock in locks if lock.until is None or now < lock.until)
    return next((_lock(exercise, lock, found) for lock in held if lock.kind is None), "")


def _lock(exercise: Exercise, lock: Lock, found: Outlook) -> str:
    known = found.known
    if lock.why == "conditions":
        return ahead(exercise, found) or _("Not open yet.")
    until = words.moment(lock.until, known.zone, known.today) if lock.until else ""
    if lock.why == "red":
        return _("Rests until {time}, as it was too much.").format(time=until)
    if until:
        return _("Rests until {time}: heavy work needs days between.").format(time=until)
    return _("Rests today: heavy work needs days between.")


def _replaced(exercise: Exercise, found: Outlook) -> str:
    easier = found.catalogue.exercises.get(found.progress.standing(exercise.id).return_as or "")
    if easier is None:
        return ""
    return _("{easier} takes its place for now.").format(easier=easier.name)


def _open(exercise: Exercise, found: Outlook) -> str:
    standing = found.progress.standing(exercise.id)
    after = found.catalogue.exercises.get(standing.goes_on_to or "")
    if after is not None:
        return _("Mastered. You went on to: {harder}.").format(harder=after.name)
    if standing.introduced_on is None:
        return _("Open, and not done yet.")
    return words.sentence(
        (
            _("mastered") if standing.mastered else "",
            words.dose(standing.step),
            _("a little less next time") if standing.factor < 1 else "",
            words.colour(standing.last_colour),
            _("with {load}").format(load=standing.load) if standing.load else "",
        )
    )
