"""The settings window."""

from collections.abc import Iterable
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.exercises import ON_THE_DESKTOP
from postureguard.cli.files import as_wished, chosen, need_display
from postureguard.cli.on_its_own import start_data
from postureguard.cli.words import in_words, show_window

if TYPE_CHECKING:
    from postureguard.system.capability import Capability
    from postureguard.windows.client import ResidentClient


@click.command()
@in_words
def settings() -> None:
    """Choose when breaks come, how the program looks, and more."""
    show_window(protocol.Show(window="settings"), open_settings)


def open_settings(client: "ResidentClient | None" = None) -> int:
    """Show the settings until the window is closed; the resident can call it to the front."""
    from postureguard.system.desktop_wishes import desktop_wishes
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_editor import SettingsEditor
    from postureguard.windows.application import qapp
    from postureguard.windows.settings import Surroundings, run_settings

    need_display(ON_THE_DESKTOP)
    app = qapp()
    wished = partial(as_wished, wishes=desktop_wishes())
    store = SettingsEditor(user_paths().settings)
    around = Surroundings(store, AtLogin(), here, wished, open_file, start_data)
    return run_settings(around, app, client)


class AtLogin:
    """Starting with the desktop, for the window."""

    def read(self) -> bool | None:
        """Whether the desktop starts the program now; None when that cannot be told."""
        from postureguard.system.autostart import read_autostart

        return read_autostart()

    def turn(self, on: bool) -> None:  # noqa: FBT001 - the only thing it is about
        """Start with the desktop, or no longer."""
        from postureguard.system.autostart import own_command, write_autostart

        write_autostart(on, own_command())


def here(group: str) -> tuple[str, ...]:
    """What works on this desktop for a group of options, a sentence each."""
    if group == "presence":
        from postureguard.system.presence.choose import describe as presence

        return in_sentences(presence(chosen().presence))
    if group == "holds":
        from postureguard.system.holds.choose import describe as holds

        return in_sentences(holds())
    if group == "sound":
        from postureguard.system.sound import describe as sounds

        return in_sentences(sounds())
    if group == "look":
        from postureguard.system.notify.choose import describe as notifications

        return in_sentences(notifications())
    return ()


def in_sentences(found: "Iterable[Capability]") -> tuple[str, ...]:
    """What tells of something here, in one sentence; then what nothing tells of, and its price."""
    named = [one for one in found if not one.name.startswith(" ") and one.name != one.by]
    by = _("{name} by {by}")
    works = "; ".join(by.format(name=one.name, by=one.by) for one in named if one.works)
    missing: dict[str, list[str]] = {}
    for one in named:
        if not one.works:
            missing.setdefault(one.meaning, []).append(one.name)
    here_ = [_("Here: {ways}.").format(ways=works)] if works else []
    return (*here_, *(f"{', '.join(names)}: {meaning}" for meaning, names in missing.items()))


def open_file(path: Path) -> bool:
    """Open a file in the program that the desktop has for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


COMMANDS: tuple[click.Command, ...] = (settings,)
