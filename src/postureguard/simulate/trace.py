"""Activity traces: files that tell when somebody was at the computer."""

from pathlib import Path

from postureguard.errors import UserError
from postureguard.simulate.activitywatch import activitywatch_spans
from postureguard.simulate.span import Span, TraceError, arrange
from postureguard.simulate.table import table_spans

MAX_BYTES = 200 * 1000 * 1000
"""A bigger file is refused before it is read."""


def load_trace(path: Path) -> tuple[Span, ...]:
    """The spans in a file: an ActivityWatch export (JSON), or CSV with start, end and state."""
    return parse_trace(_text(path), path.name)


def parse_trace(text: str, name: str) -> tuple[Span, ...]:
    """The spans in the text of a file, in order, without overlap and without a gap.

    `name` is what messages call the file.
    """
    try:
        return _spans(text.removeprefix("\ufeff"))
    except TraceError as problem:
        raise UserError(f"{name}, {problem}.") from None


def _spans(text: str) -> tuple[Span, ...]:
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TraceError(f"line {line}: expected text, found a NUL byte")
    read = activitywatch_spans if text.lstrip()[:1] in ("{", "[") else table_spans
    spans = arrange(read(text))
    if not spans:
        raise TraceError("line 1: expected at least one span of time, found none")
    return spans


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            found = "a folder or device" if path.exists() else "no such file"
            raise UserError(f"{path.name}: expected a file with an activity trace, found {found}.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UserError(
                f"{path.name}: expected a file of at most {MAX_BYTES // 10**6} MB, "
                f"found {size // 10**6} MB."
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UserError(
            f"{path.name}: expected a file that can be read, found a fault "
            f"({reason or 'its name is not valid'})."
        ) from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{path.name}, line {line}: expected text in UTF-8, found a byte that is not."
        ) from None
