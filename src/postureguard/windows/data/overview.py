"""The first page: what is kept and where, and everything that can be done with it."""

from collections.abc import Mapping
from datetime import tzinfo
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from postureguard.windows.data import words
from postureguard.windows.data.surroundings import Kept
from postureguard.windows.page import Page
from postureguard.windows.plan.parts import Section, wrapped
from postureguard.windows.texts import button, quiet_text, text

ONLY_WITH_JOURNAL = ("json", "zip", "back-up", "copy", "report")


class Overview(Page):
    """Says what is wished by its name."""

    wished = Signal(str)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self.where, self.how_much, self.copied = text(), text(), text()
        self.buttons: dict[str, QPushButton] = {}
        here = Section(_("What is kept"))
        stays = _("It stays on this computer unless you hand it on. It is not encrypted.")
        here.add(self.where, self.how_much, self.copied, quiet_text(stays))
        here.add(self._ways({"folder": _("Show the folder")}))
        self.column.addWidget(here)
        self._add_out()
        self._add_in()
        self._add_end()
        self.column.addStretch(1)

    def show_kept(self, kept: Kept) -> None:
        """Show how things are."""
        self.where.setText(words.where(kept))
        self.how_much.setText(words.how_much(kept))
        self.copied.setText(words.copied(kept, self._zone))
        for name in ONLY_WITH_JOURNAL:
            self.buttons[name].setEnabled(kept.held is not None)

    def _add_out(self) -> None:
        out = Section(_("Hand it out"))
        out.add(
            quiet_text(_("Everything in the journal, for other programs. JSON can be read back.")),
            self._ways(
                {
                    "json": _("Export as JSON…"),
                    "zip": _("Export as CSV…"),
                    "report": _("Page for your physiotherapist or doctor…"),
                }
            ),
        )
        safe = Section(_("Keep it safe"))
        safe.add(
            quiet_text(
                _("A copy is made each day, beside the journal. One on another drive is safer.")
            ),
            self._ways(
                {
                    "back-up": _("Back up now"),
                    "copy": _("Copy to a file…"),
                    "restore": _("Put a copy back…"),
                }
            ),
        )
        self.column.addWidget(out)
        self.column.addWidget(safe)

    def _add_in(self) -> None:
        names: dict[str, str] = {
            name: f"{words_}…" for name, words_ in words.source_names().items()
        }
        bring = Section(_("Bring in"))
        bring.add(
            quiet_text(
                _(
                    "What is known already is not added twice. Safe Eyes keeps no history "
                    "that could be read."
                )
            ),
            self._ways(names),
        )
        self.column.addWidget(bring)

    def _add_end(self) -> None:
        end = Section(_("Delete"))
        end.add(
            quiet_text(
                _("Everything that is kept about you, or a part of it. There is no way back.")
            ),
            self._ways({"forget": _("Delete everything…")}),
        )
        self.column.addWidget(end)

    def _ways(self, names: Mapping[str, str]) -> QWidget:
        made = {name: button(text_, "", partial(self.wished.emit, name)) for name, text_ in
                names.items()}  # fmt: skip
        self.buttons |= made
        return wrapped(*made.values())
