"""Writes the start and end picture of every exercise into resources/exercises."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from postureguard.catalogue import shipped_catalogue
from postureguard.resources import resource
from postureguard.windows.pictures import export_pictures
from postureguard.windows.routine.parts import qapp

if __name__ == "__main__":
    qapp()
    for path in export_pictures(resource("exercises"), shipped_catalogue().exercises.values()):
        print(path)
