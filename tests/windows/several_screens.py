"""A window, its home and its shades on the screens of an offscreen platform, told as JSON."""

import json
import sys

from PySide6.QtCore import QEvent, QEventLoop, QRect, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from postureguard.windows.application import qapp
from postureguard.windows.dimming import Cover, Dimming
from postureguard.windows.screens import SETTLE_MS, Home


def settle() -> None:
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=2 * SETTLE_MS)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()


wanted, cycles = sys.argv[1], int(sys.argv[2])
app = qapp()
app.setQuitOnLastWindowClosed(False)
window = QWidget()
window.resize(880, 620)
home = Home(window, wanted, QSize(640, 480))
dimming = Dimming(window, home)
told = {}
for _cycle in range(cycles):
    home.show_window()
    told["on"] = window.screen().name()
    told["window"] = window.geometry().getRect()
    told["covers"] = sorted(cover.screen().name() for cover in dimming.covers)
    told["covered"] = sorted(cover.geometry().getRect() for cover in dimming.covers)
    window.setGeometry(QRect(9000, 9000, 880, 620))
    home.settled.emit()
    window.hide()
    told["seen"] = [cover.isVisible() for cover in window.findChildren(Cover)]
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told["left"] = len(window.findChildren(Cover))
home.show_window()
window.showMinimized()
told["minimised"] = len(dimming.covers)
window.showNormal()
told["normal"] = len(dimming.covers)
window.setGeometry(QRect(9000, 9000, 880, 620))
home._changed()
settle()
told["home"] = window.geometry().getRect()
window.close()
app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
told["after"] = len([w for w in QApplication.topLevelWidgets() if isinstance(w, Cover)])
sys.stdout.write(json.dumps(told))
