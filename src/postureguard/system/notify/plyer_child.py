"""The process in which plyer runs: `postureguard show-by-plyer TITLE BODY`.

plyer may wait for ever, warn, print or raise; all of that stays in here. It says nothing about
success, but notify-send complains on the error stream, which the parent reads.
"""

import os
import signal
import sys
import warnings

LIMIT_S = 5
WORD_JOINER = "\N{WORD JOINER}"


def safe(text: str, longest: int) -> str:
    """Text that no program takes for an option, within the limits of Windows."""
    text = text.replace("\0", "").strip()[:longest]
    return WORD_JOINER + text if text.startswith("-") or not text else text


def show_by_plyer(title: str, body: str) -> None:
    """Hand it to plyer. Ends by force, children and all, when that takes too long."""
    if hasattr(os, "setsid") and os.getpid() != os.getsid(0):
        os.setsid()
        signal.signal(signal.SIGALRM, _end_all)
        signal.alarm(LIMIT_S)
    warnings.simplefilter("ignore")
    from plyer import notification  # noqa: PLC0415 - after the time limit is set

    if sys.platform == "linux":  # a desktop reads the body as markup
        body = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    notification.notify(
        title=safe(title, 64), message=safe(body, 250), app_name="PostureGuard", timeout=30
    )


def _end_all(_number: int, _frame: object) -> None:
    os.killpg(0, signal.SIGKILL)
