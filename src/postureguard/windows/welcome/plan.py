"""The outcome: where to begin, why, and how to change it."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from postureguard.core.programme import subjects
from postureguard.core.programme.questions import TRACKS, plan, track_name, track_words
from postureguard.core.programme.self_tests import may_be_tried
from postureguard.theme import LINE, SPACE
from postureguard.windows.chips import Flow
from postureguard.windows.texts import button, quiet_text, text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.page import WelcomePage, card
from postureguard.windows.welcome.question import Question


class PlanPage(WelcomePage):
    """A starting track that one click changes."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(_("Your starting track"))
        self._answers = answers
        self.ways: dict[str, QPushButton] = {}
        """The buttons that lead to other pages."""
        self.name = text("", LINE, strong=True)
        self.words = text()
        self.reasons = text()
        self.track = Question(
            _("Rather another one?"), {track: track_name(track) for track in TRACKS}
        )
        self.main = Question(
            _("Which bothers you more? It comes first."),
            {"lcs": _("Tight hips, hollow back"), "glute": _("Buttocks that are hard to feel")},
        )
        self.add(card(self.name, self.words, self.reasons), self.track, self.main)
        self.add(
            quiet_text(
                _(
                    "The questions are a starting point, not a test of your health; nobody has"
                    " validated them. Change the track whenever you like."
                )
            )
        )
        self.add(text(_("Change an answer"), LINE, strong=True), self._ways_back())
        self.finish()
        self.track.said.connect(self._choose)
        self.main.said.connect(lambda value, _on: answers.say(subjects.BOTHERS, value))

    def enter(self) -> None:
        """Work it out from what was said."""
        found = plan(self._answers.history)
        heading = _("{track}, level {n}").format(track=track_name(found.track), n=found.level)
        self.name.setText(heading)
        self.words.setText(track_words(found.track))
        self.reasons.setText("\n".join(f"•  {reason}" for reason in found.reasons))
        self.track.choose(found.track)
        self.ways["tests"].setVisible(may_be_tried(self._answers.safety))
        self.main.setVisible(found.track == "both")
        self.main.choose(found.main)

    def _choose(self, track: str) -> None:
        self._answers.say(subjects.TRACK, track)
        self.enter()

    def _ways_back(self) -> QWidget:
        result = QWidget()
        flow = Flow()
        result.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
        for page, words in _ways().items():
            way = button(words, "chip", partial(self.left_for.emit, page))
            way.setMinimumHeight(way.fontMetrics().height() + 2 * SPACE)
            self.ways[page] = way
            flow.addWidget(way)
        return result


def _ways() -> dict[str, str]:
    return {
        "safety-e": _("Safety"),
        "pain": _("Your back"),
        "questions": _("Four questions"),
        "tests": _("Self-tests"),
        "place": _("Where you sit"),
        "hours": _("Working hours"),
    }
