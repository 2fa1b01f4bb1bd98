"""`postureguard welcome`, and what the resident is told to ask."""

import json
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postureguard import cli
from postureguard.core.facts import Said
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.protocol import Answer
from postureguard.system import client, paths


@pytest.fixture
def asked(monkeypatch):
    heard = []

    def ask(_socket, request):
        heard.append((request.window, request.item))
        return Answer()

    monkeypatch.setattr(client, "ask", ask)
    return heard


@pytest.mark.parametrize(("words", "item"), [([], None), (["--safety"], "safety")])
def test_the_resident_opens_the_window(asked, words, item):
    assert CliRunner().invoke(cli.commands, ["welcome", *words]).exit_code == 0
    assert asked == [("welcome", item)]


def test_without_a_resident_it_says_so(monkeypatch):
    def ask(_socket, _request):
        raise client.NotRunningError

    monkeypatch.setattr(client, "ask", ask)
    done = CliRunner().invoke(cli.commands, ["welcome"])
    assert (done.exit_code, "not running" in done.output) == (3, True)


@pytest.fixture
def choose(monkeypatch, tmp_path):
    """Says some things long ago, and asks what follows from them."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    path = paths.user_paths().journal
    path.parent.mkdir(parents=True, exist_ok=True)
    prepare_journal(path)

    def choosing(*said):
        then = datetime(2026, 1, 5, 9, tzinfo=UTC)
        with closing(SqliteJournal(connect(path), path)) as journal:
            for about, value in said:
                journal.append(Said(then, about, value), then.date())
        return json.loads(CliRunner().invoke(cli.commands, ["choose"]).output)

    return choosing


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ((), "welcome"),
        ((("welcome", "done"),), None),
        ((("screen", "none"),), "month"),
        ((("welcome", "done"), ("question.hips", "no")), "questions"),
    ],
)
def test_choosing_tells_what_is_to_be_asked(choose, said, due):
    assert choose(*said)["due"] == due


def test_in_an_emergency_nothing_is_on_offer_but_walks_if_they_are_wanted(choose):
    assert choose(("screen", "saddle"))["offers"] == {}
    offers = choose(("reminders.upright", "yes"))["offers"]
    assert offers["micro"]["routine"] == "mi-walk"
    whole = [each for offer in offers.values() for each in (offer, *offer["instead"])]
    least = [offer["least"] for offer in whole if offer["least"]]
    assert least
    for offer in (*whole, *least):
        items = json.loads(offer["script"] or '[{"exercise": "walk-snack"}]')
        assert {item["exercise"] for item in items} == {"walk-snack"}
        assert offer["script"] or offer["routine"] == "mi-walk"


def test_a_walk_is_not_offered_in_an_emergency_to_somebody_who_cannot_leave(choose):
    said = (("screen", "saddle"), ("reminders.upright", "yes"), ("walk", "no"))
    assert choose(*said)["offers"] == {}


def test_a_bad_day_of_long_ago_is_over(choose):
    assert choose(("bad-day", "on"))["bad_day"] is None
