"""The manual says what the program does."""

import importlib.util
import re
from pathlib import Path

import pytest

from postureguard.core.settings import OPTIONS

ROOT = Path(__file__).parents[1]


def _build():
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_settings_page_is_the_generated_one():
    page = _build().settings_page()
    assert page == (ROOT / "docs" / "settings.md").read_text("utf-8"), "run python docs/build.py"
    assert all(f"`{key}`" in page for key in OPTIONS)


@pytest.mark.parametrize("path", ["README.md", *[str(p) for p in (ROOT / "docs").glob("*.md")]])
def test_links_in_the_manual_lead_somewhere(path):
    page = ROOT / path
    for target in re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
