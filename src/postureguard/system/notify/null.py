"""The channel of who has none."""

from collections.abc import Callable

from postureguard.ports import Notice


class NullNotifier:
    """Shows nothing; remembers the last notice, for `doctor` only."""

    def __init__(self) -> None:
        self.name = "none"
        self.has_buttons = False
        self.on_action: Callable[[str], None] | None = None
        self.last: Notice | None = None

    def show(self, notice: Notice) -> None:
        """Remember it."""
        self.last = notice

    def withdraw(self) -> None:
        """Forget nothing: what would have been shown stays of interest."""
