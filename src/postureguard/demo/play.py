"""Lives the week and lays its traces out on one page."""

import sys
from datetime import UTC
from gettext import gettext as _
from html import escape
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from postureguard.core.settings import Settings
from postureguard.core.sitting.moment import Moment
from postureguard.demo.pictures import player_pictures
from postureguard.demo.week import live
from postureguard.errors import UserError
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal
from postureguard.journal.reader import JournalReader
from postureguard.resources import resource
from postureguard.system.clock import SystemClock
from postureguard.theme import pick
from postureguard.tray.icons import STATES
from postureguard.windows.application import qapp
from postureguard.windows.review import Around, render_pictures

PAGE = "index.html"
TITLE = "One working week with PostureGuard"


def play(out: Path) -> str:
    """Leave a journal, pictures and a page in the folder `out`; say where, in one sentence."""
    try:
        page = _play(out)
    except OSError as error:
        raise UserError(
            f"{error.filename or out} cannot be used: {error.strerror}.",
            "Choose another folder with --out.",
        ) from error
    return _("One working week is in {folder}; open {page}.").format(folder=out, page=page)


def _play(out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    journal_path = out / "journal.sqlite3"
    _make_room(out, journal_path)
    qInstallMessageHandler(_without_platform_chatter)
    ended = _week(journal_path)
    app = qapp()
    pictures = [p for theme in ("light", "dark") for p in player_pictures(app, out, theme)]
    with JournalReader(journal_path) as reader:
        for theme in ("light", "dark"):
            around = Around(Settings(), pick(theme), lambda: ended.wall, lambda: UTC)
            pictures += render_pictures(reader, around, out)
    page = out / PAGE
    page.write_text(_page(pictures, journal_path), encoding="utf-8")
    return page


def _without_platform_chatter(_kind: QtMsgType, _where: object, message: str) -> None:
    """Drawing into memory lacks what a real desktop has, and Qt says so for every window."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def _make_room(out: Path, journal: Path) -> None:
    """An earlier demo makes room for the new one; any other journal is not touched."""
    page = out / PAGE
    if journal.exists() and not (page.exists() and TITLE in page.read_text("utf-8", "replace")):
        raise UserError(f"{journal} exists already.", "Choose another folder with --out.")
    for suffix in ("", "-wal", "-shm"):
        journal.with_name(journal.name + suffix).unlink(missing_ok=True)


def _week(path: Path) -> Moment:
    opened = open_journal(path, prepare_journal, SystemClock().now().wall)
    try:
        return live(opened.journal, path)[1]
    finally:
        opened.journal.close()


STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; background: #FBF9F5; color: #22304A;
       margin: 3rem auto; max-width: 72rem; padding: 0 1.5rem; }
figure { margin: 0 1rem 2rem 0; display: inline-block; vertical-align: top;
         width: calc(50% - 1.5rem); }
figure img { width: 100%; border-radius: 12px; border: 1px solid #DED7CA; }
figure.icon { width: 5.5rem; text-align: center; }
figure.icon img { width: 48px; border: 0; border-radius: 0; }
figcaption { color: #5E6679; font-size: .87rem; }
"""


def _page(pictures: list[Path], journal: Path) -> str:
    icons = "".join(
        f'<figure class="icon"><img src="data:image/svg+xml;utf8,{_inline(state)}" alt="">'
        f"<figcaption>{escape(state)}</figcaption></figure>"
        for state in STATES
    )
    shots = "".join(
        f'<figure><img src="{escape(p.name)}" alt="{escape(p.stem)}">'
        f"<figcaption>{escape(p.stem.replace('-', ' '))}</figcaption></figure>"
        for p in pictures
    )
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{TITLE}</title>
<style>{STYLE}</style>
<h1>{TITLE}</h1>
<p>Nobody sat here: the real engine lived Monday to Friday in virtual time, wrote the real journal
(<code>{escape(journal.name)}</code>), and the real windows were drawn into memory.</p>
<h2>The tray says how it stands</h2>{icons}
<h2>The windows</h2>{shots}
</html>
"""


def _inline(state: str) -> str:
    svg = resource("icons", "light", f"{state}.svg").read_text("utf-8")
    return escape(svg.replace("#", "%23").replace('"', "'").replace("\n", " "))
