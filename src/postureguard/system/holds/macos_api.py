"""The calls of Core Audio and Core Media I/O by ctypes, as Apple documents them."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import POINTER, byref, c_char, c_int, c_uint32, c_void_p
from typing import Any

from postureguard.system.unavailable import Unavailable

FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
SYSTEM_OBJECT = 1
"""kAudioObjectSystemObject and kCMIOObjectSystemObject."""
MAIN_ELEMENT = 0
LONGEST_NAME = 256


def four(word: str) -> int:
    """A code of four letters as the number it is."""
    return int.from_bytes(word.encode("ascii"), "big")


GLOBAL = four("glob")
AUDIO_PROCESSES, PROCESS_ID, RECORDS = four("prs#"), four("ppid"), four("piri")
"""kAudioHardwarePropertyProcessObjectList, kAudioProcessPropertyPID and ...IsRunningInput."""
CAMERAS, RUNS_SOMEWHERE = four("dev#"), four("gone")
"""kCMIOHardwarePropertyDevices and kCMIODevicePropertyDeviceIsRunningSomewhere."""


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress and CMIOObjectPropertyAddress."""

    _fields_ = (("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32))


class MacCalls:
    """`audio`, `media` and `system` are CoreAudio, CoreMediaIO and libproc."""

    def __init__(self, audio: Any, media: Any, system: Any) -> None:
        self._audio_size = _declared(audio.AudioObjectGetPropertyDataSize, SIZE)
        self._audio_data = _declared(audio.AudioObjectGetPropertyData, AUDIO_DATA)
        self._media_size = _declared(media.CMIOObjectGetPropertyDataSize, SIZE)
        self._media_data = _declared(media.CMIOObjectGetPropertyData, MEDIA_DATA)
        self._name = _declared(system.proc_name, [c_int, c_void_p, c_uint32])

    def recording_programs(self) -> list[str] | None:
        """The programs that record sound now; from macOS 14.2 on."""
        programs = self._audio(SYSTEM_OBJECT, AUDIO_PROCESSES)
        if programs is None:
            return None
        recording = [one for one in programs if self._audio(one, RECORDS) == [1]]
        return [self._named(one) for one in recording]

    def running_cameras(self) -> int | None:
        """How many cameras run."""
        cameras = self._media(SYSTEM_OBJECT, CAMERAS)
        if cameras is None:
            return None
        return sum(self._media(one, RUNS_SOMEWHERE) == [1] for one in cameras)

    def _audio(self, thing: int, selector: int) -> list[int] | None:
        def fill(address: Any, size: c_uint32, words: Any) -> int:
            return int(self._audio_data(thing, address, 0, None, byref(size), words))

        return _numbers(self._audio_size, thing, selector, fill)

    def _media(self, thing: int, selector: int) -> list[int] | None:
        def fill(address: Any, size: c_uint32, words: Any) -> int:
            used = c_uint32()
            return int(self._media_data(thing, address, 0, None, size, byref(used), words))

        return _numbers(self._media_size, thing, selector, fill)

    def _named(self, program: int) -> str:
        """What a program is called; "" when it has just ended."""
        number = self._audio(program, PROCESS_ID)
        text = (c_char * LONGEST_NAME)()
        if not number or self._name(number[0], text, LONGEST_NAME) <= 0:
            return ""
        return text.value.decode(errors="replace")


def mac_calls() -> MacCalls:
    """The real ones; raises Unavailable elsewhere."""
    if sys.platform != "darwin":
        raise Unavailable("This is not macOS.")
    audio, media = (ctypes.CDLL(FRAMEWORKS.format(name)) for name in ("CoreAudio", "CoreMediaIO"))
    return MacCalls(audio, media, ctypes.CDLL("/usr/lib/libproc.dylib"))


SIZE = [c_uint32, POINTER(Address), c_uint32, c_void_p, POINTER(c_uint32)]
AUDIO_DATA = [*SIZE, c_void_p]
MEDIA_DATA = [c_uint32, POINTER(Address), c_uint32, c_void_p, c_uint32, POINTER(c_uint32), c_void_p]
"""What the calls take: thing, address, qualifier, how long the answer may be or is, the answer."""


def _declared(call: Any, takes: list[Any]) -> Any:
    call.argtypes, call.restype = takes, c_int
    return call


def _numbers(
    ask_size: Any, thing: int, selector: int, fill: Callable[[Any, c_uint32, Any], int]
) -> list[int] | None:
    """A property as whole numbers; None when it is not there."""
    address, size = Address(selector, GLOBAL, MAIN_ELEMENT), c_uint32()
    if ask_size(thing, byref(address), 0, None, byref(size)) != 0:
        return None
    words = (c_uint32 * (size.value // ctypes.sizeof(c_uint32)))()
    if not words:
        return []
    return list(words) if fill(byref(address), size, words) == 0 else None
