"""What the board says on paper: each family's people, and how every requirement stands for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.documents.manifest import ManifestLeg


@dataclass(frozen=True)
class BoardCell:
    """How one requirement stands for one person: a state of clearance and the fact in a word or two."""

    state: str
    words: str
    holds: bool


@dataclass(frozen=True)
class BoardPerson:
    """One person on the board; ``number`` is theirs on every paper of the departure.

    ``family_name`` is empty where it is that of the family; ``original_name`` is in the person's own letters. ``cells``
    stand in the order of the columns.
    """

    number: int
    given_names: str
    family_name: str
    original_name: str
    sex_and_age: str
    status: str
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class BoardFamily:
    """A family with its state in words, and those of it who are on this departure."""

    number: int
    name: str
    case_number: str
    place: str
    state: str
    held: bool
    people: tuple[BoardPerson, ...]


@dataclass(frozen=True)
class BoardColumn:
    """A requirement: its heading, and what is counted below it; ``open`` where it holds somebody."""

    heading: str
    counted: str
    open: bool


@dataclass(frozen=True)
class BoardPaper:
    """A whole board in one version; ``departs`` is when its first leg leaves, None while that is not known.

    ``satisfied`` are the requirements that have no column, for nobody lacks them.
    """

    office: str
    reference: str
    departs: datetime | None
    legs: tuple[ManifestLeg, ...]
    cancelled: bool
    cleared: int
    held: int
    whole: int
    columns: tuple[BoardColumn, ...]
    satisfied: tuple[str, ...]
    families: tuple[BoardFamily, ...]
    version: int
    prepared_by: str
    printed_at: datetime
