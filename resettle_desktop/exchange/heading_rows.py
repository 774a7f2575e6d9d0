"""The rows of a sheet that may hold its headings, one or two of them, and the rows below that say them again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest

from resettle_desktop.exchange.conversion import shown
from resettle_desktop.exchange.headings import Heading, Vocabulary, heading, heading_below
from resettle_desktop.exchange.outside import filled_cells
from resettle_desktop.exchange.reading import Row, Sheet

ROWS_LOOKED_AT = 30  # title rows are few; a heading row stands above the list
_COUNTED = re.compile(r"\(?(\d{1,2})[.)]?")
_LEAST_COUNTED = 3
_DIGITS = re.compile(r"\d{4}")


def possible_headings(sheet: Sheet) -> Iterator[tuple[int, int, list[Heading]]]:
    """Yield the place, the height and the headings of each row that may hold them, alone or with the next."""
    rows = sheet.rows[:ROWS_LOOKED_AT]
    for place, row in enumerate(rows):
        yield place, 1, [heading(text) for text in _texts(row)]
        if place + 1 < len(rows) and not _says_values(row):
            yield place, 2, _over_two_rows(_texts(row), _texts(rows[place + 1]))


def _kept_on(last: str, text: str) -> str:
    return text or last


def _texts(row: Row) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" for cell in row.cells]


def _says_values(row: Row) -> bool:
    """Return whether a row holds numbers, dates or the like, which no heading over others does."""
    return any(not isinstance(cell, str) or _DIGITS.search(cell) for cell in filled_cells(row).values())


def _over_two_rows(upper: list[str], lower: list[str]) -> list[Heading]:
    """Return the joined headings: a text above blanks heads all the columns up to the next one."""
    upper = [*upper, *[""] * (len(lower) - len(upper))]  # blanks at the end of a row are not in the file
    groups = list(accumulate(upper, _kept_on))
    columns = list(zip_longest(lower, upper, groups, fillvalue=""))
    after = [*columns[1:], ("", "", "")]
    return [
        _below(text, above, group, heads_more=bool(beside and not beside_above), alone=lower.count(text) == 1)
        for (text, above, group), (beside, beside_above, _group) in zip(columns, after, strict=True)
    ]


def _below(text: str, above: str, group: str, *, heads_more: bool, alone: bool) -> Heading:
    if not text or not group:
        return heading(text or above)
    return heading_below(text, above, group if heads_more or not above else "", alone=alone)


def rows_of_headings(
    sheet: Sheet, place: int, height: int, headings: Sequence[Heading], words: Vocabulary
) -> tuple[int, int]:
    """Return the first row of the headings and the first below them.

    They take with them the rows that say them in another language or count them.
    """
    below = place + height
    while below < len(sheet.rows) and _says_again(sheet.rows[below], headings, words):
        below += 1
    while place and _says_again(sheet.rows[place - 1], headings, words):
        place -= 1
    return place, below


def _says_again(row: Row, headings: Sequence[Heading], words: Vocabulary) -> bool:
    filled = {place: shown(cell).strip() for place, cell in filled_cells(row).items()}
    if _counts(list(filled.values())):
        return True
    same = sum(_same(headings[place], text, words) for place, text in filled.items() if place < len(headings))
    return same > 1 and same * 2 > len(filled)


def _same(above: Heading, text: str, words: Vocabulary) -> bool:
    column = words.column(heading(text))
    return column is not None and column == words.column(above)


def _counts(texts: Sequence[str]) -> bool:
    found = [_COUNTED.fullmatch(text) for text in texts]
    numbers = [int(each[1]) for each in found if each]
    steps = all(two - one == 1 for one, two in pairwise(numbers))
    return len(numbers) == len(texts) >= _LEAST_COUNTED and numbers[0] <= 1 and steps
