"""Colours that lie beside each other can be told apart, whatever skin is chosen.

Contrast is the ratio of luminance, for what has to be found by lightness alone. Surfaces that
differ in hue as well are measured by their distance in CIELAB; the same with simulated red-green
blindness (Viénot, Brettel and Mollon 1999), where hue tells less.
"""

from itertools import combinations, product

import pytest

from postureguard.core.figure.palette import PALETTES, SKINS, Palette, palette

WORN = list(product(("light", "dark"), SKINS))
each_worn = pytest.mark.parametrize(("name", "skin"), WORN)
PROTAN = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTAN = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
Light = tuple[float, ...]


def linear(colour: str) -> Light:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)


def luminance(light: Light) -> float:
    return sum(share * v for share, v in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(luminance(linear(c)) for c in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(light: Light) -> Light:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(a * b for a, b in zip(row, light, strict=True)) / w
        for row, w in zip(rows, white, strict=True)
    )
    f, g, h = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def seen_by(light: Light, blindness: tuple[Light, ...]) -> Light:
    mixed = (sum(a * b for a, b in zip(row, light, strict=True)) for row in blindness)
    return tuple(min(max(v, 0.0), 1.0) for v in mixed)


def distance(one: Light, other: Light) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5)


def neighbours(colours: Palette) -> dict[str, tuple[str, str]]:
    """Surfaces that touch in pictures."""
    skin, hair = colours.skin.base, colours.hair
    return {
        "skin on the card": (skin, colours.card),
        "skin on the disc": (skin, colours.disc),
        "skin on the mat": (skin, colours.mat),
        "skin beside the top": (skin, colours.top.base),
        "skin beside the leggings": (skin, colours.leggings.base),
        "hair beside the skin": (hair, skin),
        "hair on the disc": (hair, colours.disc),
        "hair on the mat": (hair, colours.mat),
        "muscle on the skin": (colours.accent, skin),
        "muscle on the leggings": (colours.accent, colours.leggings.base),
    }


@each_worn
def test_surfaces_that_touch_can_be_told_apart(name: str, skin: str) -> None:
    for what, (one, other) in neighbours(palette(name, skin)).items():
        assert distance(linear(one), linear(other)) >= 20, what


@each_worn
@pytest.mark.parametrize("blindness", [PROTAN, DEUTAN], ids=["protan", "deutan"])
def test_they_still_can_without_red_and_green(
    name: str, skin: str, blindness: tuple[Light, ...]
) -> None:
    for what, pair in neighbours(palette(name, skin)).items():
        one, other = (seen_by(linear(colour), blindness) for colour in pair)
        assert distance(one, other) >= 10, what


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_skin_is_a_choice_of_its_own(name: str) -> None:
    tones = [linear(palette(name, skin).skin.base) for skin in SKINS]
    assert min(distance(a, b) for a, b in combinations(tones, 2)) >= 10


@each_worn
def test_skin_has_light_shade_and_distance(name: str, skin: str) -> None:
    tone = palette(name, skin).skin
    assert 1.25 <= contrast(tone.base, tone.shade) <= 1.7
    assert 1.3 <= contrast(tone.base, tone.far) <= 2.5


@each_worn
def test_the_figure_stands_out_from_its_ground(name: str, skin: str) -> None:
    colours = palette(name, skin)
    assert contrast(colours.skin.base, colours.card) >= 1.35
    assert contrast(colours.skin.far, colours.disc) >= 1.5
    assert contrast(colours.hair, colours.disc) >= 1.5
    assert contrast(colours.leggings.base, colours.disc) >= 3
    assert contrast(colours.arrow, colours.disc) >= 3


@each_worn
def test_a_face_can_be_read(name: str, skin: str) -> None:
    colours = palette(name, skin)
    assert contrast(colours.face, colours.skin.base) >= 2.1
    assert contrast(colours.hair, colours.skin.base) >= 1.8
    assert contrast(colours.hair_light, colours.hair) >= 1.3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_working_muscle_is_found(name: str) -> None:
    """Its hue carries it on dark cloth, its dark edge on the pale top."""
    colours = PALETTES[name]
    assert contrast(colours.accent, colours.leggings.base) >= 2
    assert contrast(colours.accent_edge, colours.top.base) >= 3


@pytest.mark.parametrize("skin", SKINS)
def test_the_line_style_wears_no_skin(skin: str) -> None:
    for name in PALETTES:
        if PALETTES[name].ink:
            assert palette(name, skin) is PALETTES[name]


def test_the_usual_look_is_that_of_the_palette() -> None:
    assert palette("light") == PALETTES["light"]
    assert palette("dark") == PALETTES["dark"]
