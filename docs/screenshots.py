"""Takes every picture of a window in the manual: `python docs/screenshots.py`.

The real windows of the program (`scenes.py`) show a made-up journal (`example.py`), in light and in
dark, into `pictures/guide/`. `texts.json` there says what was read in each; with `--read`
nothing is written and those texts are printed, so that a test can tell when a picture is no longer
what the program shows.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from example import write_journal
from PIL import Image
from PySide6.QtCore import QLocale, qInstallMessageHandler
from PySide6.QtWidgets import QWidget
from scenes import PAINTED_MS, SCENES, Picture, Scene, let_draw
from seen import texts_of

from postureguard import theme as themes
from postureguard.journal.reader import JournalReader
from postureguard.windows.application import qapp

PICTURES: Final = Path(__file__).parent / "pictures" / "guide"
TEXTS: Final = "texts.json"
THEMES: Final = ("light", "dark")
COLOURS: Final = 255
PLAIN: Final = Image.Dither.NONE
SCREEN: Final = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96}


def take(folder: Path | None, names: tuple[str, ...] = THEMES) -> dict[str, list[str]]:
    """Open every window in those themes, and keep its picture if there is a folder for it.

    Returns what can be read in each.
    """
    app = qapp()
    QLocale.setDefault(QLocale("en_GB"))
    read: dict[str, list[str]] = {}
    with TemporaryDirectory() as scratch:
        journal = Path(scratch) / "journal.sqlite3"
        write_journal(journal)
        with JournalReader(journal) as reader:
            for theme in names:
                themes.apply(app, themes.pick(theme))
                for name, window in _opened(Scene(reader, Path(scratch), theme)):
                    read[name] = sorted(set(texts_of(window)))
                    if folder is not None:
                        _save(window, folder / f"{name}-{theme}.png")
    return read


def _opened(scene: Scene) -> Iterator[Picture]:
    for opening in SCENES:
        for name, window in opening(scene):
            window.show()
            let_draw(PAINTED_MS)
            yield name, window
        window.hide()


def _save(window: QWidget, path: Path) -> None:
    """A small file: a window with square corners gets along with as many colours as a GIF."""
    window.grab().save(str(path))
    with Image.open(path) as full:
        see_through = full.mode == "RGBA" and full.getextrema()[3] != (255, 255)
        small = full if see_through else full.convert("RGB").quantize(COLOURS, dither=PLAIN)
        small.save(path, optimize=True)


def _without_platform_chatter(_kind: object, _where: object, message: str) -> None:
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def main(folder: Path | None) -> None:
    """Take them all anew, or without a folder only read them."""
    qInstallMessageHandler(_without_platform_chatter)
    with TemporaryDirectory() as scratch:
        screens = Path(scratch) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        qapp()
    if folder is None:
        sys.stdout.write(json.dumps(take(None, THEMES[:1]), ensure_ascii=False))
    else:
        with TemporaryDirectory() as scratch:
            texts = json.dumps(take(Path(scratch)), ensure_ascii=False, indent=1)
            (Path(scratch) / TEXTS).write_text(texts + "\n", "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(scratch, folder)
    sys.stdout.flush()
    os._exit(0)  # windows that are still open need no farewell


if __name__ == "__main__":
    main(None if "--read" in sys.argv[1:] else PICTURES)
