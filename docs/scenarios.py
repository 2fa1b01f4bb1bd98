"""Writes docs/scenarios.md: which test proves each scenario. `python docs/scenarios.py`."""

import re
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
PAGE = HERE / "scenarios.md"
NUMBERED = re.compile(r"^\s*(?:async )?def (test_e(\d+)_\w+)\(", re.MULTILINE)


def scenarios() -> list[dict[str, Any]]:
    """Number, part and title of each."""
    document = tomllib.loads((HERE / "scenarios.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = document["scenario"]
    return found


def tests() -> Iterator[tuple[int, str, Path]]:
    """Number, name and file of each numbered test."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for name, number in NUMBERED.findall(path.read_text("utf-8")):
            yield int(number), name, path.relative_to(TESTS)


def page() -> str:
    """The table, part by part."""
    found = list(tests())
    lines = [
        "# Scenarios",
        "",
        "What users of break programs complain about, and the tests that prove that it does not",
        "happen here. This page is generated.",
    ]
    for part, group in groupby(scenarios(), lambda one: one["part"]):
        lines += ["", f"## {part}", "", "| | Scenario | Tests |", "|---|---|---|"]
        for one in group:
            proofs = [
                f"[`{name}`](../tests/{path.as_posix()})"
                for number, name, path in found
                if number == one["number"]
            ]
            lines.append(f"| E{one['number']} | {one['title']} | {'<br>'.join(proofs)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
