"""APScheduler without what it imports and this program never uses.

Importing `apscheduler.schedulers.base` brings asyncio with OpenSSL, process pools and the
package metadata reader: 13 MB in a process that runs all day. Of these APScheduler needs one
function and two look-ups here, so stand-ins take their place while it is imported, and only
then. See docs/decisions/0003-apscheduler.md.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import iscoroutinefunction
from types import ModuleType
from typing import Any


def _module(name: str, **contents: Any) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(contents)
    return module


def _stand_ins() -> dict[str, ModuleType]:
    return {
        "asyncio": _module("asyncio", iscoroutinefunction=iscoroutinefunction),
        "importlib.metadata": _module(
            "importlib.metadata",
            entry_points=lambda **_: (),
            version=lambda _name: "3",
            PackageNotFoundError=LookupError,
        ),
        "apscheduler.executors.pool": _module(
            "apscheduler.executors.pool", ThreadPoolExecutor=None
        ),
    }


@contextmanager
def lean_apscheduler() -> Iterator[None]:
    """Import APScheduler inside this block. What was imported before is left as it is."""
    added = {name: mod for name, mod in _stand_ins().items() if name not in sys.modules}
    sys.modules.update(added)
    try:
        yield
    finally:
        for name in added:
            del sys.modules[name]
