"""Rings the bells of resources/sounds and says sentences, at one volume for both."""

import os
import sys
import wave
from array import array
from contextlib import suppress
from pathlib import Path

from postureguard.core.training.chimes import Chime
from postureguard.resources import resource
from postureguard.system.sound.calls import Calls
from postureguard.system.sound.chain import Chain
from postureguard.system.sound.programs import players, speaking, voices


class Loudspeaker:
    """Never waits and never raises; in a call it is silent, and so it is where nothing can play."""

    def __init__(self, folder: Path, volume: int, language: str, calls: Calls) -> None:
        self._folder = folder
        self._volume = volume
        self._calls = calls
        self._bells = Chain("bells", players())
        self._voice = Chain("voice", voices(volume, language))
        self._waiting = ""
        self._voice.free.connect(self._say_on)

    def ring(self, chime: Chime) -> None:
        """Let one of the bells sound, unless another one still does."""
        if self._calls.is_on():
            return
        if sys.platform == "win32":
            _ring_on_windows(self._at_volume(chime))
        elif self._bells.able and not self._bells.busy:
            place = self._at_volume(chime)
            if place is not None:
                self._bells.do(lambda command: (*command, str(place)))

    def say(self, sentence: str) -> None:
        """Say a sentence, after the one that is being said; others that wait are dropped."""
        if not self._voice.able:
            return
        if self._voice.busy:
            self._waiting = sentence
        elif not self._calls.is_on():
            self._voice.do(lambda command: speaking(command, sentence), sentence)

    def close(self) -> None:
        """Be silent now."""
        self._waiting = ""
        self._bells.close()
        self._voice.close()
        self._calls.close()

    def _say_on(self) -> None:
        sentence, self._waiting = self._waiting, ""
        if sentence:
            self.say(sentence)

    def _at_volume(self, chime: Chime) -> Path | None:
        """The bell as loud as it is wanted; None where it cannot be written."""
        place = self._folder / f"{chime}.wav"
        new = place.with_name(f"{chime}.{os.getpid()}.new")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_softer(resource("sounds", f"{chime}.wav"), new, self._volume)
            new.replace(place)
            return place
        return None


def write_softer(bell: Path, to: Path, volume: int) -> None:
    """Copy a bell at a volume from 0 to 100, in steps that sound alike."""
    with wave.open(str(bell), "rb") as file:
        parameters, frames = file.getparams(), file.readframes(file.getnframes())
    values = array("h", frames)
    if sys.byteorder == "big":
        values.byteswap()
    share = (volume / 100) ** 2
    softer = array("h", (round(value * share) for value in values))
    if sys.byteorder == "big":
        softer.byteswap()
    with wave.open(str(to), "wb") as copy:
        copy.setparams(parameters)
        copy.writeframes(softer.tobytes())


def _ring_on_windows(place: Path | None) -> None:
    if sys.platform == "win32" and place is not None:
        import winsound  # noqa: PLC0415 - only Windows has it

        with suppress(RuntimeError):  # no device
            winsound.PlaySound(str(place), winsound.SND_ASYNC | winsound.SND_FILENAME)
