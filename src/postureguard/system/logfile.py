"""The log file, and what goes into it when something breaks."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from postureguard.errors import UserError
from postureguard.system.paths import private_folder

MAX_BYTES = 512 * 1024
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
log = logging.getLogger("postureguard")


def open_log(path: Path) -> None:
    """Write the log to a file of this user's; an overlong one is kept as .1 and begun anew."""
    private_folder(path.parent)
    try:
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_suffix(".log.1"))
        path.touch(mode=0o600)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"The log {path} cannot be written: {error.strerror}.",
            "Check what lies there and its rights.",
        ) from error
    handler.setFormatter(logging.Formatter(LINE))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def join_log(path: Path) -> None:
    """Let a window write its warnings to the log of the resident."""
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(LINE))
    handler.setLevel(logging.WARNING)
    log.addHandler(handler)


def catch_all(tell: Callable[[BaseException], None]) -> None:
    """Send everything that nobody caught to the log, and say so once."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("unexpected", exc_info=(kind, error, trace))
        tell(error)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
