"""For every test: Qt draws into memory unless a desktop is asked for by name."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
