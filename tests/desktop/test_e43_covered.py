"""A break behind another window: called for until it can be seen."""

import sys

from desktop.desk import Desk
from rig import settled, until

OTHER = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])
other = QWidget(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
other.setWindowTitle("above")
other.showMaximized()
app.exec()
"""
CALL = "Time to move"


def test_e43_a_window_behind_another_one_is_called_for_until_it_is_in_front(desk: Desk) -> None:
    desk.rules(micro=True)
    desk.start()
    desk.has_chosen()
    other = desk.rig.start([sys.executable, "-c", OTHER])
    above = desk.rig.find_window("^above$")
    assert desk.run("start-break").returncode == 0
    window = desk.break_window()
    settled(lambda: desk.box(window), "its place")
    desk.rig.xdotool("windowraise", above)
    until(lambda: desk.status()["tray"] == "due", "a call for the break", 60)
    until(desk.dunst_shows, "a notification")
    assert "shown" in desk.stages()
    desk.rig.xdotool("windowraise", window)
    until(lambda: desk.status()["tray"] == "break", "a break that is seen")
    until(lambda: not desk.dunst_shows(), "no notification")
    assert CALL in desk.notices()
    desk.rig.stop(other)
