"""A simulated day as people read it: local times, grouped by day, in calm words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from postureguard.core.wording import kind_name, minutes


def print_timeline(events: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a timeline, from the dictionaries that `simulate` gives."""
    day: date | None = None
    for event in events:
        if "summary" in event:
            yield from _summary(event["summary"], first=day is None)
            continue
        at = datetime.fromisoformat(event["at"])
        if day is None or at.date() > day:
            if day is not None:
                yield ""
            day = at.date()
            yield f"{day:%A} {day.day} {day:%B %Y}"
        yield f"  {at:%H:%M}  {_sentence(event)}"


def _sentence(event: Mapping[str, Any]) -> str:
    match event["event"]:
        case "natural":
            return _("Up for {time} by yourself, after {seated} of sitting").format(
                time=minutes(event["seconds"]), seated=minutes(event["seated_s"])
            )
        case "bout":
            text = _("Still sitting: {time}") if event["open"] else _("Sat for {time}")
            return text.format(time=minutes(event["seated_s"]))
        case "announced":
            return _("A {kind} is announced, after {seated} of sitting").format(
                kind=kind_name(event["kind"]), seated=minutes(event["seated_s"])
            )
        case "postponed":
            return _("Put off by {time}: {kind}").format(
                time=minutes(event["minutes"] * 60.0), kind=kind_name(event["kind"])
            )
        case other:
            return _stage(other).format(kind=kind_name(event["kind"]))


def _stage(stage: str) -> str:
    return {
        "shown": _("The window appears: {kind}"),
        "started": _("Started: {kind}"),
        "done": _("Done: {kind}"),
        "partial": _("Done in part: {kind}"),
        "skipped": _("Left out: {kind}"),
        "missed": _("Nobody answered: {kind}"),
        "stopped": _("Stopped because of pain: {kind}"),
        "interrupted": _("Interrupted: {kind}"),
        "away": _("Up already, so not needed: {kind}"),
        "held": _("Held back by a pause or the end of the working hours: {kind}"),
    }[stage]


def _summary(sums: Mapping[str, Any], *, first: bool) -> Iterator[str]:
    if not first:
        yield ""
    yield ngettext("{count} day", "{count} days", sums["days"]).format(count=sums["days"])
    yield "  " + _("Sitting: {total} in all, {longest} at the longest").format(
        total=minutes(sums["total_seated_s"]), longest=minutes(sums["longest_bout_s"])
    )
    yield "  " + ngettext(
        "{count} break offered: {done} done, {partial} in part, {skipped} left out, "
        "{missed} not answered, put off {postponed} times",
        "{count} breaks offered: {done} done, {partial} in part, {skipped} left out, "
        "{missed} not answered, put off {postponed} times",
        sums["prompts"],
    ).format(count=sums["prompts"], **sums)
    yield "  " + ngettext(
        "Up once by yourself", "Up {count} times by yourself", sums["natural"]
    ).format(count=sums["natural"])
