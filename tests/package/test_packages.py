"""What `make wheel deb` has built, installed and started: run by `make test-packages`."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from statistics import median
from time import monotonic  # noqa: TID251 - real processes, real time

import pytest
from desktop.desk import Desk
from rig import Rig, need, until

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "build" / "bundle" / "postureguard"
EXECUTABLE = BUNDLE / "postureguard"
MIB = 1 << 20
LIMIT_S = 600

pytestmark = [pytest.mark.packages, pytest.mark.timeout(LIMIT_S)]


def one(pattern: str) -> Path:
    found = sorted((ROOT / "dist").glob(pattern))
    if not found:
        pytest.fail(f"dist/{pattern} is not there; run `make wheel deb`.")
    return found[-1]


def ran(*command: str | Path, cwd: Path | None = None, **env: str) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that has the wheel, and borrows its dependencies."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    ran(sys.executable, "-m", "venv", "--without-pip", place)
    pip = (sys.executable, "-m", "pip", "--python", place / "bin" / "python")
    ran(*pip, "install", "-q", "--no-deps", "--no-index", one("*.whl"))
    (site,) = place.glob("lib/python3*/site-packages")
    borrowed = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    (site / "zz-borrowed.pth").write_text(f"{borrowed}\n")
    return place / "bin"


def test_the_wheel_brings_a_command_and_a_module(installed: Path, tmp_path: Path) -> None:
    said = ran(installed / "postureguard", "--version", cwd=tmp_path)
    assert said.startswith("PostureGuard, version ")
    assert ran(installed / "python", "-m", "postureguard", "--version", cwd=tmp_path) == said
    where = "import postureguard; print(postureguard.__file__)"
    assert str(installed.parent) in ran(installed / "python", "-c", where, cwd=tmp_path)


def test_the_installed_wheel_speaks_another_language(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [installed / "postureguard", "status"],
        env={"HOME": str(tmp_path), "LANGUAGE": "de", "LANG": "C.UTF-8", "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    find = "import gettext; print(gettext.gettext('Settings'))"
    said = "from postureguard.language import choose_language as c; c(); " + find
    assert ran(installed / "python", "-c", said, LANGUAGE="de").strip() == "Einstellungen"


def test_the_source_archive_makes_the_same_wheel(tmp_path: Path) -> None:
    with tarfile.open(one("*.tar.gz")) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    ran(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "w", cwd=source)
    (again,) = (tmp_path / "w").glob("*.whl")
    with zipfile.ZipFile(again) as new, zipfile.ZipFile(one("*.whl")) as known:
        assert {i.filename: i.CRC for i in new.infolist()} == {
            i.filename: i.CRC for i in known.infolist()
        }


def test_the_bundle_is_small_enough() -> None:
    assert sum(f.lstat().st_size for f in BUNDLE.rglob("*")) < 120 * MIB


def test_the_bundle_brings_the_terms_of_what_it_brings() -> None:
    inside = BUNDLE / "_internal"
    assert "pyside6-essentials" in (inside / "postureguard/data/licences.txt").read_text()
    assert "GNU LESSER" in (inside / "postureguard/data/licences.txt").read_text()
    assert (inside / "licences" / "libglib2.0-0.txt").exists()


def test_the_bundle_leads_through_a_week(tmp_path: Path) -> None:
    """The demonstration opens the routine, the review and more, and writes what they show."""
    ran(EXECUTABLE, "demo", "--out", tmp_path / "week", HOME=str(tmp_path))
    assert (tmp_path / "week" / "index.html").exists()
    assert list((tmp_path / "week").rglob("*.png"))


def test_a_program_that_it_starts_finds_the_systems_libraries(tmp_path: Path) -> None:
    """A hook runs with the variables of the person, not with those of the bundle."""
    need("Xvfb", "openbox", "xprop")
    with Rig() as rig:
        rig.start_x()
        rig.start_session_bus()
        rig.start_window_manager()
        desk = Desk(rig)
        out = desk.folder / "env"
        hook = desk.folder / "hook"
        hook.write_text(f"#!/bin/sh\nenv >{out}.part\nmv {out}.part {out}\n")
        hook.chmod(0o755)
        desk.config.write_text(f'{desk.config.read_text()}[hooks]\non_quit = ["{hook}"]\n')
        process = rig.start([EXECUTABLE], env=desk.env)
        try:
            until(desk.answers, "an answer of the bundle")
            desk.ask("quit")
            process.wait(30)
            until(out.exists, f"the hook; the program said {desk.said()}")
            assert "LD_LIBRARY_PATH" not in out.read_text()
        finally:
            desk.close()


def starts(desk: Desk, rig: Rig, command: list[str]) -> float:
    """Seconds until the program answers; it is ended again."""
    begin = monotonic()
    process = rig.start(command, env=desk.env)
    until(desk.answers, "an answer")
    took = monotonic() - begin
    desk.ask("quit")
    process.wait(30)
    return took


def test_the_bundle_starts_within_twice_the_time_of_the_source() -> None:
    need("Xvfb", "openbox", "xprop")
    commands = {"bundle": [str(EXECUTABLE)], "source": [sys.executable, "-m", "postureguard"]}
    with Rig() as rig:
        rig.start_x()
        rig.start_session_bus()
        rig.start_window_manager()
        desk = Desk(rig)
        desk.has_answered()
        took: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(5):
            for name, command in commands.items():
                took[name].append(starts(desk, rig, command))
        desk.close()
    print({name: [round(s, 2) for s in seconds] for name, seconds in took.items()})  # noqa: T201
    assert median(took["bundle"]) < 2 * median(took["source"]), took


def test_the_deb_is_small_and_in_order() -> None:
    deb = one("*.deb")
    assert deb.stat().st_size < 35 * MIB
    if shutil.which("lintian") is None:
        pytest.skip("lintian is not installed")
    assert ran("lintian", "--fail-on", "error,warning", "--allow-root", deb) == ""


def test_the_deb_has_everything_a_desktop_looks_for() -> None:
    listed = {line.split()[-1] for line in ran("dpkg-deb", "-c", one("*.deb")).splitlines()}
    name = "org.postureguard.PostureGuard"
    share = "./usr/share"
    assert listed >= {
        f"{share}/applications/{name}.desktop",
        f"{share}/metainfo/{name}.metainfo.xml",
        f"{share}/icons/hicolor/scalable/apps/{name}.svg",
        f"{share}/icons/hicolor/symbolic/apps/{name}-symbolic.svg",
        f"{share}/man/man1/postureguard.1.gz",
        f"{share}/doc/postureguard/copyright",
        *(f"{share}/icons/hicolor/{n}x{n}/apps/{name}.png" for n in (16, 22, 24, 32, 48, 64, 128)),
    }
