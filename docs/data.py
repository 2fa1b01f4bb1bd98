"""Writes the page about the journal's tables: `python docs/data.py`."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from postureguard.journal.glossary import GLOSSARY
from postureguard.journal.migrations import prepare_journal

PAGE = Path(__file__).parent / "data.md"

HEAD = """# Your data

What the program knows about you is on your computer, readable by your account only: settings, own
exercises, a log, and all the rest in one SQLite file, the journal (`postureguard doctor` names it).
Open it with the sqlite3 shell, [Datasette](https://datasette.io) or whatever reads SQLite:

    sqlite3 -readonly ~/.local/share/postureguard/journal.sqlite3 \\
        "SELECT week, seated_s / 3600 AS hours, compliance, pain_median FROM week_summary"

The views of many years take longer than Datasette waits by itself; start it with
`--setting sql_time_limit_ms 10000`.

## Out and in

    postureguard export --out FOLDER | FILE.zip     one CSV file for each table and view
    postureguard export --format json --out FILE.json     all of it, to be read back
    postureguard backup [FILE]          a copy, as FILE or beside the journal
    postureguard restore FILE           a copy takes the journal's place; the present one is kept
    postureguard merge FILE             add another journal, or a JSON export of one
    postureguard import workrave FILE   also activitywatch, pain and journal
    postureguard forget                 delete what is kept about you
    postureguard report FILE.pdf        a page for your physiotherapist or doctor
    postureguard data                   all of this in a window

Those that change the journal need it for themselves: run `postureguard quit` first, or add
`--quit`. Each of them does all or nothing, whatever happens meanwhile: killed, a full disk, a
broken file. A file that is not right is refused with one sentence that names the place. To be able
to go back after a merge or an import, make a `backup` first.

**CSV** is as in RFC 4180, in UTF-8. A text that a spreadsheet would take for a formula has an
apostrophe before it; numbers stay numbers. `columns.csv` says what each column means.

**JSON** is one object: `format` is `PostureGuard journal`, `version` that of the journal, `tables`
has the rows of each table of facts, `views` those of the views. Read back, `views` and every `id`
are left out of account. Files of an earlier version are read as well.

**Merging**, say of a laptop and a desktop, goes by `uid`: a fact that is there already stays as it
is, all others come in, and overlapping days keep what both say. A fact of the same `uid` that says
something else was changed by hand: then nothing comes in. An entry that was put right on both
computers holds as it was put right last.

**Restoring** looks at the copy first: whether it is whole, of a version that can be read, and has
as many rows afterwards as before. The journal that was there is kept as
`journal.before-<date>-<time>.sqlite3`.

## From other programs

- **Workrave**, the file `historystats`: `imported_day`, with the time at the computer and the first
  and last use of each day. Its breaks are left out: they mean something else.
- **ActivityWatch**, an export of all buckets or of the AFK bucket (JSON): `sitting_bout` and
  `natural_break`, by your own limits for a long silence and for being away. What is not over at
  the end of the file comes with a later one.
- **Any diary of pain**, a CSV file with a head, separated by comma, semicolon or tab:
  `pain_rating`. `--date`, `--score` and `--time` name the columns. A date is such as `2026-11-22`
  or `22.11.2026`, a score a whole number from 0 to 10. A line without a score is passed over;
  without a time it is noon.

The `uid` of such a fact begins with `workrave-`, `activitywatch-` or `table-`, and is worked out
from what it says, so that the same file read twice adds nothing. Times of which the journal knows
already are left out. Ratings of pain count like those that were entered here, for the plan too.
Safe Eyes keeps no history that could be read, but for a few totals.

## Deleting

`postureguard forget` asks for each of journal, own exercises and settings, and once more before it
begins; `--journal`, `--own` and `--settings` name them, `--yes` asks nothing. With the journal go
its log, all copies, everything that was set aside, and the program's log. If that is cut short,
the rest of it goes when the program next starts. The files are unlinked, not overwritten: on an
SSD or a file system that keeps snapshots nobody can promise that nothing is left on the drive.
Exports, packs and backups elsewhere stay.

## What the charts make of it

- A **break** counts on the day on which it was first heard of. *Taken* is done, partial and
  natural; *offered* is taken, skipped and missed; the share of breaks taken is taken / offered.
  Breaks that were asked for are told apart from these.
- **Sitting** is the sum of `seated_s` of `sitting_bout` and `imported_day`. The longest sitting,
  the lengths (up to 10, 20, 30, 45, 60, 90 minutes and more; a stretch of just 10 minutes is in
  the second) and the share beyond the limit are of `sitting_bout` alone; that share is of the time
  after a stretch had reached the limit. A stretch ends when a day ends, and goes on as another one
  of the next.
- The **time of day** of a stretch is `began_utc` with `offset_s`: the clock that hung there, also
  after a journey. Without `offset_s` it is told by the clock here. In the night in which the clock
  changes it begins by the clock and is as long as it was.
- **Pain** of a day is the median of its ratings as they hold. A week or a month has the median of
  its days, where three or more were rated, and reaches from its lowest to its highest rating. Weeks
  of pain are ISO weeks. The *baseline* is the median of the days of the fortnight that begins with
  the first rating, the *change* that of the last fortnight beside it; each needs six rated days.
- **Training** of a week counts routines of which something was done, and their sets: an exercise
  for one side after the other is one set. A day counts that on which the routine began.

`tests/journal/test_numbers.py` works all of this out a second time, in SQL.

## Tables and views

Times are UTC, written as `2026-11-22T18:31:32.000Z`. Lengths are seconds. *Empty* is NULL. Tables
hold facts, which are never changed; views are worked out from them. Tables of facts have
types that SQLite enforces. This section is generated.
"""


def data_page() -> str:
    """The page, with each table and view as it is in a journal."""
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.sqlite3"
        prepare_journal(journal)
        with closing(sqlite3.connect(journal)) as connection:
            kinds = dict(connection.execute("SELECT name, type FROM sqlite_schema"))
            parts = [_part(connection, name, kinds[name]) for name in GLOSSARY]
    return HEAD + "".join(parts)


def _part(connection: sqlite3.Connection, name: str, kind: str) -> str:
    described = GLOSSARY[name]
    lines = ["", f"### {name}", "", f"{kind.capitalize()}. {described.words}", ""]
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    if kind == "table":
        lines += ["| Column | Type | Empty? | Meaning |", "|---|---|---|---|"]
        for _number, column, form, is_full, _default, is_key in columns:
            empty = "no" if is_full or is_key else "may be"
            lines.append(f"| `{column}` | {form} | {empty} | {described.columns[column]} |")
    else:
        lines += ["| Column | Meaning |", "|---|---|"]
        lines += [f"| `{column[1]}` | {described.columns[column[1]]} |" for column in columns]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(data_page(), "utf-8")
