"""The window of the entries: days, changes, deletions that can be undone."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from virtual_desk import Desk

from postureguard.core.entries import SUBJECTS, Entry, values
from postureguard.core.facts import Correction, PainRating, Said
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal
from postureguard.protocol import Subscribe
from postureguard.verbs import answer
from postureguard.windows.client import ResidentClient
from postureguard.windows.entries import EntriesWindow, words
from postureguard.windows.entries.lines import is_tick

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def at(days=0, minutes=0):
    return NOON - timedelta(days=days) + timedelta(minutes=minutes)


class Book:
    """A journal with entries, and the window on it."""

    def __init__(self, path, qtbot, resident):
        self.path, self._qtbot, self.resident = path, qtbot, resident
        prepare_journal(path)
        self.reader = JournalReader(path)
        self.client = None

    def keep(self, *facts):
        with closing(SqliteJournal(connect(self.path), self.path)) as journal:
            for fact in facts:
                journal.append(fact, fact.at.date())
        return self

    def open(self, *, alone=False):
        self.client = None if alone else ResidentClient(self.resident.name)
        window = EntriesWindow(self.reader, TODAY, UTC, self.client)
        self._qtbot.addWidget(window)
        if self.client is not None:
            self.client.open()
        window.show()
        return window

    def asked(self, count):
        """The corrections that were asked for, once there are so many."""
        self._qtbot.waitUntil(lambda: len(self.resident.requests("correct")) == count)
        names = {entry.uid: entry.about for entry in self.reader.entries(date.min, date.max)}
        return [(names[r["entry"]], r["value"]) for r in self.resident.requests("correct")]


@pytest.fixture
def book(tmp_path, qtbot, resident):
    book = Book(tmp_path / "journal.sqlite3", qtbot, resident)
    yield book
    if book.client is not None:
        book.client.close()
    book.reader.close()


def texts(window):
    return [row.words.text() for row in window.rows]


def test_days_come_newest_first_and_what_was_entered_in_order_of_time(book):
    window = book.keep(
        PainRating(at(1), 6),
        PainRating(at(0, 130), 5),
        PainRating(at(0), 3),
        Said(at(0, 1), "day.slept-badly", "yes"),
        Said(at(0, 2), "week.change", "1"),
        Said(at(0, 3), "felt.where", "low-back", "b"),
        Said(at(0, 4), "question.hips", "yes"),
    ).open()
    assert texts(window) == [
        "Pain: 3",
        "Slept badly",
        "Compared with the beginning: a little better",
        "A routine was felt mostly in: Low back",
        "Pain: 5",
        "Pain: 6",
    ]
    headings = [label.text() for label in window.findChildren(QLabel) if "2026" in label.text()]
    assert headings == ["Today, Friday, 20 November 2026", "Yesterday, Thursday, 19 November 2026"]


def test_a_change_is_one_tap_and_tells_quietly_what_was(qtbot, book):
    window = book.keep(PainRating(at(), 6)).open()
    row = window.rows[0]
    row.change.click()
    assert row.editor.chips[6].isChecked()
    assert window.focusWidget() is row.editor.chips[6]
    row.editor.chips[4].click()
    assert book.asked(1) == [("pain", "4")]
    qtbot.waitUntil(lambda: texts(window) == ["Pain: 4"])
    assert row.was.text() == "changed, was 6"
    assert row.was.isVisible()
    assert not row.is_editing


def test_a_change_back_to_what_was_entered_says_nothing(book):
    book.keep(PainRating(at(), 6))
    (entry,) = book.reader.entries(TODAY, TODAY)
    window = book.keep(Correction(at(), entry.uid, "2"), Correction(at(), entry.uid, "6")).open()
    assert texts(window) == ["Pain: 6"]
    assert not window.rows[0].was.isVisible()


def test_the_same_value_again_asks_for_nothing(book):
    window = book.keep(PainRating(at(), 6)).open()
    row = window.rows[0]
    row.change.click()
    row.editor.chips[6].click()
    assert not row.is_editing
    assert book.resident.requests("correct") == []


def test_deleting_can_be_undone(qtbot, book):
    window = book.keep(PainRating(at(), 6)).open()
    row = window.rows[0]
    row.delete.click()
    qtbot.waitUntil(row.undo.isVisible)
    assert texts(window) == ["Deleted: Pain"]
    assert window.focusWidget() is row.undo
    assert not row.change.isVisible()
    row.undo.click()
    qtbot.waitUntil(lambda: texts(window) == ["Pain: 6"])
    assert book.asked(2) == [("pain", None), ("pain", "6")]


def test_what_was_deleted_is_not_there_the_next_time(book):
    book.keep(PainRating(at(), 6), PainRating(at(0, 5), 2))
    first, _second = book.reader.entries(TODAY, TODAY)
    window = book.keep(Correction(at(), first.uid, None)).open()
    assert texts(window) == ["Pain: 2"]


def test_the_last_word_is_shown_and_deleting_it_does_not_bring_back_an_earlier_one(book):
    window = book.keep(
        Said(at(), "day.worst", "5"),
        Said(at(0, 1), "day.sport", "yes"),
        Said(at(0, 2), "day.sport", "no"),
        Said(at(0, 3), "day.worst", "8"),
    ).open()
    assert texts(window) == ["Worst moment of the day: 8"]
    window.rows[0].delete.click()
    asked = book.asked(2)
    assert asked == [("day.worst", None), ("day.worst", None)]
    assert len({r["entry"] for r in book.resident.requests("correct")}) == 2


class Joined:
    """A client that is answered by a session at once."""

    def __init__(self, session):
        self._session = session
        self._line = ResidentClient("nowhere")
        self.heard, self.lost = self._line.heard, self._line.lost

    def send(self, request, reply):
        reply(answer(self._session, request))


def test_what_is_put_right_here_is_what_the_programme_is_worked_out_from(qtbot, book):
    book.keep(PainRating(at(), 9), PainRating(at(0, 5), 4), Said(at(0, 6), "day.worst", "9"))
    with closing(SqliteJournal(connect(book.path), book.path)) as journal:
        window = EntriesWindow(book.reader, TODAY, UTC, Joined(Desk(journal=journal).session))
        qtbot.addWidget(window)
        window.show()
        for row, value in ((window.rows[0], 2), (window.rows[2], 3)):
            row.change.click()
            row.editor.chips[value].click()
        window.rows[1].delete.click()
        history = book.reader.history()
        assert [rating.score for rating in history.ratings] == [2]
        assert history.value("day.worst") == "3"
        window.rows[1].undo.click()
        assert [rating.score for rating in book.reader.history().ratings] == [2, 4]
    assert texts(window) == ["Pain: 2", "Pain: 4", "Worst moment of the day: 3"]


def test_a_refusal_is_told_and_what_was_shown_stays(qtbot, book):
    book.resident.answer = {"ok": False, "message": "That entry is not known."}
    window = book.keep(PainRating(at(), 6)).open()
    window.rows[0].delete.click()
    qtbot.waitUntil(lambda: window.notice.text() == "That entry is not known.")
    assert texts(window) == ["Pain: 6"]


def test_everything_goes_by_keyboard(qtbot, book):
    window = book.keep(PainRating(at(), 6), Said(at(0, 5), "felt.moved", "no", "b")).open()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    row = window.rows[0]
    for _ in range(12):
        if window.focusWidget() is row.change:
            break
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is row.change
    qtbot.keyClick(row.change, Qt.Key.Key_Space)
    assert row.is_editing
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not row.is_editing
    assert row.change.hasFocus()
    qtbot.keyClick(row.change, Qt.Key.Key_Delete)
    qtbot.waitUntil(row.undo.hasFocus)
    qtbot.keyClick(row.undo, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: texts(window)[0] == "Pain: 6")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.isHidden()


def test_every_button_has_a_name_that_says_which_entry_it_is(book):
    window = book.keep(PainRating(at(), 6), PainRating(at(0, 90), 2)).open()
    names = [b.accessibleName() for b in window.findChildren(QPushButton)]
    assert all(names)
    assert "Change: 12:00 Pain: 6" in names
    assert "Delete: 13:30 Pain: 2" in names


def test_fourteen_days_at_first_and_all_of_them_a_few_at_a_time(book):
    facts = [PainRating(at(2 * n), n % 11) for n in range(40)]
    window = book.keep(*facts).open()
    assert len(window.rows) == 7
    assert window.earlier.isHidden()
    window.span.chips["all"].click()
    assert len(window.rows) == 14
    for expected in (28, 40):
        assert window.earlier.isVisible()
        window.earlier.setFocus()
        window.earlier.click()
        assert len(window.rows) == expected
    assert window.earlier.isHidden()
    assert [row.line.entry.at for row in window.rows] == [fact.at for fact in facts]
    window.span.chips["lately"].click()
    assert len(window.rows) == 7


def test_years_of_entries_are_read_in_small_parts(book, monkeypatch):
    book.keep(*(PainRating(at(n), 3) for n in range(800)))
    read = []
    entries = book.reader.entries

    def counted(first, last):
        found = entries(first, last)
        read.append(len(found))
        return found

    monkeypatch.setattr(book.reader, "entries", counted)
    window = book.open()
    window.span.chips["all"].click()
    assert sum(read) == 28


@pytest.mark.parametrize(
    ("ago", "words"), [(None, "What you rate and say"), (20, "Nothing in the last 14 days")]
)
def test_without_entries_one_sentence_says_so(book, ago, words):
    if ago is not None:
        book.keep(PainRating(at(ago), 3))
    window = book.open()
    assert window.rows == []
    assert window.none.isVisible()
    assert window.none.text().startswith(words)


def test_without_a_resident_it_can_be_looked_at_only(qtbot, book):
    window = book.keep(PainRating(at(), 3)).open(alone=True)
    assert texts(window) == ["Pain: 3"]
    assert not window.rows[0].delete.isEnabled()
    assert "not running" in window.notice.text()
    assert window.close_button.isEnabled()


def test_when_the_resident_goes_nothing_more_can_be_changed(qtbot, book):
    window = book.keep(PainRating(at(), 3)).open()
    window.rows[0].change.click()
    qtbot.waitUntil(lambda: book.client._socket.state().name == "ConnectedState")
    book.resident.go()
    qtbot.waitUntil(lambda: "not running" in window.notice.text())
    assert not window.rows[0].is_editing
    assert not window.rows[0].change.isEnabled()


def test_called_to_the_front_it_shows_what_came_meanwhile(qtbot, book):
    window = book.keep(PainRating(at(), 3)).open()
    book.client.send(Subscribe(window="entries"))
    qtbot.waitUntil(lambda: "subscribe" in book.resident.verbs)
    book.keep(PainRating(at(0, 30), 7))
    book.resident.tell("show")
    qtbot.waitUntil(lambda: texts(window) == ["Pain: 3", "Pain: 7"])


def test_everything_that_can_be_entered_has_words_of_its_own(qtbot):
    names = [words.what(Entry("u", NOON, TODAY, about, "", "")) for about in SUBJECTS]
    assert len(set(names)) == len(SUBJECTS)
    assert all(names)


@pytest.mark.parametrize("about", SUBJECTS)
def test_every_value_has_words_of_its_own_or_is_a_tick(about):
    told = [words.value_words(about, value) for value in values(about)]
    assert told == ["", ""] if is_tick(about) else len(set(told)) == len(told)
