"""Every scenario is proved by a test that has its number."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _pages():
    spec = importlib.util.spec_from_file_location("scenarios", ROOT / "docs" / "scenarios.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_of_scenarios_is_the_generated_one():
    page = _pages().page()
    assert page == (ROOT / "docs" / "scenarios.md").read_text("utf-8"), "run `make pictures`"


def test_every_numbered_test_belongs_to_a_scenario():
    pages = _pages()
    assert [one["number"] for one in pages.scenarios()] == list(range(1, 65))
    assert {number for number, _, _ in pages.tests()} <= set(range(1, 65))


def test_no_scenario_is_without_a_test():
    pages = _pages()
    proved = {number for number, _, _ in pages.tests()}
    assert [one["number"] for one in pages.scenarios() if one["number"] not in proved] == []
