"""The code lists of resources/codes: what a code is called in each language, and which code a word stands for."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from rapidfuzz import fuzz, process

from resettle_desktop.records import texts
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

LANGUAGES = ("en", "fr", "nl")
COLUMNS = ("code", "label_en", "label_fr", "label_nl", "aliases")
SHORTEST_RESEMBLING = 3  # letters; shorter words resemble everything
LEAST_RESEMBLANCE = 60  # of 100

# Letters that NFKD leaves whole, Persian letters beside their Arabic twins, and the tatweel, which only stretches
_WHOLE = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "°": "o"}
    | {"ی": "ي", "ى": "ي", "ک": "ك", "ـ": ""}
)


@dataclass(frozen=True)
class Code:
    """One code of a list: its label by language (``en``, ``fr``, ``nl``) and the other words that stand for it."""

    code: str
    labels: Mapping[str, str]
    aliases: tuple[str, ...] = ()

    def words(self) -> Iterator[str]:
        """Return every way to write it: the code itself, its labels, its aliases."""
        return iter((self.code, *self.labels.values(), *self.aliases))


class CodeList:
    """The codes of one list in their order, found by code, label or alias; it does not change.

    Where a word could stand for two codes, the list that it extends decides, then the order.
    """

    def __init__(self, name: str, entries: Iterable[Code], extends: CodeList | None = None) -> None:
        self.name = name
        self._entries = {entry.code: entry for entry in entries}
        self.codes: tuple[str, ...] = tuple(self._entries)
        self._words: dict[str, str] = dict(extends._words) if extends else {}
        self._words.update((fold(code), code) for code in self.codes)
        for entry in self._entries.values():
            for word in entry.words():
                self._words.setdefault(compared(word), entry.code)
        self._words.pop("", None)

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"CodeList({self.name!r}, {len(self)} codes)"

    def entries(self) -> tuple[Code, ...]:
        """Return the codes with their labels and aliases, in the list's order."""
        return tuple(self._entries.values())

    def label(self, code: str, language: str | None = None) -> str:
        """Return what the code is called in the language, else in the one in use; an unknown code is its own label."""
        entry = self._entries.get(code)
        if entry is None:
            return code
        wanted = (language or texts.language())[:2]
        return entry.labels.get(wanted) or next(filter(None, entry.labels.values()), code)

    def find(self, text: str) -> str | None:
        """Return the code that this code, label or alias stands for when both are folded, or None."""
        return text if text in self._entries else self._words.get(compared(text))

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """Return the codes of which a word begins with the text, then those of which one resembles it, best first."""
        folded = fold(text)
        if not folded:
            return []
        beginning = sorted((word for word in self._words if word.startswith(folded)), key=len)
        near = [*beginning, *self._resembling(folded)]
        return list(dict.fromkeys(self._words[word] for word in near))[:limit]

    def _resembling(self, folded: str) -> list[str]:
        words = [word for word in self._words if len(word) >= SHORTEST_RESEMBLING]
        found = process.extract(folded, words, scorer=fuzz.ratio, score_cutoff=LEAST_RESEMBLANCE, limit=10)
        return [word for word, _score, _place in found]


def compared(text: str) -> str:
    """Return what two words are compared by: folded, or a sign such as # or ♀ as it stands."""
    return fold(text) or text.strip()


def fold(text: str) -> str:
    """Return the text's letters and digits alone, without case, accents or width, for comparing words and headings.

    The same on every machine: no locale has a say, the Turkish dotless ı is an i, digits of any script are 0 to 9,
    and the degree sign of ``N°`` is an o.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_WHOLE)
    return "".join(_digit(char) for char in plain if char.isalnum())


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def code_list_names() -> list[str]:
    """Return the names of all lists, in alphabetical order."""
    return sorted(each.name.removesuffix(".csv") for each in _folder().iterdir() if each.name.endswith(".csv"))


def code_list(name: str) -> CodeList:
    """Return the list of this name with the codes that the store added; raises KnownError where there is none."""
    return _with_added.get(name) or _shipped(name)


def shipped_list(name: str) -> CodeList:
    """Return the list of this name as it came with the program; raises KnownError where there is none."""
    return _shipped(name)


def add_codes(list_name: str, entries: Iterable[Code]) -> None:
    """Add a store's own codes to the list, in memory only; a code that is there gets the new labels and aliases.

    A word that already stands for another code keeps doing so. Raises KnownError where there is no such list.
    """
    known = code_list(list_name)
    merged = {fold(entry.code): entry for entry in known.entries()}
    for entry in entries:
        there = merged.get(fold(entry.code))
        merged[fold(entry.code)] = _joined(there, entry) if there else entry
    _with_added[list_name] = CodeList(list_name, merged.values(), extends=known)


def forget_added_codes() -> None:
    """Show the lists as they were shipped again, as when a store closes."""
    _with_added.clear()


_with_added: dict[str, CodeList] = {}


def _joined(there: Code, added: Code) -> Code:
    labels = {**there.labels, **{key: label for key, label in added.labels.items() if label}}
    # The label that gives way stays findable: workbooks still say it
    words = dict.fromkeys((*there.aliases, *there.labels.values(), *added.aliases))
    return Code(there.code, MappingProxyType(labels), tuple(words))


def _folder() -> Traversable:
    return files("resettle_desktop.resources") / "codes"


@cache
def _shipped(name: str) -> CodeList:
    if name not in code_list_names():
        raise KnownError(
            _("There is no code list named {name}. Nothing was changed. The lists are: {names}.").format(
                name=name, names=", ".join(code_list_names())
            )
        )
    text = (_folder() / f"{name}.csv").read_text(encoding="utf-8-sig")
    return CodeList(name, read_codes(name, text))


def read_codes(name: str, text: str) -> list[Code]:
    """Return the codes of a CSV text with the columns code, label_en, label_fr, label_nl, aliases (separated by |).

    Raises KnownError, naming the list and the line, where a column or a code is missing or a code stands twice.
    """
    rows = csv.DictReader(text.splitlines())
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise _broken(name, 1, _("the columns {columns} are missing").format(columns=", ".join(missing)))
    read: dict[str, Code] = {}
    for row in rows:
        code = (row["code"] or "").strip()
        if not code or code in read:
            raise _broken(name, rows.line_num, _("the code is empty or stands in the list twice"))
        read[code] = _code(code, row)
    return list(read.values())


def _code(code: str, row: Mapping[str, str | None]) -> Code:
    labels = {each: (row[f"label_{each}"] or "").strip() for each in LANGUAGES}
    aliases = tuple(word.strip() for word in (row["aliases"] or "").split("|") if word.strip())
    return Code(code, MappingProxyType(labels), aliases)


def _broken(name: str, line: int, what: str) -> KnownError:
    return KnownError(
        _("The code list {name} cannot be read: in line {line}, {what}. Mend its file and start again.").format(
            name=name, line=line, what=what
        )
    )
