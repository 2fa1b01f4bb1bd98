"""A card as SVG text: paths and radial gradients only, for renderers that know no clipping.

Clips must be baked into the shapes first (`windows.figure.baked`); a mark that still has one is
refused. Coordinates are card pixels with at most two decimals, written relative to each other.
"""

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from postureguard.core.figure.card import HEIGHT, WIDTH, Card, Framing
from postureguard.core.figure.display import Curve, Fill, Mark, Radial, Shape, Soft, Stop

CORNER: Final = 24
"""Corner radius of a card in pixels."""


def svg(card: Card, title: str) -> str:
    """The whole document; shapes that are used more than once are written once."""
    writer = _Writer(card.framing)
    body = "".join(writer.mark(mark) for mark in card.marks)
    flip = f' transform="translate({WIDTH} 0) scale(-1 1)"' if card.mirrored else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={quoteattr(title)}>'
        f"<title>{escape(title)}</title><defs>{''.join(writer.defs)}</defs>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="{CORNER}" fill="{card.background}"/>'
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round"{flip}>{body}</g></svg>\n'
    )


class _Writer:
    """Writes marks and remembers the definitions they share."""

    def __init__(self, framing: Framing) -> None:
        self.framing = framing
        self.defs: list[str] = []
        self.names: dict[object, str] = {}

    def mark(self, mark: Mark) -> str:
        if mark.clip is not None:
            raise ValueError("a clip must be baked before a picture becomes SVG")
        paint = self._paint(mark)
        again = self._shared(mark)
        if again:
            return f'<use xlink:href="#{again}"{paint}/>'
        return f'<path{paint} d="{self._data(mark.shape)}"/>'

    def _shared(self, mark: Mark) -> str | None:
        """The halo repeats one shape: it is written once and used with other strokes."""
        if mark.stroke is None or not mark.shape[0].closed or mark.fill is not None:
            return None
        if mark.shape not in self.names:
            name = self._name(mark.shape)
            self.defs.append(f'<path id="{name}" d="{self._data(mark.shape)}"/>')
        return self.names[mark.shape]

    def _name(self, key: object) -> str:
        self.names[key] = f"d{len(self.names)}"
        return self.names[key]

    def _paint(self, mark: Mark) -> str:
        parts = []
        if mark.fill is not None:
            parts.append(f' fill="{self._fill(mark.fill)}"')
        if mark.stroke is not None:
            width = _number(mark.width * self.framing.scale)
            parts.append(f' stroke="{mark.stroke}" stroke-width="{width}"')
        if mark.dash:
            # dashes are in user units here, in line widths in Qt
            dashes = " ".join(_number(d * self.framing.scale) for d in mark.dash)
            parts.append(f' stroke-dasharray="{dashes}"')
        if mark.opacity < 1:
            parts.append(f' opacity="{_number(mark.opacity, 3)}"')
        return "".join(parts)

    def _fill(self, fill: Fill) -> str:
        if isinstance(fill, str):
            return fill
        if fill not in self.names:
            self.defs.append(self._gradient(fill, self._name(fill)))
        return f"url(#{self.names[fill]})"

    def _gradient(self, fill: Radial | Soft, name: str) -> str:
        place = ""
        if isinstance(fill, Radial):
            x, y = self._place(fill.x, fill.y)
            radius = _number(fill.radius * self.framing.scale)
            place = (
                f' gradientUnits="userSpaceOnUse" cx="{_number(x / 10)}" cy="{_number(y / 10)}"'
                f' r="{radius}"'
            )
        stops = "".join(_stop(stop) for stop in fill.stops)
        return f'<radialGradient id="{name}"{place}>{stops}</radialGradient>'

    def _data(self, shape: Shape) -> str:
        return "".join(self._curve(curve) for curve in shape)

    def _curve(self, curve: Curve) -> str:
        """Relative commands, from coordinates that were rounded first: errors do not add up."""
        x, y = self._place(*curve.start)
        words = [f"M{_tenths(x)} {_tenths(y)}"]
        last = ""
        for piece in curve.pieces:
            places = [self._place(*piece[i : i + 2]) for i in range(0, len(piece), 2)]
            letter = "l" if len(places) == 1 else "c"
            steps = [
                step - origin
                for place in places
                for step, origin in zip(place, (x, y), strict=True)
            ]
            if any(steps):
                words.append(("" if letter == last else letter) + _joined(steps, letter == last))
                last = letter
            x, y = places[-1]
        return "".join(words) + ("z" if curve.closed else "")

    def _place(self, x: float, y: float) -> tuple[int, int]:
        """Card place in tenths of a pixel."""
        frame = self.framing
        across = WIDTH / 2 + (x - frame.centre) * frame.scale
        return round(across * 10), round((frame.floor + y * frame.scale) * 10)


def _joined(steps: Iterable[int], again: bool) -> str:  # noqa: FBT001 - tiny and private
    text = ""
    for i, step in enumerate(steps):
        word = _tenths(step)
        gap = (i > 0 or again) and not word.startswith("-")
        text += (" " if gap else "") + word
    return text


def _tenths(value: int) -> str:
    return _number(value / 10)


def _stop(stop: Stop) -> str:
    opacity = f' stop-opacity="{_number(stop.opacity, 3)}"' if stop.opacity < 1 else ""
    return f'<stop offset="{_number(stop.at)}" stop-color="{stop.colour}"{opacity}/>'


def _number(value: float, places: int = 2) -> str:
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else str(value)
    text = {"-0": "0", "": "0"}.get(text, text)
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
