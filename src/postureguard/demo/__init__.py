"""A working week in virtual time: the real engine, a real journal, the real windows."""

from postureguard.demo.play import play

__all__ = ["play"]
