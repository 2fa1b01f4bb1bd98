"""Where the program keeps its files."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from postureguard.errors import UserError

APP = "postureguard"


@dataclass(frozen=True, slots=True)
class Paths:
    """All files of one user."""

    settings: Path
    journal: Path
    own: Path
    """The folder of the person's own exercises and routines."""
    log: Path
    socket: str
    """Name or path of the local socket."""


def user_paths() -> Paths:
    """The files of the user who runs the program, in the platform's usual places."""
    data = Path(platformdirs.user_data_dir(APP, appauthor=False))
    config = Path(platformdirs.user_config_dir(APP, appauthor=False))
    state = Path(platformdirs.user_state_dir(APP, appauthor=False))
    return Paths(
        settings=config / "config.toml",
        journal=data / "journal.sqlite3",
        own=data / "own",
        log=state / "postureguard.log",
        socket=_socket(data),
    )


def cache_folder() -> Path:
    """Where files are kept that can be made again at any time."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def _socket(data: Path) -> str:
    if sys.platform == "win32":
        return f"{APP}-{os.environ.get('USERNAME', 'user')}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and (flatpak := os.environ.get("FLATPAK_ID")):  # shared by all its processes
        runtime = str(Path(runtime, "app", flatpak))
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else data
    return str(folder / f"{APP}.sock")


def private_folder(path: Path) -> Path:
    """The folder, made for this user only if it is new; `UserError` when it cannot be made."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {path} cannot be made: {error.strerror}.",
            "Check what lies in its place, and that you may write there.",
        ) from error
    return path
