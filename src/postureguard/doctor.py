"""What works on this desktop, what does not, and what that means for the user."""

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from postureguard import __version__
from postureguard.catalogue import read_own
from postureguard.core.settings import Settings
from postureguard.errors import UserError
from postureguard.journal.reader import JournalReader
from postureguard.protocol import Status
from postureguard.system import autostart
from postureguard.system.client import NotRunningError, ask
from postureguard.system.display import has_display
from postureguard.system.paths import Paths, user_paths
from postureguard.system.settings_file import read_settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One capability: does it work, by what, and what follows for the user."""

    name: str
    works: bool
    by: str
    meaning: str


def _works(name: str, by: str, meaning: str) -> Finding:
    return Finding(name, works=True, by=by, meaning=meaning)


def _missing(name: str, by: str, meaning: str) -> Finding:
    return Finding(name, works=False, by=by, meaning=meaning)


def examine() -> list[dict[str, Any]]:
    """Look at everything the program uses; each finding as plain data."""
    paths = user_paths()
    findings = [*_program(paths), *_desktop(), _autostart(), *_files(paths)]
    return [asdict(finding) for finding in findings]


def in_words(findings: list[dict[str, Any]]) -> str:
    """The findings, a line each with what they mean."""
    lines = [f"PostureGuard {__version__}", ""]
    for finding in findings:
        mark = _("works") if finding["works"] else _("missing")
        lines.append(f"{finding['name']:<22} {mark:<8} {finding['by']}")
        lines.append(f"{'':<31} {finding['meaning']}")
    return "\n".join(lines)


def _program(paths: Paths) -> Iterator[Finding]:
    try:
        status = ask(paths.socket, Status()).data or {}
        yield _works(_("Resident"), str(status.get("headline", "")), _("It is running."))
        yield _choice(fails=bool(status.get("choosing_fails")))
    except NotRunningError:
        yield _missing(_("Resident"), paths.socket, _("Start it with `postureguard`."))
    except UserError as error:
        yield _missing(_("Resident"), paths.socket, str(error))


def _choice(*, fails: bool) -> Finding:
    name = _("Choice of routines")
    if not fails:
        return _works(name, "", _("Breaks lead through what suits you now."))
    words = _("It did not work and is tried again; until then the last choice holds. See the log.")
    return _missing(name, "", words)


def _desktop() -> Iterator[Finding]:
    try:
        shown, words = has_display(), _("No window can be shown here; `postureguard demo` works.")
    except UserError as error:
        shown, words = False, str(error)
    if not shown:
        yield _missing(_("Display"), "", words)
        return
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QSystemTrayIcon  # noqa: PLC0415

    app = QGuiApplication.instance() or QApplication([sys.argv[0]])
    yield _works(_("Display"), QGuiApplication.platformName(), _("Windows can be shown."))
    tray = QSystemTrayIcon.isSystemTrayAvailable()
    yield Finding(
        _("Tray"),
        tray,
        _("system tray") if tray else "",
        _("The icon shows how long you have been sitting.")
        if tray
        else _("There is no tray; start PostureGuard a second time to open its window."),
    )
    yield from _channels()
    del app


def _channels() -> Iterator[Finding]:
    from postureguard.system.holds.choose import describe as holds  # noqa: PLC0415
    from postureguard.system.notify.choose import describe as notifications  # noqa: PLC0415
    from postureguard.system.presence.choose import describe_in_full as presence  # noqa: PLC0415
    from postureguard.system.sound import describe as sound  # noqa: PLC0415

    found = [*notifications(), *presence(_presence_setting()), *holds(), *sound()]
    for capability in found:
        yield Finding(capability.name, capability.works, capability.by, capability.meaning)


def _presence_setting() -> str:
    """As it is in force; the default where the file cannot be read."""
    try:
        return read_settings(user_paths().settings)[0].presence
    except UserError:
        return Settings().presence


def _autostart() -> Finding:
    starts = autostart.read_autostart()
    words = autostart.in_words(starts)
    if starts is False:
        words = f"{words} {_('`postureguard autostart on` changes that.')}"
    return Finding(
        _("Autostart"), starts is True, str(autostart.autostart_file()) if starts else "", words
    )


def _files(paths: Paths) -> Iterator[Finding]:
    try:
        problems = read_settings(paths.settings)[1]
        words = "; ".join(problem.message for problem in problems) or _("Every value is in order.")
        yield Finding(_("Settings"), not problems, str(paths.settings), words)
    except UserError as error:
        yield _missing(_("Settings"), str(paths.settings), str(error))
    yield _journal(paths.journal)
    yield _own(paths.own)
    if _can_hold_files(paths.log.parent):
        yield _works(_("Log"), str(paths.log), _("What went wrong is written there."))
    else:
        yield _missing(_("Log"), str(paths.log), _("Check that folder; nothing can be written."))


def _own(folder: Path) -> Finding:
    name, found = _("Own exercises"), read_own(folder)
    if found.problems:
        return _missing(name, str(folder), " ".join(found.problems))
    if not os.access(folder, os.F_OK):
        return _works(name, "", _("There are none; `postureguard own` adds some."))
    exercises, routines = len(found.catalogue.exercises), len(found.catalogue.routines)
    counted = ngettext("{n} exercise", "{n} exercises", exercises).format(n=exercises)
    also = ngettext("{n} routine", "{n} routines", routines).format(n=routines)
    return _works(
        name,
        str(folder),
        _("{exercises} and {routines} of your own.").format(exercises=counted, routines=also),
    )


def _can_hold_files(folder: Path) -> bool:
    """Whether a folder, or the nearest one that there is, can be written to."""
    there = next(place for place in (folder, *folder.parents) if os.access(place, os.F_OK))
    return there.is_dir() and os.access(there, os.W_OK)


def _journal(path: Path) -> Finding:
    name = _("Journal")
    if not os.access(path, os.F_OK):
        if not _can_hold_files(path.parent):
            return _missing(name, str(path), _("Check that folder; nothing can be written."))
        return _works(name, str(path), _("It is made at the first start."))
    try:
        with JournalReader(path) as reader:
            span = reader.span()
    except UserError as error:
        return _missing(name, str(path), str(error))
    words = _("It is empty so far.")
    if span is not None:
        words = _("It holds the days from {first} to {last}.").format(first=span[0], last=span[1])
    return _works(name, str(path), words)
