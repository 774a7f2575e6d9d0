"""Which column of a layout a heading means, in whatever language and spelling it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from resettle_desktop.exchange.heading_words import heading_words, lines_of, words_in_any_order
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.records.codes import compared
from resettle_desktop.records.fields import Kept

LEAST_RESEMBLANCE = 90  # of 100; a letter wrong, missing or added
SHORTEST_RESEMBLING = 6  # letters; shorter headings differ by one letter too easily


@dataclass(frozen=True)
class Heading:
    """One column's heading as it is shown, and the words by which it may be known.

    ``lines`` are words that say it only together, if each of them is known.
    """

    text: str
    words: tuple[str, ...]
    lines: tuple[str, ...] = ()


def heading(text: str) -> Heading:
    """Return the heading of a cell."""
    return Heading(" ".join(text.split()), tuple(dict.fromkeys(heading_words(text))), lines_of(text))


def heading_below(text: str, above: str, group: str, *, alone: bool = True) -> Heading:
    """Return the heading of a cell with another ``above`` it, or that stands with others below one (``group``).

    What stands right above is part of the heading. Below a group the cell says enough by itself, and the two together
    only where it does not; the group may also have been for the column to the left alone. One that is not ``alone``
    stands below several groups, which tell it apart.
    """
    both = f"{above or group} {text}"
    if above or not alone:
        words = [*heading_words(both)] if not group else [*heading_words(both), *heading_words(text)]
    else:
        words = [*heading_words(text), *heading_words(both)]
    return Heading(" ".join((text if group else both).split()), tuple(dict.fromkeys(words)))


@dataclass(frozen=True)
class Vocabulary:
    """The words of one layout, each with the place of its column."""

    layout: Layout
    words: dict[str, int]

    def column(self, named: Heading) -> LayoutColumn | None:
        """Return the column that a heading names, or None."""
        word = self.word(named)
        return None if word is None else self.layout.columns[self.words[word]]

    def word(self, named: Heading) -> str | None:
        """Return the first known word of a heading, or None."""
        together = named.lines[:1] if all(line in self.words for line in named.lines) else ()
        return next((word for word in (*named.words, *together) if word and word in self.words), None)

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
