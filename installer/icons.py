"""Draws every icon under resources/icons; `python installer/icons.py` writes them.

Tray icons are drawn on a grid of 16 and consist of filled shapes only, because desktops that
recolour symbolic icons recolour fills and leave strokes alone.
"""

import math
from pathlib import Path

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
INK = {"light": "#22304A", "dark": "#E8EDF5", "symbolic": "#bebebe"}  # by the panel they are for
TEAL, INDIGO, CARD, LINE = "#11766F", "#3A5488", "#F6F2EC", "#DED7CA"
ARM = "#8296C0"  # indigo, lighter
FAINT = 0.35  # the part of the ring that is still to come

Point = tuple[float, float]


def n(*values: float) -> str:
    return " ".join(
        f"{value:.2f}".rstrip("0").rstrip(".").replace("-0.00", "0") for value in values
    )


def path(data: str, opacity: float = 1.0) -> str:
    faint = "" if opacity == 1 else f' fill-opacity="{opacity}"'
    return f'<path d="{data}"{faint}/>'


def disc(x: float, y: float, r: float) -> str:
    return f"M{n(x - r, y)}a{n(r, r)} 0 1 0 {n(2 * r, 0)}a{n(r, r)} 0 1 0 {n(-2 * r, 0)}z"


def ring(r: float, width: float, start: float = 0.0, end: float = 1.0) -> str:
    """A piece of a ring round the middle; start and end in turns, clockwise from the top."""
    outer, inner = r, r - width
    if end - start >= 1:  # two halves, the inner one turned the other way to leave a hole
        hole = f"M{n(8 + inner, 8)}A{n(inner, inner)} 0 1 1 {n(8 - inner, 8)}"
        hole += f"A{n(inner, inner)} 0 1 1 {n(8 + inner, 8)}z"
        return disc(8, 8, outer) + hole

    def at(radius: float, turn: float) -> str:
        angle = math.tau * turn
        return n(8 + radius * math.sin(angle), 8 - radius * math.cos(angle))

    large = int(end - start > 0.5)
    return (
        f"M{at(outer, start)}A{n(outer, outer)} 0 {large} 1 {at(outer, end)}"
        f"L{at(inner, end)}A{n(inner, inner)} 0 {large} 0 {at(inner, start)}z"
    )


def limb(width: float, *points: Point) -> str:
    """The outline of a line with round ends and joints."""
    half = width / 2
    there = _side(points, half)
    back = _side(points[::-1], half)
    return f"M{there}{_cap(points[-1], points[-2], half)}L{back}{_cap(points[0], points[1], half)}z"


def _normal(a: Point, b: Point) -> Point:
    length = math.dist(a, b)
    return (b[1] - a[1]) / length, (a[0] - b[0]) / length


def _cap(end: Point, before: Point, half: float) -> str:
    x, y = _normal(before, end)
    return f"A{n(half, half)} 0 0 1 {n(end[0] - x * half, end[1] - y * half)}"


def _side(points: tuple[Point, ...], half: float) -> str:
    x, y = _normal(points[0], points[1])
    data = n(points[0][0] + x * half, points[0][1] + y * half)
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (bx, by) = _normal(before, here), _normal(here, after)
        if ax * by - ay * bx > 0:  # the outer side of the bend
            data += f"L{n(here[0] + ax * half, here[1] + ay * half)}"
            data += f"A{n(half, half)} 0 0 1 {n(here[0] + bx * half, here[1] + by * half)}"
        else:
            scale = half / (1 + ax * bx + ay * by)
            data += f"L{n(here[0] + (ax + bx) * scale, here[1] + (ay + by) * scale)}"
    x, y = _normal(points[-2], points[-1])
    return data + f"L{n(points[-1][0] + x * half, points[-1][1] + y * half)}"


def seated(x: float = 0.0, y: float = 0.0, size: float = 1.0) -> list[str]:
    """Someone sitting upright, seen from the side: head, and one bent line for the rest."""

    def at(px: float, py: float) -> Point:
        return x + px * size, y + py * size

    head = disc(*at(6.6, 4.1), 1.6 * size)
    body = limb(2 * size, at(6.1, 7.3), at(6.1, 10), at(10, 10), at(10, 12.5))
    return [head, body]


OUTER, WIDTH = 8.0, 1.5
TRACK = path(ring(OUTER, WIDTH), FAINT)
WHOLE = path(ring(OUTER, WIDTH))


