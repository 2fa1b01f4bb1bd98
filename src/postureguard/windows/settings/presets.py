"""The rhythms that are chosen with one press."""

from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.core.settings import Settings
from postureguard.core.settings.presets import PRESETS, preset_of
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices
from postureguard.windows.settings.changes import Changes
from postureguard.windows.texts import quiet

OWN = ""


class Rhythms(QWidget):
    """Chips for the rhythms, and a sentence about the one that is set."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes
        named = {key: _(preset.name) for key, preset in PRESETS.items()}
        self.choices = Choices(_("Rhythm"), named | {OWN: _("Your own")})
        self.chips = self.choices.chips
        self.about = quiet()
        texts = [text for preset in PRESETS.values() for text in (preset.name, preset.help)]
        self.found_by = " ".join([_("Rhythm"), *(_(text) for text in texts)]).casefold()
        self.chips[OWN].setEnabled(False)
        self.choices.said.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.choices)
        column.addWidget(self.about)

    def matches(self, search: str) -> bool:
        """Whether every word that is looked for is in it."""
        return all(word in self.found_by for word in search.casefold().split())

    def show_settings(self, settings: Settings) -> None:
        """Mark the rhythm that these settings have."""
        key = preset_of(settings) or OWN
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        self.chips[OWN].setVisible(key == OWN)
        own = _("The sitting limit and the kinds of breaks are as you have set them below.")
        self.about.setText(_(PRESETS[key].help) if key else own)

    def _choose(self, key: str) -> None:
        if key:
            self._changes.put_now(PRESETS[key].values)
