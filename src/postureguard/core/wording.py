"""Durations and sentences that users read. Short, kind, concrete; what comes next has its time."""

from datetime import datetime, tzinfo
from gettext import gettext as _
from gettext import ngettext

from postureguard.core.due import Again, Reason
from postureguard.core.facts import BreakKind
from postureguard.core.holding import HoldReason
from postureguard.core.sitting.view import View


def minutes(seconds: float) -> str:
    """A duration in whole minutes, or in seconds below a minute."""
    if seconds < 60:
        count = max(1, round(seconds))
        return ngettext("{count} s", "{count} s", count).format(count=count)
    total = round(seconds / 60)
    if total < 60:
        return ngettext("{count} min", "{count} min", total).format(count=total)
    hours, rest = divmod(total, 60)
    return _("{hours} h {minutes:02d} min").format(hours=hours, minutes=rest)


def clock_time(moment: datetime, zone: tzinfo) -> str:
    """The local time of day of a moment."""
    return moment.astimezone(zone).strftime("%H:%M")


def kind_name(kind: BreakKind) -> str:
    """What a kind of break is called in the middle of a sentence."""
    return {
        "micro": _("micro-break"),
        "short": _("short routine"),
        "long": _("long session"),
    }[kind]


def asked_again(why: Reason | Again) -> tuple[str, str]:
    """Why questions come once more, as a title and a sentence; kind, and no alarm."""
    if why == "questions":
        words = _("They show whether your plan still fits. It takes two minutes.")
        return _("Eight weeks have passed: four questions again?"), words
    if why == "absence":
        words = _("After so long away, four questions show where to begin anew.")
        return _("Good to see you again"), words
    return _("Once more: safety"), _safety_again(why)


def _safety_again(why: Reason) -> str:
    return {
        "month": _("Four weeks have passed. The questions about safety take a minute."),
        "worse": _(
            "Your rating was well above the rest of your week. A few questions, to be on the safe "
            "side?"
        ),
        "legs": _("You mentioned a leg. A few questions, to be on the safe side?"),
    }[why]


def headline(view: "View", zone: tzinfo) -> str:
    """The one line that says what comes next."""
    if view.running:
        return _("A break is on")
    return _waits(view, zone) or _none_comes(view) or _where(view) or _next_break(view)


def _waits(view: "View", zone: tzinfo) -> str:
    """Why no break comes now, although one could."""
    if view.paused_until is not None:
        return _("Paused until {time}").format(time=clock_time(view.paused_until, zone))
    if view.meeting_until is not None:
        return _("In a meeting until {time}").format(time=clock_time(view.meeting_until, zone))
    if view.held_by is not None and view.held_since is not None:
        return held(view.held_by, view.held_program, clock_time(view.held_since, zone))
    if view.off_until is not None and not view.pending:
        return _("Outside your working hours")
    return ""


def _none_comes(view: "View") -> str:
    """Why there is no break at all."""
    if view.exercises_paused and view.choosing_fails:
        return _("No routine could be chosen; it is tried again")
    if view.resting:
        return _("Rest is fine today; routines come again tomorrow")
    if view.exercises_paused and view.nothing_fits:
        return _("No routine fits; see what is switched off in “Exercises”")
    if view.exercises_paused:
        return _("Exercises are paused; see “About you”")
    if not view.breaks_on:
        return _("No breaks on; choose some in the settings")
    return ""


def _where(view: "View") -> str:
    if view.standing:
        return _("Standing")
    return _("Away from the desk") if view.tray == "away" else ""


def held(reason: HoldReason, program: str, since: str) -> str:
    """What keeps a break back, and since when."""
    words = {
        "do not disturb": _("Held by do-not-disturb since {time}"),
        "full screen": _("Held by a full-screen window since {time}"),
        "inhibitor": _("Held since {time}: the screen is kept on"),
        "camera": _("Held since {time}: the camera is in use"),
        "microphone": _("Held since {time}: the microphone is in use"),
        "screen share": _("Held since {time}: your screen is shared"),
        "meeting": _("Held by a meeting since {time}"),
        "battery saver": _("Held by the battery saver since {time}"),
    }
    line = words[reason].format(time=since)
    return _("{held} ({program})").format(held=line, program=program) if program else line


def _next_break(view: "View") -> str:
    if view.next_break_in_s is None or view.next_kind is None:
        return _("No break planned")
    kind = _("half a minute") if view.in_part else kind_name(view.next_kind)
    if view.next_break_in_s <= 0:
        return _("Now: {kind}").format(kind=kind)
    return _("{time} until a {kind}").format(time=minutes(view.next_break_in_s), kind=kind)


def tooltip(view: "View", zone: tzinfo) -> str:
    """Two lines for the tray: what comes next, and how it stands today; a bad day has no count."""
    seated = _("Seated {time}").format(time=minutes(view.seated_s)) if view.seated_s >= 60 else ""
    today = (
        ngettext(
            "{done} of {count} break today", "{done} of {count} breaks today", view.prompts_today
        ).format(done=view.done_today, count=max(view.done_today, view.prompts_today))
        if (view.prompts_today or view.done_today) and not view.bad_day
        else ""
    )
    bad_day = _("A bad day: gentler and shorter") if view.bad_day else ""
    nudge = _("Another position?") if view.tray == "nudge" else ""
    second = " · ".join(part for part in (nudge, bad_day, seated, today) if part)
    return "\n".join(part for part in (headline(view, zone), second) if part)
