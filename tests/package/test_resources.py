"""The finder of resources/, tried in each kind of installation for real."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from postureguard.errors import UserError
from postureguard.resources import resource

ROOT = Path(__file__).resolve().parents[2]
ICON = ("icons", "postureguard.svg")


def _find(source, *setup):
    """Ask the package in the folder `source` for the app icon, in a Python of its own."""
    code = "\n".join(
        [
            "import sys",
            f"sys.path.insert(0, {str(source)!r})",
            *setup,
            "from postureguard import resources",
            f"assert resources.__file__.startswith({str(source)!r}), resources.__file__",
            f"print(resources.resource(*{ICON!r}))",
        ]
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=source,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (found,) = folder.glob("*.whl")
    with zipfile.ZipFile(found) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_in_a_checkout():
    assert _find(ROOT / "src") == ROOT / "resources" / "icons" / "postureguard.svg"


def test_in_the_installed_wheel(wheel):
    found = _find(wheel)
    assert found == wheel / "postureguard" / "data" / "icons" / "postureguard.svg"
    assert found.read_bytes() == resource(*ICON).read_bytes()


def test_the_wheel_carries_every_resource(wheel):
    ours = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*.*")}
    data = wheel / "postureguard" / "data"
    assert {path.relative_to(data) for path in data.rglob("*.*")} == ours


def test_the_wheel_carries_both_licences(wheel):
    (licences,) = wheel.glob("*.dist-info/licenses")
    assert {path.name for path in licences.iterdir()} == {"LICENSE", "LICENSE-resources"}


def test_in_a_frozen_bundle(wheel, tmp_path):
    bundle = tmp_path / "bundle"
    icon = bundle.joinpath("postureguard", "data", *ICON)
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>")
    assert _find(wheel, f"sys._MEIPASS = {str(bundle)!r}") == icon


def test_a_missing_file_is_told_in_words():
    with pytest.raises(UserError, match=r"icons/none\.svg is missing") as told:
        resource("icons", "none.svg")
    assert "install PostureGuard again" in told.value.advice


def test_the_installed_wheel_leads_through_a_week(wheel, tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); "
        "from postureguard import __main__; sys.argv = ['postureguard', 'demo', '--out', 'week']; "
        "__main__.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "week" / "index.html").exists()
