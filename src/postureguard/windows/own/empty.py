"""The page while nothing is chosen: what one's own exercises are for."""

from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.theme import LINE, SPACE, TITLE
from postureguard.windows.texts import text


class EmptyPage(QWidget):
    """Three sentences."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, SPACE, 0)
        column.setSpacing(2 * SPACE)
        column.addStretch(1)
        column.addWidget(text(_("Exercises of your own"), TITLE, strong=True))
        column.addWidget(
            text(
                _(
                    "Add what your physiotherapist showed you, or what you like to do: a few short"
                    " lines, and a picture if you have one."
                ),
                LINE,
            )
        )
        column.addWidget(
            text(
                _(
                    "Put them into a routine, together with exercises of the program if you like."
                    " Breaks lead through your routines in turn with the plan."
                ),
                LINE,
            )
        )
        column.addStretch(2)
