"""Every colour that carries words or meaning can be told from what it lies on."""

import pytest
from PySide6.QtGui import QColor, QPalette

from postureguard import theme as themes

THEMES = [themes.LIGHT, themes.DARK]
TEXTS = ["text", "quiet", "action", "pain"]
MARKS = [
    "done",
    "partial",
    "natural",
    "postponed",
    "skipped",
    "missed",
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
            assert themes.pick("auto") is theme
    finally:
        qapp.setPalette(before)


def test_sizes_are_multiples_of_the_system_font(qapp):
    font = qapp.font()
    assert themes.sized(font, 2).pointSizeF() == pytest.approx(font.pointSizeF() * 2)
