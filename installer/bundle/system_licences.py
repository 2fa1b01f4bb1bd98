"""Copies the terms of the system's libraries that a bundle brings: `system_licences.py BUNDLE`.

Finds each library's package on the Debian it was built on; ends with 1 when one has none.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PYTHON = "libpython"
"""Python's own library; its terms are in licences.txt wherever it comes from."""


def package_of(library: str) -> str | None:
    """The package that owns the library of this name."""
    done = subprocess.run(
        ["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False
    )
    return done.stdout.split(":", 1)[0] if done.returncode == 0 else None


def main(bundle: Path) -> None:
    inside = bundle / "_internal"
    place = inside / "licences"
    place.mkdir(exist_ok=True)
    folders = [path for path in inside.iterdir() if path.is_dir()]
    ours = {path.name for folder in folders for path in folder.rglob("*.so*")}
    unknown = []
    for library in sorted(inside.glob("*.so*")):
        if library.is_symlink() or library.name in ours or library.name.startswith(PYTHON):
            continue
        package = package_of(library.name)
        if package is None:
            unknown.append(library.name)
            continue
        shutil.copyfile(f"/usr/share/doc/{package}/copyright", place / f"{package}.txt")
    if unknown:
        sys.exit(f"Nobody knows the terms of {', '.join(unknown)}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
