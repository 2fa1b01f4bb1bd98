"""Whether breaks and pain go together: a card that is empty until the person asks for it."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from postureguard.core.programme.subjects import LINK_WANTED
from postureguard.theme import BODY, QUIET, SPACE
from postureguard.windows.review.course import Known
from postureguard.windows.texts import button, quiet_text, text


class LinkCard(QFrame):
    """Off at first; what it says when it is on are the words of `association` and no others."""

    said = Signal(str, str)
    """The person asks for it, or no longer."""

    def __init__(self) -> None:
        super().__init__()
        self._is_heard = False
        self._is_on = False
        self.words, self.look = text(), quiet_text(factor=QUIET)
        self.turn = button("", "chip", self._turn)
        self._lay_out()
        self.show_known(None)

    def show_known(self, known: Known | None) -> None:
        """Show what is known; None while it is worked out."""
        self._is_on = known is not None and known.history.value(LINK_WANTED) == "yes"
        self.words.setText(_words(known))
        look = known.association.look_text if known is not None and known.association else ""
        self.look.setText(look)
        self.look.setVisible(bool(look))
        self.turn.setText(_("Do not compare them") if self._is_on else _("Compare them"))
        self.turn.setAccessibleName(f"{self.accessibleName()}: {self.turn.text()}")
        self._allow()

    def allow(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Whether there is a resident to hear the person."""
        self._is_heard = on
        self._allow()

    def _allow(self) -> None:
        self.turn.setEnabled(self._is_heard)

    def _turn(self) -> None:
        self.turn.setEnabled(False)
        self.said.emit(LINK_WANTED, "no" if self._is_on else "yes")

    def _lay_out(self) -> None:
        self.setProperty("role", "card")
        self.setAccessibleName(_("Breaks and pain together"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(text(self.accessibleName(), BODY, strong=True), 1)
        row.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.look)


def _words(known: Known | None) -> str:
    if known is None:
        return _("One moment…")
    if known.association is not None:
        return known.association.text
    return _(
        "Days with more breaks can be compared with days with less pain. Whatever comes out, it "
        "cannot show that one is the cause of the other."
    )
