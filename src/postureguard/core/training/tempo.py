"""Where a movement is at a moment: from seconds to the phase that the figure is drawn at."""

from postureguard.core.training.figure_data import FigureData


def last_phase(figure: FigureData) -> int:
    """The highest phase: the last key, or the first one again when the movement goes round."""
    return len(figure.keys) if figure.cycle else len(figure.keys) - 1


def end_phase(figure: FigureData) -> int:
    """The phase of the picture of the end (start is always phase 0)."""
    return len(figure.keys) // 2 if figure.cycle else len(figure.keys) - 1


def repetition_seconds(figure: FigureData) -> float:
    """Length of one repetition as it is animated."""
    tempo = figure.tempo
    return tempo.out + tempo.hold + tempo.back + tempo.rest


def phase_at(figure: FigureData, seconds: float) -> float:
    """The phase after some seconds of repeating: out, hold, back, rest, and again."""
    tempo, last = figure.tempo, last_phase(figure)
    now = seconds % repetition_seconds(figure)
    if figure.cycle:
        return now / repetition_seconds(figure) * last
    if now < tempo.out:
        return now / tempo.out * last
    now -= tempo.out
    if now < tempo.hold:
        return float(last)
    now -= tempo.hold
    return (1 - now / tempo.back) * last if now < tempo.back else 0.0
