"""The review: a quiet page about days and weeks gone by."""

from postureguard.windows.review.around import Around
from postureguard.windows.review.run import render_pictures, run_review
from postureguard.windows.review.window import ReviewWindow

__all__ = ["Around", "ReviewWindow", "render_pictures", "run_review"]
