"""Where the pictures and exercises are, however the program was installed."""

import sys
from pathlib import Path

from postureguard.errors import UserError

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the file or folder `parts` of resources/; it exists.

    Raises UserError when this installation lacks it.
    """
    for folder in _folders():
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise UserError(
        f"PostureGuard's own file {'/'.join(parts) or 'resources'} is missing"
        f" (looked in {', '.join(map(str, _folders()))}).",
        "The installation is incomplete; please install PostureGuard again.",
    )


def _folders() -> tuple[Path, ...]:
    bundle = getattr(sys, "_MEIPASS", None)  # PyInstaller unpacks there
    if bundle is not None:
        return (Path(bundle) / "postureguard" / "data",)
    return (
        _HERE / "data",  # a wheel
        _HERE.parents[1] / "resources",  # a checkout
    )
