"""What the resident costs all day, beside a PySide6 tray of ten lines in the same run.

python -m benchmarks.resident [--settle 30] [--window 60] [--rounds 3] [--json FILE]

Every sample is alone on a fresh desktop (Xvfb, openbox, panel, dunst). Linux shares the pages of
libraries between processes and PSS divides them by their number, so PSS is too low while other
Python or Qt programs run. "alone" is PSS with the pages of Python and Qt counted in full: what PSS
would be if nobody else used them. Private dirty memory does not depend on others.
"""

import argparse
import json
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from desktop.desk import PROGRAM, Desk
from rig import Rig, end, until

ICON = Path(__file__).parents[1] / "resources/icons/dark/seated-0.svg"
TRAY = """
import sys
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
app = QApplication(sys.argv)
menu = QMenu()
menu.addAction("Quit").triggered.connect(app.quit)
icon = QSystemTrayIcon(QIcon(sys.argv[1]))
icon.setContextMenu(menu)
icon.show()
app.exec()
"""
PROGRAMS = {"tray": [sys.executable, "-c", TRAY, str(ICON)], "resident": PROGRAM}
GOALS = {"alone_ratio": 1.35, "wakeups_per_min": 10.0, "cpu_ms_per_min": 5.0}
Sample = dict[str, float]


def memory_kb(pid: int) -> dict[str, int]:
    """The sums of /proc/PID/smaps_rollup."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {name: int(kb) for name, kb in re.findall(r"^(\w+): +(\d+) kB", text, re.MULTILINE)}


def alone_kb(pid: int) -> float:
    """PSS as it would be without any other program that uses Python or Qt."""
    ours = {str(Path(sys.base_prefix)), str(Path(sys.prefix).resolve())}
    total, whole = 0.0, False
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            whole = len(words) > 5 and any(words[5].startswith(folder) for folder in ours)
        elif words[0] == ("Rss:" if whole else "Pss:"):
            total += int(words[1])
    return total


def cpu_ns(pid: int) -> int:
    """CPU time of a process, from its own clock."""
    return time.clock_gettime_ns((~pid << 3) | 2)


def wakeups(pid: int) -> dict[str, int]:
    """How often each of its threads has gone to sleep by itself."""
    files = {file.parent.name: file for file in Path(f"/proc/{pid}/task").glob("*/status")}
    counts = r"^voluntary_ctxt_switches:\s+(\d+)"
    found = {tid: re.search(counts, f.read_text(), re.MULTILINE) for tid, f in files.items()}
    return {tid: int(number[1]) for tid, number in found.items() if number}


def other_qt_programs(pid: int) -> Iterator[str]:
    """Programs that share Qt's pages with the measured one."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int(folder.name) != pid and "libQt6" in (folder / "maps").read_text():
                yield (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:60]
        except OSError:
            continue


def sample(command: list[str], settle_s: float, window_s: float) -> Sample:
    """One program, alone on a fresh desktop."""
    with Rig() as rig:
        desk = Desk(rig.start_desktop())
        desk.has_answered()
        process = subprocess.Popen(command, env=desk.env, stdin=subprocess.DEVNULL)
        try:
            until(lambda: process.pid in desk.tray_items(), "an icon in the tray", 20)
            time.sleep(settle_s)
            cpu, woken, began = cpu_ns(process.pid), wakeups(process.pid), time.monotonic()
            time.sleep(window_s)
            minutes = (time.monotonic() - began) / 60
            memory = memory_kb(process.pid)
            return {
                "alone_mb": alone_kb(process.pid) / 1024,
                "pss_mb": memory["Pss"] / 1024,
                "dirty_mb": memory["Private_Dirty"] / 1024,
                "rss_mb": memory["Rss"] / 1024,
                "wakeups_per_min": sum(
                    count - woken.get(tid, 0) for tid, count in wakeups(process.pid).items()
                )
                / minutes,
                "cpu_ms_per_min": (cpu_ns(process.pid) - cpu) / 1e6 / minutes,
                "other_qt_programs": len(list(other_qt_programs(process.pid))),
            }
        finally:
            end(process)
            desk.close()


def summary(samples: dict[str, list[Sample]]) -> dict[str, Sample]:
    """The median of every figure of every program."""
    return {
        name: {key: median(one[key] for one in rounds) for key in rounds[0]}
        for name, rounds in samples.items()
    }


def ratios(figures: dict[str, Sample]) -> Sample:
    """What the goals are about."""
    ours, tray = figures["resident"], figures["tray"]
    return {
        "alone_ratio": ours["alone_mb"] / tray["alone_mb"],
        "pss_ratio": ours["pss_mb"] / tray["pss_mb"],
        "dirty_ratio": ours["dirty_mb"] / tray["dirty_mb"],
        "wakeups_per_min": ours["wakeups_per_min"],
        "cpu_ms_per_min": ours["cpu_ms_per_min"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--settle", type=float, default=30.0, metavar="S")
    parser.add_argument("--window", type=float, default=60.0, metavar="S")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    samples: dict[str, list[Sample]] = {name: [] for name in PROGRAMS}
    for _round in range(chosen.rounds):  # interleaved: whatever changes meanwhile hits both
        for name, command in PROGRAMS.items():
            samples[name].append(sample(command, chosen.settle, chosen.window))
    figures = summary(samples)
    found = ratios(figures)
    print(f"{'':18}" + "".join(f"{name:>12}" for name in figures))
    for key in figures["resident"]:
        print(f"{key:18}" + "".join(f"{one[key]:12.2f}" for one in figures.values()))
    for key, value in found.items():
        goal = GOALS.get(key)
        verdict = "" if goal is None else f"  goal {goal:g}: {'yes' if value <= goal else 'NO'}"
        print(f"{key:18}{value:24.2f}{verdict}")
    if figures["resident"]["other_qt_programs"] or figures["tray"]["other_qt_programs"]:
        print("Other Qt programs ran, so pss_mb is too low; alone_mb is not touched by that.")
    if chosen.json:
        machine = {"system": platform.platform(), "python": platform.python_version()}
        text = json.dumps(machine | {"goals": found, "samples": samples}, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
