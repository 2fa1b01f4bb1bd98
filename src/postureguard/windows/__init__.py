"""The windows. Each is a process of its own that ends with what it was opened for."""

from postureguard import lean_qt  # noqa: F401 - before anything else of ours
