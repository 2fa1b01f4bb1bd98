"""What every source of holds offers besides the port, so that they can be put together."""

from collections.abc import Callable, Mapping
from typing import Protocol

from postureguard.core.holding import HoldReason
from postureguard.ports import HoldSource

Told = Mapping[HoldReason, str]
"""The reasons that can be told here, and by what."""


class DesktopSource(HoldSource, Protocol):
    """One part of the desktop that is asked."""

    def told(self) -> Told:
        """What it can tell at this moment, for `doctor`."""
        ...

    def settle(self, timeout_ms: int) -> None:
        """Wait for answers still open, for who has no event loop yet."""
        ...

    def close(self) -> None:
        """Ask and hear no more."""
        ...


def is_desktop(name: str, environ: Mapping[str, str]) -> bool:
    """Whether this session is of that desktop or of one made from it, such as "ubuntu:GNOME"."""
    return name in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")


def unheard() -> None:
    """What `on_change` is until somebody wants to hear of it."""


OnChange = Callable[[], None]
