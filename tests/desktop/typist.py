"""Somebody else's window: keeps in a file what is typed into it. python typist.py FILE"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication(sys.argv)
field = QLineEdit()
field.setWindowTitle("typist")
field.resize(400, 60)
field.textChanged.connect(lambda text: Path(sys.argv[1]).write_text(text))
field.show()
field.activateWindow()
app.exec()
