"""E52: the settings file is followed while the program runs."""

from desktop.desk import LIMIT_MIN, Desk
from rig import PATIENCE_S, until

BROKEN = "[breaks\nsitting_limit_min = "


def test_e52_a_change_takes_effect_and_the_clock_goes_on(desk: Desk) -> None:
    desk.has_sat(left_s=600)
    resident = desk.start()
    desk.has_chosen()
    until(lambda: desk.status()["next_break_in_s"] is not None, "a break to come")
    seated_s = desk.status()["seated_s"]
    assert 595 < seated_s < 600 + PATIENCE_S
    desk.rules(sitting_limit_min=40)
    until(lambda: desk.status()["limit_s"] == 2400, "the new limit")
    status = desk.status()
    assert seated_s <= status["seated_s"] < seated_s + PATIENCE_S
    assert abs(status["next_break_in_s"] - (2400 - status["seated_s"])) < 2

    desk.config.write_text(desk.config.read_text().replace("= 40", "= 30"))  # in place
    until(lambda: desk.status()["limit_s"] == 1800, "the new limit")
    assert seated_s <= desk.status()["seated_s"] < seated_s + 2 * PATIENCE_S

    desk.config.unlink()
    until(lambda: desk.status()["limit_s"] == 1800, "the default")
    desk.rules()
    until(lambda: desk.status()["limit_s"] == LIMIT_MIN * 60, "a file that came back")
    assert desk.status()["seated_s"] >= seated_s
    assert resident.poll() is None


def test_an_invalid_file_changes_nothing_and_is_told_once(desk: Desk) -> None:
    desk.has_sat(left_s=600)
    desk.start()
    desk.notices()
    before = desk.status()
    told = len(desk.notices())
    desk.write_config(BROKEN)
    until(lambda: desk.dunst_shows() == 1, "a word about it")
    desk.picture("invalid-settings")
    said = desk.said().count("not valid TOML")
    desk.write_config(BROKEN)
    until(lambda: desk.said().count("not valid TOML") > said, "another look at it")
    assert desk.status()["limit_s"] == before["limit_s"]
    assert desk.status()["seated_s"] >= before["seated_s"]
    desk.rules(sitting_limit_min=45)
    until(lambda: desk.status()["limit_s"] == 2700, "a good file again")
    assert len(desk.notices()) == told + 1


def test_a_break_that_is_past_due_by_the_new_rule_comes_soon(desk: Desk) -> None:
    desk.rules(sitting_limit_min=60)
    desk.has_sat(left_s=-600)
    desk.start()
    desk.has_chosen()
    until(lambda: desk.status()["next_break_in_s"] is not None, "a break to come")
    assert 1700 < desk.status()["next_break_in_s"] < 1810
    desk.rules(sitting_limit_min=20)
    until(lambda: desk.status()["limit_s"] == 1200, "the new limit")
    assert 0 <= desk.status()["next_break_in_s"] <= 75
