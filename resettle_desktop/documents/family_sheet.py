"""What the family sheet says: one family with its journey, its members, and what is still open for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.records.dates import KnownDate


@dataclass(frozen=True)
class DatedPaper:
    """A paper's number and the day to which it is valid."""

    number: str = ""
    until: date | None = None


@dataclass(frozen=True)
class SheetMember:
    """A member; ``number`` is theirs on the papers of the departure, else their place in the family.

    ``open`` are the requirements that hold the member back, in words that say nothing of health but "clearance";
    ``needs`` what operations must know to take the person along, never why.
    """

    number: int
    family_name: str
    given_names: str
    original_name: str = ""
    relationship: str = ""
    marital_status: str = ""
    sex: str = ""
    birth_date: KnownDate | None = None
    birth_place: str = ""
    parents: tuple[str, ...] = ()
    languages: str = ""
    unhcr_number: str = ""
    document: DatedPaper = DatedPaper()
    visa: DatedPaper = DatedPaper()
    exit_permit: DatedPaper = DatedPaper()
    ticket: str = ""
    bags: int | None = None
    services: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class FamilySheet:
    """A family's sheet in one version; ``reference`` is the departure's and empty while there is none.

    ``family_number`` of ``families`` is the family's on the papers of that departure.
    """

    office: str
    programme: str
    name: str
    case_number: str
    applicant: str
    submitted: date | None
    priority: str
    decision: str
    lives_in: str
    phone: str
    reference: str
    family_number: int
    families: int
    legs: tuple[ManifestLeg, ...]
    reception: tuple[str, ...]
    contact: str
    members: tuple[SheetMember, ...]
    version: int = 0
    prepared_by: str = ""
    printed_at: datetime = datetime.min
