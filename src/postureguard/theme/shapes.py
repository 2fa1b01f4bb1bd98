"""Shapes of controls, in the colours of a theme."""

from postureguard.theme.colours import Theme

CORNER = 8
"""Corners of buttons and fields, in pixels; cards have CARD_CORNER."""
CARD_CORNER = 12


def style_sheet(theme: Theme) -> str:
    """Shapes of controls.

    Widgets choose a look by the dynamic property `role`: "primary", "quiet", "chip" or "stop"
    for a QPushButton, "card" for a QFrame, "quiet" or "warning" for a QLabel.
    """
    parts = (_BUTTONS, _OTHERS, _CONTRAST) if theme.is_contrast else (_BUTTONS, _OTHERS)
    return "".join(parts).format(t=theme, corner=CORNER, card=CARD_CORNER)


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
QPushButton[small="true"] {{ padding: 0px; border-width: 1px; border-radius: 6px; }}
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
QLineEdit, QSpinBox, QTimeEdit, QDateEdit, QComboBox, QPlainTextEdit {{
  background: {t.field}; color: {t.text}; border: 2px solid {t.line};
  border-radius: {corner}px; padding: 4px 8px;
  selection-background-color: {t.action}; selection-color: {t.on_action};
}}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button,
QDateEdit::up-button, QDateEdit::down-button {{
  width: 0; border: none;
}}
QLineEdit:focus, QSpinBox:focus, QTimeEdit:focus, QDateEdit:focus, QComboBox:focus,
QPlainTextEdit:focus {{
  border-color: {t.action};
}}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabWidget::tab-bar {{ left: 0; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::scroller {{ width: 56px; }}
QTabBar QToolButton {{ padding: 0; margin: 4px 0; background: {t.field}; }}
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

_CONTRAST = """
QPushButton, QToolButton, QLineEdit, QSpinBox, QTimeEdit, QDateEdit, QComboBox, QPlainTextEdit {{
  margin: 1px;
}}
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QSpinBox:focus, QTimeEdit:focus,
QDateEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{
  margin: 0px; border-width: 3px;
}}
QPushButton[small="true"] {{ margin: 0px; }}
QPushButton[role="quiet"], QToolButton[role="quiet"], QPushButton[role="primary"],
QPushButton[role="chip"]:checked {{ border-color: {t.line}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border-color: {t.action}; }}
QPushButton:disabled, QToolButton:disabled, QPushButton[role="primary"]:disabled {{
  border-style: dashed; border-color: {t.quiet};
}}
QPushButton[role="stop"] {{ border-color: {t.warning}; }}
QFrame[role="card"] {{ border: 2px solid {t.line}; }}
QLabel[role="warning"] {{ border: 2px solid {t.warning}; }}
QTabBar::tab:selected {{ border-bottom: 3px solid {t.action}; }}
QTabBar::tab:selected:focus {{ border: 3px solid {t.action}; }}
QTableView:focus {{ border-width: 3px; }}
QScrollBar::handle {{ background: {t.quiet}; }}
QToolTip {{ border: 2px solid {t.line}; }}
"""
