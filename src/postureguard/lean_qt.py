"""PySide6 without its reading of source files. Imported before anything large.

To know which modules might use its optional features (`from __feature__ import ...`), PySide6
reads the source of every module that is imported after it, and Python keeps all that text: 6 MB
in a process that runs all day. This program uses none of those features, so nothing is read.
"""

import sys

from PySide6 import QtCore  # noqa: F401 - begins the reading

_reader = sys.modules.get("shibokensupport.feature")
if _reader is not None:
    vars(_reader)["feature_imported"] = lambda _module: None
