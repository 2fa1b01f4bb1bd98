"""Whether two numbers go together over the days, when each day resembles the one before.

Ordinary tests take neighbouring days for independent and find too much. Here both series lose
their straight trend and become ranks. What chance alone would give is seen by shifting one series
against the other, all the way round; how sure the correlation is, by drawing blocks of days anew.
The draws follow from the data, so the same days always say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

LEAST_LAG: Final = 3
"""Shifts by fewer days leave neighbours together."""
BLOCK: Final = 5
"""Days that are drawn together."""
DRAWS: Final = 2000
LEVEL: Final = 0.05
"""A correlation that chance gives more often than this says nothing."""
_INTERVAL: Final = (LEVEL / 2, 1 - LEVEL / 2)
_AT_ONCE: Final = 100_000
"""Drawn days that are reckoned with together: all of ten years would fill the memory."""
_DECIMALS: Final = 9
"""Differences below this come from reckoning, not from the days."""


@dataclass(frozen=True, slots=True)
class Link:
    """A rank correlation, and how much it can be trusted."""

    r: float
    """-1 to 1."""
    p: float
    """How often a shifted series goes together as much, 0 to 1."""
    low: float
    """Where the 95% interval of r begins, and where it ends."""
    high: float
    n: int
    """Days."""
    level: float = LEVEL
    """How small p has to be at this look."""

    @property
    def is_clear(self) -> bool:
        """Whether it may be spoken of."""
        return self.p <= self.level and (self.low > 0 or self.high < 0)


def link(days: Sequence[int], x: Sequence[float], y: Sequence[float], level: float = LEVEL) -> Link:
    """How x and y go together. `days` are their numbers in the calendar, in order."""
    at = np.asarray(days, dtype=np.float64)
    first = _ranks(_without_trend(at, np.asarray(x, dtype=np.float64)))
    second = _ranks(_without_trend(at, np.asarray(y, dtype=np.float64)))
    by_lag = _shifted(first, second)
    n = len(at)
    r = float(by_lag[0])
    others = np.abs(by_lag[LEAST_LAG : n - LEAST_LAG + 1])
    as_much = int(np.count_nonzero(others >= abs(r) - 10.0**-_DECIMALS))
    low, high = _interval(first, second)
    return Link(r, (1 + as_much) / (1 + len(others)), low, high, n, level)


def _without_trend(days: Numbers, values: Numbers) -> Numbers:
    """What is left of values when their straight line over the days is taken away."""
    at = days - days.mean()
    rest = values - values.mean()
    spread = float(at @ at)
    if spread:
        rest = rest - at * (float(at @ rest) / spread)
    rounded: Numbers = np.round(rest, _DECIMALS)
    return rounded


def _ranks(values: Numbers) -> Numbers:
    """1 for the least; what is equal shares the middle of its ranks."""
    whole = np.arange(len(values))[np.newaxis]
    ranks: Numbers = _ranks_of_draws(values, whole)[0]
    return ranks


def _shifted(x: Numbers, y: Numbers) -> Numbers:
    """The correlation of x with y shifted by 0, 1, 2 … days, all the way round."""
    x, y = x - x.mean(), y - y.mean()
    spread = float(np.sqrt((x @ x) * (y @ y)))
    if not spread:
        return np.zeros(len(x))
    turned = np.fft.irfft(np.fft.rfft(x) * np.fft.rfft(y).conj(), len(x))
    by_lag: Numbers = turned / spread
    return by_lag


def _interval(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Where 95% of the correlations lie when blocks of days are drawn anew.

    The blocks are short and the days few: measured, about 90 of 100 hold the truth. So it never
    speaks alone.
    """
    drawn = _draws(x, y)
    found = [
        _correlations(_ranks_of_draws(x, some), _ranks_of_draws(y, some))
        for some in np.array_split(drawn, -(-drawn.size // _AT_ONCE))
    ]
    low, high = np.quantile(np.concatenate(found), _INTERVAL)
    return float(low), float(high)


def _draws(x: Numbers, y: Numbers) -> Places:
    """Which days make up each draw, a row each. The bits of PCG64 are the same everywhere."""
    n = len(x)
    blocks = -(-n // BLOCK)
    seed = int.from_bytes(sha256(x.tobytes() + y.tobytes()).digest(), "big")
    bits = np.random.PCG64(seed).random_raw(DRAWS * blocks)
    begins = (bits % np.uint64(n - BLOCK + 1)).astype(np.intp).reshape(DRAWS, blocks, 1)
    return (begins + np.arange(BLOCK)).reshape(DRAWS, -1)[:, :n]


def _ranks_of_draws(values: Numbers, drawn: Places) -> Numbers:
    """The ranks of the drawn values within each row."""
    kinds, kind = np.unique(values, return_inverse=True)
    rows = np.arange(len(drawn))[:, np.newaxis]
    cells = kind[drawn] + rows * len(kinds)
    counts = np.bincount(cells.ravel(), minlength=len(drawn) * len(kinds))
    counts = counts.reshape(len(drawn), len(kinds))
    ranks = np.cumsum(counts, axis=1) - (counts - 1) / 2
    of_each: Numbers = ranks.ravel()[cells]
    return of_each


def _correlations(x: Numbers, y: Numbers) -> Numbers:
    """Of each row; 0 where one of the two does not vary."""
    x = x - x.mean(axis=1, keepdims=True)
    y = y - y.mean(axis=1, keepdims=True)
    together = np.einsum("ij,ij->i", x, y)
    spread = np.sqrt(np.einsum("ij,ij->i", x, x) * np.einsum("ij,ij->i", y, y))
    found: Numbers = np.divide(together, spread, out=np.zeros_like(together), where=spread > 0)
    return found
