"""Writes the pictures of all exercises and faulty lifts into resources/exercises."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from postureguard.catalogue import shipped_catalogue, shipped_faulty_lifts
from postureguard.resources import resource
from postureguard.windows.application import qapp
from postureguard.windows.pictures import export_pictures

if __name__ == "__main__":
    qapp()
    moved = (*shipped_catalogue().exercises.values(), *shipped_faulty_lifts())
    for path in export_pictures(resource("exercises"), moved):
        print(path)
