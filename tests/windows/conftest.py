"""Windows wait for their resident as patiently as the rig does."""

from rig import qtbot

__all__ = ["qtbot"]
