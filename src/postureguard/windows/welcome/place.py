"""The place: clothes, floor, walking, what is at hand."""

from gettext import gettext as _

from postureguard.core.programme import subjects
from postureguard.core.programme.person import person
from postureguard.core.training.exercise import KIT
from postureguard.theme import LINE
from postureguard.windows.texts import quiet_text, text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.page import WelcomePage, close_together
from postureguard.windows.welcome.question import Question, yes_or_no
from postureguard.windows.welcome.tick import Tick


class PlacePage(WelcomePage):
    """What is offered has to fit where the person is."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(_("Where you sit"), _("Only what fits is offered."))
        self._answers = answers
        self.clothes = Question(_("What do you wear there?"), _clothes())
        self.floor = yes_or_no(_("Can you lie on the floor there, and do you want to?"))
        self.walk = yes_or_no(_("Can you leave the desk for a short walk?"))
        self.discreet = yes_or_no(_("Only exercises that nobody notices, and walking?"))
        self.kit = {code: Tick(words) for code, words in _kit().items()}
        self.add(self.clothes, self.floor, self.walk, self.discreet)
        self.add(text(_("What is at hand?"), LINE, strong=True))
        self.add(close_together(*self.kit.values()))
        self.add(quiet_text(_("Chairs on wheels and desks that could tip never bear your weight.")))
        self.finish()
        for row, about in self._rows():
            row.said.connect(lambda value, _on, about=about: answers.say(about, value))
        for tick in self.kit.values():
            tick.clicked.connect(self._say_kit)

    def enter(self) -> None:
        """Show what was said, or what is taken to be so."""
        known = person(self._answers.history, self._answers.today)
        self.clothes.choose(known.clothes)
        self.floor.choose("yes" if known.floor else "no")
        self.walk.choose("yes" if known.can_walk else "no")
        self.discreet.choose("yes" if known.discreet else "no")
        for code, tick in self.kit.items():
            tick.setChecked(code in known.kit)

    def _rows(self) -> tuple[tuple[Question, str], ...]:
        return (
            (self.clothes, subjects.CLOTHES),
            (self.floor, subjects.FLOOR),
            (self.walk, subjects.WALK),
            (self.discreet, subjects.DISCREET),
        )

    def _say_kit(self) -> None:
        ticked = {code for code, tick in self.kit.items() if tick.isChecked()}
        self._answers.say(subjects.KIT, ",".join(code for code in KIT if code in ticked))


def _clothes() -> dict[str, str]:
    return {
        "office": _("A skirt, or tight trousers"),
        "trousers": _("Trousers I can move in"),
        "sports": _("Sports clothes"),
    }


def _kit() -> dict[str, str]:
    """What can be ticked: a support for the hand and a mat follow from the rest."""
    return {
        "desk": _("A desk that stands firm"),
        "steady-chair": _("A chair that cannot roll away"),
        "wall": _("A free piece of wall"),
        "dowel": _("A stick, a broom or an umbrella"),
        "loop-band": _("A small loop band"),
        "band": _("A long band, and where to fix it"),
        "weight": _("A weight, such as a dumb-bell or a full bag"),
        "cable": _("A cable machine"),
    }
