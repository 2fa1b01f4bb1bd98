"""`postureguard own`: list, import, export, check; and what stands in the way of nothing."""

import json

import pytest
from click.testing import CliRunner
from own_things import FIGURE, own_break, own_exercise, picture

from postureguard import cli, doctor
from postureguard.cli import own as commands
from postureguard.core.training.own import own_exercise_text
from postureguard.journal.migrations import prepare_journal
from postureguard.system import paths
from postureguard.system.own import OwnFiles

SHRUG = own_exercise()


@pytest.fixture
def own(line):
    return OwnFiles(paths.user_paths().own)


@pytest.fixture
def pack(line, tmp_path):
    store = OwnFiles(tmp_path / "theirs" / "own")
    store.keep_exercise(SHRUG, picture(tmp_path / "a.png"))
    store.keep_routine(own_break(SHRUG))
    store.write_pack(tmp_path / "p.posturepack")
    return tmp_path / "p.posturepack"


def run(*words):
    return CliRunner().invoke(cli.commands, ["own", *map(str, words)])


def test_a_resident_is_asked_to_open_the_window(line):
    assert run().exit_code == 0
    assert line.shown == [("own", None)]


def test_without_a_resident_the_window_opens_here(line, monkeypatch):
    line.there = False
    monkeypatch.setattr(commands, "open_own", lambda item: 7)
    assert run().exit_code == 7


def test_nothing_is_listed_where_nothing_is(line):
    found = run("list")
    assert (found.exit_code, found.output) == (0, "There is nothing of your own yet.\n")


@pytest.mark.parametrize("there", [True, False])
def test_a_pack_comes_in_and_the_resident_hears_of_it(line, own, pack, there):
    line.there = there
    found = run("import", pack)
    assert (found.exit_code, found.output) == (0, "Added: Shrug\nAdded: My break\n")
    told = [(request.about, request.value) for request in line.asked]
    assert told == [("own.pack", "kept")] * there
    assert list(own.catalogue().exercises) == ["own-shrug"]
    again = run("import", pack)
    assert again.output == "There already: Shrug\nThere already: My break\n"
    assert len(line.asked) == there
    listed = run("list").output.splitlines()
    assert [entry.split(maxsplit=1) for entry in listed] == [
        ["own-shrug", "Shrug"],
        ["own-break", "My break (micro break)"],
    ]


def test_a_bad_pack_is_refused_in_one_sentence(line, own, tmp_path):
    (tmp_path / "p.posturepack").write_bytes(b"PK nonsense")
    found = run("import", tmp_path / "p.posturepack")
    assert found.exit_code == 1
    assert "damaged, or not a pack. Nothing was added" in found.output
    assert "Traceback" not in found.output
    assert not own.catalogue().exercises
    assert not line.asked


def test_what_is_ones_own_goes_out_and_nothing_is_overwritten(own, tmp_path):
    out = tmp_path / "out.posturepack"
    assert run("export", out).exit_code == 1
    own.keep_exercise(SHRUG, None)
    assert run("export", out).output == f"{out}\n"
    written = out.read_bytes()
    refused = run("export", out)
    assert (refused.exit_code, "is there already" in refused.output) == (1, True)
    assert out.read_bytes() == written


def test_checking_adds_nothing(own, pack, tmp_path):
    found = run("check", pack)
    lines = found.output.splitlines()
    assert (found.exit_code, lines[0], lines[-1]) == (0, "p:", "The file is right.")
    file = tmp_path / "exercise.toml"
    file.write_text(own_exercise_text(SHRUG) + FIGURE)
    assert run("check", file).output == f"{'own-shrug':<32} Shrug\nThe file is right.\n"
    file.write_text(own_exercise_text(SHRUG) + FIGURE.replace("0.53", "0.2"))
    refused = run("check", file)
    assert (refused.exit_code, "floor" in refused.output) == (1, True)
    assert not own.catalogue().exercises


def test_a_broken_file_stops_no_choice_and_doctor_names_it(line, own):
    prepare_journal(paths.user_paths().journal)
    own.keep_exercise(SHRUG, None)
    own.keep_routine(own_break(SHRUG))
    bad = paths.user_paths().own / "own-bad"
    bad.mkdir()
    (bad / "exercise.toml").write_text('id = "own-bad"\n')
    chosen = CliRunner().invoke(cli.commands, ["choose"])
    assert chosen.exit_code == 0
    assert set(json.loads(chosen.output)["offers"]) == {"micro", "short", "long"}
    listed = run("list")
    assert (listed.exit_code, "own-shrug" in listed.output) == (1, True)
    assert "name is missing" in listed.output
    finding = doctor._own(paths.user_paths().own)
    assert not finding.works
    assert "name is missing" in finding.meaning


def test_doctor_counts_what_is_right(own):
    assert "postureguard own" in doctor._own(paths.user_paths().own).meaning
    own.keep_exercise(SHRUG, None)
    finding = doctor._own(paths.user_paths().own)
    assert (finding.works, finding.meaning) == (True, "1 exercise and 0 routines of your own.")