def sitting(share: float) -> str:
    done = path(ring(OUTER, WIDTH, 0, share)) if share else ""
    return TRACK + done + "".join(map(path, seated()))


def nudge() -> str:
    """Seated, and an arrow to both sides: move about on the chair."""
    arrow = "M.5 13.5L3.5 11V12.75H12.5V11L15.5 13.5L12.5 16V14.25H3.5V16z"
    return path(arrow) + "".join(map(path, seated(-0.5, -2.2, 1.02)))


def due() -> str:
    """The ring has filled altogether."""
    figure = "".join(seated())
    return f'<path fill-rule="evenodd" d="{disc(8, 8, OUTER)}{figure}"/>'


def on_break() -> str:
    """On your feet, stretching: no ring, and as large as can be."""
    arms = limb(1.8, (2.9, 2.2), (5.9, 6.7), (10.1, 6.7), (13.1, 2.2))
    trunk = limb(4, (8, 7.8), (8, 9.2))
    legs = limb(1.9, (5.7, 15), (6.95, 9.6), (9.05, 9.6), (10.3, 15))
    return "".join(map(path, [disc(8, 2.5, 1.9), arms, trunk, legs]))


def standing() -> str:
    trunk = limb(4, (8, 8.1), (8, 8.5))
    legs = [limb(1.5, (x, 8.5), (x, 12.9)) for x in (6.75, 9.25)]
    return TRACK + "".join(map(path, [disc(8, 3.9, 1.6), trunk, *legs]))


def paused() -> str:
    bars = [limb(1.9, (6.1, 5.6), (6.1, 10.4)), limb(1.9, (9.9, 5.6), (9.9, 10.4))]
    return TRACK + "".join(map(path, bars))


def held() -> str:
    """A break waits for the end of something."""
    return WHOLE + "".join(path(disc(x, 8, 1.15)) for x in (4.6, 8, 11.4))


def off() -> str:
    """A moon: the working day is over."""
    return path("M6.2 1.2A7 7 0 1 0 14.8 9.8A6.3 6.3 0 0 1 6.2 1.2z")


def away() -> str:
    """The chair is empty."""
    chair = limb(1.5, (5.5, 3.6), (5.5, 8.75), (10.5, 8.75), (10.5, 12.4))
    return TRACK + path(chair) + path(limb(1.5, (5.5, 8.75), (5.5, 12.4)))


STATES = {
    "seated-0": sitting(0),
    "seated-1": sitting(1 / 3),
    "seated-2": sitting(2 / 3),
    "seated-3": sitting(0.92),
    "nudge": nudge(),
    "due": due(),
    "break": on_break(),
    "standing": standing(),
    "paused": paused(),
    "off": off(),
    "held": held(),
    "away": away(),
}

APP = f"""<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128">
  <title>PostureGuard</title>
  <circle cx="64" cy="64" r="62" fill="{CARD}" stroke="{LINE}" stroke-width="2"/>
  <g fill="none" stroke-linecap="round" stroke-linejoin="round">
    <circle cx="64" cy="64" r="51" stroke="{TEAL}" stroke-opacity=".16" stroke-width="9"/>
    <path d="M64 13A51 51 0 1 1 15.5 48.24" stroke="{TEAL}" stroke-width="9"/>
    <path d="M42 89H66M54 89V104M46 104H62" stroke="{TEAL}" stroke-width="5"/>
    <path d="M56 57Q53 67 55 77.5H77L79 98H86" stroke="{INDIGO}" stroke-width="12"/>
    <path d="M57 57Q56 65 61 68L74 69" stroke="{ARM}" stroke-width="6"/>
  </g>
  <circle cx="59" cy="36" r="10.5" fill="{INDIGO}"/>
</svg>
"""


def files() -> dict[str, str]:
    """Every icon's text by its place under resources/icons."""
    icons = {"postureguard.svg": APP}
    for panel, ink in INK.items():
        for state, shapes in STATES.items():
            name = f"postureguard-{state}-symbolic" if panel == "symbolic" else state
            icons[f"{panel}/{name}.svg"] = (
                '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" '
                f'viewBox="0 0 16 16" fill="{ink}">{shapes}</svg>\n'
            )
    return icons


def main() -> None:
    for name, text in files().items():
        target = ICONS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
