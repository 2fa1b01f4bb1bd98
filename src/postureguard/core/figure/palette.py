"""Colours of the figure by name of the palette, and mixing them."""

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Tone:
    """A surface in light, in shade, and on a limb far from the viewer."""

    base: str
    shade: str
    far: str

    def at(self, farness: float) -> tuple[str, str]:
        """Base and shade colour of a limb; farness 0 is near, 1 is far."""
        if farness <= 0:
            return self.base, self.shade
        far_shade = mix(self.far, "#000000", 0.12)
        return mix(self.base, self.far, farness), mix(self.shade, far_shade, farness)


@dataclass(frozen=True, slots=True)
class Wood:
    """Faces of a wooden thing: top, near side, end."""

    top: str
    side: str
    end: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a picture. The accent is reserved for the working muscle."""

    card: str
    disc: str
    floor: str
    stage: str
    mat: str
    mat_edge: str
    skin: Tone
    face: str
    hair: str
    hair_light: str
    top: Tone
    leggings: Tone
    waistband: str
    shoe: Tone
    sole: Tone
    accent: str
    accent_light: str
    accent_edge: str
    wood: Wood
    metal: str
    metal_light: str
    screen: str
    wall: str
    wall_edge: str
    arrow: str
    shadow: str
    ghost: str


LIGHT: Final = Palette(
    card="#F6F2EC",
    disc="#E3EAE6",
    floor="#DED7CA",
    stage="#E9E2D6",
    mat="#9CC3BF",
    mat_edge="#82ADA9",
    skin=Tone("#E3B08F", "#CB9371", "#C69473"),
    face="#9C5F46",
    hair="#3A2E39",
    hair_light="#5A4A55",
    top=Tone("#DCE8F3", "#BDD0E3", "#BDD0E3"),
    leggings=Tone("#3A5488", "#2E4470", "#27395F"),
    waistband="#7F9CCB",
    shoe=Tone("#FFFFFF", "#D9E0E7", "#C9D0DA"),
    sole=Tone("#7F9CCB", "#7F9CCB", "#5F78A3"),
    accent="#FF7D1F",
    accent_light="#FFCB86",
    accent_edge="#BC5611",
    wood=Wood("#E4D6C0", "#CDB79A", "#AD9575"),
    metal="#4A5266",
    metal_light="#6B7489",
    screen="#9FB7DA",
    wall="#EAE4DA",
    wall_edge="#D3CABB",
    arrow="#16857F",
    shadow="#5F5648",
    ghost="#CBD5D9",
)

DARK: Final = replace(
    LIGHT,
    card="#151A23",
    disc="#1E2733",
    floor="#333C4C",
    stage="#242D3B",
    mat="#2F5A5E",
    mat_edge="#254A4E",
    skin=Tone("#DDA684", "#BF8766", "#9E7058"),
    face="#7A4634",
    hair="#7A6470",
    hair_light="#94808B",
    top=Tone("#E6EEF6", "#BCCBDC", "#BCCBDC"),
    leggings=Tone("#5579C4", "#4564A8", "#34497C"),
    waistband="#9DB9EE",
    shoe=Tone("#F4F7FA", "#C5CFDA", "#8E99A9"),
    sole=Tone("#8FB0F0", "#8FB0F0", "#5A719F"),
    accent="#FF9A4D",
    accent_light="#FFE0B3",
    accent_edge="#BC662A",
    wood=Wood("#A3927B", "#8B7A64", "#665947"),
    metal="#8791A6",
    metal_light="#A9B2C4",
    screen="#A9C3F2",
    wall="#232B38",
    wall_edge="#3A4456",
    arrow="#5ED3C8",
    shadow="#000000",
    ghost="#2E3A4D",
)

PALETTES: Final = {"light": LIGHT, "dark": DARK}

SKINS: Final = {
    "warm": None,
    "fair": (Tone("#F1CDB4", "#D9AC90", "#D2A88C"), "#B5793F", "#D39B5F", "#A8654C"),
    "deep": (Tone("#8D5B3E", "#734730", "#6D452F"), "#1F1A1E", "#453A42", "#4A2A1C"),
    "lilac": (Tone("#C6BED6", "#A79DBC", "#9C92B2"), "#4B4560", "#6E6786", "#6F6588"),
}
"""Skin, hair, light in the hair and face lines; "lilac" is a neutral mannequin."""


def palette(name: str, skin: str = "warm") -> Palette:
    """The palette "light" or "dark" with one of the skins."""
    colours, chosen = PALETTES[name], SKINS[skin]
    if chosen is None:
        return colours
    tone, hair, hair_light, face = chosen
    return replace(colours, skin=tone, hair=hair, hair_light=hair_light, face=face)


def mix(first: str, second: str, share: float) -> str:
    """A colour part of the way from one to another, in sRGB."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
