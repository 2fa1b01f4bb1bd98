"""What every channel offers beyond the port, so that they can be put in a row."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from postureguard.ports import Notifier

APP_ID = "org.postureguard.PostureGuard"
APP_NAME = "PostureGuard"


class Channel(Notifier, Protocol):
    """A notifier that can be one of several."""

    name: str
    """For `doctor`: what shows the notices."""
    on_action: Callable[[str], None] | None
    """Called with the verb of the button that was pressed."""

    @property
    def has_buttons(self) -> bool:
        """Whether a notice can be answered here."""
        ...


@runtime_checkable
class Failing(Protocol):
    """What a channel has that may find out that it has shown nothing."""

    on_failed: Callable[[str], None] | None
    """Called with the reason when the present notice turned out not to be shown."""


@runtime_checkable
class Closing(Protocol):
    """What a channel has that holds on to connections or processes."""

    def close(self) -> None:
        """Let go of them."""
        ...
