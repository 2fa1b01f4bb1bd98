"""The programs that play a file or read a sentence out, best first."""

import shutil
import sys
from gettext import gettext as _
from typing import Final

from postureguard.system.capability import Capability

PLAYERS: Final = (
    ("pw-play", "--media-role=Notification"),
    ("paplay", "--property=media.role=event"),
    ("aplay", "-q"),
    ("afplay",),
    ("canberra-gtk-play", "-f"),
)
"""Each takes a file as its last word."""

WORDS: Final = "POSTUREGUARD_WORDS"
"""Where PowerShell finds what it is to say: never in what it reads as commands."""
_SAPI: Final = (
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    f"$voice.Volume = {{volume}}; $voice.Speak($env:{WORDS})"
)

Command = tuple[str, ...]


def players() -> list[Command]:
    """Those that there are here."""
    return [command for command in PLAYERS if shutil.which(command[0])]


def voices(volume: int, language: str) -> list[Command]:
    """Those that there are here, for a volume from 0 to 100; each takes what to say at its end."""
    code = language.replace("_", "-").lower()
    known: tuple[Command, ...] = (
        ("espeak-ng", "-a", str(volume), "-v", code),
        ("espeak", "-a", str(volume), "-v", code),
        ("spd-say", "-w", "-i", str(2 * volume - 100), "-l", code),
        ("say",),
    )
    found = [command for command in known if shutil.which(command[0])]
    if sys.platform == "win32":
        shell = ("powershell", "-NoProfile", "-NonInteractive", "-Command")
        found.append((*shell, _SAPI.format(volume=volume)))
    return found


def speaking(command: Command, sentence: str) -> Command:
    """The command that says a sentence. A space keeps it from being taken for an option."""
    if command[0] == "powershell":
        return command
    return (*command, f" {sentence}")


def describe() -> list[Capability]:
    """What makes sounds here, for `doctor`."""
    playing = "Windows" if sys.platform == "win32" else "".join(c[0] for c in players()[:1])
    talking = "".join(command[0] for command in voices(50, "en")[:1])
    silent = _("There is no {programs}; breaks are silent.")
    mute = _("There is no {programs}; steps are not read out.")
    return [
        Capability(
            _("Sound"),
            bool(playing),
            playing,
            _("Soft bells, unless the settings say otherwise; none in a call.")
            if playing
            else silent.format(programs=", ".join(command[0] for command in PLAYERS)),
        ),
        Capability(
            _("Voice"),
            bool(talking),
            talking,
            _("Steps can be read out; the settings say whether they are.")
            if talking
            else mute.format(programs="espeak-ng, spd-say"),
        ),
    ]
