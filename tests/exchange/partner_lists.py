"""Small lists of the partners, each in two wordings, and the habits in which such lists come."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

Cells = Sequence[Any]

DAY, ARRIVED = datetime(2020, 9, 22), datetime(2020, 9, 23)
ISSUED, EXPIRES, UNTIL = datetime(2020, 8, 25), datetime(2020, 11, 23), datetime(2020, 10, 16)
KHALED, HEBA = ("LEB-24310024", "Shahin", "Khaled"), ("LEB-92751383", "Barakat", "Heba")
CASE = "LEB-16C01016"


@dataclass(frozen=True)
class PartnerList:
    """One partner's list; ``other`` are its headings as another office words them.

    ``together`` are the places of columns that say the same for all rows, and are merged over them by some.
    """

    layout: str
    headings: Cells
    other: Cells
    rows: tuple[Cells, ...]
    together: tuple[int, ...]
    above: tuple[Cells, ...] = ()
    below: tuple[Cells, ...] = ()
    merged: tuple[str, ...] = ()

    def lines(self) -> list[Cells]:
        """Return the sheet's rows."""
        return [*self.above, self.headings, *self.rows, *self.below]


LISTS = (
    PartnerList(
        "travel-documents",
        ("Case Number", "Individual Number", "Family name", "First names", "Document type", "Document No.",
         "Issued on", "Expires on", "Visa No.", "Visa valid from", "Visa valid until", "Exit permit",
         "Exit permit valid until"),
        ("N° dossier HCR", "N° HCR", "Nom", "Prénom", "Type de document", "N° du document",
         "Délivré le", "Expire le", "N° visa", "Visa du", "Visa jusqu'au", "Autorisation de sortie",
         "Autorisation de sortie jusqu'au"),
        (
            (CASE, *KHALED, "Laissez-passer", "LP100000", ISSUED, EXPIRES, "BEL200000", ISSUED, EXPIRES, "Granted",
             UNTIL),
            (CASE, *HEBA, "Passport", "N0123456", ISSUED, EXPIRES, "BEL200001", ISSUED, EXPIRES, "Requested", None),
        ),
        together=(0,),
    ),
    PartnerList(
        "clinic-results",
        ("Case Number", "Individual Number", "Activity", "Date", "Time", "Result", "Valid until",
         "Travel requirements"),
        ("Dossiernummer", "UNHCR-nummer", "Onderzoek", "Datum", "Uur", "Resultaat", "Geldig tot", "Reisbehoeften"),
        (
            (CASE, KHALED[0], "PCR", DAY, "17:54", "Negative", None, None),
            (CASE, KHALED[0], "Health assessment", ISSUED, "09:15", "Fit", EXPIRES, "Wheelchair"),
            (CASE, HEBA[0], "Fit to travel", DAY, "18:00", "Unfit", None, None),
        ),
        together=(0,),
    ),
    PartnerList(
        "belco-attendance",
        ("N° individuel HCR", "Nom", "Prénom", "Séance du", "Lieu", "Langue", "Présence"),
        ("Individual Number", "Surname", "First name", "Session date", "Venue", "Language", "Attendance"),
        ((*KHALED, DAY, "Zahle", "arabe", "présent"), (*HEBA, DAY, "Zahle", "arabe", "absente")),
        together=(3, 4, 5),
    ),
    PartnerList(
        "bookings",
        ("Movement", "Date", "PNR", "E-ticket", "Individual Number", "Name on ticket", "Flight 1", "From 1", "To 1",
         "Dep 1", "Arr 1", "Flight 2", "From 2", "To 2", "Dep 2", "Arr 2", "SSR"),
        ("Mouvement", "Date de départ", "Code PNR", "N° billet", "N° individuel", "Nom sur le billet", "Vol 1",
         "Départ de 1", "Arrivée à 1", "Heure de départ 1", "Heure d'arrivée 1", "Vol 2", "Départ de 2",
         "Arrivée à 2", "Heure de départ 2", "Heure d'arrivée 2", "Services"),
        (
            ("BEY-2020-01", DAY, "KRLTRZ", 2352400000000, KHALED[0], "SHAHIN/KHALED MR", "TK829", "BEY", "IST",
             "10:35", "12:25", "TK1939", "IST", "BRU", "15:05", "17:45", None),
            ("BEY-2020-01", DAY, "KRLTRZ", 2352400000001, HEBA[0], "BARAKAT/HEBA MRS", "TK829", "BEY", "IST",
             "10:35", "12:25", "TK1939", "IST", "BRU", "15:05", "17:45", "WCHS"),
        ),
        together=(0, 1, 2),
    ),
    PartnerList(
        "past-arrivals",
        ("Year", "Case", "Individual No", "Name", "Sex", "Date of birth", "Nationality", "Travelled from",
         "Departure", "Arrival in Belgium", "Centre"),
        ("Année", "Dossier", "N° individuel", "Nom et prénom", "Sexe", "Date de naissance", "Nationalité",
         "Pays de départ", "Date de départ", "Arrivée en Belgique", "Centre d'accueil"),
        (
            (2020, "385-15C70001", "917-00001000", "AL HAMWI, Yasmin", "F", datetime(1972, 8, 24), "Syria",
             "Lebanon", DAY, ARRIVED, "Pondrôme"),
            (2020, "385-15C70001", "917-00001001", "BARAKAT, Fatima", "F", datetime(2004, 12, 11), "Syria",
             "Lebanon", DAY, ARRIVED, "Kapellen"),
        ),
        together=(1,),
    ),
    PartnerList(
        "municipality-placements",
        ("N° dossier HCR", "Demandeur principal", "Type de logement", "Code postal", "Commune",
         "Disponible à partir du", "Adresse"),
        ("UNHCR-dossier", "Hoofdaanvrager", "Soort woning", "Postcode", "Gemeente", "Beschikbaar vanaf", "Straat"),
        (
            (CASE, "Shahin Khaled", "CPAS", 1190, "Forest", DAY, "Rue du Curé 3"),
            ("LEB-16C01018", "", "Parrain", "9000", "Gent", DAY, "Veldstraat 8"),
        ),
        together=(5,),
    ),
)  # fmt: skip


