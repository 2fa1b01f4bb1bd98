"""Which programs are PostureGuard itself: what they do never holds a break back."""

from pathlib import Path

NAMES = {"postureguard", "postureguard.exe"}
WORDS = 3
"""Of a command line: the interpreter, -m, the module; or the program alone."""


def is_ours(process: int) -> bool:
    """Whether a process is the resident or one of its windows."""
    try:
        line = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    words = line.decode(errors="replace").split("\0")[:WORDS]
    return any(Path(word).name in NAMES for word in words)
