"""Writing the start and end picture of every exercise as SVG files beside its data."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.svg import svg
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase
from postureguard.windows.figure import baked


def picture(exercise: Exercise, *, end: bool) -> str:
    """The SVG text of an exercise's start or end, in the light palette."""
    data = exercise.figure
    phase = end_phase(data) if end else 0
    shown = card(data, phase, Look())
    return svg(replace(shown, marks=baked(shown.marks)), alt_text(exercise.name, data, phase))


def export_pictures(folder: Path, exercises: Iterable[Exercise]) -> tuple[Path, ...]:
    """Write `<id>/start.svg` and `<id>/end.svg` for all exercises; returns what was written."""
    written = []
    for exercise in exercises:
        place = folder / exercise.id
        place.mkdir(parents=True, exist_ok=True)
        for name, end in (("start", False), ("end", True)):
            path = place / f"{name}.svg"
            path.write_text(picture(exercise, end=end), encoding="utf-8")
            written.append(path)
    return tuple(written)
