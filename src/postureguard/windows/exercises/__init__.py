"""The exercises: all of them in a list, and the technique of each."""

from postureguard.windows.exercises.library import Library, shipped_library, whole_library
from postureguard.windows.exercises.run import Look, Stock, run_exercises
from postureguard.windows.exercises.window import ExercisesWindow

__all__ = [
    "ExercisesWindow",
    "Library",
    "Look",
    "Stock",
    "run_exercises",
    "shipped_library",
    "whole_library",
]
