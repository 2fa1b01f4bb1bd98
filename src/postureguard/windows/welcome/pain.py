"""The pain profile: now, usually, for how long, and the legs."""

from gettext import gettext as _

from postureguard.core.programme import subjects
from postureguard.core.programme.signs import LASTING
from postureguard.windows.scale import Scale
from postureguard.windows.texts import quiet_text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.page import WelcomePage
from postureguard.windows.welcome.question import Question, mark_score, yes_or_no


class PainPage(WelcomePage):
    """Four questions about the back; each may stay open."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(_("Your back"), _("Answer what you like; the rest may stay open."))
        self._answers = answers
        self.now = Scale(_("Low-back pain right now?"))
        self.usual = Scale(_("And on a usual day?"))
        self.lasting = yes_or_no(_("Has it been there on most days for more than three months?"))
        self.legs = yes_or_no(_("Does it come with pain, tingling or weakness in a leg?"))
        self.new = quiet_text(
            _("If a foot is newly weak, or one leg newly numb: go back and tick it, please.")
        )
        self.add(self.now, self.usual, self.lasting, self.legs, self.new)
        self.finish()
        self.now.rated.connect(self._rate)
        self.usual.rated.connect(lambda score: answers.say(subjects.USUAL_PAIN, str(score)))
        for row, about in self._rows():
            row.said.connect(lambda value, _on, about=about: self._say(about, value))

    def enter(self) -> None:
        """Show what was said, here or by a tick."""
        mark_score(self.usual, self._answers.value(subjects.USUAL_PAIN))
        for row, about in self._rows():
            row.choose(self._answers.value(about))
        if LASTING in self._answers.ticked and not self.lasting.value:
            self.lasting.choose("yes")
        self.new.setVisible(self.legs.value == "yes")

    def _rows(self) -> tuple[tuple[Question, str], ...]:
        return (
            (self.lasting, subjects.LASTING_PAIN),
            (self.legs, subjects.LEG_SIGNS),
        )

    def _rate(self, score: int) -> None:
        """One rating is one fact: it is kept at once, and stays."""
        self._answers.rate(score)
        self.now.open(is_open=False)

    def _say(self, about: str, value: str) -> None:
        self._answers.say(about, value)
        self.new.setVisible(self.legs.value == "yes")
