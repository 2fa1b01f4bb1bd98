"""The pages beside the overview: a second step, work that goes on, and what came of it."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from postureguard.theme import SPACE
from postureguard.windows.data import words
from postureguard.windows.page import Page
from postureguard.windows.plan.parts import Section, Sentences
from postureguard.windows.texts import button, quiet_text


class Step(QWidget):
    """Says what will happen, perhaps asks something more, and has two ways on."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        go: str,
        wish: Callable[[], object],
        back: Callable[[], object],
        *parts: QWidget,
    ) -> None:
        super().__init__()
        self.go = button(go, "primary", wish)
        self.back = button(_("Back"), "quiet", back)
        told = Sentences()
        page, card = Page(), Section(title)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.add(told, *parts, _side_by_side(self.back, self.go))
        page.column.addWidget(card)
        page.column.addStretch(1)
        _only(self, page)
        told.show_sentences(sentences)

    def begin(self) -> None:
        """The safe way has the keyboard."""
        self.back.setFocus()


class Busy(QWidget):
    """Something goes on."""

    def __init__(self, title: str, stop: Callable[[], object] | None) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count = quiet_text(
            "" if stop else _("This cannot be stopped, and does not take long.")
        )
        self.stop: QPushButton | None = None
        page, card = Page(), Section(title)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.add(self.bar, self.count)
        if stop is not None:
            self.stop = button(_("Stop"), "", stop)
            card.add(_side_by_side(self.stop))
        page.column.addWidget(card)
        page.column.addStretch(1)
        _only(self, page)

    def begin(self) -> None:
        """Stopping is all that can be done."""
        (self.stop or self.bar).setFocus()

    def show_stopping(self) -> None:
        """It was asked to stop, and will when it next looks up."""
        self.count.setText(_("Stopping…"))
        if self.stop is not None:
            self.stop.setEnabled(False)
            self.bar.setFocus()

    def show_count(self, done: int) -> None:
        """How far it is."""
        if done and (self.stop is None or self.stop.isEnabled()):
            self.count.setText(_("{n} so far").format(n=words.number(done)))


class Outcome(QWidget):
    """What came of it."""

    def __init__(
        self, title: str, sentences: Sequence[str], back: Callable[[], object], *ways: QPushButton
    ) -> None:
        super().__init__()
        self.sentences = tuple(sentences)
        self.back = button(_("To your data"), "primary", back)
        told = Sentences()
        page, card = Page(), Section(title)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.add(told, _side_by_side(*ways, self.back))
        page.column.addWidget(card)
        page.column.addStretch(1)
        _only(self, page)
        told.show_sentences(sentences)

    def begin(self) -> None:
        """On to the overview."""
        self.back.setFocus()


def _side_by_side(*ways: QPushButton) -> QWidget:
    """At the end of the line, the last one outermost."""
    result = QWidget()
    row = QHBoxLayout(result)
    row.setContentsMargins(0, SPACE, 0, 0)
    row.setSpacing(SPACE)
    row.addStretch(1)
    for way in ways:
        row.addWidget(way)
    return result


def _only(whole: QWidget, page: QWidget) -> None:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
