"""What is not in the table: starting with the desktop, and the file itself."""

from collections.abc import Callable
from gettext import gettext as _

from postureguard.errors import UserError
from postureguard.windows.settings.row import Entry
from postureguard.windows.settings.surroundings import Autostart, Store
from postureguard.windows.settings.switch import Switch
from postureguard.windows.texts import breakable, button


class AtLogin(Entry):
    """Whether the desktop starts the program; what is shown was read from the system."""

    def __init__(self, autostart: Autostart) -> None:
        switch = Switch()
        help_ = _("PostureGuard starts with your desktop.")
        super().__init__(_("Start when you log in"), help_, switch)
        self._autostart, self.switch = autostart, switch
        self.switch.setAccessibleName(self.title.text())
        self.switch.setAccessibleDescription(help_)
        self.title.setBuddy(self.switch)
        self.switch.clicked.connect(self._turn)

    def read(self) -> None:
        """Ask the system anew."""
        self._show(self._autostart.read())

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's own word
        problem = ""
        try:
            self._autostart.turn(on)
        except UserError as error:
            problem = str(error)
        self.read()
        if problem:
            self.tell(problem)

    def _show(self, on: bool | None) -> None:  # noqa: FBT001 - the only thing it is about
        self.switch.setChecked(bool(on))
        self.tell("" if on is not None else _("It cannot be told whether it does."))


class TheFile(Entry):
    """Where the settings are kept, and what in the file belongs to no option."""

    def __init__(self, store: Store, open_file: Callable[[], None]) -> None:
        opener = button(_("Open the file"), "", open_file)
        help_ = _("Everything here is kept in {file}, which you can edit as well.")
        super().__init__(_("The file"), help_.format(file=breakable(store.path)), opener)
        self.open = opener


class YourData(Entry):
    """The way to everything else that is kept."""

    def __init__(self, show_data: Callable[[], object]) -> None:
        opener = button(_("Your data…"), "", show_data)
        help_ = _("What is kept about you: export it, back it up, bring something in, delete it.")
        super().__init__(_("Your data"), help_, opener)
        self.open = opener


class InTheFile(Entry):
    """Says that some options are changed in the file alone, and opens it."""

    def __init__(self, open_file: Callable[[], None]) -> None:
        opener = button(_("Open the file"), "", open_file)
        title = _("These are changed in the file alone")
        help_ = _("A program with its arguments, such as {example}. No shell reads them.")
        example = '["playerctl", "pause"]'
        super().__init__(title, help_.format(example=example), opener)
        self.open = opener


class Broken(Entry):
    """The file cannot be read: what is wrong, and two ways out."""

    def __init__(self, open_file: Callable[[], None], start_again: Callable[[], None]) -> None:
        opener = button(_("Open the file"), "", open_file)
        anew = button(_("Keep it aside and start again"), "", start_again)
        super().__init__(_("The settings file cannot be read"), "", opener, anew)
        self.open, self.anew = opener, anew
        self.found_by = ""


def opening(store: Store, open_file: Callable[..., bool], tell: Callable[[str], None]) -> None:
    """Open the file for the person, made first if need be."""
    try:
        store.make()
    except UserError as error:
        tell(str(error))
        return
    if not open_file(store.path):
        words = _("No program on this desktop opens it. It is {file}.")
        tell(words.format(file=store.path))
