"""What the answers to the safety screen mean for the programme."""

from gettext import gettext as _

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from postureguard.core.programme import subjects
from postureguard.core.programme.emergency import emergency_number, numbers_elsewhere
from postureguard.core.programme.safety import Tier
from postureguard.theme import COUNT, SPACE
from postureguard.windows.texts import quiet_text, text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.page import WelcomePage
from postureguard.windows.welcome.tick import Tick


class OutcomePage(WelcomePage):
    """One of four pages, by tier; asks for nothing but what may open more."""

    def __init__(self, answers: Answers, region: str) -> None:
        super().__init__("", " ")
        self._answers = answers
        self.help = _Help(region)
        self.upright = Tick(_("Remind me to stand and to walk meanwhile"))
        self.spoken = Tick(_("I have spoken to a professional about it"))
        self.when = QDateEdit()
        self.when.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or Qt turns the date round
        self._date = self._date_row()
        self._after = quiet_text()
        self.add(self.help, self.upright, self.spoken, self._date, self._after)
        self.finish()
        self.upright.clicked.connect(self._say_upright)
        self.spoken.clicked.connect(self._say_spoken)
        self.when.dateChanged.connect(self._say_spoken)

    def enter(self) -> None:
        """Show the page of the tier."""
        found = self._answers.safety
        title, words, after = _words(found.tier)
        if found.spoken_on is not None:
            after = _("Thank you. Everything is open now, at your own pace.")
        self.title.setText(title)
        self.intro.setText(words)
        self._after.setText(after)
        self.help.setVisible(found.tier == "E")
        self.upright.setVisible(found.tier == "E")
        self.upright.setChecked(found.upright)
        may_speak = found.tier in ("U", "C")
        self.spoken.setVisible(may_speak)
        self.spoken.setChecked(found.spoken_on is not None)
        self._date.setVisible(may_speak and found.spoken_on is not None)
        self._show_date()

    def _show_date(self) -> None:
        today = _qdate(self._answers.today.isoformat())
        said = _qdate(self._answers.value(subjects.SPOKEN))
        self.when.blockSignals(True)  # noqa: FBT003
        self.when.setMaximumDate(today)
        self.when.setDate(said if said.isValid() else today)
        self.when.blockSignals(False)  # noqa: FBT003

    def _date_row(self) -> QWidget:
        row = QWidget()
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE)
        label = QLabel(_("&When was that?"))
        label.setBuddy(self.when)
        self.when.setCalendarPopup(True)
        self.when.setAccessibleName(_("When was that?"))
        columns.addWidget(label)
        columns.addWidget(self.when)
        columns.addStretch(1)
        return row

    def _say_upright(self) -> None:
        self._answers.say(subjects.UPRIGHT, "yes" if self.upright.isChecked() else "no")

    def _say_spoken(self) -> None:
        said = self.when.date().toString("yyyy-MM-dd") if self.spoken.isChecked() else ""
        self._answers.say(subjects.SPOKEN, said)
        self.enter()


class _Help(QWidget):
    """Whom to call. It calls nobody by itself."""

    def __init__(self, region: str) -> None:
        super().__init__()
        number = emergency_number(region)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        self.number = text(number or "112 · 999 · 911", COUNT, strong=True)
        self.number.setProperty("role", "warning")
        self.number.setAccessibleName(_("Emergency number: {n}").format(n=self.number.text()))
        rows.addWidget(self.number)
        rows.addWidget(text(numbers_elsewhere()))
        rows.addWidget(
            quiet_text(_("PostureGuard calls nobody and sends nothing. Please make the call now."))
        )


def _words(tier: Tier) -> tuple[str, str, str]:
    """Title, what to do, and what happens next."""
    return {
        "E": (
            _("Please get emergency help now"),
            _(
                "Call your emergency number or go to an emergency department. PostureGuard has"
                " paused exercises."
            ),
            _("They stay paused until you answer these questions anew: “About you” in the menu."),
        ),
        "U": (
            _("Please have this looked at soon"),
            _(
                "Something in your answers should be looked at by a doctor or physiotherapist soon."
                " Until then PostureGuard keeps to breathing, posture changes and comfortable"
                " walking."
            ),
            _("Most single signs turn out to be harmless. When you have been, tick it here."),
        ),
        "C": (
            _("A check-up first is a good idea"),
            _(
                "With answers like yours a check-up first is a good idea – a plan made for you "
                "beats a general one. You can start gently meanwhile."
            ),
            _("Levels 1 and 2 are open. When you have been, tick it here, and the rest opens."),
        ),
        "clear": (
            _("No warning signs in your answers"),
            _("This is not a medical check. Stop if something hurts sharply or you feel unwell."),
            _("You will be asked again in four weeks, or when something changes."),
        ),
    }[tier]


def _qdate(value: str) -> QDate:
    return QDate.fromString(value, "yyyy-MM-dd")
