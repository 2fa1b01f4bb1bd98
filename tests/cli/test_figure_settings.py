"""Windows with figures get the person's settings, and the desktop's wish where they are open."""

import pytest

from postureguard.cli.files import chosen_for_windows
from postureguard.core.settings import Settings
from postureguard.system import desktop_wishes, paths

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """Writes the settings file, and makes the desktop wish for both things."""

    def write(text):
        file = tmp_path / "config.toml"
        file.write_text(text, "utf-8")
        mine = paths.Paths(file, tmp_path / "journal", tmp_path / "own", tmp_path / "log", "socket")
        monkeypatch.setattr(paths, "user_paths", lambda: mine)
        wish = desktop_wishes.Wishes(less_motion=True, more_contrast=True)
        monkeypatch.setattr(desktop_wishes, "desktop_wishes", lambda: wish)

    return write


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Settings(style="line", motion="reduced", theme="contrast")),
        (
            '[figure]\nstyle = "flat"\nskin = "deep"',
            Settings(style="flat", skin="deep", motion="reduced", theme="contrast"),
        ),
        ('[figure]\nmotion = "full"', Settings(style="line", motion="full", theme="contrast")),
        (
            '[figure]\nstyle = "flat"\nmotion = "full"\nhair = "bob"\nbuild = "broad"\n'
            '[look]\ntheme = "dark"',
            Settings(style="flat", motion="full", hair="bob", build="broad", theme="dark"),
        ),
        ("this is no settings file", Settings(style="line", motion="reduced", theme="contrast")),
    ],
)
def test_a_choice_stands_and_what_is_open_follows_the_desktop(settings, text, expected):
    settings(text)
    assert chosen_for_windows() == expected
