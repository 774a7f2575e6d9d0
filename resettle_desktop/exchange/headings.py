"""Which column of a layout a heading means, in whatever language and spelling it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from resettle_desktop.exchange.heading_words import heading_words, words_in_any_order
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.records.codes import compared
from resettle_desktop.records.fields import Kept

LEAST_RESEMBLANCE = 90  # of 100; a letter wrong, missing or added
SHORTEST_RESEMBLING = 6  # letters; shorter headings differ by one letter too easily


@dataclass(frozen=True)
class Heading:
    """One column's heading as it is shown, and the words by which it may be known."""

    text: str
    words: tuple[str, ...]


def heading(text: str, above: str = "", group: str = "") -> Heading:
    """Return the heading of a cell, and of the one above it where headings take two rows.

    The upper one alone says nothing: it often stands over several columns. ``group`` is the last text above it or to
    the left of that, which may head this column too.
    """
    if not text:
        return Heading(" ".join(above.split()), tuple(dict.fromkeys(heading_words(above))))
    both = f"{above} {text}".strip()
    joined = _joined(both) if above else ()
    grouped = _joined(f"{group} {text}") if group and group != above else ()
    return Heading(" ".join(both.split()), tuple(dict.fromkeys((*joined, *heading_words(text), *grouped))))


def _joined(both: str) -> tuple[str, str]:
    return compared(both), words_in_any_order(both)


@dataclass(frozen=True)
class Vocabulary:
    """The words of one layout, each with the place of its column."""

    layout: Layout
    words: dict[str, int]

    def column(self, named: Heading) -> LayoutColumn | None:
        """Return the column that a heading names, or None."""
        place = self.place(named.words)
        return None if place is None else self.layout.columns[place]

    def place(self, words: Sequence[str]) -> int | None:
        """Return the place of the column that the first known of these words names, or None."""
        return next((self.words[word] for word in words if word and word in self.words), None)

    def resembling(self, named: Heading) -> LayoutColumn | None:
        """Return the column whose heading differs from this one by about a letter, or None."""
        word = compared(named.text)
        if len(word) < SHORTEST_RESEMBLING:
            return None
        found = process.extractOne(word, list(self.words), scorer=fuzz.ratio, score_cutoff=LEAST_RESEMBLANCE)
        return self.layout.columns[self.words[found[0]]] if found else None


def vocabulary(layout: Layout) -> Vocabulary:
    """Return the words of a layout: its headings, then their synonyms, then its fields' labels and names.

    What stands so in the layout counts more than the same words in another order.
    """
    words: dict[str, int] = {}
    for form in (compared, words_in_any_order):
        for word, place in _said(layout):
            words.setdefault(form(word), place)
    words.pop("", None)
    return Vocabulary(layout, words)


def _said(layout: Layout) -> Iterator[tuple[str, int]]:
    fields = layout.fields()
    for given in (_headings, _synonyms, _field_words):
        for place, column in enumerate(layout.columns):
            for word in given(column, fields.get(column.field)):
                yield word, place


def _headings(column: LayoutColumn, field: Kept | None) -> Iterator[str]:
    yield column.heading


def _synonyms(column: LayoutColumn, field: Kept | None) -> Iterator[str]:
    yield from column.synonyms


def _field_words(column: LayoutColumn, field: Kept | None) -> Iterator[str]:
    if field:
        yield from (field.label, field.label_text, field.name, column.field)
