"""The one table of colours and shapes. Palette, style sheets and charts derive from it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from postureguard.resources import resource

CORNER = 8
"""Corners of buttons and fields, in pixels; cards have CARD_CORNER."""
CARD_CORNER = 12
SPACE = 8
"""Distances are multiples of this, in pixels."""

COUNT, TITLE, LINE, BODY, QUIET = 2.0, 1.5, 1.15, 1.0, 0.87
"""Sizes of text, as multiples of the system font."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for."""

    name: str
    window: str
    card: str
    field: str
    line: str
    text: str
    quiet: str
    action: str
    on_action: str
    action_hover: str
    muscle: str
    """The working muscle in the figure, and nothing else."""
    done: str
    partial: str
    natural: str
    postponed: str
    skipped: str
    missed: str
    """Always hatched."""
    pain: str
    pain_dot: str
    """Daily ratings, paler than the weekly line."""
    warning: str
    """Safety only."""
    warning_back: str


LIGHT = Theme(
    name="light",
    window="#FBF9F5",
    card="#F6F2EC",
    field="#FFFFFF",
    line="#DED7CA",
    text="#22304A",
    quiet="#5E6679",
    action="#11766F",
    on_action="#FFFFFF",
    action_hover="#0E645E",
    muscle="#FF7D1F",
    done="#11766F",
    partial="#4A9890",
    natural="#678BC1",
    postponed="#A08A45",
    skipped="#9E8579",
    missed="#8A6F63",
    pain="#3A5488",
    pain_dot="#788AAC",
    warning="#B3432B",
    warning_back="#FBEDE8",
)

DARK = Theme(
    name="dark",
    window="#11161E",
    card="#151A23",
    field="#1E2733",
    line="#333C4C",
    text="#E8EDF5",
    quiet="#98A2B5",
    action="#5ED3C8",
    on_action="#11161E",
    action_hover="#86E0D7",
    muscle="#FF9A4D",
    done="#5ED3C8",
    partial="#3FA096",
    natural="#86A9DE",
    postponed="#BFA75E",
    skipped="#A58C80",
    missed="#B89C8F",
    pain="#9DB9EE",
    pain_dot="#7186B0",
    warning="#FF9C85",
    warning_back="#3A1F1B",
)


def pick(setting: str) -> Theme:
    """The theme of the setting "light", "dark" or "auto", which follows the desktop."""
    if setting == "light":
        return LIGHT
    if setting == "dark":
        return DARK
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        dark = QGuiApplication.palette().window().color().lightness() < 128
    else:
        dark = scheme == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program that theme, and its icon."""
    app.setWindowIcon(QIcon(str(resource("icons", "postureguard.svg"))))
    app.setStyle("Fusion")
    app.setPalette(qpalette(theme))
    app.setStyleSheet(style_sheet(theme))


def qpalette(theme: Theme) -> QPalette:
    """The theme as Qt's own palette, for everything that no style sheet reaches."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.card,
        role.Text: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.BrightText: theme.text,
        role.ToolTipBase: theme.field,
        role.ToolTipText: theme.text,
        role.Highlight: theme.action,
        role.HighlightedText: theme.on_action,
        role.Accent: theme.action,
        role.Link: theme.action,
        role.LinkVisited: theme.action,
        role.Light: theme.field,
        role.Midlight: theme.card,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    palette = QPalette()
    for target, colour in colours.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.quiet))
    return palette


def sized(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """That font at a multiple of its size, with figures of equal width."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    if strong:
        result.setWeight(QFont.Weight.DemiBold)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def style_sheet(theme: Theme) -> str:
    """Shapes of controls.

    Widgets choose a look by the dynamic property `role`: "primary", "quiet", "chip" or "stop"
    for a QPushButton, "card" for a QFrame, "quiet" or "warning" for a QLabel.
    """
    return _BUTTONS.format(t=theme, corner=CORNER) + _OTHERS.format(
        t=theme, corner=CORNER, card=CARD_CORNER
    )


_BUTTONS = """
QPushButton, QToolButton {{
  background: {t.field}; color: {t.text};
  border: 2px solid {t.line}; border-radius: {corner}px; padding: 5px 14px;
}}
QPushButton:hover, QToolButton:hover {{ border-color: {t.quiet}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.card}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {t.action}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.quiet}; background: transparent; }}
QToolButton {{ padding: 5px 9px; }}
QPushButton[role="primary"], QPushButton[role="chip"]:checked {{
  background: {t.action}; color: {t.on_action}; border-color: {t.action};
}}
QPushButton[role="primary"]:hover, QPushButton[role="chip"]:checked:hover {{
  background: {t.action_hover}; border-color: {t.action_hover};
}}
QPushButton[role="primary"]:focus, QPushButton[role="chip"]:checked:focus {{
  border-color: {t.text};
}}
QPushButton[role="primary"]:disabled {{
  background: transparent; color: {t.quiet}; border-color: {t.line};
}}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{
  background: transparent; border-color: transparent; color: {t.action};
}}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {t.card}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border-color: {t.action}; }}
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled {{ color: {t.quiet}; }}
QPushButton[role="chip"] {{ padding: 3px 12px; }}
QPushButton[role="stop"] {{
  background: {t.warning_back}; color: {t.warning}; border-color: {t.warning_back};
}}
QPushButton[role="stop"]:hover, QPushButton[role="stop"]:focus {{ border-color: {t.warning}; }}
"""

_OTHERS = """
QWidget#page {{ background: {t.window}; }}
QFrame[role="card"] {{ background: {t.card}; border: none; border-radius: {card}px; }}
QLabel[role="quiet"] {{ color: {t.quiet}; }}
QLabel[role="warning"] {{
  color: {t.warning}; background: {t.warning_back}; border-radius: {corner}px; padding: 8px;
}}
QLineEdit, QSpinBox, QTimeEdit, QComboBox, QPlainTextEdit {{
  background: {t.field}; color: {t.text}; border: 2px solid {t.line};
  border-radius: {corner}px; padding: 4px 8px;
  selection-background-color: {t.action}; selection-color: {t.on_action};
}}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {{
  width: 0; border: none;
}}
QLineEdit:focus, QSpinBox:focus, QTimeEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{
  border-color: {t.action};
}}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabWidget::tab-bar {{ left: 0; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
  background: transparent; color: {t.quiet}; padding: 8px 14px; margin-right: 4px;
  border: 2px solid transparent; border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.action}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected:focus {{
  border: 2px solid {t.action}; border-radius: {corner}px;
}}
QTableView {{
  background: {t.window}; alternate-background-color: {t.card}; color: {t.text};
  border: 2px solid transparent; gridline-color: {t.line};
  selection-background-color: {t.action}; selection-color: {t.on_action};
}}
QTableView::item {{ padding: 0 4px; }}
QTableView:focus {{ border-color: {t.action}; border-radius: {corner}px; }}
QHeaderView {{ background: {t.window}; }}
QHeaderView::section {{
  background: {t.window}; color: {t.quiet}; border: none;
  border-bottom: 1px solid {t.line}; padding: 6px 5px;
}}
QTableCornerButton::section {{ background: {t.window}; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QToolTip {{ background: {t.field}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
"""
