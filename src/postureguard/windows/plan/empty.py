"""The page for somebody new."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.theme import LINE, SPACE, TITLE
from postureguard.windows.texts import button, text


class EmptyPage(QWidget):
    """Nothing is known yet; a few questions change that."""

    def __init__(self, ask: Callable[[], object]) -> None:
        super().__init__()
        self.begin = button(_("Begin with the questions"), "primary", ask)
        words = _(
            "A few questions, about five minutes, make a plan that suits you. Until then breaks "
            "are easy ones that suit everybody."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addStretch(1)
        column.addWidget(text(_("Your plan begins here"), TITLE, strong=True))
        column.addWidget(text(words, LINE))
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
