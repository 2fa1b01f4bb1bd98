"""The rig's parts that several tests share."""

from rig import bus_rig, elapsed_ms, qtbot, x_rig

__all__ = ["bus_rig", "elapsed_ms", "qtbot", "x_rig"]
