"""A window for the tests, without Qt: `window_child.py MANNER SOCKET GATE NAME [--break ID ...]`.

What it hears it repeats as "alive" with a word of its own. It waits at the gate, a named pipe,
where a real window would be slow.
"""

import json
import signal
import socket
import sys
from pathlib import Path

manner, path, gate, name, *words = sys.argv[1:]
break_id = words[1] if words else None

if manner == "crash":
    sys.exit(3)
if manner == "deaf":
    signal.pause()

line = socket.socket(socket.AF_UNIX)
line.connect(path)


def say(**request: object) -> None:
    line.sendall(json.dumps(request).encode() + b"\n")


say(verb="subscribe", window=name, break_id=break_id)
answers = 0
for raw in line.makefile():
    message = json.loads(raw)
    match message.get("event"), manner:
        case None, "short":
            answers += 1
            if answers == 2:  # to "subscribe" and to "alive", which has thus been heard
                sys.exit(4)
        case None, "hangs-up":
            line.shutdown(socket.SHUT_RDWR)
            signal.pause()
        case "show", _:
            say(verb="alive", break_id=break_id or name)
        case "close", "slow":
            say(verb="alive", break_id="closing")
            Path(gate).read_bytes()
            break
        case "close", "polite" | "short":
            break
