"""The autostart file: what is read from it, what is written, and what is refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.errors import UserError
from postureguard.system.autostart import (
    ENTRY,
    autostart_file,
    exec_line,
    in_words,
    own_command,
    read_autostart,
    write_autostart,
)

TEMPLATE = Path(__file__).resolve().parents[2] / "installer/autostart"


@pytest.fixture
def environ(tmp_path):
    return {"HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(tmp_path / "etc")}


def put(environ, text, *, system=False):
    path = autostart_file(environ)
    if system:
        path = Path(environ["XDG_CONFIG_DIRS"]) / "autostart" / path.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_no_file_is_off(environ):
    assert read_autostart(environ) is False


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        ("Exec=x", True),
        ("Exec=x\nHidden=true", False),
        ("Exec=x\nHidden=false\nX-GNOME-Autostart-enabled=false", False),
        ("Exec=x\nX-GNOME-Autostart-enabled=true", True),
        ("Name=x", False),
        ("Exec=x\n[Desktop Action other]\nHidden=true", True),
        ("#Hidden=true\nExec = x", True),
    ],
)
def test_the_rules(environ, lines, on):
    put(environ, f"[Desktop Entry]\n{lines}\n")
    assert read_autostart(environ) is on


def test_an_unreadable_file_is_unknown(environ):
    autostart_file(environ).mkdir(parents=True)
    assert read_autostart(environ) is None


def test_the_users_file_covers_that_of_the_system(environ):
    put(environ, "[Desktop Entry]\nExec=x\n", system=True)
    assert read_autostart(environ) is True
    write_autostart(False, [], environ)
    assert read_autostart(environ) is False
    assert "Hidden=true" in autostart_file(environ).read_text()
    write_autostart(True, ["/usr/bin/postureguard"], environ)
    assert read_autostart(environ) is True


def test_on_and_off(environ):
    write_autostart(True, ["/opt/My Tools/postureguard", "--from-autostart"], environ)
    assert read_autostart(environ) is True
    text = autostart_file(environ).read_text()
    assert 'Exec="/opt/My Tools/postureguard" --from-autostart\n' in text
    assert [path.name for path in autostart_file(environ).parent.iterdir()] == [
        "org.postureguard.PostureGuard.desktop"
    ]
    write_autostart(False, [], environ)
    assert not autostart_file(environ).exists()
    write_autostart(False, [], environ)


def test_the_config_folder_may_lie_elsewhere(environ, tmp_path):
    environ["XDG_CONFIG_HOME"] = str(tmp_path / "conf")
    write_autostart(True, ["/usr/bin/postureguard"], environ)
    assert (tmp_path / "conf" / "autostart").is_dir()
    environ["XDG_CONFIG_HOME"] = "relative"
    assert autostart_file(environ).parts[-3:-1] == (".config", "autostart")


def test_the_text_is_that_of_the_installer():
    (template,) = TEMPLATE.glob("*.in")
    lines = [line for line in template.read_text().splitlines() if not line.startswith("#")]
    assert "\n".join(lines) + "\n" == ENTRY


@pytest.mark.parametrize("command", [[], [""], ["/opt/50%/pg"], ["/opt/a\nb/pg"]])
def test_refused(environ, command):
    with pytest.raises(UserError):
        write_autostart(True, command, environ)
    assert not autostart_file(environ).exists()


def test_a_folder_that_cannot_be_written(environ, tmp_path):
    (tmp_path / ".config").write_text("a file, where a folder should be")
    with pytest.raises(UserError, match="cannot be changed"):
        write_autostart(True, ["/usr/bin/pg"], environ)


def test_what_is_found_in_words():
    assert len({in_words(on) for on in (True, False, None)}) == 3
    assert str(autostart_file()) in in_words(None)


def test_the_command_is_the_script_that_was_called(tmp_path, monkeypatch):
    script = tmp_path / "postureguard"
    by_module = [sys.executable, "-m", "postureguard"]
    assert own_command(str(script)) == by_module
    assert own_command(str(tmp_path / "__main__.py")) == by_module
    script.write_text("")
    assert own_command(str(script)) == [str(script)]
    monkeypatch.chdir(tmp_path)
    assert own_command("postureguard") == [str(script)]


def test_quoting_as_the_installer_says():
    assert exec_line(['/home/me/My "Tools"/pg']) == r'"/home/me/My \\"Tools\\"/pg"'
    assert exec_line(["pg", "100%"]) == 'pg "100%%"'
    assert exec_line([r"/a\b"]) == r'"/a\\\\b"'


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_command_comes_back_as_it_was(words):
    words[0] = words[0].replace("%", "_")
    assert _unquoted(exec_line(words)) == words


def _unquoted(line):
    """By the specification: first the string value, then the quoting, then the field codes."""
    value = line.replace("\\\\", "\0").replace("\0", "\\")
    words, word, quoted, position = [], None, False, 0
    while position < len(value):
        sign = value[position]
        if sign == '"':
            quoted, word = not quoted, word or ""
        elif sign == " " and not quoted:
            words.append(word)
            word = None
        elif sign == "\\" and quoted:
            position += 1
            word = (word or "") + value[position]
        else:
            word = (word or "") + sign
        position += 1
    return [word.replace("%%", "%") for word in [*words, word]]


def test_the_desktops_own_checker_agrees(environ):
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not installed")
    write_autostart(True, ['/opt/a "b" $c `d` \\e\'/pg', "--x=ü"], environ)
    done = subprocess.run(
        ["desktop-file-validate", autostart_file(environ)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
