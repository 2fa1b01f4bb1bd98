"""The review open on a journal in memory, with a resident that hears what is said."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from days_in_memory import DaysInMemory, around
from PySide6.QtWidgets import QLabel

from postureguard import theme as themes
from postureguard.core.insight.weeks import DayRow
from postureguard.core.programme import subjects
from postureguard.core.programme.history import Done, History, Session, Statement
from postureguard.protocol import Answer, Say
from postureguard.windows.client import ResidentClient
from postureguard.windows.review import ReviewWindow

TODAY = date(2026, 11, 20)
"""A Friday."""


class Resident(ResidentClient):
    """Writes down what is said, at once, and says nothing else."""

    def __init__(self, source):
        super().__init__("nowhere")
        self.source = source
        self.said = []
        self.answer = Answer()

    def send(self, request, reply=None):
        if isinstance(request, Say):
            self.said.append((request.about, request.value))
            if self.answer.ok:
                self.source.say(TODAY, request.about, request.value)
        if reply is not None:
            reply(self.answer)


class LivedDays(DaysInMemory):
    """Days, and what the person did and said on them."""

    def say(self, on, about, value):
        """One more thing is said."""
        at = datetime.combine(on, time(9), UTC)
        said = (*self.lived.said, Statement(at, on, about, value))
        self.lived = replace(self.lived, said=said)
        self.version += 1


def ago(days):
    return TODAY - timedelta(days=days)


def day(n, pain=None, *, to=None, taken=4, offered=5):
    """A day so many days ago."""
    return DayRow(
        ago(n),
        prompts=offered,
        done=taken,
        skipped=offered - taken,
        pain_median=None if pain is None else (pain + (pain if to is None else to)) / 2,
        pain_min=pain,
        pain_max=pain if to is None else to,
        ratings=0 if pain is None else 1,
    )


def session(n, *steps):
    """A short routine so many days ago."""
    at = datetime.combine(ago(n), time(10), UTC)
    done = tuple(Done(*step) for step in steps)
    return Session(at, ago(n), f"b-{n}", "short", "sh-lcs-1", "done", done)


def person(*sessions):
    """Somebody who chose a plan a year ago."""
    at = datetime.combine(ago(360), time(8), UTC)
    facts = {subjects.SCREEN: "none", subjects.TRACK: "lcs", subjects.FLOOR: "yes"}
    said = tuple(Statement(at, ago(360), *fact) for fact in facts.items())
    return History(sessions=sessions, said=said)


def open_review(qtbot, source, page, span="4 weeks", *, today=TODAY, heard=True):
    """The review, turned to a page, when all that is worked out is known."""
    window = ReviewWindow(source, around(today, themes.LIGHT))
    qtbot.addWidget(window)
    window.show()
    if heard:
        window.lead_on(Resident(source))
    window.show_page(page)
    window.show_range(span)
    settled(window)
    return window


def settled(window):
    """Have the background tell what it knows of the journal as it is."""
    window.work_out()


def words(window):
    """Everything that can be read in the window."""
    labels = [window.headline, *window.page.findChildren(QLabel)]
    return "\n".join(label.text() for label in labels if label.isVisible())
