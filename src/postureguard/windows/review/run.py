"""The review as a process of its own, and as pictures."""

from datetime import date
from pathlib import Path

from postureguard import theme as themes
from postureguard.core.insight.report import Scope
from postureguard.core.insight.weeks import DaySource
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.review.window import ReviewWindow


def run_review(
    reader: DaySource, today: date, theme: str, client: ResidentClient | None = None
) -> int:
    """Show the review until it is closed. `theme` is the setting: auto, light or dark.

    It needs no resident; one that is there can call the window to the front.
    """
    app = qapp()
    chosen = themes.pick(theme)
    themes.apply(app, chosen)
    window = ReviewWindow(reader, today, chosen)
    if client is not None:
        window.lead_to_entries(client)
    return show_until_closed(window, "review", client)


def render_pictures(reader: DaySource, today: date, out_dir: Path, theme: str) -> tuple[Path, ...]:
    """Save a picture of every chart and of the table, for a manual or a demonstration."""
    chosen = themes.pick(theme)
    themes.apply(qapp(), chosen)
    out_dir.mkdir(parents=True, exist_ok=True)
    window = ReviewWindow(reader, today, chosen)
    window.resize(window.sizeHint())
    saved = []
    for scope in Scope:
        window.show_scope(scope)
        for tab in ("breaks", "pain", "table"):
            window.show_tab(tab)
            target = out_dir / f"review-{tab}-{scope.value}w-{chosen.name}.png"
            window.grab().save(str(target))
            saved.append(target)
    window.deleteLater()
    return tuple(saved)
