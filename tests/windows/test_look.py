"""What the person chose, and what the desktop asks for where they left it open."""

from itertools import product

import pytest
from PySide6.QtCore import Qt

from postureguard import theme
from postureguard.core.figure.card import Look
from postureguard.core.settings import OPTIONS, Settings
from postureguard.theme import DARK, LIGHT, qpalette
from postureguard.windows.look import chosen_look, reduced_motion

pytestmark = pytest.mark.usefixtures("qapp")


class Wish:
    """A preference as Qt tells it: 0 for none."""

    def __init__(self, value: int) -> None:
        self.value = value


class Hints:
    """A desktop with wishes; Qt before 6.10 does not know of them."""

    def __init__(self, *, contrast: int | None = 0, motion: int | None = 0) -> None:
        if contrast is not None:
            self.contrastPreference = lambda: Wish(contrast)
        if motion is not None:
            self.motionPreference = lambda: Wish(motion)

    def accessibility(self) -> "Hints":
        return self


class OldHints:
    """The hints of Qt 6.8."""


@pytest.fixture
def desktop(monkeypatch):
    """Makes the desktop ask for what a test wants."""

    def ask(hints):
        class App:
            styleHints = staticmethod(lambda: hints)  # noqa: N815 - Qt's name

        monkeypatch.setattr(theme, "QGuiApplication", App)

    return ask


def test_untouched_settings_give_the_usual_figure_in_the_colours_of_the_window():
    assert chosen_look(qpalette(LIGHT), Settings()) == Look()
    assert chosen_look(qpalette(DARK), Settings()) == Look(palette="dark")
    assert not reduced_motion(Settings())


def test_in_high_contrast_the_figure_is_drawn_in_lines_unless_colours_are_chosen():
    palette = qpalette(theme.CONTRAST_DARK)
    assert chosen_look(palette, Settings(theme="contrast")).palette == "line-dark"
    assert chosen_look(palette, Settings(theme="contrast", style="flat")).palette == "dark"


def test_every_choice_reaches_the_figure():
    for skin, hair, build in product(*(OPTIONS[k].choices for k in ("skin", "hair", "build"))):
        wanted = chosen_look(qpalette(LIGHT), Settings(skin=skin, hair=hair, build=build))
        assert (wanted.skin, wanted.hair, wanted.build) == (skin, hair, build)


@pytest.mark.parametrize(
    ("style", "contrast", "light", "dark"),
    [
        ("auto", 0, "light", "dark"),
        ("auto", 1, "line", "line-dark"),
        ("flat", 1, "light", "dark"),
        ("line", 0, "line", "line-dark"),
    ],
)
def test_lines_are_drawn_by_choice_or_for_a_desktop_with_more_contrast(
    desktop, style, contrast, light, dark
):
    desktop(Hints(contrast=contrast))
    settings = Settings(style=style)
    assert chosen_look(qpalette(LIGHT), settings).palette == light
    assert chosen_look(qpalette(DARK), settings).palette == dark


@pytest.mark.parametrize(
    ("motion", "asked", "reduced"),
    [
        ("auto", 0, False),
        ("auto", 1, True),
        ("full", 1, False),
        ("reduced", 0, True),
    ],
)
def test_motion_is_reduced_by_choice_or_as_the_desktop_asks(desktop, motion, asked, reduced):
    desktop(Hints(motion=asked))
    assert reduced_motion(Settings(motion=motion)) is reduced


@pytest.mark.parametrize("hints", [OldHints(), Hints(contrast=None, motion=None)])
def test_a_qt_that_cannot_know_wishes_nothing(desktop, hints):
    desktop(hints)
    assert chosen_look(qpalette(LIGHT), Settings()).palette == "light"
    assert not reduced_motion(Settings())


def test_qt_tells_contrast_in_the_way_that_is_read(qapp):
    preference = getattr(Qt, "ContrastPreference", None)
    if preference is None:
        pytest.skip("this Qt is older than 6.10")
    assert preference.NoPreference.value == 0
    assert preference.HighContrast.value != 0
    hints = qapp.styleHints()
    assert hints.accessibility().contrastPreference() in set(preference)
