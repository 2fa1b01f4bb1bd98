"""The settings file: its faults are told once, those of the start too."""

import stat

import pytest

from postureguard.core.settings import Settings
from postureguard.errors import UserError
from postureguard.system.settings_file import (
    SettingsFile,
    change_settings,
    put_aside,
    read_settings,
    write_default_settings,
)

LOW = "[breaks]\nsitting_limit_min = 5\n"


@pytest.fixture
def file(tmp_path, qapp):
    """Opens the file as a resident does; what is told lands in `told`."""

    class Opened:
        def __init__(self, text=None):
            self.path = tmp_path / "config.toml"
            if text is not None:
                self.path.write_bytes(text if isinstance(text, bytes) else text.encode())
            self.told = []
            self.changes = []
            self.file = SettingsFile(self.path)
            self.file.on_trouble = self.told.append
            self.file.on_change = self.changes.append

        def write(self, text):
            new = self.path.with_suffix(".new")
            new.write_text(text)
            new.replace(self.path)

    return Opened


def test_a_good_file_and_none_have_nothing_to_tell(file):
    for opened in (file(), file("[breaks]\nsitting_limit_min = 45\n")):
        opened.file.report()
        assert opened.told == []
    assert opened.file.settings.sitting_limit_min == 45


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[breaks", "not valid TOML"),
        (b"\xff", "not UTF-8"),
        ("x = " + "[" * 100_000, "config.toml"),
        (f"[breaks]\nsitting_limit_min = {'9' * 5000}\n", "a number in it is too long"),
        (LOW, "breaks.sitting_limit_min must be a whole number from 20 to 60"),
        (f"[breaks]\nsitting_limit_min = 1{'0' * 400}\n", "60 is used"),
        (f"[breaks]\nsitting_limit_min = 0x{'f' * 9000}\n", "60 is used"),
        (f"[breaks]\nmicro = [0x{'f' * 9000}]\n", "true is used"),
        ("[breaks]\nsitting_limt_min = 30\n", "did you mean breaks.sitting_limit_min"),
    ],
)
def test_a_fault_at_the_start_is_told_once_when_somebody_listens(file, text, words):
    opened = file(text)
    assert opened.told == []
    opened.file.report()
    opened.file.report()
    (error,) = opened.told
    assert isinstance(error, UserError)
    assert words in error.title
    assert "config.toml" in error.title
    assert len(error.title) < 400
    assert error.advice


def test_a_fault_that_comes_is_told_once_and_again_when_it_comes_back(file, qtbot):
    opened = file("[breaks]\nsitting_limit_min = 45\n")
    opened.file.report()
    opened.write(LOW)
    qtbot.waitUntil(lambda: opened.changes != [])
    assert opened.changes[-1].sitting_limit_min == 20
    opened.write(LOW + "notice_s = 20\n")
    qtbot.waitUntil(lambda: opened.changes[-1].notice_s == 20)
    assert [error.title.split(" must")[0] for error in opened.told] == [
        f"{opened.path}: breaks.sitting_limit_min"
    ]
    opened.write("[breaks]\nnotice_s = 30\n")
    qtbot.waitUntil(lambda: opened.changes[-1].notice_s == 30)
    opened.write(LOW)
    qtbot.waitUntil(lambda: len(opened.told) == 2)


def test_an_unknown_key_that_changes_no_rule_is_told(file, qtbot):
    opened = file("")
    opened.write("[breaks]\nsiting_limit = 30\n")
    qtbot.waitUntil(lambda: opened.told != [])
    assert "breaks.siting_limit is not a setting" in opened.told[0].title
    assert opened.changes == []


def test_many_faults_are_one_word(file):
    opened = file(LOW + 'notice_s = 1\nmicro = "yes"\n')
    opened.file.report()
    (error,) = opened.told
    assert "sitting_limit_min" in error.title
    assert "2 more" in error.advice
    assert "doctor" in error.advice


