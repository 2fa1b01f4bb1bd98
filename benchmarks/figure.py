"""The moving figure: what one frame costs, and what a minute of the player takes.

python -m benchmarks.figure [--seconds 60] [--json FILE]

A frame is solved (pose to joints), outlined (joints to marks) and painted; a recorded frame is only
put on the screen again. "ms" is the median over all exercises and five moments of each. "most work"
is the most processor time between two looks: it says whether a frame could be late on a computer
that has nothing else to do, where "late" and "longest" suffer from whatever else runs.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from rig import Rig

from postureguard.catalogue import shipped_catalogue
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.kinematics import solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase
from postureguard.windows.figure import paint_card
from postureguard.windows.film import Canvas, Film

MOVING = Look(ghost=False, arrows=False)
SIZES = ((480, 360), (960, 720))
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
PLAYERS = (
    ("mi-glu-1", 480, 360, 1),
    ("mi-walk", 480, 360, 1),
    ("mi-walk", 960, 720, 1),
    ("mi-walk", 480, 360, 2),
    ("mi-walk", 960, 720, 2),
)
"""Routine, size of the figure in pixels of the design, physical pixels for each of them."""
FILMED = 6
"""One exercise in so many is recorded as a whole."""
CPU_GOAL, LATE_GOAL, FIRST_GOAL_MS = 40.0, 0, 600.0


def ms(call: Callable[[], object]) -> float:
    """Milliseconds of a call, the best of three."""
    times = []
    for _round in range(3):
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def frame_costs(exercises: list[Exercise]) -> dict[str, float]:
    """Median milliseconds of each part of a frame."""
    found: dict[str, list[float]] = {}
    for data in (exercise.figure for exercise in exercises):
        for phase in (share * end_phase(data) for share in SHARES):
            found.setdefault("solve", []).append(
                ms(lambda p=phase, d=data: solve(pose_at(d.keys, p, cycle=d.cycle)))
            )
            found.setdefault("solve and outline", []).append(
                ms(lambda p=phase, d=data: card(d, p, MOVING))
            )
        for width, height in SIZES:
            live, recorded = paint_costs(Film(data, MOVING, Canvas(width, height)), data)
            found.setdefault(f"paint {width}x{height}", []).extend(live)
            found.setdefault(f"replay {width}x{height}", []).extend(recorded)
    return {name: median(values) for name, values in found.items()}


def paint_costs(film: Film, data) -> tuple[list[float], list[float]]:
    """Painting live and replaying, for some moments."""
    width, height = film.canvas.width, film.canvas.height
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    live, recorded = [], []
    for phase in (share * end_phase(data) for share in SHARES):
        shown = card(data, phase, MOVING)
        live.append(ms(lambda s=shown: paint_card(painter, QRectF(0, 0, width, height), s)))
        frame = film.frame(film.moment(phase))
        recorded.append(ms(lambda f=frame: (painter.drawImage(0, 0, film.first), f.paint(painter))))
    painter.end()
    return live, recorded


def film_sizes(exercises: list[Exercise]) -> dict[str, float]:
    """The largest recording in megabytes at each size, and how many moments it has."""
    found = {}
    for width, height in SIZES:
        for exercise in exercises:
            film = Film(exercise.figure, MOVING, Canvas(width, height))
            count = 0
            while film.record_next():
                count += 1
            name = f"largest film {width}x{height} MB"
            found[name] = max(found.get(name, 0.0), film.bytes / 1e6)
            found["most moments"] = max(found.get("most moments", 0), count)
    return found


def play(rig: Rig, player: tuple[str, int, int, int], seconds: float) -> dict[str, float]:
    """A real player on a virtual screen."""
    routine, width, height, ratio = player
    env = rig.env | {"QT_SCALE_FACTOR": str(ratio), "PG_BEGAN": str(time.time())}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    words = [routine, str(width), str(height), str(seconds)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks._player", *words],
        env=env,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    app = QGuiApplication([])
    exercises = list(shipped_catalogue().exercises.values())
    frames = frame_costs(exercises) | film_sizes(exercises[::FILMED])
    app.shutdown()
    for name, value in frames.items():
        print(f"{name:28}{value:10.2f}")
    played = {}
    with Rig("3200x2100x24") as rig:
        rig.start_x()
        rig.start_window_manager()
        play(rig, PLAYERS[0], 0.0)  # everything has been read from the disk once
        for player in PLAYERS:
            name = "{} {}x{} at {}".format(*player)
            found = played[name] = play(rig, player, chosen.seconds)
            print(f"\n{name}")
            for key, value in found.items():
                print(f"  {key:26}{value:10.1f}{verdict(key, value)}")
    if chosen.json:
        whole = {"frames": frames, "players": played}
        chosen.json.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def verdict(key: str, value: float) -> str:
    """How a figure stands to its goal."""
    goals = {"cpu %": CPU_GOAL, "late": LATE_GOAL, "first figure ms": FIRST_GOAL_MS}
    if key not in goals:
        return ""
    return f"  goal {goals[key]:g}: {'yes' if value <= goals[key] else 'NO'}"


if __name__ == "__main__":
    main()
