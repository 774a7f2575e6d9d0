"""The letters that papers can be set in; any others are named, for the page would show empty boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from resettle_desktop.records.texts import _

# The first words of Unicode's names of the letters and marks that the fonts of the papers have
_SET = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARABIC", "MODIFIER", "COMBINING", "FEMININE", "MASCULINE", "MICRO"})


def legible(text: str) -> str:
    """Return the text with words in letters that cannot be set replaced by their script: ``[Ethiopic letters]``."""
    if text.isascii():
        return text
    parts = []
    for script, words in groupby(text.split(" "), key=_foreign):
        parts.append(_("[{script} letters]").format(script=script) if script else " ".join(words))
    return " ".join(parts)


def all_legible(data: Any) -> Any:
    """Return the same JSON with every text of it legible; names of entries stay."""
    if isinstance(data, str):
        return legible(data)
    if isinstance(data, Mapping):
        return {name: all_legible(value) for name, value in data.items()}
    return [all_legible(value) for value in data] if isinstance(data, list | tuple) else data


def is_arabic(text: str) -> bool:
    """Return whether there are letters in the text, and none but Arabic ones."""
    scripts = {_script(char) for char in text if char.isalpha()}
    return scripts == {"ARABIC"}


def can_be_set(text: str) -> bool:
    """Return whether all letters of a text can be set."""
    return not any(_foreign(word) for word in text.split(" "))


def _foreign(word: str) -> str:
    """Return the script of the first letter that cannot be set, as people write it; empty where there is none."""
    scripts = (_script(char) for char in word if unicodedata.category(char)[0] in "LM")
    return next((script.capitalize() for script in scripts if script not in _SET), "")


def _script(char: str) -> str:
    return unicodedata.name(char, "unnamed").partition(" ")[0]
