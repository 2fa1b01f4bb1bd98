"""About the method: every claim with its verdict and sources, and what the program is not."""

import re
import tomllib
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QLabel

from postureguard.errors import UserError
from postureguard.resources import resource
from postureguard.windows.method import MethodWindow, parse_method, shipped_method

ONE = {
    "reviewed": date(2026, 3, 4),
    "claim": [{"claim": "A.", "verdict": "Mixed", "finding": "B.", "refs": ["R1", "R2"]}],
    "references": {"R1": "First, 2001"},
}


@pytest.fixture
def window(qtbot):
    shown = MethodWindow(shipped_method())
    qtbot.addWidget(shown)
    shown.resize(1100, 760)
    shown.show()
    return shown


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def cut_off(widget):
    """Texts that have less room than they need."""
    return [
        (label.text(), label.height(), label.heightForWidth(label.width()))
        for label in widget.findChildren(QLabel)
        if label.height() < label.heightForWidth(label.width())
    ]


def test_all_claims_are_there_and_whole():
    method = shipped_method()
    assert len(method.claims) == 21
    without = [c.claim for c in method.claims if not c.references]
    assert without == ["Four questions tell who this suits.",
                       "Our bodies do not match a life on chairs."]  # fmt: skip
    assert len({claim.claim for claim in method.claims}) == 21


def test_every_reference_of_the_file_is_used():
    document = tomllib.loads(resource("method.toml").read_text("utf-8"))
    used = {code for claim in document["claim"] for code in claim["refs"]}
    assert set(document["references"]) <= used


def test_no_code_is_left_for_the_reader_to_look_up():
    for claim in shipped_method().claims:
        text = " ".join((claim.claim, claim.verdict, claim.finding, *claim.references))
        assert not re.search(r"\b[RSC]\d+[a-z]?\b(?!C)", text), text
        assert "GK" not in text


def test_the_page_shows_each_claim_beside_its_finding(window):
    for claim, card in zip(shipped_method().claims, window.page.cards, strict=True):
        words = said(card)
        assert words[0] == claim.claim
        assert claim.verdict in words[1]
        assert claim.finding in words
        claims, finding = card.findChildren(QLabel)[0], card.findChildren(QLabel)[2]
        assert finding.mapTo(card, finding.rect().topLeft()).x() > claims.width()


def test_findings_go_below_their_claims_where_it_is_narrow(qtbot, window):
    window.resize(520, 700)
    card = window.page.cards[0]
    claim, finding = card.findChildren(QLabel)[0], card.findChildren(QLabel)[2]
    qtbot.waitUntil(lambda: finding.mapTo(card, finding.rect().topLeft()).x() < claim.width())
    assert finding.y() > claim.y()


def test_the_page_says_what_it_is_not_and_who_has_not_reviewed_it(window):
    words = " ".join(said(window.page))
    assert "is no substitute for a health professional" in words
    assert "has not yet been reviewed by a physiotherapist" in words
    assert "where research disagrees, we say so. Last reviewed: 22 November 2026." in words


def test_the_date_is_written_the_way_of_the_country(qtbot):
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        shown = MethodWindow(parse_method(ONE, "f", {"R2": "Second"}))
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(shown)
    assert "Last reviewed: 4 März 2026." in said(shown.page)[-1]


def test_nothing_can_be_clicked_to_a_network(window):
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


@pytest.mark.parametrize(
    ("size", "points"), [((1100, 760), 10), ((520, 500), 10), ((900, 700), 22)]
)
def test_the_page_is_as_long_as_its_texts(qtbot, qapp, size, points):
    before = qapp.font()
    qapp.setFont(QFont(before.family(), points))
    try:
        shown = MethodWindow(shipped_method())
        qtbot.addWidget(shown)
        shown.resize(*size)
        shown.show()
        body = shown.page.widget()
        last = body.findChildren(QLabel)[-1]
        qtbot.waitUntil(lambda: body.width() == shown.page.viewport().width())
        qtbot.waitUntil(lambda: body.height() - last.geometry().bottom() < 60)
        qtbot.waitUntil(lambda: not cut_off(body))
    finally:
        qapp.setFont(before)


def test_it_is_read_and_closed_by_keyboard(qtbot, window):
    assert window.page.hasFocus()
    bar = window.page.verticalScrollBar()
    qtbot.keyClick(window.page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


class Opened(QObject):
    """Takes the place of the desktop's text viewer."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def take(self, url):
        self.urls.append(url)


def test_the_licences_of_others_can_be_read(window, qtbot):
    viewer = Opened()
    QDesktopServices.setUrlHandler("file", viewer, "take")
    try:
        qtbot.mouseClick(window.page.licences, Qt.MouseButton.LeftButton)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (url,) = viewer.urls
    assert url.toLocalFile() == str(resource("licences.txt"))
    assert "It is built on the work of others" in resource("licences.txt").read_text()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reviewed": "soon"}, "must be a date"),
        ({"claim": []}, "must have 1 to 40 tables"),
        ({"claim": [ONE["claim"][0] | {"refs": ["R9"]}]}, "'R9' is none"),
        ({"claim": [ONE["claim"][0] | {"verdict": ""}]}, "verdict must be a text"),
        ({"extra": 1}, "extra is not a known key"),
    ],
)
def test_a_bad_file_is_refused_by_its_place(change, words):
    with pytest.raises(UserError, match=re.escape(words)):
        parse_method(ONE | change, "method.toml", {"R2": "Second"})


def test_references_of_the_exercises_are_known_too():
    (claim,) = parse_method(ONE, "method.toml", {"R2": "Second, 2002"}).claims
    assert claim.references == ("First, 2001", "Second, 2002")
