"""A process that is killed loses nothing that it was told is kept, and keeps nothing half."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from postureguard.core.facts import PainRating
from postureguard.journal.connect import connect
from postureguard.journal.records import SqliteJournal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

WRITER = """
import itertools, sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from postureguard.core.facts import PainRating
from postureguard.journal.connect import connect
from postureguard.journal.records import SqliteJournal
path = Path(sys.argv[1])
journal = SqliteJournal(connect(path), path)
start = datetime(2026, 11, 20, tzinfo=UTC)
for n in itertools.count(1):
    journal.append(PainRating(start + timedelta(milliseconds=n), n % 11), date(2026, 11, 20))
    print(n, flush=True)
"""

CORRECTOR = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from postureguard.core.facts import Correction
from postureguard.journal.connect import connect
from postureguard.journal.records import SqliteJournal
path = Path(sys.argv[1])
journal = SqliteJournal(connect(path), path)
uid = journal._connection.execute("SELECT uid FROM pain_rating").fetchone()[0]
at = datetime(2026, 11, 20, tzinfo=UTC)
for n in range(11):
    journal.append(Correction(at, uid, str(n)), date(2026, 11, 20))
    print(n, flush=True)
sys.stdin.read()
"""

HALF = """
import sys
from pathlib import Path
from postureguard.journal.connect import connect
connection = connect(Path(sys.argv[1]))
connection.execute("BEGIN IMMEDIATE")
connection.execute("INSERT INTO resident_state VALUES (1, 'half')")
print("written", flush=True)
sys.stdin.read()
"""


def killed(code, path, lines):
    """Run it, kill it without warning after so many lines, and return all that it said."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        said = [child.stdout.readline() for _n in range(lines)]
        child.kill()
        return said + child.stdout.readlines()


@pytest.mark.parametrize("lines", [1, 50, 700])
def test_what_was_kept_is_there_after_a_kill(journal, path, rows, lines):
    said = killed(WRITER, path, lines)
    promised = max(int(line) for line in said if line.endswith("\n"))
    with closing(SqliteJournal(connect(path), path)) as after:
        kept = after.pain_ratings(date(2026, 11, 20))
    assert promised <= len(kept) <= promised + 1
    assert [rating.score for rating in kept] == [n % 11 for n in range(1, len(kept) + 1)]
    assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_correction_that_was_kept_holds_after_a_kill(journal, path, rows):
    journal.append(PainRating(datetime(2026, 11, 20, tzinfo=UTC), 3), date(2026, 11, 20))
    said = killed(CORRECTOR, path, 6)
    promised = max(int(line) for line in said if line.endswith("\n"))
    with closing(SqliteJournal(connect(path), path)) as after:
        (rating,) = after.pain_ratings(date(2026, 11, 20))
    assert promised <= rating.score <= promised + 1
    assert rows("SELECT score FROM pain_rating") == [{"score": 3}]
    assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_what_was_not_finished_is_not_there(journal, path):
    killed(HALF, path, 1)
    assert journal.load_state() is None
    journal.save_state("whole")
    assert journal.load_state() == "whole"
