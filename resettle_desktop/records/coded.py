"""The field kinds that choose from a code list: one code, or several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import peewee

from resettle_desktop.records.codes import CodeList, code_list
from resettle_desktop.records.findings import Finding, Refused, finding, refuse
from resettle_desktop.records.kept import Json, Kept, TextValue, clean

if TYPE_CHECKING:
    CodesValue = peewee.Field[tuple[str, ...] | None]
else:
    CodesValue = peewee.Field


class Coded(Kept):
    """What Code and Codes share: the list of resources/codes that they choose from."""

    def __init__(self, label: str, codes: str, **options: Any) -> None:
        super().__init__(label, **options)
        self.list_name = codes

    @property
    def codes(self) -> CodeList:
        """Return the list of codes."""
        return code_list(self.list_name)

    def one(self, text: str) -> str:
        """Return the code that a code, label or alias stands for; raises Refused (E110)."""
        code = self.codes.find(text)
        if code is None:
            near = self.codes.suggest(text) or self.codes.codes[:6]
            choices = ", ".join(self.codes.label(each) for each in near)
            raise refuse("E110", value=text, label=self.label, choices=choices)
        return code


class Code(Coded, TextValue):
    """One code of a list."""

    def read_value(self, text: str) -> str:
        """Return the code of what was typed; raises Refused (E110)."""
        return self.one(text)

    def show(self, value: Any) -> str:
        """Return the code's label."""
        return self.codes.label(value) if value else ""


class Codes(Coded, CodesValue):
    """Several codes of a list, in the order in which they were given; ``open`` keeps unknown ones as typed."""

    def __init__(self, label: str, codes: str, *, open: bool = False, **options: Any) -> None:
        super().__init__(label, codes, **options)
        self.open = open

    def read_value(self, text: str) -> tuple[str, ...] | None:
        """Return the codes of a text that separates them by comma, semicolon, slash or line; raises Refused (E110)."""
        return self._all(re.split(r"[,;/\n|]", text))

    def from_json(self, value: Json) -> tuple[str, ...] | None:
        """Return the codes of a list (or of a text)."""
        if not isinstance(value, list):
            return super().from_json(value)  # type: ignore[no-any-return]
        return self._all(map(str, value))

    def _all(self, words: Iterable[str]) -> tuple[str, ...] | None:
        return tuple(dict.fromkeys(self._kept(word) for word in map(clean, words) if word)) or None

    def _kept(self, word: str) -> str:
        try:
            return self.one(word)
        except Refused:
            if not self.open:
                raise
            return word

    def to_json(self, value: Any) -> Json:
        """Return the codes as a list."""
        return list(value) if value else None

    def key(self, value: Any) -> Any:
        """Return the codes without their order."""
        return sorted(value) if value else None

    def show(self, value: Any) -> str:
        """Return the labels, separated by commas."""
        return ", ".join(self.codes.label(each) for each in value or ())

    def findings(self, value: Any) -> list[Finding]:
        """Return what the checks say, and W215 for each word that is in no list."""
        unknown = [each for each in value or () if each not in self.codes]
        return super().findings(value) + [finding("W215", value=each).at(field=self.name) for each in unknown]

    def db_value(self, value: Any) -> str | None:
        """Return the form in the database: a JSON list."""
        return json.dumps(list(value), ensure_ascii=False) if value else None

    def python_value(self, value: Any) -> tuple[str, ...] | None:
        """Return the value of its form in the database."""
        return tuple(json.loads(value)) if value else None
