"""What machine-readable lines would fill in: of the paper they stand on, and of the person whose paper it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from resettle_desktop.records.fields import Code, Json, Kept
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Permit, Person, TravelDocument
from resettle_desktop.records.mrz import Mrz
from resettle_desktop.records.record import Record, kind_of

# what the first letters of a document's code say of its type (ICAO 9303 part 4, 4.4; DOMAIN 5); a longer one first
_TYPES: Mapping[str, str] = {
    "PR": "convention_document", "PS": "stateless_document", "PT": "alien_document", "PL": "laissez_passer",
    "PE": "emergency_passport",     "P": "passport", "I": "national_id", "A": "national_id", "C": "national_id",
}  # fmt: skip
_NATIONALITY = {"D": "DEU", "RKS": "XKX"}  # codes of the lines that are not ISO's
_COVERED = {"number": "number", "expires": "expiry", "valid_until": "expiry", "birth_date": "birth"}


@dataclass(frozen=True)
class Proposed:
    """One value that the lines say: for which field of which record, and what is there now.

    ``sound`` says whether its check digit fits, None where no digit covers it: a name or a sex may be misread unseen.
    ``typed`` is what stands in the field and not in the store yet, whether it could be stored or not.
    """

    kind: str
    field: str
    value: Json
    here: Json
    same: bool
    sound: bool | None
    typed: str = ""

    @property
    def kept(self) -> Kept:
        """Return the declaration of its field."""
        return kind_of(self.kind).field(self.field)

    @property
    def fills(self) -> bool:
        """Return whether it would fill an empty field, and its check digit does not speak against it."""
        return self.here is None and not self.typed and self.sound is not False

    @property
    def differs(self) -> bool:
        """Return whether something else is there already."""
        return (self.here is not None or bool(self.typed)) and not self.same

    def beside(self, text: str) -> Proposed:
        """Return it beside what is typed there: that is compared in place of what the record holds."""
        try:
            same = bool(text) and _key(self.kept, self.kept.read(text)) == _key(
                self.kept, self.kept.from_json(self.value)
            )
        except Refused:
            same = False
        return replace(self, typed=text, same=same) if text else self


def proposals(lines: Mrz, paper: Record, person: Person) -> list[Proposed]:
    """Return what the lines say of a travel document or a permit and of its person, field by field.

    What the lines leave open, or a code list does not know, is not proposed.
    """
    found = [*_of_paper(lines, paper), *_of_person(lines, person)]
    return [each for each in found if each.value is not None]


def _of_paper(lines: Mrz, paper: Record) -> Iterator[Proposed]:
    if isinstance(paper, TravelDocument) and not lines.is_visa:
        yield _proposed(lines, paper, "type", _type(lines.code))
        yield _proposed(lines, paper, "number", lines.number or None)
        yield _proposed(lines, paper, "country", _country(lines.issuer))
        yield _proposed(lines, paper, "expires", lines.expires)
    if isinstance(paper, Permit) and lines.is_visa:
        yield _proposed(lines, paper, "type", "visa")
        yield _proposed(lines, paper, "number", lines.number or None)
        yield _proposed(lines, paper, "country", _country(lines.issuer))
        yield _proposed(lines, paper, "valid_until", lines.expires)


def _of_person(lines: Mrz, person: Person) -> Iterator[Proposed]:
    yield _proposed(lines, person, "document_name", lines.document_name or None)
    yield _proposed(lines, person, "birth_date", lines.birth)
    yield _proposed(lines, person, "sex", lines.sex if lines.sex in ("M", "F") else None)
    yield _proposed(lines, person, "nationality", _country(lines.nationality))


def _proposed(lines: Mrz, record: Record, name: str, value: object) -> Proposed:
    kept, here = type(record).field(name), record.of(name)
    known = value if value is None or not isinstance(kept, Code) or value in kept.codes else None
    same = known is not None and here is not None and _key(kept, known) == _key(kept, here)
    covered = _COVERED.get(name)
    sound = None if covered is None else covered not in lines.wrong
    return Proposed(record.kind_name(), name, kept.to_json(known), kept.to_json(here), same, sound)


def _key(kept: Kept, value: object) -> object:
    return kept.key(value)


def _type(code: str) -> str | None:
    return next((kind for beginning, kind in _TYPES.items() if code.startswith(beginning)), None)


def _country(code: str) -> str | None:
    return _NATIONALITY.get(code, code) or None
