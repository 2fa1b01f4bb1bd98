"""Starting with the desktop, by the autostart files of freedesktop.org."""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.itself import ITSELF, lasting_executable
from postureguard.system.autostart_portal import ask_portal, in_flatpak

FILE = "org.postureguard.PostureGuard.desktop"
PLAIN = re.compile(r"[A-Za-z0-9/._\-+:,=@]+\Z")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
ENTRY = """\
[Desktop Entry]
Type=Application
Name=PostureGuard
Comment=Notices how long you have been sitting and leads you through a minute of movement
Exec=@EXEC@
Icon=org.postureguard.PostureGuard
Terminal=false
StartupNotify=false
X-GNOME-Autostart-enabled=true
X-GNOME-Autostart-Delay=5
"""
"""The same text as installer/autostart; a test holds them together."""
HIDDEN = "[Desktop Entry]\nType=Application\nName=PostureGuard\nHidden=true\n"


def autostart_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The user's own autostart file, whether it exists or not."""
    home = environ.get("HOME") or str(Path.home())
    name = "HOST_XDG_CONFIG_HOME" if in_flatpak(environ) else "XDG_CONFIG_HOME"
    config = environ.get(name, "")
    return Path(config if config.startswith("/") else f"{home}/.config") / "autostart" / FILE


def read_autostart(environ: Mapping[str, str] = os.environ) -> bool | None:
    """Whether the desktop starts the program; None when its file cannot be read."""
    for path in (autostart_file(environ), *_system_files(environ)):
        try:
            keys = _keys(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError):
            return None
        return (
            keys.get("Hidden", "false").lower() != "true"
            and keys.get("X-GNOME-Autostart-enabled", "true").lower() != "false"
            and bool(keys.get("Exec"))
        )
    return False


def in_words(on: bool | None) -> str:  # noqa: FBT001 - the only thing it is about
    """What `read_autostart` has found, as a sentence."""
    if on is None:
        path = autostart_file()
        return _(
            "Whether PostureGuard starts when you log in is unknown: {file} cannot be read."
        ).format(file=path)
    if on:
        return _("PostureGuard starts when you log in.")
    return _("PostureGuard does not start when you log in.")


def own_command(argv0: str | None = None) -> list[str]:
    """The command that starts this installation of the program."""
    executable = lasting_executable()
    if executable is not None:
        return [executable]
    script = Path(argv0 or sys.argv[0])
    if script.stem == "postureguard" and script.is_file():
        return [str(script.absolute())]
    return list(ITSELF)


def write_autostart(
    on: bool,  # noqa: FBT001 - the only thing it is about
    command: list[str],
    environ: Mapping[str, str] = os.environ,
) -> None:
    """Start the program with the desktop, or no longer. Raises UserError when that fails."""
    if in_flatpak(environ):
        ask_portal(on, environ)
        return
    path = autostart_file(environ)
    text = ENTRY.replace("@EXEC@", exec_line(command)) if on else ""
    try:
        if on:
            _write(path, text)
        else:
            path.unlink(missing_ok=True)
            if read_autostart(environ):  # the one in /etc/xdg applies again
                _write(path, HIDDEN)
    except OSError as error:
        raise UserError(
            f"The autostart file {path} cannot be changed: {error.strerror}.",
            "Check that you may write to that folder.",
        ) from error
    if read_autostart(environ) is not on or (on and path.read_text(encoding="utf-8") != text):
        raise UserError(f"The autostart file {path} is not as it was written.", "Please try again.")


def exec_line(command: list[str]) -> str:
    """A command as the value of Exec. Raises UserError for what no desktop would start."""
    if not command or not command[0]:
        raise UserError("There is no command to start.")
    if "%" in command[0]:
        raise UserError(
            f"The program lies in a folder with a % in its name: {command[0]}",
            "Desktops do not start such a program; move it to another folder.",
        )
    return " ".join(_word(word) for word in command)


def _word(word: str) -> str:
    if CONTROL.search(word):
        raise UserError(
            f"The command has a line break or another control character: {word!r}",
            "Move the program to a folder with an ordinary name.",
        )
    if PLAIN.match(word):
        return word
    quoted = re.sub(r'(["`$\\])', r"\\\1", word)
    return f'"{quoted}"'.replace("\\", "\\\\").replace("%", "%%")


def _system_files(environ: Mapping[str, str]) -> list[Path]:
    places = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    return [Path(place) / "autostart" / FILE for place in places.split(":") if place[:1] == "/"]


def _keys(text: str) -> dict[str, str]:
    """The keys of the main group, without the translated ones."""
    keys: dict[str, str] = {}
    group = ""
    for line in text.splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group == "[Desktop Entry]" and "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            keys[key.strip()] = value.strip()
    return keys


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=".", delete=False
    ) as file:
        file.write(text)
    try:
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError:
        Path(file.name).unlink(missing_ok=True)
        raise
