"""The menu changes no more than it must: some panels close it when an entry is replaced."""

import pytest
from PySide6.QtWidgets import QMenu

from postureguard.tray.renewing import renew

Entries = list[tuple[str, bool]]


@pytest.fixture
def menu(qtbot):
    return QMenu()


def filled(*entries, below=()):
    def fill(menu):
        menu.clear()
        for text, enabled in entries:
            menu.addAction(text).setEnabled(enabled)
        menu.addSeparator()
        pause = QMenu("Pause", menu)
        for text in below:
            pause.addAction(text)
        menu.addMenu(pause)

    return fill


def words(menu):
    return [action.text() for action in menu.actions()]


def test_a_line_that_only_tells_gets_new_words_and_nothing_is_replaced(menu):
    renew(menu, filled(("20 min", False), ("Start", True), below=["1 hour"]))
    before = menu.actions()
    renew(menu, filled(("19 min", False), ("Start", True), below=["1 hour"]))
    assert menu.actions() == before
    assert words(menu)[:2] == ["19 min", "Start"]


@pytest.mark.parametrize(
    ("entries", "below"),
    [
        ([("20 min", False), ("Stop", True)], ["1 hour"]),
        ([("20 min", False), ("Start", False)], ["1 hour"]),
        ([("20 min", False), ("Start", True), ("Skip", True)], ["1 hour"]),
        ([("20 min", False), ("Start", True)], ["2 hours"]),
        ([("20 min", False), ("Start", True)], []),
    ],
)
def test_what_does_another_thing_is_made_anew(menu, entries, below):
    renew(menu, filled(("20 min", False), ("Start", True), below=["1 hour"]))
    first = menu.actions()[0]
    renew(menu, filled(*entries, below=below))
    assert words(menu) == [*(text for text, _enabled in entries), "", "Pause"]
    assert menu.actions()[0] is not first
    assert [a.text() for a in menu.actions()[-1].menu().actions()] == below
