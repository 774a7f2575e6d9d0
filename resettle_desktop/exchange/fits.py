"""How well each row of each sheet fits the headings of each layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from resettle_desktop.exchange.heading_rows import possible_headings
from resettle_desktop.exchange.headings import Heading, Vocabulary, vocabulary
from resettle_desktop.exchange.layout import ID, Layout
from resettle_desktop.exchange.reading import Sheet, Workbook
from resettle_desktop.records.codes import compared, fold
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import LANGUAGES, speaking

LEAST_FIELDS = 2  # one known heading alone may be chance
SECOND_ROW = 0.5  # what a heading over two rows must gain to be taken for one

Part = tuple[Layout, Vocabulary]


@dataclass(frozen=True)
class Fit:
    """A row of a sheet as the headings of a layout: which of its columns they name, and how surely."""

    sheet: Sheet
    place: int
    headings: tuple[Heading, ...]
    height: int
    words: Vocabulary
    known: frozenset[int]
    score: float

    @property
    def fields(self) -> set[str]:
        """Return the fields (``Kind.field``) of the columns that are named."""
        columns = self.words.layout.columns
        return {columns[place].field for place in self.known} - {""}

    @property
    def rank(self) -> tuple[float, float]:
        """Return what the headings of one layout in one sheet are compared by: how many are known, then how surely."""
        return len(self.known) - (SECOND_ROW if self.height > 1 else 0.0), self.score


@dataclass
class Candidate:
    """A layout with the sheets that may be its list; ``others`` lack what marks it and only add to those."""

    layout: Layout
    fits: list[Fit] = field(default_factory=list)
    others: list[Fit] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Return how surely the workbook has this layout."""
        scores = [fit.score for fit in self.fits]
        return sum(scores) if self.layout.sheet_per_kind else max(scores, default=0.0)

    def sheets(self) -> list[Fit]:
        """Return the sheets to import: the list, and what says more of its records by their numbers."""
        return [*self.fits, *(fit for fit in self.others if _adds(fit, self.layout))]


def _adds(fit: Fit, layout: Layout) -> bool:
    keys = fit.fields & set(layout.key_fields())
    kinds = {key.split(".")[0] for key in keys}
    return any(name not in keys and name.split(".")[0] in kinds for name in fit.fields)


def candidates(
    workbook: Workbook, wanted: Sequence[Layout], *, forced: bool, by_hand: Mapping[str, str]
) -> list[Candidate]:
    """Return each layout with the sheets that fit it; a forced one needs none of its marks.

    Headings that are mapped by hand count as known.
    """
    parts = [(layout, vocabulary(part)) for layout in wanted for part in layout.parts()]
    shares = _shares([words for _layout, words in parts])
    chosen = {compared(each) for each in by_hand} - {""}
    found = {layout.name: Candidate(layout) for layout in wanted}
    for sheet in workbook.sheets:
        if not sheet.hidden and sheet.rows:
            for name, fit in _best(sheet, parts, shares, chosen).items():
                good = forced or _is_marked(fit, found[name].layout)
                (found[name].fits if good else found[name].others).append(fit)
    return list(found.values())


def _best(sheet: Sheet, parts: Sequence[Part], shares: Mapping[str, float], by_hand: set[str]) -> dict[str, Fit]:
    best: dict[str, Fit] = {}
    for name, fit in _fits(sheet, parts, shares, by_hand):
        if name not in best or fit.rank > best[name].rank:
            best[name] = fit
    return best


def _fits(
    sheet: Sheet, parts: Sequence[Part], shares: Mapping[str, float], by_hand: set[str]
) -> Iterator[tuple[str, Fit]]:
    for place, height, headings in possible_headings(sheet):
        chosen = sum(compared(each.text) in by_hand for each in headings)
        for layout, words in parts:
            fit = _fit(sheet, place, words, headings, shares, height)
            if len(fit.fields) + chosen >= LEAST_FIELDS:
                yield layout.name, fit


def _fit(
    sheet: Sheet, place: int, known: Vocabulary, headings: list[Heading], shares: Mapping[str, float], height: int
) -> Fit:
    found: dict[int, float] = {}
    for each in headings:
        word = known.word(each)
        if word is not None:
            found[known.words[word]] = max(found.get(known.words[word], 0.0), shares[word])
    named = fold(sheet.name) in _sheet_names(known.layout)
    score = sum(found.values()) * (2 if named else 1) - (SECOND_ROW if height > 1 else 0.0)
    return Fit(sheet, place, tuple(headings), height, known, frozenset(found), score)


def _sheet_names(part: Layout) -> frozenset[str]:
    return _named_anywhere(tuple(kind.record for kind in part.kinds))


@lru_cache(maxsize=256)
def _named_anywhere(kinds: tuple[type[Record], ...]) -> frozenset[str]:
    """Return how the sheets of these kinds are called in every language, for a register may come from any office."""
    names = {fold(kind.kind_name()) for kind in kinds}
    for code in LANGUAGES:
        with speaking(code):
            names |= {fold(kind_label(kind, many)) for kind in kinds for many in (True, False)}
    return frozenset(names)


def _is_marked(fit: Fit, layout: Layout) -> bool:
    if layout.sheet_per_kind:
        named = fold(fit.sheet.name) in _sheet_names(fit.words.layout)
        return named and bool(fit.fields & {f"{kind.kind}.{ID}" for kind in fit.words.layout.kinds})
    return not layout.marks or bool(fit.fields & set(layout.marks))


def _shares(parts: Sequence[Vocabulary]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for words in parts:
        for word in words.words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 1 / count for word, count in counts.items()}
