"""Every colour that carries words or meaning can be told from what it lies on."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from postureguard import theme as themes

CONTRAST = [themes.CONTRAST_LIGHT, themes.CONTRAST_DARK]
THEMES = [themes.LIGHT, themes.DARK, *CONTRAST]
TEXTS = ["text", "quiet", "action", "pain"]
MARKS = [
    "done",
    "partial",
    "natural",
    "postponed",
    "skipped",
    "missed",
    "seated",
    "seated_long",
    "pain",
    "pain_dot",
    "action",
]


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _alpha = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["window", "card", "field"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read(theme, ground, text):
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["window", "card"])
@pytest.mark.parametrize("mark", MARKS)
def test_marks_can_be_seen(theme, ground, mark):
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_on_coloured_grounds_can_be_read(theme):
    assert contrast(theme.on_action, theme.action) >= 4.5
    assert contrast(theme.on_action, theme.action_hover) >= 4.5
    assert contrast(theme.warning, theme.warning_back) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_palette_of_qt_is_ours(qapp, theme):
    palette = themes.qpalette(theme)
    assert palette.color(QPalette.ColorRole.Window).name().upper() == theme.window
    assert palette.color(QPalette.ColorRole.WindowText).name().upper() == theme.text


def test_the_setting_decides_and_auto_follows_the_desktop(qapp):
    assert themes.pick("light") is themes.LIGHT
    assert themes.pick("dark") is themes.DARK
    before = qapp.palette()
    try:
        for theme in THEMES:
            qapp.setPalette(themes.qpalette(theme))
            assert themes.pick("contrast" if theme.is_contrast else "auto") is theme
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize("theme", CONTRAST, ids=lambda theme: theme.name)
def test_high_contrast_is_high(theme):
    assert {theme.window, theme.card, theme.field} <= {"#FFFFFF", "#000000"}
    for text in (*TEXTS, "line", "warning"):
        assert contrast(getattr(theme, text), theme.window) >= 7
    assert contrast(theme.on_action, theme.action) >= 7
    for ground in (theme.window, theme.action):  # what is still to fill, and what has filled
        assert contrast(theme.track, ground) >= 3


@pytest.mark.parametrize(
    ("theme", "wide"), [(themes.LIGHT, 2), (themes.CONTRAST_LIGHT, 3), (themes.CONTRAST_DARK, 3)]
)
def test_in_high_contrast_the_ring_is_wider_and_nothing_moves_for_it(qapp, qtbot, theme, wide):
    before = (qapp.palette(), qapp.styleSheet(), qapp.style().objectName())
    themes.apply(qapp, theme)
    try:
        page = QWidget()
        column = QVBoxLayout(page)
        buttons = [QPushButton("Start"), QPushButton("Close"), QPushButton("0")]
        for button, role in zip(buttons, ("primary", "quiet", "chip"), strict=True):
            button.setProperty("role", role)
            column.addWidget(button)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
        assert themes.ring() == wide
        for button in buttons:
            other = next(one for one in buttons if one is not button)
            other.setFocus()
            without, size = button.grab().toImage(), button.sizeHint()
            button.setFocus()
            assert button.hasFocus()
            assert button.sizeHint() == size
            assert ring_of(button) == (QColor(theme.text if button is buttons[0] else theme.action))
            assert button.grab().toImage() != without
    finally:
        qapp.setStyleSheet(before[1])
        qapp.setPalette(before[0])
        qapp.setProperty("ring", 2)


def ring_of(button):
    """The colour of the ring, in the middle of its thickness."""
    return button.grab().toImage().pixelColor(button.width() // 2, 1)


def test_sizes_are_multiples_of_the_system_font(qapp):
    font = qapp.font()
    assert themes.sized(font, 2).pointSizeF() == pytest.approx(font.pointSizeF() * 2)
