"""PostureGuard notices how long you have been sitting and gets you moving."""

__version__ = "0.1.0"
