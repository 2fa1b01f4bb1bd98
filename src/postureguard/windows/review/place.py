"""Where things are in a plot."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont


@dataclass(frozen=True, slots=True)
class Place:
    """From days and values to pixels: days are counted as `date.toordinal` does."""

    box: QRectF
    first: float
    last: float
    bottom: float
    top: float
    font: QFont
    """For words in the plot."""

    def x(self, day: float) -> float:
        """How far along a moment is; a day goes from its number to the next."""
        return self.box.left() + (day - self.first) * self.day

    def y(self, value: float) -> float:
        """How high up a value is."""
        share = (value - self.bottom) / (self.top - self.bottom)
        return self.box.bottom() - share * self.box.height()

    @property
    def day(self) -> float:
        """How wide one day is."""
        return self.box.width() / (self.last - self.first)

    def sees(self, first: float, last: float) -> bool:
        """Whether any of that can be seen."""
        return first < self.last and last > self.first