def test_while_it_cannot_be_read_the_rules_stay(file, qtbot):
    opened = file("[breaks]\nsitting_limit_min = 45\n")
    opened.write("[breaks")
    qtbot.waitUntil(lambda: opened.told != [])
    assert opened.file.settings.sitting_limit_min == 45


def test_a_file_in_the_place_of_its_folder_is_named(tmp_path, qapp):
    (tmp_path / "postureguard").write_text("")
    path = tmp_path / "postureguard" / "config.toml"
    for use in (SettingsFile, write_default_settings, read_settings):
        with pytest.raises(UserError, match="postureguard"):
            use(path)


def test_the_first_file_is_this_users_alone_and_means_the_defaults(tmp_path):
    path = tmp_path / "new" / "config.toml"
    write_default_settings(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_settings(path) == (Settings(), ())
    path.write_text(LOW)
    write_default_settings(path)
    assert path.read_text() == LOW


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        write_default_settings(tmp_path / ("x" * 300))


def test_a_change_is_noticed_and_keeps_the_rest(file, qtbot):
    opened = file("[breaks]\nsitting_limit_min = 45 # mine\n")
    opened.path.chmod(0o640)
    change_settings(opened.path, {"mon": "09:00-17:00"})
    qtbot.waitUntil(lambda: opened.file.settings.mon == "09:00-17:00")
    assert opened.file.settings.sitting_limit_min == 45
    assert "# mine" in opened.path.read_text()
    assert stat.S_IMODE(opened.path.stat().st_mode) == 0o640
    assert [p.name for p in opened.path.parent.iterdir()] == [opened.path.name]


def test_a_change_makes_the_file_where_there_is_none(tmp_path):
    path = tmp_path / "new" / "config.toml"
    change_settings(path, {"lunch": "12:00-13:00"})
    assert read_settings(path)[0] == Settings(lunch="12:00-13:00")


@pytest.mark.parametrize("text", ["[hours", 'hours.tue = "08:00-09:00"\n', "[hours]\nmon = [\n]\n"])
def test_a_file_that_cannot_be_changed_stays_as_it_is(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(UserError):
        change_settings(path, {"mon": "09:00-17:00"})
    assert path.read_text() == text


def test_a_link_to_the_file_stays_a_link(tmp_path):
    real, link = tmp_path / "kept" / "config.toml", tmp_path / "config.toml"
    real.parent.mkdir()
    real.write_text("")
    link.symlink_to(real)
    change_settings(link, {"lunch": "12:00-13:00"})
    assert link.is_symlink()
    assert read_settings(real)[0].lunch == "12:00-13:00"


def test_numbers_and_switches_are_set_and_set_back(tmp_path):
    path = tmp_path / "config.toml"
    change_settings(path, {"notice_s": 40, "micro": False})
    assert read_settings(path) == (Settings(notice_s=40, micro=False), ())
    change_settings(path, {"notice_s": None, "micro": None})
    assert read_settings(path) == (Settings(), ())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_change_that_would_land_in_a_text_is_refused(tmp_path):
    path = tmp_path / "config.toml"
    text = '[look]\nnote = """\n[breaks]\n# micro = true\n"""\n'
    path.write_text(text)
    with pytest.raises(UserError, match="could not be changed"):
        change_settings(path, {"micro": False})
    assert path.read_text() == text


def test_e11_a_broken_file_is_kept_aside_beside_those_before_it(tmp_path):
    path = tmp_path / "config.toml"
    kept = []
    for text in ("[one", "[two"):
        path.write_text(text)
        kept.append(put_aside(path))
        assert read_settings(path) == (Settings(), ())
    assert [file.read_text() for file in kept] == ["[one", "[two"]


def test_a_file_that_cannot_be_kept_aside_is_named(tmp_path):
    with pytest.raises(UserError, match="cannot be renamed"):
        put_aside(tmp_path / "config.toml")
