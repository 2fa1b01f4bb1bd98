"""The pages of the routine window: which one is on, and what happens when another one is."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from postureguard.windows.keys import FirstKeys
from postureguard.windows.routine.ending import EndPage, FeltPage, LastPage, StopPage
from postureguard.windows.routine.play import PlayPage
from postureguard.windows.routine.start import StartPage
from postureguard.windows.speaking import announce

Page = StartPage | PlayPage | EndPage | FeltPage | StopPage | LastPage


class Pages(QStackedLayout):
    """Shows one page at a time; the one that is turned to is read out."""

    def __init__(self, window: QWidget, keys: FirstKeys) -> None:
        super().__init__(window)
        self._window = window
        self._keys = keys

    def at(self, page: Page) -> bool:
        """Whether this page is on."""
        return self.currentWidget() is page

    def turn_to(self, page: Page) -> None:
        """Show another page."""
        self.setCurrentWidget(page)
        self._keys.page_turned()
        self.read_out()

    def read_out(self) -> None:
        """Put the keyboard on the first text of the page, and say the page."""
        page = self.currentWidget()
        if isinstance(page, Page):
            page.first.setFocus()
            self.say(page.spoken)

    def say(self, sentence: str) -> None:
        """Tell a screen reader what is new on the page."""
        announce(self._window, sentence)
