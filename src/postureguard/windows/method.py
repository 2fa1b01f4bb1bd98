"""About the method: what the program claims, what research says of it, and what it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QDate, QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from postureguard.catalogue import read_toml
from postureguard.core.training.fields import Table, open_table, refuse
from postureguard.core.training.references import parse_references
from postureguard.resources import resource
from postureguard.theme import LINE, QUIET, SPACE, TITLE, apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.direction import edges
from postureguard.windows.disclaimer import what_it_is
from postureguard.windows.front import show_until_closed
from postureguard.windows.page import Page
from postureguard.windows.placing import COMMON_LINE, for_font, placed
from postureguard.windows.texts import button, link, text

DESIGN: Final = QSize(980, 760)
SMALLEST: Final = QSize(480, 360)
SIDE_BY_SIDE: Final = 760
"""From this width on findings stand beside their claims, in pixels with common letters."""
WIDEST: Final = 1000
"""Text is not set wider than this, in pixels with common letters."""
CLAIM_SHARE, FINDING_SHARE = 2, 3
MOST_CLAIMS: Final = 40
CLAIM_FIELDS: Final = ("claim", "verdict", "finding", "refs")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the article says, beside the literature."""

    claim: str
    verdict: str
    finding: str
    references: tuple[str, ...]
    """In words that can be looked up."""


@dataclass(frozen=True, slots=True)
class Method:
    """Every claim, and when it was last held against the literature."""

    claims: tuple[Claim, ...]
    reviewed: date


def shipped_method() -> Method:
    """The claims that come with the program."""
    file, others = resource("method.toml"), resource("exercises", "references.toml")
    known = parse_references(read_toml(others), str(others))
    return parse_method(read_toml(file), str(file), known)


def parse_method(
    document: Mapping[str, object], source: str, references: Mapping[str, str]
) -> Method:
    """Read a decoded file; `references` has the words of further reference codes."""
    table = open_table(document, source, "", ("reviewed", "claim", "references"))
    reviewed = document.get("reviewed")
    if not isinstance(reviewed, date):
        refuse(table.where("reviewed"), "must be a date")
    own = document.get("references")
    codes = tuple(own) if isinstance(own, Mapping) else ()
    known = {**references, **parse_references(table.table("references", codes).values, source)}
    tables = table.tables("claim", CLAIM_FIELDS, MOST_CLAIMS)
    return Method(tuple(_claim(found, known) for found in tables), reviewed)


def _claim(table: Table, references: Mapping[str, str]) -> Claim:
    codes = table.texts("refs", least=0)
    for code in codes:
        if code not in references:
            refuse(table.where("refs"), f"must name references, and {code!r} is none")
    return Claim(
        table.translated("claim", 200),
        table.translated("verdict", 60),
        table.translated("finding", 800),
        tuple(references[code] for code in codes),
    )


class ClaimCard(QFrame):
    """A claim with its verdict, and beside or below it what research says."""

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        self.setProperty("role", "card")
        verdict = text(_("Verdict: {words}").format(words=claim.verdict))
        left = _column(text(claim.claim, strong=True), verdict)
        finding = _column(text(claim.finding))
        if claim.references:
            sources = text("\n".join(claim.references), QUIET)
            sources.setProperty("role", "quiet")
            sources.setAccessibleName(_("Sources: {list}").format(list="; ".join(claim.references)))
            finding.addWidget(sources)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        self._box.setSpacing(SPACE)
        self._box.addLayout(left, CLAIM_SHARE)
        self._box.addLayout(finding, FINDING_SHARE)

    def fit(self, *, beside: bool) -> None:
        """Put the finding beside its claim, or below it."""
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._box.setSpacing(3 * SPACE if beside else SPACE)


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE // 2)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    for part in parts:
        column.addWidget(part)
    return column


class MethodPage(Page):
    """The whole text."""

    def __init__(self, method: Method) -> None:
        super().__init__()
        self.setAccessibleName(_("About the method"))
        self.cards = [ClaimCard(claim) for claim in method.claims]
        self.column.setSpacing(SPACE)
        self.column.addWidget(text(_("About the method"), TITLE, strong=True))
        for paragraph in _introduction():
            self.column.addWidget(text(paragraph))
        self.column.addSpacing(SPACE)
        self.column.addWidget(text(_("Claim by claim"), LINE, strong=True))
        self.column.addWidget(text(_how_to_read()))
        for card in self.cards:
            self.column.addWidget(card)
        self.column.addSpacing(SPACE)
        end = text(_end(method.reviewed))
        end.setProperty("role", "quiet")
        self.column.addWidget(end)
        self.licences = link(_("Licences of the software it is built on"), _open_licences)
        self.column.addWidget(self.licences, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the width, but keep the lines short enough to read."""
        super().resizeEvent(event)
        scale = self.fontMetrics().height() / COMMON_LINE
        spare = max(0, self.viewport().width() - round(WIDEST * max(1.0, scale)))
        self.column.setContentsMargins(edges(SPACE, 0, SPACE + spare, SPACE))
        for card in self.cards:
            card.fit(beside=self.viewport().width() >= SIDE_BY_SIDE * scale)


def _introduction() -> tuple[str, ...]:
    return (
        what_it_is(),
        _(
            "The content has not yet been reviewed by a physiotherapist. The numbers of the "
            "programme, such as how many sessions lead to the next level, are careful proposals "
            "where no study gives them."
        ),
    )


def _how_to_read() -> str:
    return _(
        "What the article says, how far research bears it out, and what was found. Most studies "
        "were read as summaries, not in full."
    )


def _end(reviewed: date) -> str:
    day = QDate(reviewed.year, reviewed.month, reviewed.day)
    return _(
        "PostureGuard grew out of one coach's article. We kept its practical advice and checked "
        "its claims; where research disagrees, we say so. Last reviewed: {date}."
    ).format(date=QLocale().toString(day, "d MMMM yyyy"))


def _open_licences() -> None:
    """In whatever shows texts on this desktop."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(resource("licences.txt"))))


class MethodWindow(QWidget):
    """The page with a button to close it."""

    def __init__(self, method: Method) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("About the method – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        self.page = MethodPage(method)
        self.close_button = button(_("Close"), "primary", self.close)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())
        self.page.setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())


def run_method(method: Method, theme: str, client: ResidentClient | None = None) -> int:
    """Show the page until it is closed; a resident that is there can call it to the front."""
    app = qapp()
    apply(app, pick(theme))
    window = MethodWindow(method)
    return show_until_closed(window, "method", client)
