"""Spans from a table: CSV with the header `start,end,state`."""

import csv
import io
from collections.abc import Iterator

from postureguard.simulate.span import MAX_SPAN, STATES, Span, TraceError, parse_moment, quoted

COLUMNS = ("start", "end", "state")


def table_spans(text: str) -> Iterator[Span]:
    """The spans in a table, one a line; other columns are left alone."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = _header(row, rows.line_num)
            else:
                yield _span(row, header, f"line {rows.line_num}")
    except csv.Error as error:
        raise TraceError(
            f"line {rows.line_num}: expected a row of CSV, found a fault ({error})"
        ) from None
    if header is None:
        raise TraceError("line 1: expected the header start,end,state, found nothing")


def _header(row: list[str], line: int) -> list[str]:
    header = [cell.strip().lower() for cell in row]
    for column in COLUMNS:
        if header.count(column) != 1:
            raise TraceError(
                f"line {line}: expected the header start,end,state, found {quoted(','.join(row))}"
            )
    return header


def _span(row: list[str], header: list[str], place: str) -> Span:
    if len(row) != len(header):
        raise TraceError(f"{place}: expected {len(header)} columns, found {len(row)}")
    cells = dict(zip(header, row, strict=True))
    start = parse_moment(cells["start"], place, "the start")
    end = parse_moment(cells["end"], place, "the end")
    if not start < end <= start + MAX_SPAN:
        raise TraceError(
            f"{place}: expected an end after the start and within {MAX_SPAN.days} days of it, "
            f"found {quoted(cells['end'])}"
        )
    word = cells["state"].strip().lower()
    for state in STATES:
        if word == state:
            return Span(start, end, state)
    raise TraceError(
        f"{place}: expected a state of active, idle, locked or asleep, found "
        f"{quoted(cells['state'])}"
    )
