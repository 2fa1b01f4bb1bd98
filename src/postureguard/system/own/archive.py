"""Opens the zip file of a pack as if somebody had made it to do harm.

Nothing is unpacked to the disk. Sizes are counted while reading, whatever the file says of itself.
"""

import io
import re
import stat
import zipfile
import zlib
from gettext import gettext as _
from pathlib import Path
from typing import Final

from postureguard.errors import UserError

MEGABYTE: Final = 1024 * 1024
MOST_FILE: Final = 8 * MEGABYTE
MOST_IN_ALL: Final = 32 * MEGABYTE
MOST_ENTRIES: Final = 200
MOST_TEXT: Final = 256 * 1024
MOST_PICTURE: Final = 4 * MEGABYTE
NAMES: Final = re.compile(
    r"pack\.toml|routines\.toml|exercises/own-[a-z0-9-]{1,56}\.toml|pictures/own-[a-z0-9-]{1,56}\.png"
)
FOLDERS: Final = ("exercises/", "pictures/")

_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED: Final = 0x1
_ENTRY: Final = b"PK\x01\x02"
"""What each entry of a zip file's contents begins with."""
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    OverflowError, LookupError, OSError,
)  # fmt: skip
"""What reading a damaged zip file can raise."""


def refused(title: str) -> UserError:
    """What is wrong with a pack, with what helps."""
    how_to = _("Nothing was added. Ask for the pack again, or have it mended where it was made.")
    return UserError(title, how_to)


def read_archive(path: Path) -> dict[str, bytes]:
    """The files in a pack by their names; `UserError` unless all of them are as they should be."""
    data = _read(path)
    if data.count(_ENTRY) > MOST_ENTRIES:  # before any of them is looked at
        raise _too_many(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, path)
            return _contents(archive, entries, path)
    except _BROKEN as error:
        raise refused(_("{path} is damaged, or not a pack.").format(path=path)) from error


def write_archive(path: Path, files: dict[str, bytes]) -> None:
    """Write a pack; the same files make the same pack. `UserError` when it cannot be written."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    if len(packed.getvalue()) > MOST_FILE or len(files) > MOST_ENTRIES:
        most = _("A pack holds at most {count} files in {size}.")
        raise UserError(
            _("That is too much for one pack."),
            most.format(count=MOST_ENTRIES, size=_size(MOST_FILE)),
        )
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_bytes(packed.getvalue())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UserError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror),
            _("Choose another place."),
        ) from error


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError(_("{path} is not a file.").format(path=path), _("Choose a pack."))
        with path.open("rb") as file:
            data = file.read(MOST_FILE + 1)
    except OSError as error:
        words = _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        raise UserError(words, _("Check the file.")) from error
    if len(data) > MOST_FILE:
        raise refused(_larger(str(path), MOST_FILE))
    return data


def _check_entries(entries: list[zipfile.ZipInfo], path: Path) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _too_many(path)
    names = set()
    for entry in entries:
        name, shown = entry.orig_filename, f"{path}: {entry.orig_filename[:60]!r}"
        if name != entry.filename or not (NAMES.fullmatch(name) or name in FOLDERS):
            raise refused(_("{place} does not belong in a pack.").format(place=shown))
        if name in names:
            raise refused(_("{place} is in it twice.").format(place=shown))
        names.add(name)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFDIR if name in FOLDERS else stat.S_IFREG):
            raise refused(_("{place} is not an ordinary file.").format(place=shown))
        if entry.flag_bits & _LOCKED or entry.compress_type not in _PLAIN:
            words = _("{place} is locked, or packed in an unknown way.")
            raise refused(words.format(place=shown))


def _contents(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], path: Path
) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = MOST_IN_ALL
    for entry in entries:
        if entry.filename in FOLDERS:
            continue
        most = MOST_PICTURE if entry.filename.endswith(".png") else MOST_TEXT
        with archive.open(entry) as file:
            data = file.read(most + 1)
        left -= len(data)
        if len(data) > most:
            raise refused(_larger(f"{path}: {entry.filename}", most))
        if left < 0:
            words = _("{path} holds more than {size}.")
            raise refused(words.format(path=path, size=_size(MOST_IN_ALL)))
        found[entry.filename] = data
    return found


def _too_many(path: Path) -> UserError:
    words = _("{path} has more than {count} files in it.")
    return refused(words.format(path=path, count=MOST_ENTRIES))


def _larger(place: str, most: int) -> str:
    return _("{place} is larger than {size}.").format(place=place, size=_size(most))


def _size(count: int) -> str:
    return f"{count // MEGABYTE} MiB" if count >= MEGABYTE else f"{count // 1024} KiB"
