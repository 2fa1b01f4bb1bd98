"""Bells and voice for the routine window."""

from typing import TYPE_CHECKING

from postureguard.core.settings import Settings
from postureguard.language import spoken_language

if TYPE_CHECKING:
    from postureguard.system.sound import Loudspeaker


def loudspeaker_for(settings: Settings) -> "Loudspeaker | None":
    """What makes the sounds that are wanted; None where none are. The application is there."""
    if settings.volume == 0 or (settings.sounds == "off" and not settings.voice):
        return None
    from postureguard.system.logfile import join_log
    from postureguard.system.paths import cache_folder, user_paths
    from postureguard.system.sound import Calls, Loudspeaker

    join_log(user_paths().log)
    folder = cache_folder() / "sounds"
    return Loudspeaker(folder, settings.volume, spoken_language(), Calls())
