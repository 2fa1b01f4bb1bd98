"""PySide6 and msgspec without what this program never uses. Imported before anything large.

To know which modules might use its optional features (`from __feature__ import ...`), PySide6
reads the source of every module that is imported after it, and Python keeps all that text: 6 MB
in a process that runs all day. This program uses none of those features, so nothing is read.

msgspec takes two helpers from typing_extensions where another program has brought that along,
1 MB, and otherwise from Python itself; here it finds only Python's.
"""

import sys

from PySide6 import QtCore  # noqa: F401 - begins the reading

_reader = sys.modules.get("shibokensupport.feature")
if _reader is not None:
    vars(_reader)["feature_imported"] = lambda _module: None

if "typing_extensions" not in sys.modules:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "there is none"
    import msgspec  # noqa: F401 - looks for it

    del sys.modules["typing_extensions"]
