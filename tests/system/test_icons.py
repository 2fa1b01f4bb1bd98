"""The icons: as the generator draws them, all there, seen at tray size, and told apart."""

import importlib.util
import itertools
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[2]
PANELS = ("light", "dark", "symbolic")


def _generator():
    spec = importlib.util.spec_from_file_location("icons", ROOT / "installer" / "icons.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


icons = _generator()


def _place(panel, state):
    name = f"postureguard-{state}-symbolic" if panel == "symbolic" else state
    return icons.ICONS / panel / f"{name}.svg"


def _alpha(path, size):
    """How much of each pixel is covered, 0 to 1."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid(), path
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(size, size, 4)[..., 3] / 255


def test_the_files_are_what_the_generator_draws():
    committed = {
        path.relative_to(icons.ICONS).as_posix(): path.read_text(encoding="utf-8")
        for path in icons.ICONS.rglob("*.svg")
    }
    assert committed == icons.files(), "run: .venv/bin/python installer/icons.py"


def test_every_state_is_drawn_for_every_panel():
    assert set(icons.STATES) == {
        *(f"seated-{third}" for third in range(4)),
        *("nudge", "due", "break", "standing", "paused", "off", "held", "away"),
    }
    for panel, state in itertools.product(PANELS, icons.STATES):
        assert _place(panel, state).is_file()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("state", icons.STATES)
def test_it_is_seen_at_16_pixels(panel, state):
    assert 0.1 < _alpha(_place(panel, state), 16).mean() < 0.9


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(icons.STATES, 2)))
def test_states_differ_at_22_pixels(one, other):
    difference = np.abs(_alpha(_place("light", one), 22) - _alpha(_place("light", other), 22))
    changed = (difference > 0.25).sum()
    assert changed >= 22, f"only {changed} of 484 pixels differ"


def test_tray_icons_use_one_colour_and_no_stroke():
    for panel, state in itertools.product(PANELS, icons.STATES):
        text = _place(panel, state).read_text(encoding="utf-8")
        assert text.count("#") == 1
        assert icons.INK[panel] in text
        assert "stroke" not in text
