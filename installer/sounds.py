"""Makes the bells in resources/sounds: sums of sines, so that nobody else has a right to them."""

import wave
from array import array
from collections.abc import Mapping
from math import exp, pi, sin
from pathlib import Path
from sys import byteorder

RATE = 16_000
PEAK = 0.45
"""Of full scale, at volume 100."""
ATTACK_S = 0.012
FADE_S = 0.08
PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.28, 1.7), (3.01, 0.10, 2.6))
"""Frequency, loudness and speed of decay, each by the fundamental's."""

Note = tuple[float, float, float]
"""When it is struck in seconds, its pitch in Hz, and how loud it is."""

BELLS: Mapping[str, tuple[float, float, tuple[Note, ...]]] = {
    "break": (1.15, 4.2, ((0.0, 392.0, 0.8), (0.22, 587.3, 1.0))),
    "ready": (0.75, 6.0, ((0.0, 587.3, 1.0), (0.16, 440.0, 0.9))),
    "go": (0.55, 7.0, ((0.0, 880.0, 0.8),)),
    "half": (0.50, 8.0, ((0.0, 659.3, 0.45), (0.14, 659.3, 0.4))),
    "over": (1.20, 4.0, ((0.0, 523.3, 0.8), (0.18, 659.3, 0.8), (0.36, 784.0, 1.0))),
}
"""Length in seconds, decay per second, and the notes."""


def samples(length_s: float, decay: float, notes: tuple[Note, ...]) -> "array[int]":
    """One bell, 16 bits, one channel."""
    count = round(length_s * RATE)
    wanted = [_moment(i / RATE, decay, notes) for i in range(count)]
    loudest = max(map(abs, wanted))
    share = PEAK * 32767 / loudest * max(note[2] for note in notes)
    ends = ((count - 1 - i) / RATE / FADE_S for i in range(count))
    pairs = zip(wanted, ends, strict=True)
    return array("h", (round(share * value * min(1.0, end)) for value, end in pairs))


def _moment(at_s: float, decay: float, notes: tuple[Note, ...]) -> float:
    return sum(
        _struck(at_s - start, pitch, decay) * loud for start, pitch, loud in notes if at_s >= start
    )


def _struck(since_s: float, pitch: float, decay: float) -> float:
    """A bell so many seconds after it was struck."""
    rise = min(1.0, since_s / ATTACK_S)
    return rise * sum(
        loud * exp(-decay * fast * since_s) * sin(2 * pi * pitch * factor * since_s)
        for factor, loud, fast in PARTIALS
    )


def write(path: Path, values: "array[int]") -> None:
    """A file that every player can play."""
    if byteorder == "big":
        values.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(values.tobytes())


if __name__ == "__main__":
    from postureguard.resources import resource

    folder = resource() / "sounds"
    folder.mkdir(exist_ok=True)
    for name, bell in BELLS.items():
        write(folder / f"{name}.wav", samples(*bell))
