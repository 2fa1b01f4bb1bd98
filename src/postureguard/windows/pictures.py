"""The start and end picture of exercises and faulty lifts as SVG files beside their data."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.svg import svg
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.faulty_lift import FaultyLift
from postureguard.core.training.tempo import end_phase
from postureguard.windows.baking import baked


def picture(moved: Exercise | FaultyLift, *, end: bool) -> str:
    """The SVG text of where a movement starts or ends, in the light palette."""
    data = moved.figure
    phase = end_phase(data) if end else 0
    shown = card(data, phase, Look())
    return svg(replace(shown, marks=baked(shown.marks)), alt_text(moved.name, data, phase))


def export_pictures(folder: Path, moved: Iterable[Exercise | FaultyLift]) -> tuple[Path, ...]:
    """Write `<id>/start.svg` and `<id>/end.svg` for all of them; returns what was written."""
    written = []
    for one in moved:
        place = folder / one.id
        place.mkdir(parents=True, exist_ok=True)
        for name, end in (("start", False), ("end", True)):
            path = place / f"{name}.svg"
            path.write_text(picture(one, end=end), encoding="utf-8")
            written.append(path)
    return tuple(written)
