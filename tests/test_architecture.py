"""What the import contracts cannot say."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

import postureguard

ROOT = Path(postureguard.__file__).parent
HEAVY = {
    *("numpy", "click", "sqlite_utils", "pyqtgraph", "plyer", "tomlkit", "asyncio", "ssl"),
    *("PySide6.QtDBus", "PySide6.QtNetwork", "typing_extensions"),
}


def test_the_resident_loads_nothing_heavy():
    code = "import json, sys; import postureguard.app; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert loaded & HEAVY == set()
    assert not any(name.startswith("postureguard.core.figure") for name in loaded)
    assert not any(name.startswith("postureguard.windows") for name in loaded)
    assert not any(name.startswith("postureguard.core.training") for name in loaded)
    assert not any(name.startswith("postureguard.core.programme") for name in loaded)


def test_no_source_is_read_and_kept():
    """As PySide6 does by itself with every module that is imported after it."""
    code = "import linecache, postureguard.app; print(len(linecache.cache))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 40


def test_apscheduler_works_without_what_it_was_spared():
    code = (
        "import sys; from postureguard.system import alarms; assert 'asyncio' not in sys.modules; "
        "import asyncio, importlib.metadata as m; assert m.version('apscheduler'); "
        "assert asyncio.iscoroutinefunction(lambda: 0) is False"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_msgspec_works_without_what_it_was_spared():
    code = (
        "import postureguard.lean_qt, importlib.util, sys, msgspec;"
        "assert 'typing_extensions' not in sys.modules;"
        "importlib.util.find_spec('typing_extensions');"
        "assert msgspec.json.decode(b'[1]', type=list[int]) == [1]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("folder", ["system", "journal"])
def test_widgets_stay_in_tray_and_windows(folder):
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "PySide6.QtWidgets", path


def test_reference_counts_hold():
    """PySide6 6.12 on Python 3.11 loses a reference to None with every call."""
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(200):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 50
