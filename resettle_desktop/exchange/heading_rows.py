"""The rows of a sheet that may hold its headings, one or two of them, and the rows below that say them again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest

from resettle_desktop.exchange.conversion import shown
from resettle_desktop.exchange.headings import Heading, Vocabulary, heading
from resettle_desktop.exchange.outside import filled_cells
from resettle_desktop.exchange.reading import Row, Sheet

ROWS_LOOKED_AT = 30  # title rows are few; a heading row stands above the list
_COUNTED = re.compile(r"\(?(\d{1,2})\)?")
_LEAST_COUNTED = 3


def possible_headings(sheet: Sheet) -> Iterator[tuple[int, int, list[Heading]]]:
    """Yield the place, the height and the headings of each row that may hold them, alone or with the next."""
    rows = sheet.rows[:ROWS_LOOKED_AT]
    for place, row in enumerate(rows):
        yield place, 1, [heading(text) for text in _texts(row)]
        if place + 1 < len(rows):
            yield place, 2, _joined(sheet, row, rows[place + 1])


def _joined(sheet: Sheet, upper: Row, lower: Row) -> list[Heading]:
    above = _texts(upper)
    groups = list(accumulate(above, _kept_on))
    for _first, left, _last, right in (area for area in sheet.merged if area[0] == area[2] == upper.number):
        above[left : right + 1] = [above[left]] * (min(right + 1, len(above)) - left) if left < len(above) else []
    columns = zip_longest(_texts(lower), above, groups, fillvalue="")
    return [heading(text, over, group) for text, over, group in columns]


def _kept_on(last: str, text: str) -> str:
    return text or last


def _texts(row: Row) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" for cell in row.cells]


def rows_of_headings(sheet: Sheet, place: int, height: int, headings: Sequence[Heading], words: Vocabulary) -> int:
    """Return how many rows the headings take with those below that say them in another language or count them."""
    while place + height < len(sheet.rows) and _says_again(sheet.rows[place + height], headings, words):
        height += 1
    return height


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
