"""The one table of colours: light, dark, and both in high contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for."""

    name: str
    window: str
    card: str
    field: str
    line: str
    """Borders."""
    track: str
    """What fills, before it is filled; the grid of a chart; rules between rows."""
    text: str
    quiet: str
    action: str
    on_action: str
    action_hover: str
    muscle: str
    """The working muscle in the figure, and nothing else."""
    done: str
    partial: str
    natural: str
    postponed: str
    skipped: str
    missed: str
    """Always hatched."""
    seated: str
    """Time of sitting."""
    seated_long: str
    """The part of it that is beyond the limit."""
    pain: str
    pain_dot: str
    """Daily ratings, paler than the weekly line."""
    warning: str
    """Safety only."""
    warning_back: str
    is_contrast: bool = False
    """Pure grounds, frames about everything, and a wider ring about what has the keyboard."""


LIGHT = Theme(
    name="light",
    window="#FBF9F5",
    card="#F6F2EC",
    field="#FFFFFF",
    line="#DED7CA",
    track="#DED7CA",
    text="#22304A",
    quiet="#5E6679",
    action="#11766F",
    on_action="#FFFFFF",
    action_hover="#0E645E",
    muscle="#FF7D1F",
    done="#11766F",
    partial="#4A9890",
    natural="#678BC1",
    postponed="#A08A45",
    skipped="#9E8579",
    missed="#8A6F63",
    seated="#7F8BA3",
    seated_long="#3F4C66",
    pain="#3A5488",
    pain_dot="#788AAC",
    warning="#B3432B",
    warning_back="#FBEDE8",
)

DARK = Theme(
    name="dark",
    window="#11161E",
    card="#151A23",
    field="#1E2733",
    line="#333C4C",
    track="#333C4C",
    text="#E8EDF5",
    quiet="#98A2B5",
    action="#5ED3C8",
    on_action="#11161E",
    action_hover="#86E0D7",
    muscle="#FF9A4D",
    done="#5ED3C8",
    partial="#3FA096",
    natural="#86A9DE",
    postponed="#BFA75E",
    skipped="#A58C80",
    missed="#B89C8F",
    seated="#66738A",
    seated_long="#C3CCDD",
    pain="#9DB9EE",
    pain_dot="#7186B0",
    warning="#FF9C85",
    warning_back="#3A1F1B",
)

CONTRAST_LIGHT = Theme(
    name="contrast-light",
    window="#FFFFFF",
    card="#FFFFFF",
    field="#FFFFFF",
    line="#000000",
    track="#949494",
    text="#000000",
    quiet="#2B2B2B",
    action="#00406B",
    on_action="#FFFFFF",
    action_hover="#002A47",
    muscle="#C44D00",
    done="#004F48",
    partial="#2A7A71",
    natural="#1C4FA0",
    postponed="#6B5500",
    skipped="#7D3B1B",
    missed="#4A3A33",
    seated="#6E7787",
    seated_long="#26324A",
    pain="#12306B",
    pain_dot="#53689C",
    warning="#8A1400",
    warning_back="#FFFFFF",
    is_contrast=True,
)

CONTRAST_DARK = Theme(
    name="contrast-dark",
    window="#000000",
    card="#000000",
    field="#000000",
    line="#FFFFFF",
    track="#666666",
    text="#FFFFFF",
    quiet="#D8D8D8",
    action="#6FF0E4",
    on_action="#000000",
    action_hover="#B8FFF8",
    muscle="#FFA45C",
    done="#6FF0E4",
    partial="#3FB8AC",
    natural="#9CC4FF",
    postponed="#F0D46A",
    skipped="#E0A98F",
    missed="#E8CDBF",
    seated="#8A93A6",
    seated_long="#F0F3FA",
    pain="#B8D0FF",
    pain_dot="#8FA8DC",
    warning="#FFB3A1",
    warning_back="#000000",
    is_contrast=True,
)
