"""Starting this program once more, as one that outlives whoever asked for it."""


def start_program() -> None:
    """Start the resident."""
    _start()


def start_data() -> None:
    """Open the window “Your data”, for which the resident may have to end."""
    _start("data")


def start_report() -> None:
    """Open the page for a physiotherapist or doctor."""
    _start("report")


def _start(*words: str) -> None:
    from PySide6.QtCore import QProcess

    from postureguard.itself import ITSELF

    program, *first = ITSELF
    QProcess.startDetached(program, [*first, *words])
