"""Other lengths of breaks are chosen for at once; who wants to be held to breaks is asked twice."""

from dataclasses import replace

from virtual_desk import SETTINGS, Desk

from postureguard.acting import ASK_TWICE, asked_twice
from postureguard.verbs import TRAY_VERBS, answer


def test_another_length_is_chosen_for_at_once():
    desk = Desk()
    asked = desk.chooser.asked
    desk.session.change_settings(replace(SETTINGS, micro_s=45))
    assert desk.chooser.asked == asked + 1
    desk.session.change_settings(replace(SETTINGS, micro_s=45, short_s=300))
    assert desk.chooser.asked == asked + 2
    desk.session.change_settings(replace(SETTINGS, micro_s=45, short_s=300, notice_s=60))
    assert desk.chooser.asked == asked + 2


def test_the_notice_of_a_firm_break_asks_before_it_is_left_out():
    desk = Desk(replace(SETTINGS, strictness="firm"))
    desk.minutes(29.8)
    verbs = [verb for verb, _words in desk.notifier.visible.actions]
    assert verbs == ["start", "postpone", ASK_TWICE]
    assert ASK_TWICE not in TRAY_VERBS
    sure = [verb for verb, _words in asked_twice().actions]
    assert sure == ["start", "skip"]
    assert answer(desk.session, TRAY_VERBS[sure[1]]).ok
    assert desk.stages()[-1] == "skipped"
