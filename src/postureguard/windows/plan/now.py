"""The first page: the plan, why it is as it is today, and what comes next."""

from functools import partial
from gettext import gettext as _
from typing import get_args

from PySide6.QtCore import Signal

from postureguard.core.facts import BreakKind
from postureguard.core.programme import subjects
from postureguard.core.programme.questions import TRACKS, track_name, track_words
from postureguard.theme import LINE
from postureguard.windows.chips import Choices
from postureguard.windows.page import Page
from postureguard.windows.plan import words
from postureguard.windows.plan.asks import Asks
from postureguard.windows.plan.outlook import Outlook
from postureguard.windows.plan.parts import Section, Sentences, in_order, wrapped
from postureguard.windows.texts import button, text


class NowPage(Page):
    """Today."""

    said = Signal(str, str)
    """About what, and the value."""
    welcome = Signal(str)
    """Questions are to be asked: a page of the welcome window, or all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Today"))
        self.track_words = text(factor=LINE)
        self.reasons, self.why = Sentences(), Sentences()
        self.breaks, self.ahead = Sentences(), Sentences()
        self.asks = Asks()
        self.change = button(_("Change the plan"), "", self._open_choices)
        self.questions = button(_("The questions"), "quiet", partial(self.welcome.emit, ""))
        self.tracks = Choices(_("Which plan?"), {name: track_name(name) for name in TRACKS})
        self.main = Choices(
            _("Which bothers you more?"), {"lcs": _("Hips and trunk"), "glute": _("The buttocks")}
        )
        self._lay_out()
        self.asks.said.connect(self.said)
        self.asks.welcome.connect(self.welcome)
        self.tracks.said.connect(self._choose)
        self.main.said.connect(lambda value, _on: self.said.emit(subjects.BOTHERS, value))

    def show_outlook(self, found: Outlook) -> None:
        """Show how it stands."""
        self.track_words.setText(track_words(found.plan.track))
        self.reasons.show_sentences((*_levels(found), *found.plan.reasons[:-1]))
        self.why.show_sentences(_why(found))
        self.breaks.show_sentences(_breaks(found))
        self.ahead.show_sentences(_ahead(found))
        self._next.setVisible(bool(_ahead(found)))
        self.asks.show_outlook(found)
        in_order(self, *self.asks.buttons, self.change, self.questions)
        self.tracks.chips[found.plan.track].setChecked(True)
        self.main.setVisible(found.plan.track == "both")
        self.main.chips[found.plan.main].setChecked(True)

    def _open_choices(self) -> None:
        self.tracks.setVisible(self.tracks.isHidden())
        chosen = next((chip for chip in self.tracks.chips.values() if chip.isChecked()), None)
        if chosen is not None and not self.tracks.isHidden():
            chosen.setFocus()

    def _choose(self, track: str) -> None:
        self.tracks.hide()
        self.change.setFocus()
        self.said.emit(subjects.TRACK, track)

    def _lay_out(self) -> None:
        plan, why = Section(_("Your plan")), Section(_("Why it is like this today"))
        breaks = Section(_("What the next breaks would be"))
        self._next = Section(_("What comes next"))
        plan.add(self.track_words, self.reasons, wrapped(self.change, self.questions))
        plan.add(self.tracks, self.main)
        self.tracks.hide()
        why.add(self.why)
        breaks.add(self.breaks)
        self._next.add(self.ahead)
        for part in (self.asks, plan, why, breaks, self._next):
            self.column.addWidget(part)
        self.column.addStretch(1)


def _levels(found: Outlook) -> tuple[str, ...]:
    """The level of each plan that is followed, with the rule that led to it."""
    lines: list[str] = []
    for track in found.followed:
        changes = found.progress.tracks[track].changes
        lines.append(words.level_line(track, found.progress))
        lines.append(found.why(track, changes[-1]) if changes else found.plan.reasons[-1])
    return tuple(lines)


def _why(found: Outlook) -> tuple[str, ...]:
    """One sentence for each rule that made today what it is."""
    progress = found.progress
    return (
        _("{what}.").format(what=words.mode(progress)),
        *(reason.text for reason in found.in_force()),
        words.ups(progress),
        words.safety(found.safety),
        _("It is a good moment to talk to a professional.") if progress.advice else "",
    )


def _breaks(found: Outlook) -> tuple[str, ...]:
    """What a break of each kind would lead through now, and why."""
    offers = [(kind, found.offer(kind)) for kind in get_args(BreakKind)]
    told = [words.next_break(kind, offer) for kind, offer in offers if offer is not None]
    return tuple(told) or (_("No exercises are offered for now."),)


def _ahead(found: Outlook) -> tuple[str, ...]:
    """What comes next for the plan; what comes next for an exercise stands beside it."""
    return tuple(
        reason.text
        for reason in found.progress.ahead
        if reason.exercise is None and reason.track in (None, *found.followed)
    )
