"""What the review shows before the first record."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postureguard.theme import SPACE, TITLE
from postureguard.windows.texts import label


class EmptyPage(QWidget):
    """A sentence in place of empty axes."""

    def __init__(self) -> None:
        super().__init__()
        title = label(_("Nothing here yet"), TITLE)
        words = label(
            _(
                "After your first day with PostureGuard this page tells how many breaks you took, "
                "how long you sat, and how your back felt."
            )
        )
        words.setProperty("role", "quiet")
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words, 3)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addWidget(title)
        column.addLayout(row)
        column.addStretch(3)
