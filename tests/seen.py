"""What a person reads in a window, and what of it does not fit."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableView,
    QTabWidget,
    QWidget,
)


class Strays(QObject):
    """Parts that were shown before they had their place: each a window of its own for a moment.

    On a desktop such a window takes the keyboard, and a letter that is just being typed is lost.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._shown: list[tuple[int, str]] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            words = next(texts_of(watched), "")
            self._shown.append((id(watched), f"{type(watched).__name__} {words}".strip()))
        return False

    def beside(self, window: QWidget) -> list[str]:
        """What was shown since it was asked last, apart from that window."""
        found = [words for shown, words in self._shown if shown != id(window)]
        self._shown.clear()
        return found


def texts_of(window: QWidget) -> Iterator[str]:
    """Every text that is shown, or said by a screen reader; empty ones left out."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget is window or widget.isVisibleTo(window):
            yield from (words for words in _texts(widget) if words)


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    for kind, read in READ.items():
        if isinstance(widget, kind):
            yield from read(widget)


def _of_menu(menu: QMenu) -> list[str]:
    return [menu.title(), *(action.text() for action in menu.actions())]


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data() or "")


def cut_off(window: QWidget) -> Iterator[str]:
    """Texts and buttons that have less room than they need."""
    yield from _beside_the_page(window)
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not isinstance(widget, QLabel | QPushButton):
            continue
        if not widget.text():
            continue
        needed, there = _needed(widget), widget.size()
        if needed.width() > there.width() or needed.height() > there.height():
            sizes = f"{there.width()}x{there.height()} of {needed.width()}x{needed.height()}"
            yield f"{type(widget).__name__} {widget.text()!r}: {sizes}"


def _beside_the_page(window: QWidget) -> Iterator[str]:
    """Pages that are wider than what can be seen of them."""
    for area in window.findChildren(QScrollArea):
        page, seen = area.widget(), area.viewport().width()
        never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if page is not None and area.isVisibleTo(window) and never and page.width() > seen:
            yield f"{type(page).__name__} of {type(area).__name__}: {page.width()} > {seen}"


def _needed(widget: QLabel | QPushButton) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(re.split(r"[\s\u200b]+", widget.text()), key=len)
        lines = widget.fontMetrics().horizontalAdvance(longest)
        return QSize(lines, widget.heightForWidth(widget.width()))
    return widget.sizeHint() if isinstance(widget, QLabel) else widget.minimumSizeHint()


READ: dict[type[QWidget], Callable[[Any], Iterable[str]]] = {
    QMenu: _of_menu,
    QLabel: lambda label: (label.text(),),
    QAbstractButton: lambda button: (button.text(),),
    QComboBox: lambda box: [box.itemText(n) for n in range(box.count())],
    QTabWidget: lambda tabs: [tabs.tabText(n) for n in range(tabs.count())],
    QListWidget: lambda found: [found.item(n).text() for n in range(found.count())],
    QSpinBox: lambda field: (field.text(),),
    QTableView: _cells,
    QLineEdit: lambda line: (line.placeholderText(),),
    QPlainTextEdit: lambda edit: (edit.placeholderText(),),
}
