"""The paper forms of the sample families: what stands on them field by field, as truth.json has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from resettle_desktop.desktop.forms.remedies import completed
from resettle_desktop.records.coded import Coded
from resettle_desktop.records.fields import Code, Codes, Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store

_TRUTH = Path(__file__).parents[1] / "data" / "truth.json"
_CASE = {
    "unhcr_number": "number", "asylum_country": "country", "submitted": "submitted", "priority": "priority",
    "category": "category", "place": "place", "phone": "phone",
}  # fmt: skip
_PERSON = {
    "family_name": "family", "given_names": "given", "original_name": "arabic", "birth_date": "born",
    "birth_place": "birthplace", "nationality": "nationality", "sex": "sex", "relationship": "relation",
    "marital_status": "marital", "unhcr_number": "number", "languages": "language", "education": "education",
    "needs": "needs",
}  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """One record's part of a form: by field, the words that stand on the paper; empty ones are left out."""

    kind: type[Record]
    words: Mapping[str, str]

    def facts(self) -> dict[str, Json]:
        """Return what a store must hold when the paper was typed, as JSON."""
        return {name: self._fact(name, words) for name, words in self.words.items()}

    def _fact(self, name: str, words: str) -> Json:
        kept = self.kind.field(name)
        if isinstance(kept, Codes):
            return [kept.codes.find(word.strip()) or word for word in words.split(";")]
        if isinstance(kept, Code):
            return kept.codes.find(words)
        return kept.to_json(kept.read(words))


@dataclass(frozen=True)
class FamilyForm:
    """The form of a family: the case, and its members in the order of the paper, the applicant first."""

    case: Paper
    members: tuple[Paper, ...]

    def papers(self) -> Iterator[Paper]:
        """Yield the case and then each member."""
        yield self.case
        yield from self.members

    def spreadsheet_strokes(self) -> int:
        """Return the key strokes of this family in a spreadsheet: the characters of each filled cell and one move."""
        return sum(len(words) + 1 for paper in self.papers() for words in paper.words.values())


def forms(members: int = 0, most: int = 0) -> list[FamilyForm]:
    """Return the families with so many members, or so many of those with the most; all without either."""
    families = json.loads(_TRUTH.read_text("utf-8"))["families"]
    chosen = [each for each in families if not members or len(each["persons"]) == members]
    if most:
        chosen = sorted(chosen, key=lambda each: -len(each["persons"]))[:most]
    return [_form(each) for each in chosen]


def is_kept(store: Store, form: FamilyForm) -> None:
    """Assert that a store holds a family as its paper says."""
    for paper in form.papers():
        assert _kept(store, paper) == paper.facts()


def _kept(store: Store, paper: Paper) -> dict[str, Json]:
    number = paper.words["unhcr_number"]
    record = next(each for each in store.rows.equal(paper.kind) if each.of("unhcr_number") == number)
    return {name: paper.kind.field(name).to_json(record.of(name)) for name in paper.words}


def shortest(kept: Coded, words: str) -> str:
    """Return the fewest letters of these words that can only be meant for what the words stand for."""
    code = kept.codes.find(words)
    starts = [words[:length] for length in range(1, len(words) + 1)]
    return next(start for start in starts if kept.codes.find(completed(kept, start)) == code)


def _form(family: Mapping[str, Any]) -> FamilyForm:
    return FamilyForm(_paper(Case, _CASE, family), tuple(_paper(Person, _PERSON, each) for each in family["persons"]))


def _paper(kind: type[Record], fields: Mapping[str, str], truth: Mapping[str, Any]) -> Paper:
    words = {name: _words(truth[key]) for name, key in fields.items()}
    return Paper(kind, {name: text for name, text in words.items() if text})


def _words(value: str | list[str]) -> str:
    """Return a value as a paper has it: several parts separated, a date by its day first."""
    text = "; ".join(value) if isinstance(value, list) else value
    try:
        return f"{date.fromisoformat(text):%d.%m.%Y}"
    except ValueError:
        return text
