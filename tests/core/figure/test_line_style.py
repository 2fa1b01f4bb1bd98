"""The line style: contours and flat surfaces, which print and need no colour to be read."""

from pathlib import Path

import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.display import Marks
from postureguard.core.figure.ink import CONTOUR, contoured, outlined
from postureguard.core.figure.palette import LINE, LINE_DARK, Palette, palette
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"
EXERCISES = [read_exercise(f) for f in sorted(FOLDER.glob("*/exercise.toml"))]
BY_ID = {e.id: e for e in EXERCISES}
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.id for e in EXERCISES])
STYLES = {"line": LINE, "line-dark": LINE_DARK}
each_style = pytest.mark.parametrize("style", STYLES)


def marks_of(exercise: Exercise, look: Look) -> Marks:
    return card(exercise.figure, float(end_phase(exercise.figure)), look).marks


def luminance(colour: str) -> float:
    """Relative luminance after WCAG, 0 to 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@each_exercise
@each_style
def test_nothing_is_soft_in_the_line_style(exercise: Exercise, style: str) -> None:
    marks = marks_of(exercise, Look(palette=style, activation=1.0))
    assert all(isinstance(m.fill, str | None) for m in marks)
    see_through = [m for m in marks if m.opacity < 0.35]
    assert not see_through


@each_exercise
def test_the_flat_style_is_soft_somewhere(exercise: Exercise) -> None:
    marks = marks_of(exercise, Look(activation=1.0))
    assert any(not isinstance(m.fill, str | None) for m in marks)


@each_exercise
@each_style
def test_the_line_style_is_grey_but_for_the_muscle(exercise: Exercise, style: str) -> None:
    colours: Palette = STYLES[style]
    marks = marks_of(exercise, Look(palette=style, activation=1.0))
    used = {c for m in marks for c in (m.fill, m.stroke) if isinstance(c, str)}
    coloured = {c for c in used if not c[1:3] == c[3:5] == c[5:7]}
    assert coloured == ({colours.accent} if exercise.figure.work.names else set())


@each_style
def test_surfaces_stand_out_from_their_contours(style: str) -> None:
    colours = STYLES[style]
    surfaces = [
        colours.card,
        colours.mat,
        colours.wood.side,
        colours.wood.end,
        *(
            t
            for tone in (colours.skin, colours.top, colours.leggings)
            for t in (tone.base, tone.far)
        ),
    ]
    for surface in surfaces:
        assert contrast(colours.ink, surface) >= 7, surface
    assert contrast(colours.accent, colours.accent_edge) >= 7
    assert contrast(colours.accent, colours.leggings.base) >= 1.9


def test_a_working_muscle_is_hatched_and_a_resting_one_dashed() -> None:
    exercise = BY_ID["glute-bridge"]
    working, resting = (marks_of(exercise, Look(palette="line", activation=a)) for a in (1.0, 0.0))
    hatched = [m for m in working if m.clip is not None and len(m.shape) > 4]
    assert len(hatched) == len([m for m in working if m.fill == LINE.accent])
    assert all(m.fill == LINE.accent_edge for m in hatched)
    assert not any(m.dash for m in working)
    assert not [m for m in resting if m.fill == LINE.accent]
    assert any(m.dash for m in resting)


def test_a_part_has_one_contour_under_all_its_surfaces() -> None:
    exercise = BY_ID["glute-bridge"]
    flat = [m for m in marks_of(exercise, Look(palette="light")) if isinstance(m.fill, str)][-3:]
    part = contoured(tuple(flat), "#111111")
    assert part[0].stroke == "#111111"
    assert part[0].width == 2 * CONTOUR
    assert part[0].fill is None
    surfaces = [m for m in flat if m.clip is None]
    assert part[0].shape == tuple(c for m in surfaces for c in m.shape)
    assert [m for m in part if m.fill is not None] == flat


def test_a_white_line_gets_an_edge_and_a_black_one_none() -> None:
    spine = BY_ID["sit-tall-reset"]
    white = [
        m for m in marks_of(spine, Look(palette="line")) if m.stroke == "#FFFFFF" and not m.fill
    ]
    assert white
    edged = outlined((white[-1],), LINE.ink)
    assert edged[0].stroke == LINE.ink
    assert edged[0].width > edged[1].width
    assert outlined((edged[0],), LINE.ink) == (edged[0],)


def test_skins_do_not_colour_the_line_style() -> None:
    assert palette("line", "deep") == palette("line", "warm") == LINE
