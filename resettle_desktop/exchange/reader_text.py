"""Reads text with separators: finds out its letters' encoding and the separator that makes columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from resettle_desktop.exchange.sniffing import RefusedError

_SEPARATORS = "\t;,|"
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LONGEST_FIELD = 1_000_000
_TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")


def decoded(data: bytes) -> tuple[str, str | None]:
    """Return the text, and the encoding if it had to be guessed: a byte order mark or valid UTF-8 is no guess.

    Between Western European and Arabic Windows letters, letters that stand beside others of their kind mean Arabic.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        guess = _guess(data)
        return data.decode(guess, errors="replace"), guess


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise RefusedError("damaged_text") from failure


def _guess(data: bytes) -> str:
    runs = _HIGH_RUN.findall(data)
    beside_others = sum(len(run) for run in runs if len(run) > 1)
    return "cp1256" if beside_others * 2 > sum(map(len, runs)) else "cp1252"


def rows_of(text: str, file_name: str) -> Iterator[list[str]]:
    """Yield the rows of a text with separators.

    Raises RefusedError `not_a_workbook` when no separator makes columns and the name does not say that it is a table.
    """
    separator = _separator(text)
    if separator is None:
        if not file_name.lower().endswith(_TEXT_ENDINGS):
            raise RefusedError("not_a_workbook", kind="plain_text")
        separator = max(_SEPARATORS, key=lambda each: sum(width - 1 for width in _widths(text, each)))
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as failure:
        raise RefusedError("damaged_text") from failure


def _separator(text: str) -> str | None:
    """Return the separator that gives most of the first rows the same number of columns, and the most such cells."""
    scores = {separator: _agreement(_widths(text, separator)) for separator in _SEPARATORS}
    best = max(scores, key=lambda separator: scores[separator])
    return best if scores[best] else None


def _widths(text: str, separator: str) -> list[int]:
    reader = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
    try:
        return [len(row) for row in islice(reader, 50) if any(row)]
    except csv.Error:
        return []


def _agreement(widths: list[int]) -> int:
    columns, rows = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return rows * columns if columns > 1 and rows > 1 and rows * 10 >= len(widths) * 6 else 0
