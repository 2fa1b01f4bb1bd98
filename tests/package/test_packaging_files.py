"""What packages are made from: in order, and of the same version and name everywhere."""

import importlib.util
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from postureguard import __version__
from postureguard.resources import resource

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
NAME = "org.postureguard.PostureGuard"
METAINFO = INSTALLER / f"{NAME}.metainfo.xml"
FLATPAK = INSTALLER / "flatpak" / f"{NAME}.yml"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, INSTALLER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_of_licences_is_that_of_the_lock() -> None:
    """`make licences` mends it."""
    assert load("licences").check() == []


def test_the_licences_come_with_their_texts() -> None:
    text = resource("licences.txt").read_text(encoding="utf-8")
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "PYTHON SOFTWARE FOUNDATION LICENSE"):
        assert words in text


def test_a_licence_that_changed_is_found(tmp_path: Path) -> None:
    licences = load("licences")
    old = licences.OUT.read_text(encoding="utf-8")
    licences.OUT = tmp_path / "licences.txt"
    licences.OUT.write_text(re.sub(r"^click \S+:", "click 1.0:", old, flags=re.MULTILINE))
    assert licences.check()[0].startswith("click 1.0:")


def test_the_metainfo_is_of_this_version() -> None:
    root = ET.parse(METAINFO).getroot()
    assert root.findtext("id") == NAME
    releases = [release.get("version") for release in root.iter("release")]
    assert releases[0] == __version__


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_the_metainfo_is_valid() -> None:
    done = subprocess.run(
        ["appstreamcli", "validate", "--pedantic", "--no-net", METAINFO],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert not re.search(r"^[EW]: ", done.stdout, re.MULTILINE)


@pytest.mark.skipif(
    shutil.which("flatpak-builder") is None, reason="flatpak-builder is not installed"
)
def test_the_flatpak_manifest_is_understood_in_every_word() -> None:
    done = subprocess.run(
        ["flatpak-builder", "--show-manifest", FLATPAK], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_flatpak_has_no_network_and_finds_its_files() -> None:
    text = FLATPAK.read_text(encoding="utf-8")
    assert "share=network" not in text
    for path in re.findall(r"^ +path: (\S+)$", text, re.MULTILINE):
        if "build/" not in path:
            assert (FLATPAK.parent / path).exists(), path


def test_the_manual_page_names_every_command() -> None:
    from postureguard.cli import commands  # noqa: PLC0415 - loads them all

    page = load("man").page()
    for name, command in commands.commands.items():
        shown = f"\n.B {name}".replace("-", r"\-") in page
        assert shown is not command.hidden, name


def test_every_script_can_be_read_by_a_shell() -> None:
    scripts = [*INSTALLER.rglob("*.sh"), ROOT / "tests/package/try_deb.sh"]
    for script in scripts:
        assert subprocess.run(["sh", "-n", script], check=False).returncode == 0, script


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_windows_installer_compiles(tmp_path: Path) -> None:
    """Of a bundle with nothing real in it: the script, not the program."""
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for file in ("postureguard.exe", "postureguard-cli.exe", "_internal/base_library.zip"):
        (bundle / file).write_bytes(b"nothing")
    icon = tmp_path / "icon.ico"
    load("art").save(load("art").picture(32), icon)
    out = tmp_path / "PostureGuard-setup.exe"
    values = {"VERSION": __version__, "BUNDLE": bundle, "ICON": icon, "OUT": out}
    done = subprocess.run(
        ["makensis", "-V2", "-WX", *(f"-D{k}={v}" for k, v in values.items()),
         INSTALLER / "windows" / "postureguard.nsi"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert out.stat().st_size > 50_000
