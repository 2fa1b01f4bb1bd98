"""Where the bundled program begins."""

import os
import sys

# The bundle's own libraries are for this process only: a program of the desktop that it starts
# (a player for sounds, a hook) must find the desktop's, and a window of ours sets them anew.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    os.environ.pop(name, None)
    if before is not None:
        os.environ[name] = before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

from postureguard.__main__ import main

sys.exit(main())
