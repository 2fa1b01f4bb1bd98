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
        super().__init__(_("Four questions"), " ")
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

    def confirm(self) -> None:
        """What is shown holds today, too."""
        for about, row in self.rows.items():
            if row.value and not self._answers.value_today(about):
                self._answers.say(about, row.value)

    def enter(self) -> None:
        """Show what was said."""
        known = self._answers
        earlier = any(known.value(about) and not known.value_today(about) for about in self.rows)
        self.intro.setText(
            _("Your last answers are marked; what still holds can stay as it is.")
            if earlier
            else _("They suggest where to begin. “Not sure” is a good answer, too.")
        )
        for about, row in self.rows.items():
            row.choose(self._answers.value(about))
