"""The person's own exercises and routines on the disk, their pictures, and packs of them."""

from postureguard.system.own.store import OwnFiles

__all__ = ["OwnFiles"]
