"""The safety screen, one page for each degree of urgency. It cannot be passed unanswered."""

from gettext import gettext as _

from postureguard.core.due import Reason
from postureguard.core.programme import subjects
from postureguard.core.programme.signs import SignTier, question, read_ticks, signs_of
from postureguard.windows.texts import quiet_text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.page import WelcomePage, close_together
from postureguard.windows.welcome.tick import Tick


class ScreenPage(WelcomePage):
    """The signs of one tier, to be ticked, or "None of these"."""

    def __init__(self, tier: SignTier, answers: Answers) -> None:
        super().__init__(question(tier))
        self._tier = tier
        self._answers = answers
        self._why = quiet_text()
        self.add(self._why)
        self.ticks = {sign.id: Tick(sign.words) for sign in signs_of(tier)}
        self.none = Tick(_("None of these"))
        self.add(close_together(*self.ticks.values(), self.none))
        self.finish()
        for tick in self.ticks.values():
            tick.clicked.connect(self._sign_clicked)
        self.none.clicked.connect(self._none_clicked)
        self._show_known()

    @property
    def ready(self) -> bool:
        """Something is ticked, if only that nothing applies."""
        return self.none.isChecked() or bool(self.ticked)

    @property
    def ticked(self) -> frozenset[str]:
        """The signs that are ticked."""
        return frozenset(name for name, tick in self.ticks.items() if tick.isChecked())

    def enter(self) -> None:
        """Say why it is asked."""
        again = self._answers.safety.ask_again
        first = self._tier == "E"
        self._why.setText(_asked_again(again) if first and again else _why(self._tier))

    def leave(self) -> None:
        """What was shown as ticked before counts as said again."""
        if self.ready and self._answers.part(self._tier) != self.ticked:
            self._answers.say_part(self._tier, self.ticked)

    def _show_known(self) -> None:
        """Ticks of this screen, or, of what rarely goes away, those of the last one."""
        known = self._answers.part(self._tier)
        if known is not None:
            self.none.setChecked(not known)
        elif self._tier != "E":
            known = read_ticks(self._answers.value(subjects.SCREEN))
        for name, tick in self.ticks.items():
            tick.setChecked(name in (known or ()))

    def _sign_clicked(self) -> None:
        if self.ticked:
            self.none.setChecked(False)
        self._say()

    def _none_clicked(self) -> None:
        if self.none.isChecked():
            for tick in self.ticks.values():
                tick.setChecked(False)
        self._say()

    def _say(self) -> None:
        self._answers.say_part(self._tier, self.ticked if self.ready else None)
        self.ready_changed.emit()


def _why(tier: SignTier) -> str:
    if tier == "E":
        return _(
            "Most single signs turn out to be harmless. We ask because the rare serious causes"
            " need quick care. Tick what applies."
        )
    return _("Tick what applies.")


def _asked_again(reason: Reason) -> str:
    return {
        "month": _("Four weeks have passed, so these come once more. Tick what applies now."),
        "worse": _(
            "Your last rating was well above the rest of your week. Please look at these once more."
        ),
        "legs": _("You mentioned a leg. Please look at these once more, and tick what applies."),
    }[reason]
