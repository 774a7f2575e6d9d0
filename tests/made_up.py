"""A made-up language of Greek letters, and what of a text was left in English.

English is written in Latin letters. What goes through the catalogues comes out in Greek ones; what is left in Latin is
either from the store's records, or nobody can translate it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from resettle_desktop.records.codes import code_list, code_list_names
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kinds
from resettle_desktop.records.texts import use_catalogue, use_language
from resettle_desktop.store.store import Store

GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβψδεφγηιξκλμνοπϟρστθϝωχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϞΡΣΤΘϜΩΧΥΖ"
)
# values, tags of rich text and marks of HTML stand in a text and are no words of it
KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;)")
WORD = re.compile(r"[A-Za-z]{2,}")
TAG = re.compile(r"<[^>]*>|&\w+;")
KEYS = re.compile(r"\b(?:Ctrl|Shift|Alt)\+(?:\w+\b|[+/-])|\b(?:Esc|Ins|Del|F\d+)\b")


def greek(text: str) -> str:
    """Return a text in the made-up language."""
    return "".join(part if KEPT.fullmatch(part) else part.translate(GREEK) for part in KEPT.split(text))


@dataclass
class Asked:
    """What was looked up in the catalogues while the made-up language was in use."""

    texts: set[str] = field(default_factory=set)


@contextmanager
def made_up_language() -> Iterator[Asked]:
    """Show everything in the made-up language, as long as the context lasts."""
    asked = Asked()

    def one(text: str) -> str:
        asked.texts.add(text)
        return greek(text)

    def plural(single: str, many: str, count: int) -> str:
        asked.texts.add(single)
        return greek(single if count == 1 else many)

    use_catalogue(one, plural)
    try:
        yield asked
    finally:
        use_language("en")


class English:
    """Tells what of a text is English: neither words of the records, nor labels of codes, nor names of keys."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {word.casefold() for text in texts for word in WORD.findall(text)}
        self._labels: dict[str, list[str]] = {}
        for label in _labels():
            self._labels.setdefault(WORD.findall(label)[0].casefold(), []).append(label)

    @classmethod
    def beside(cls, store: Store | None = None, *names: str) -> English:
        """Return what knows the records of a store, and these names of files, layouts and the like."""
        return cls([*names, *(_of_records(store) if store else ())])

    def of(self, text: str) -> list[str]:
        """Return the English words of a text."""
        bare = KEYS.sub(" ", TAG.sub(" ", text)).replace("\xa0", " ")  # a label is kept on one line of a paper
        return self._unknown(self._without_labels(bare)) if self._unknown(bare) else []

    def _unknown(self, text: str) -> list[str]:
        return [word for word in WORD.findall(text) if word.casefold() not in self._known]

    def _without_labels(self, text: str) -> str:
        begun = {word.casefold() for word in WORD.findall(text)}
        # the longest first, or the shorter would leave half of it behind
        for label in sorted((each for word in begun for each in self._labels.get(word, ())), key=len, reverse=True):
            words = r"\s+".join(map(re.escape, label.split()))  # a paper may break a label between its words
            text = re.sub(rf"(?<!\w){words}(?!\w)", " ", text, flags=re.IGNORECASE)
        return text


def _of_records(store: Store) -> Iterator[str]:
    yield from (store.name, store.user, str(store.folder))
    for kind in kinds():
        for record in store.rows.equal(kind):
            yield from (id_text(record.id), record.label(), *map(str, record.values().values()))
    for entry in store.history.entries():
        yield from (entry.user, entry.source, entry.reason)
        yield from (str(value) for change in entry.changes for _name, *values in change.fields() for value in values)


def _labels() -> Iterator[str]:
    for name in code_list_names():
        for code in code_list(name).entries():
            yield from (label for label in (*code.labels.values(), code.code) if WORD.search(label))
