"""The words of resources/workbook_words.toml: what workbooks write in headings, for sums and for nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from resettle_desktop.records.codes import fold


def says_nothing(text: str) -> bool:
    """Return whether a text is a word for nothing, such as ``none``, ``N/A`` or ``onbekend``."""
    return fold(text) in _words("nothing")


def says_why_ill(heading: str) -> bool:
    """Return whether a heading reads like that of a column of diagnoses: ``Diagnosis``, ``Medical remarks``."""
    folded = fold(heading)
    return folded in _words("diagnosis_alone") or any(word in folded for word in _words("diagnosis"))


def begins_sums(text: str) -> bool:
    """Return whether a text begins a row of sums: ``Total``, ``Grand total``, ``Sous-total``."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)[:2]]
    total = [word in _words("totals") for word in words]
    return bool(words) and (total[0] or (words[0] in _words("before_totals") and total[1:] == [True]))


@cache
def negations() -> frozenset[str]:
    """Return the words that say that something is not so."""
    return _words("negations")


@cache
def silent_words() -> frozenset[str]:
    """Return the words that change nothing in a heading."""
    return frozenset(map(fold, _declared()["headings"]["silent"]))


@cache
def same_words() -> dict[str, str]:
    """Return for each word or abbreviation of a heading the one that means the same."""
    declared = _declared()["headings"]["same"].items()
    return {"#": "number", **{fold(word): one for one, words in declared for word in words}}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, _declared()[name]))


@cache
def _declared() -> dict[str, Any]:
    text = (files("resettle_desktop.resources") / "workbook_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
