"""The posture card: two ways to sit, shown for a moment as an invitation to change."""

from dataclasses import replace
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from postureguard.catalogue import read_toml
from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import HEIGHT, WIDTH, card
from postureguard.core.settings import Settings
from postureguard.core.training.posture import PostureCard, parse_posture_card
from postureguard.core.training.tempo import last_phase
from postureguard.protocol import Event, Subscribe
from postureguard.resources import resource
from postureguard.theme import CARD_CORNER, LINE, QUIET, SPACE, TITLE, apply, pick, sized
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.figure import FigureView
from postureguard.windows.look import chosen_look
from postureguard.windows.placing import active_screen, for_font

SHOWN_MS: Final = 15_000
"""So long the card stays by itself; never away from under the pointer."""
MARGIN: Final = 24
"""Pixels to the edges of the screen."""
DESIGN: Final = QSize(620, 380)


class PostureWindow(QWidget):
    """A card in the corner of the screen that takes no focus and goes by itself."""

    ended = Signal()

    def __init__(self, card_data: PostureCard, settings: Settings) -> None:
        flags = Qt.WindowType
        super().__init__(None, flags.Tool | flags.FramelessWindowHint | flags.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(_("Another position?"))
        self.setAccessibleName(self.windowTitle())
        self.pictures = _pictures(card_data, settings)
        self._lay_out(card_data)
        self._gone_soon = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._gone_soon.timeout.connect(self.close)
        self.setFixedWidth(for_font(DESIGN, self.font()).width())
        self.adjustSize()

    @property
    def leaving(self) -> bool:
        """Whether its time runs."""
        return self._gone_soon.isActive()

    def appear(self) -> None:
        """Show it in the corner, or let the time of the one that is shown begin anew."""
        room = active_screen().availableGeometry()
        self.move(room.right() - self.width() - MARGIN, room.bottom() - self.height() - MARGIN)
        self.show()
        self.raise_()
        if not self.underMouse():
            self._gone_soon.start()

    def _lay_out(self, card_data: PostureCard) -> None:
        title = _text(_("Another position?"), TITLE, strong=True)
        moral = _text(
            _("No way of sitting is the right one for long. The target is change, not perfection."),
            LINE,
        )
        hint = _text(_("A click or Esc sends this away; it goes by itself, too."), QUIET)
        hint.setProperty("role", "quiet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        for column, (name, words) in enumerate(
            ((_("Slumped"), card_data.slumped), (_("Tall"), card_data.tall))
        ):
            grid.addWidget(self.pictures[column], 0, column)
            grid.addWidget(_text(name, 1.0, strong=True), 1, column)
            grid.addWidget(_text(words, 1.0), 2, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        rows.setSpacing(SPACE)
        for text in (title, moral):
            rows.addWidget(text)
        rows.addSpacing(SPACE)
        rows.addLayout(grid)
        rows.addSpacing(SPACE)
        rows.addWidget(hint)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Somebody reads."""
        super().enterEvent(event)
        self._gone_soon.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The time begins anew."""
        super().leaveEvent(event)
        self._gone_soon.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click sends it away."""
        event.accept()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """So does Escape, when the person has given it the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that it is gone."""
        self._gone_soon.stop()
        super().closeEvent(event)
        self.ended.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground with round corners and a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.5))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, CARD_CORNER, CARD_CORNER)
        painter.end()


def _pictures(card_data: PostureCard, settings: Settings) -> tuple[FigureView, FigureView]:
    slumped, tall = FigureView(), FigureView()
    figure = card_data.figure
    for view, phase, name in (
        (slumped, 0.0, _("Slumped")),
        (tall, float(last_phase(figure)), _("Tall")),
    ):
        width = (for_font(DESIGN, view.font()).width() - 8 * SPACE) // 2
        view.setFixedSize(width, width * HEIGHT // WIDTH)
        look = replace(chosen_look(view.palette(), settings), ghost=False, arrows=False)
        view.show_card(card(figure, phase, look), alt_text(name, figure, phase))
    return slumped, tall


def _text(words: str, factor: float, *, strong: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(sized(label.font(), factor, strong=strong))
    return label


def shipped_posture_card() -> PostureCard:
    """The two ways to sit that come with the program."""
    file = resource("exercises", "posture", "card.toml")
    return parse_posture_card(read_toml(file), str(file))


def run_posture(
    card_data: PostureCard, settings: Settings, client: ResidentClient | None = None
) -> int:
    """Show the card until it goes; asked for again, its time begins anew."""
    app = qapp()
    apply(app, pick(settings.theme))
    app.setQuitOnLastWindowClosed(False)
    window = PostureWindow(card_data, settings)
    window.ended.connect(app.quit)
    if client is not None:
        client.heard.connect(lambda event: _hear(window, event))
        client.send(Subscribe(window="posture"))
        client.open()
    window.appear()
    code = app.exec()
    if client is not None:
        client.close()
    return code


def _hear(window: PostureWindow, event: Event) -> None:
    if event.event == "show":
        window.appear()
