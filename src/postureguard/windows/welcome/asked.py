"""The four questions, and how much somebody moves now."""

from gettext import gettext as _

from postureguard.core.programme import subjects
from postureguard.core.programme.questions import QUESTIONS, hint, question
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.page import WelcomePage
from postureguard.windows.welcome.question import Question


class QuestionsPage(WelcomePage):
    """Each answer shifts where the plan begins; each may stay open."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            _("Four questions"), _("They suggest where to begin. “Not sure” is a good answer, too.")
        )
        self._answers = answers
        choices = {"yes": _("Yes"), "unsure": _("Not sure"), "no": _("No")}
        self.rows = {
            subjects.QUESTION + name: Question(question(name), choices, hint(name))
            for name in QUESTIONS
        }
        days = {str(n): str(n) for n in range(8)}
        self.rows[subjects.ACTIVE_DAYS] = Question(
            _("On how many days of a usual week do you exercise now?"), days
        )
        self.add(*self.rows.values())
        self.finish()
        for about, row in self.rows.items():
            row.said.connect(lambda value, _on, about=about: answers.say(about, value))

    def enter(self) -> None:
        """Show what was said."""
        for about, row in self.rows.items():
            row.choose(self._answers.value(about))
