"""Writes resources/licences.txt: what the program is built on, as locked, and on what terms.

`python installer/licences.py` writes it, with `--check` it only says what is out of date.
Names and versions come from requirements/dev.lock, terms and texts from the installed packages.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from tomllib import loads

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "resources" / "licences.txt"
LOCK = ROOT / "requirements" / "dev.lock"
TEXTS = ROOT / "installer" / "licences"
UNUSED = {"pip"}
"""Asked for by sqlite-utils, for a command of its own; never part of a bundle."""
NAMED = {
    "click-default-group": "Public domain",
    "colorama": "BSD-3-Clause",
    "plyer": "MIT",
    "python-xlib": "LGPL-2.1-or-later",
    "sqlite-fts4": "Apache-2.0",
    "tzdata": "Apache-2.0",
}
"""The terms of those whose metadata says it in other words, or not at all."""
BESIDE = {
    "Python": ("PSF-2.0", ["Python.txt"]),
    "pyside6-essentials": ("LGPL-3.0-only", ["LGPL-3.0.txt", "GPL-3.0.txt"]),
    "shiboken6": ("LGPL-3.0-only", []),
}
"""Those whose texts are not in their packages, and the terms chosen where there is a choice."""
HEAD = """\
PostureGuard itself: MIT (code) and CC-BY-4.0 (texts, figures, icons and sounds).
It is built on the work of others, on these terms:
"""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed() -> dict[str, Distribution]:
    """The program's dependencies and theirs, by name."""
    project = loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Distribution] = {}
    to_do = [Requirement(text) for text in project["dependencies"]]
    while to_do:
        name = plain(to_do.pop().name)
        if name in found or name in UNUSED:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        wants = [Requirement(text) for text in found[name].requires or []]
        to_do += [want for want in wants if not want.marker or want.marker.evaluate({"extra": ""})]
    return dict(sorted(found.items()))


def locked() -> dict[str, list[str]]:
    """The versions of each package in the lock; there may be one for each Python."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    ):
        versions.setdefault(plain(name), []).append(version)
    return versions


def terms(name: str, package: Distribution) -> str:
    if name in BESIDE:
        return BESIDE[name][0]
    told = package.metadata
    return NAMED.get(name) or told.get("License-Expression") or told["License"]


def table() -> list[str]:
    """One line a package."""
    versions = locked()
    lines = ["Python: " + BESIDE["Python"][0]]
    for name, package in needed().items():
        lines.append(f"{name} {' or '.join(versions[name])}: {terms(name, package)}")
    return lines


def texts() -> Iterator[tuple[str, str]]:
    """Every text, under the name of what it is for."""
    for name, (_terms, files) in BESIDE.items():
        for file in files:
            yield f"{name}, {Path(file).stem}", (TEXTS / file).read_text(encoding="utf-8")
    for name, package in needed().items():
        for file in sorted(package.files or [], key=str):
            inside = file.parts[0].endswith(".dist-info")
            if inside and re.search(r"licen[cs]e|copying", "/".join(file.parts[1:]), re.IGNORECASE):
                yield name, file.locate().read_text(encoding="utf-8", errors="replace")


def whole() -> str:
    """The file as it should be."""
    parts = [HEAD, "\n".join(table()), ""]
    for name, text in texts():
        clean = "\n".join(line.rstrip() for line in text.strip().splitlines())
        parts.append(f"\n{'-' * 78}\n{name}\n{'-' * 78}\n\n{clean}\n")
    return "\n".join(parts)


def check() -> list[str]:
    """The lines that are missing or no longer true."""
    written = OUT.read_text(encoding="utf-8").partition("\n\n")[2].partition("\n\n")[0]
    return sorted(set(table()) ^ set(written.splitlines()))


if __name__ == "__main__":
    if "--check" in sys.argv:
        wrong = check()
        print("\n".join(wrong))
        sys.exit(bool(wrong))
    OUT.write_text(whole(), encoding="utf-8")