def _cells(written: Callable[[Any], Any]) -> Callable[[PartnerList], PartnerList]:
    return lambda plain: replace(plain, rows=tuple([written(cell) for cell in row] for row in plain.rows))


def _dates(form: str) -> Callable[[PartnerList], PartnerList]:
    return _cells(lambda cell: cell.strftime(form) if isinstance(cell, datetime) else cell)


def _ordered(plain: PartnerList, places: Sequence[int]) -> PartnerList:
    def row(cells: Cells) -> Cells:
        return [cells[place] for place in places]

    return replace(
        plain, headings=row(plain.headings), other=row(plain.other), rows=tuple(map(row, plain.rows)),
        together=tuple(places.index(place) for place in plain.together),
    )  # fmt: skip


def _from_the_right(plain: PartnerList) -> PartnerList:
    """Return the list with its columns turned about."""
    return _ordered(plain, list(range(len(plain.headings)))[::-1])


def _with_titles(plain: PartnerList) -> PartnerList:
    return replace(plain, above=(("Ministry of Lists",), ("Movement of the autumn, version 3",), ()))


def _with_blank_rows(plain: PartnerList) -> PartnerList:
    return replace(plain, rows=tuple(each for row in plain.rows for each in (row, [None] * len(row))))


def _with_a_total(plain: PartnerList) -> PartnerList:
    return replace(plain, below=([], ["Total persons", len(plain.rows)], ["Prepared by:", "N. Haddad"]))


def _merged(plain: PartnerList) -> PartnerList:
    first, last = 2, 1 + len(plain.rows)
    areas = tuple(f"{chr(ord('A') + place)}{first}:{chr(ord('A') + place)}{last}" for place in plain.together)
    return replace(plain, merged=areas)


def _counted(plain: PartnerList) -> PartnerList:
    rows = tuple([place, *row] for place, row in enumerate(plain.rows, start=1))
    return replace(plain, headings=("N°", *plain.headings), other=("N°", *plain.other), rows=rows)


def _with_a_column_of_its_own(plain: PartnerList) -> PartnerList:
    headings, other = (*plain.headings, "Shoe size"), (*plain.other, "Shoe size")
    return replace(plain, headings=headings, other=other, rows=tuple([*row, 41] for row in plain.rows))


def _shouted(plain: PartnerList) -> PartnerList:
    return replace(plain, headings=[heading and f"  {heading.upper()}\n*" for heading in plain.headings])


def _times(form: Callable[[str, str], Any]) -> Callable[[PartnerList], PartnerList]:
    def written(cell: Any) -> Any:
        found = re.fullmatch(r"(\d\d):(\d\d)", cell) if isinstance(cell, str) else None
        return form(found[1], found[2]) if found else cell

    return _cells(written)


def _other_dash(cell: Any) -> Any:
    return re.sub(r"(?<=[A-Z0-9]{3})-(?=\d)", "\u2013", cell) if isinstance(cell, str) else cell


def _indented(plain: PartnerList) -> PartnerList:
    def row(cells: Cells) -> Cells:
        return [None, None, *cells]

    return replace(plain, headings=row(plain.headings), other=row(plain.other), rows=tuple(map(row, plain.rows)))


def _as_text(cell: Any) -> Any:
    return f" {cell}\u00a0" if isinstance(cell, str | int) else cell


HABITS: Mapping[str, Callable[[PartnerList], PartnerList]] = {
    "other words": lambda plain: replace(plain, headings=plain.other),
    "columns from right to left": _from_the_right,
    "other words from right to left": lambda plain: _from_the_right(replace(plain, headings=plain.other)),
    "dates with slashes": _dates("%d/%m/%Y"),
    "dates with dots": _dates("%d.%m.%Y"),
    "dates with the month in letters": _dates("%d %b %Y"),
    "dates with the year in front": _dates("%Y-%m-%d"),
    "times as the spreadsheet keeps them": _times(lambda hour, minute: time(int(hour), int(minute))),
    "times with an h": _times(lambda hour, minute: f"{int(hour)}h{minute}"),
    "times with seconds": _times(lambda hour, minute: f"{hour}:{minute}:00"),
    "numbers with another dash": _cells(_other_dash),
    "two blank columns in front": _indented,
    "titles above": _with_titles,
    "blank rows between": _with_blank_rows,
    "a total and a signature below": _with_a_total,
    "what is alike merged": _merged,
    "a running number in front": _counted,
    "a column nobody knows": _with_a_column_of_its_own,
    "headings in capitals with a star": _shouted,
    "all as text with blanks around": _cells(_as_text),
}
