"""The three lines of an exercise fit where they are, whatever the window was before."""

from pytestqt.qtbot import QtBot

from postureguard.windows.routine.parts import Lines

LINES = (
    "Stand a foot-length from a wall, back to it, arms crossed.",
    "Send the hips straight back until the buttocks touch the wall.",
    "Push the floor away and stand by squeezing the buttocks.",
)


def test_lines_that_were_narrow_once_are_short_again_when_there_is_room(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    lines.resize(320, 400)
    lines.show_texts("Wall hip hinge", "Standing", LINES)
    lines.show()
    roomy = [line.height() for line in lines.lines]
    letters = lines.lines[0].font().pointSizeF()
    lines.resize(120, 250)
    lines.resize(320, 400)
    assert [line.height() for line in lines.lines] == roomy
    assert lines.lines[0].font().pointSizeF() == letters
