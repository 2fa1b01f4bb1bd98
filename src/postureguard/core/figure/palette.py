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
    band: str
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
    ink: str = ""
    """Colour of the contours in the line style; empty where shapes are flat and shaded."""


LIGHT: Final = Palette(
    card="#F6F2EC",
    disc="#E3EAE6",
    floor="#DED7CA",
    stage="#E9E2D6",
    mat="#9CC3BF",
    mat_edge="#82ADA9",
    band="#8E5BA6",
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
    band="#C08ADB",
    skin=Tone("#DDA684", "#BF8766", "#9E7058"),
    face="#7A4634",
    hair="#735548",
    hair_light="#93725F",
    top=Tone("#E6EEF6", "#BCCBDC", "#BCCBDC"),
    leggings=Tone("#4F73BC", "#4060A3", "#34497C"),
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

LINE: Final = replace(
    LIGHT,
    card="#FFFFFF",
    disc="#FFFFFF",
    floor="#1A1A1A",
    stage="#F1F1F1",
    mat="#F1F1F1",
    mat_edge="#FFFFFF",
    band="#1A1A1A",
    skin=Tone("#FFFFFF", "#FFFFFF", "#E3E3E3"),
    face="#1A1A1A",
    hair="#1A1A1A",
    hair_light="#FFFFFF",
    top=Tone("#FEFEFE", "#FEFEFE", "#E3E3E3"),
    leggings=Tone("#E9E9E9", "#1A1A1A", "#CFCFCF"),
    waistband="#FFFFFF",
    shoe=Tone("#FDFDFD", "#FDFDFD", "#E1E1E1"),
    sole=Tone("#1A1A1A", "#1A1A1A", "#1A1A1A"),
    accent="#FF8A33",
    accent_light="#FF8A33",
    accent_edge="#1A1A1A",
    wood=Wood("#FFFFFF", "#FFFFFF", "#EDEDED"),
    metal="#3A3A3A",
    metal_light="#FFFFFF",
    screen="#FFFFFF",
    wall="#F1F1F1",
    wall_edge="#FFFFFF",
    arrow="#1A1A1A",
    shadow="",
    ghost="#DADADA",
    ink="#1A1A1A",
)
"""For print and for bright desktops with high contrast: contours, grey tones, one colour."""

LINE_DARK: Final = replace(
    LINE,
    card="#000000",
    disc="#000000",
    floor="#FFFFFF",
    stage="#141414",
    mat="#1C1C1C",
    mat_edge="#000000",
    band="#FFFFFF",
    skin=Tone("#000000", "#000000", "#242424"),
    face="#FFFFFF",
    hair="#D8D8D8",
    hair_light="#000000",
    top=Tone("#010101", "#010101", "#242424"),
    leggings=Tone("#2E2E2E", "#FFFFFF", "#4A4A4A"),
    waistband="#000000",
    shoe=Tone("#020202", "#020202", "#262626"),
    sole=Tone("#FFFFFF", "#FFFFFF", "#FFFFFF"),
    accent="#FFA04D",
    accent_light="#FFA04D",
    accent_edge="#000000",
    wood=Wood("#000000", "#000000", "#1C1C1C"),
    metal="#D8D8D8",
    metal_light="#000000",
    screen="#000000",
    wall="#141414",
    wall_edge="#000000",
    arrow="#FFFFFF",
    ghost="#3A3A3A",
    ink="#FFFFFF",
)
"""For dark desktops with high contrast."""

PALETTES: Final = {"light": LIGHT, "dark": DARK, "line": LINE, "line-dark": LINE_DARK}


@dataclass(frozen=True, slots=True)
class Complexion:
    """What changes with the skin: its tone, the lines of the face, hair and light in the hair."""

    skin: Tone
    face: str
    hair: str
    hair_light: str


def _own(colours: Palette) -> Complexion:
    return Complexion(colours.skin, colours.face, colours.hair, colours.hair_light)


SKINS: Final = {
    "warm": {"light": _own(LIGHT), "dark": _own(DARK)},
    "fair": {
        "light": Complexion(Tone("#F0C9AE", "#D9A98C", "#CEA186"), "#A8654C", "#A96E3A", "#CB965E"),
        "dark": Complexion(Tone("#EBC4A8", "#CDA083", "#A98167"), "#96573F", "#B9854C", "#D9AB70"),
    },
    "olive": {
        "light": Complexion(Tone("#CB9C6C", "#AF8054", "#A77B55"), "#85553A", "#2E2724", "#51463F"),
        "dark": Complexion(Tone("#BE9167", "#9E744E", "#7B5C42"), "#6B4630", "#5E4A40", "#7E675A"),
    },
    "brown": {
        "light": Complexion(Tone("#AC7650", "#8F5E3E", "#87593C"), "#62371F", "#2A2224", "#4C4043"),
        "dark": Complexion(Tone("#AC7655", "#8D5E43", "#6E4B38"), "#54301F", "#57443B", "#776055"),
    },
    "deep": {
        "light": Complexion(Tone("#7E4F37", "#66402C", "#5F3C2A"), "#3A1F14", "#1F1A1E", "#453A42"),
        "dark": Complexion(Tone("#8F5E45", "#744A36", "#5E3F31"), "#3A2016", "#503F3A", "#72605A"),
    },
    "lilac": {
        "light": Complexion(Tone("#B9AFCE", "#998EB2", "#8E84A6"), "#655B7E", "#4B4560", "#6E6786"),
        "dark": Complexion(Tone("#B9B0CC", "#988EAE", "#766D8C"), "#554C6E", "#6B6484", "#8A83A2"),
    },
}
"""How each skin looks in each palette that has skins; "lilac" is a neutral mannequin."""


def palette(name: str, skin: str = "warm") -> Palette:
    """A palette with one of the skins, if it shows any."""
    chosen = SKINS[skin].get(name)
    if chosen is None:
        return PALETTES[name]
    return replace(
        PALETTES[name],
        skin=chosen.skin,
        face=chosen.face,
        hair=chosen.hair,
        hair_light=chosen.hair_light,
    )


def mix(first: str, second: str, share: float) -> str:
    """A colour part of the way from one to another, in sRGB."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
