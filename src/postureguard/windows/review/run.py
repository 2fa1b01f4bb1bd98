"""The review as a process of its own, and as pictures."""

from pathlib import Path

from PySide6.QtCore import QThreadPool

from postureguard import theme as themes
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.review.around import Around
from postureguard.windows.review.days import Source
from postureguard.windows.review.pages import PAGES
from postureguard.windows.review.window import ReviewWindow

PICTURED = ("week", "12 weeks", "year")


def run_review(source: Source, around: Around, client: ResidentClient | None = None) -> int:
    """Show the review until it is closed.

    It needs no resident; one that is there can call the window to the front.
    """
    themes.apply(qapp(), around.theme)
    window = ReviewWindow(source, around)
    if client is not None:
        window.lead_on(client)
    code = show_until_closed(window, "review", client)
    QThreadPool.globalInstance().waitForDone()  # who still reads must not lose the journal
    return code


def render_pictures(source: Source, around: Around, out_dir: Path) -> tuple[Path, ...]:
    """Save a picture of every page, for a manual or a demonstration."""
    themes.apply(qapp(), around.theme)
    out_dir.mkdir(parents=True, exist_ok=True)
    window = ReviewWindow(source, around)
    window.resize(window.sizeHint())
    window.work_out()
    saved = []
    for number, entry in enumerate(PAGES):
        window.show_page(entry.name)
        ranges = PICTURED if window.page.has_range else PICTURED[:1]
        for name in ranges:
            window.show_range(name)
            file = f"review-{number + 1}-{entry.name}-{name.replace(' ', '-')}-{around.theme.name}"
            target = out_dir / f"{file}.png"
            window.grab().save(str(target))
            saved.append(target)
    window.deleteLater()
    return tuple(saved)
