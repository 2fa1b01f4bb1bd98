"""Which channel takes a notice over when another fails."""

import pytest

from postureguard.ports import Notice
from postureguard.system.notify.choose import Link, NotifierChain, choose_notifier
from postureguard.system.notify.null import NullNotifier
from postureguard.system.notify.plyer_channel import PlyerNotifier

BREAK = Notice("Time to move", "", (("start", "Start"),))
PLAIN = Notice("Hello", "")


class Stub:
    """A channel that shows, fails at once, or waits to be told."""

    def __init__(self, name, *, buttons=False, fails=False):
        self.name, self.has_buttons, self.fails = name, buttons, fails
        self.on_action = self.on_failed = None
        self.now = None
        self.shown = []

    def show(self, notice):
        if self.fails:
            self.on_failed(f"{self.name} fails")
            return
        self.now = notice
        self.shown.append(notice)

    def withdraw(self):
        self.now = None


def chain(*channels, unsure=()):
    return NotifierChain([Link(c, sure=c.name not in unsure) for c in channels])


def test_the_first_that_can_takes_it():
    a, b, c = Stub("a", fails=True), Stub("b"), Stub("c")
    row = chain(a, b, c)
    row.show(PLAIN)
    assert (b.now, c.now, row.name) == (PLAIN, None, "b")
    assert row.failures == {"a": "a fails"}


def test_a_late_failure_hands_the_same_notice_on():
    a, b = Stub("a"), Stub("b")
    row = chain(a, b)
    row.show(PLAIN)
    a.on_failed("no answer")
    assert b.now is PLAIN
    a.on_failed("again")
    assert b.shown == [PLAIN]


def test_a_failure_after_withdraw_shows_nothing():
    a, b = Stub("a"), Stub("b")
    row = chain(a, b)
    row.show(PLAIN)
    row.withdraw()
    a.on_failed("no answer")
    assert b.shown == []


def test_the_next_notice_starts_at_the_first_again_and_clears_the_others():
    a, b = Stub("a", fails=True), Stub("b")
    row = chain(a, b)
    row.show(PLAIN)
    a.fails = False
    row.show(BREAK)
    assert (a.now, b.now) == (BREAK, None)


def test_nobody_trusts_plyer():
    a, plyer, window = Stub("a", fails=True), Stub("plyer"), Stub("window")
    row = chain(a, plyer, window, unsure=("plyer",))
    row.show(PLAIN)
    assert plyer.now is window.now is PLAIN
    plyer.on_failed("late")
    assert window.shown == [PLAIN]
    assert row.name == "window"


def test_buttons_pass_by_a_channel_without():
    a, tray, window = Stub("a", fails=True), Stub("tray"), Stub("window", buttons=True)
    row = chain(a, tray, window)
    row.show(BREAK)
    assert (tray.now, window.now) == (None, BREAK)
    row.show(PLAIN)
    assert (tray.now, window.now) == (PLAIN, None)


def test_the_wanted_channel_is_asked_even_without_buttons():
    tray, window = Stub("tray"), Stub("window", buttons=True)
    chain(tray, window).show(BREAK)
    assert tray.now is BREAK


def test_when_all_fail_it_says_so():
    row = chain(Stub("a", fails=True), Stub("b", fails=True))
    reasons = []
    row.on_failed = reasons.append
    row.show(PLAIN)
    assert reasons == ["b fails"]


def test_actions_come_from_any_channel_while_there_is_a_notice():
    a, b = Stub("a"), Stub("b")
    row = chain(a, b)
    verbs = []
    row.on_action = verbs.append
    a.on_action("early")
    row.show(BREAK)
    b.on_action("start")
    row.withdraw()
    a.on_action("late")
    assert verbs == ["start"]


def test_without_any_channel_the_notice_is_kept():
    row = chain()
    row.show(PLAIN)
    (null,) = row.channels
    assert isinstance(null, NullNotifier)
    assert null.last is PLAIN
    assert row.name == "none"


@pytest.mark.parametrize(
    ("setting", "names"),
    [
        ("auto", ["desktop notifications", "plyer", "tray", "window"]),
        ("plyer", ["plyer", "tray", "window"]),
        ("tray", ["tray", "window"]),
        ("window", ["window"]),
    ],
)
def test_the_settings(setting, names, bus_rig, qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus_rig.session_bus)
    row = choose_notifier(setting, Stub("window", buttons=True), Stub("tray"))
    assert [channel.name for channel in row.channels] == names
    row.close()


def test_without_a_bus(qapp, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    row = choose_notifier("auto", None, None)
    assert isinstance(row.channels[0], PlyerNotifier)
    row.close()
