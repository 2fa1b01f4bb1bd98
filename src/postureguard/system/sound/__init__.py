"""Bells and voice, made by programs of the desktop; no sound device is held in between."""

from postureguard.system.sound.calls import Calls
from postureguard.system.sound.loudspeaker import Loudspeaker
from postureguard.system.sound.programs import describe

__all__ = ["Calls", "Loudspeaker", "describe"]
