"""Files that come from elsewhere, read with limits, and files that leave, for their owner alone."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path
from typing import IO

from postureguard.errors import UserError


def size_of(file: Path, most: int) -> int:
    """How large a file is; `UserError` if it is no file, or larger than it may be (bytes)."""
    with _readable(file):
        if not file.is_file():
            kind = _("There is no file {file}.")
            raise UserError(kind.format(file=file), _("Check the name."))
        size = file.stat().st_size
    if size > most:
        raise UserError(
            _("{file} is larger than {n} MB.").format(file=file, n=most // 10**6),
            _("Nothing was changed."),
        )
    return size


def read_start(file: Path, length: int) -> bytes:
    """The first bytes of a file."""
    with _readable(file), file.open("rb") as opened:
        return opened.read(length)


def read_text(file: Path, most: int) -> str:
    """The text of a file of at most so many bytes; a mark of the byte order is left out."""
    size_of(file, most)
    with _readable(file):
        data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise line_error(file, line, _("it is not text in UTF-8")) from None


def line_error(file: Path, line: int, reason: str) -> UserError:
    """Something in one line of a file is not right."""
    words = _("{file}, line {line}: {reason}.")
    told = words.format(file=file, line=line, reason=on_one_line(reason))
    return UserError(told, _("Nothing was changed."))


def on_one_line(text: str) -> str:
    """A text that may have parts of a file in it, as a message shows it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def keep_apart(target: Path, journal: Path) -> None:
    """`UserError` when what leaves would be written over the journal."""
    with suppress(OSError):  # one of them is not there
        if target.samefile(journal):
            raise UserError(
                _("{file} is the journal itself.").format(file=target), _("Choose another name.")
            )


@contextmanager
def written_together(targets: Iterable[Path]) -> Iterator[dict[Path, IO[bytes]]]:
    """For each target a file to write; they take their places together, or all are deleted."""
    unfinished = {target: target.with_name(f".{target.name}.part") for target in targets}
    opened: dict[Path, IO[bytes]] = {}
    try:
        for target, part in unfinished.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            opened[target] = os.fdopen(handle, "wb")
        yield opened
        for file in opened.values():
            file.close()
        for target, part in unfinished.items():
            part.replace(target)
    except OSError as error:
        raise UserError(
            _("The export to {path} did not work: {reason}.").format(
                path=error.filename or next(iter(unfinished)), reason=error.strerror
            ),
            _("Choose a folder that you can write to and that has space left."),
        ) from error
    finally:
        for file in opened.values():
            with suppress(OSError):
                file.close()
        for part in unfinished.values():
            with suppress(OSError):
                part.unlink()


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("its name is not valid")
        words = _("{file} cannot be read: {reason}.")
        raise UserError(
            words.format(file=file, reason=reason), _("Check the name and the rights.")
        ) from error
