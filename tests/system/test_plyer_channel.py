"""plyer in a process of its own: never waited for, never trusted, no options by accident."""

import os
import stat
import sys
from pathlib import Path

import pytest
from rig import AT_ONCE_MS, qt_until

from postureguard.ports import Notice
from postureguard.system.notify.plyer_channel import PlyerNotifier
from postureguard.system.notify.plyer_child import safe

NOTICE = Notice("-h", "--version & <b>")


def python(code):
    return (sys.executable, "-c", code)


@pytest.fixture
def notify_send(tmp_path, monkeypatch):
    """A notify-send that writes down its arguments; the script can be given a tail."""

    def install(tail=""):
        script = tmp_path / "notify-send"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/part\n'
                          f'mv {tmp_path}/part {tmp_path}/said\n{tail}\n')  # fmt: skip
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return tmp_path / "said"

    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return install


@pytest.fixture
def make(qapp):
    made = []

    def make(*args, **kwargs):
        notifier = PlyerNotifier(*args, **kwargs)
        notifier.failures = []
        notifier.on_failed = notifier.failures.append
        made.append(notifier)
        return notifier

    yield make
    for notifier in made:
        notifier.close()


def test_the_real_plyer_gets_texts_and_no_options(make, notify_send):
    said = notify_send()
    notifier = make()
    notifier.show(NOTICE)
    qt_until(said.exists, "notify-send")
    title, body, *_options = said.read_text().splitlines()
    assert title == "\u2060-h"
    assert body == "\u2060--version &amp; &lt;b&gt;"
    qt_until(lambda: notifier._process is None, "the end")
    assert notifier.failures == []


def test_a_complaint_of_notify_send_is_a_failure(make, notify_send):
    notify_send("echo 'no such service' >&2; exit 1")
    notifier = make()
    notifier.show(NOTICE)
    qt_until(lambda: notifier.failures, "the failure")
    assert notifier.failures == ["no such service"]


def test_one_that_hangs_is_ended_with_all_its_children(make, notify_send, tmp_path):
    notify_send(f"echo $$ > {tmp_path}/pid_; mv {tmp_path}/pid_ {tmp_path}/pid; exec sleep 100")
    notifier = make(limit_ms=60_000)
    notifier.show(NOTICE)
    qt_until((tmp_path / "pid").exists, "notify-send")
    notifier._limit.start(1)
    qt_until(lambda: notifier.failures, "the failure")
    pid = int((tmp_path / "pid").read_text())
    qt_until(lambda: not _runs(pid), "the end of notify-send")


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_program_that_is_missing_or_ends_badly(make):
    missing = make(("/nowhere/python",))
    missing.show(NOTICE)
    qt_until(lambda: missing.failures, "the failure")
    assert missing.failures == ["plyer could not be started."]
    bad = make(python("import sys; sys.exit(3)"))
    bad.show(NOTICE)
    qt_until(lambda: bad.failures, "the failure")
    assert bad.failures == ["plyer ended with 3."]


def test_a_new_notice_ends_the_old_process_without_a_failure(make):
    notifier = make(python("import time; time.sleep(100)"))
    notifier.show(NOTICE)
    first = notifier._process
    pid = first.processId()
    notifier.show(NOTICE)
    qt_until(lambda: not _runs(pid), "the end of the first")
    notifier.withdraw()
    assert notifier.failures == []


def test_showing_does_not_wait(make, elapsed_ms):
    notifier = make(python("import time; time.sleep(100)"))
    notifier.show(NOTICE)
    notifier.withdraw()
    assert elapsed_ms() < AT_ONCE_MS


@pytest.mark.parametrize(
    ("text", "safely"),
    [("Move", "Move"), ("-u", "\u2060-u"), ("  -u", "\u2060-u"), ("", "\u2060"), ("a\0b", "ab")],
)
def test_safe(text, safely):
    assert safe(text, 64) == safely
    assert len(safe(text * 100, 64)) <= 65
