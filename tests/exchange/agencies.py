"""Agencies of many habits: how each calls its columns and writes its values, and what their lists say in truth.

The families, all invented, and the words for columns and codes stand in tests/data/habits.json.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import number_key, phone_key
from resettle_desktop.store.store import Store

DATA = json.loads((Path(__file__).parent.parent / "data" / "habits.json").read_text(encoding="utf-8"))
FAMILIES: list[dict[str, Any]] = DATA["households"]
WORDS: dict[str, dict[str, list[str]]] = DATA["words"]
CODED = ("relationship", "sex", "marital_status", "category", "priority", "nationality")
CASE_COLUMNS = ("case", "size", "submitted", "category", "priority", "place", "phone")
ORDER = (
    "case", "size", "submitted", "category", "priority", "number", "relationship", "family_name", "given_names",
    "original_name", "sex", "birth_date", "nationality", "marital_status", "needs", "place", "phone",
)  # fmt: skip
MAY_LACK = ("size", "original_name", "marital_status", "needs", "place", "phone", "priority", "category", "submitted")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FIRST_SERIAL = date(1899, 12, 30)

DATES: dict[str, Callable[[date], Any]] = {
    "real": lambda day: day,
    "with a time": lambda day: datetime(day.year, day.month, day.day, 12, 30),
    "dotted": lambda day: f"{day:%d.%m.%Y}",
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "month first": lambda day: f"{day.month}/{day.day}/{day.year}",
    "ISO": lambda day: day.isoformat(),
    "ISO with a time": lambda day: f"{day.isoformat()} 00:00:00",
    "year first": lambda day: f"{day:%Y/%m/%d}",
    "words": lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    "short words": lambda day: f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year % 100:02}",
    "American words": lambda day: f"{_MONTHS[day.month - 1]} {day.day}, {day.year}",
    "two digits": lambda day: f"{day:%d/%m/%y}",
    "Arabic digits": lambda day: f"{day:%d/%m/%Y}".translate(_ARABIC_DIGITS),
    "serial as text": lambda day: str((day - _FIRST_SERIAL).days),
    "serial": lambda day: float((day - _FIRST_SERIAL).days),
    "compact": lambda day: f"{day:%Y%m%d}",
}
NUMBERS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "long dashes": lambda number: number.replace("-", "–"),
    "dashes that do not break": lambda number: number.replace("-", "‑"),
    "small letters": str.lower,
    "blanks": lambda number: f" {number.replace('-', ' - ')} ",
    "a blank that does not break": lambda number: f"{number}\u00a0",
}
PHONES: dict[str, Callable[[str], Any]] = {
    "plain": str,
    "digits": lambda phone: phone.replace(" ", "").replace("+", "00"),
    "a number": lambda phone: float(phone.replace(" ", "").replace("+", "")),
    "local": lambda phone: "0" + phone.removeprefix("+961 ").replace(" ", "/", 1),
    "dashes": lambda phone: phone.replace(" ", "-"),
}
NAMES: dict[str, Callable[[Mapping[str, str]], str]] = {
    "comma": lambda each: f"{each['family_name']}, {each['given_names']}",
    "small letters": lambda each: f"{each['family_name'].title()}, {each['given_names']}",
    "family first": lambda each: f"{each['family_name']} {each['given_names']}",
    "given first": lambda each: f"{each['given_names']} {each['family_name']}",
    "Arabic": lambda each: each["original_name"],
}
ORNAMENTS: dict[str, Callable[[str, int], str]] = {
    "none": lambda text, place: text,
    "colon": lambda text, place: f"{text}:",
    "star": lambda text, place: f"{text} *",
    "capitals": lambda text, place: text.upper(),
    "underscores": lambda text, place: text.replace(" ", "_"),
    "line break": lambda text, place: text.replace(" ", "\n", 1),
    "numbered": lambda text, place: f"{place + 1}. {text}",
    "blanks": lambda text, place: f"  {text.replace(' ', '  ')} ",
}
SEPARATORS = (", ", "; ", " / ", "\n", " ", " & ")
CASE_CELLS = ("repeated", "first", "merged", "above", "blocks")
TWO_ROWS = ("", "split", "grouped", "translated", "counted")


@dataclass(frozen=True)
class Habits:
    """How one agency writes its list; names are those of the tables above and of tests/data/habits.json."""

    language: str = "en"
    words: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ORDER
    codes: Mapping[str, str] = field(default_factory=dict)
    case_cells: str = "repeated"
    names: str = "apart"
    dates: str = "real"
    numbers: str = "plain"
    phones: str = "plain"
    between_needs: str = ", "
    ornament: str = "none"
    two_rows: str = ""
    titles: int = 0
    blank_rows: bool = False
    total: bool = False
    notes: bool = False
    running: bool = False
    age: bool = False
    unknown: str = ""
    legend: str = ""  # before, after, hidden
    indent: int = 0

    def heading(self, column: str, place: int = 0) -> str:
        """Return what the agency calls a column."""
        words = WORDS[self.language].get(column) or [column]
        return ORNAMENTS[self.ornament](words[self.words.get(column, 0) % len(words)], place)

    def columns(self) -> list[str]:
        """Return the columns in their order; a name in one cell takes the place of its parts."""
        wanted = list(self.order)
        if self.names != "apart":
            wanted[wanted.index("family_name")] = "full_name"
            wanted.remove("given_names")
        left_out = {"original_name"} if self.names == "Arabic" else set()
        left_out |= set(CASE_COLUMNS) if self.case_cells in ("above", "blocks") else set()
        kept = [column for column in wanted if column not in left_out]
        return ["#"] * self.running + kept + ["Age"] * self.age + [self.unknown] * bool(self.unknown)

    def coded(self, column: str, code: str) -> str:
        """Return the agency's word for a code."""
        table = DATA[column]
        return str(table[self.codes.get(column, next(iter(table)))][code])

    def cell(self, column: str, family: Mapping[str, Any], member: Mapping[str, Any], number: int) -> Any:
        """Return what stands in one cell."""
        if column in CODED:
            return self.coded(column, family[column] if column in CASE_COLUMNS else member[column])
        written: dict[str, Callable[[], Any]] = {
            "case": lambda: NUMBERS[self.numbers](family["number"]),
            "size": lambda: len(family["members"]),
            "submitted": lambda: DATES[self.dates](date.fromisoformat(family["submitted"])),
            "place": lambda: family["place"],
            "phone": lambda: PHONES[self.phones](family["phone"]),
            "number": lambda: NUMBERS[self.numbers](member["number"]),
            "full_name": lambda: NAMES[self.names](member),
            "birth_date": lambda: DATES[self.dates](date.fromisoformat(member["birth_date"])),
            "needs": lambda: self.between_needs.join(member["needs"].split()) or None,
            "#": lambda: number,
            "Age": lambda: 2020 - int(member["birth_date"][:4]),
        }
        return written[column]() if column in written else member.get(column, f"note {number}")


def kept(store: Store) -> dict[str, dict[str, Any]]:
    """Return what the store holds, by number, each value as the program compares it."""
    cases = {case.id: case for case in store.rows.equal(Case)}
    found = {number_key(case.unhcr_number or ""): _compared(case.values()) for case in cases.values()}
    for person in store.rows.equal(Person):
        values = {**person.values(), "case": number_key(cases[person.case or 0].unhcr_number or "")}
        found[number_key(person.unhcr_number or "")] = _compared(values)
    return found


def _compared(values: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in values.items() if name != "unhcr_number"}
    forms: dict[str, Callable[[Any], Any]] = {"phone": lambda phone: phone_key(str(phone), "LBN"), "needs": sorted}
    return {name: forms[name](value) if name in forms else value for name, value in given.items()}


def truth(habits: Habits) -> dict[str, dict[str, Any]]:
    """Return what the store must hold once the agency's list is imported for Lebanon."""
    columns = set(habits.columns()) | (set(CASE_COLUMNS) if habits.case_cells in ("above", "blocks") else set())
    if "full_name" in columns:
        columns |= {"original_name"} if habits.names == "Arabic" else {"family_name", "given_names"}
    found: dict[str, dict[str, Any]] = {}
    for family in FAMILIES:
        values = {name: family[name] for name in ("submitted", "category", "priority", "place") if name in columns}
        values |= {"stated_size": len(family["members"])} if "size" in columns else {}
        values |= {"phone": phone_key(family["phone"], "LBN")} if "phone" in columns else {}
        found[number_key(family["number"])] = {**values, "asylum_country": "LBN"}
        for member in family["members"]:
            found[number_key(member["number"])] = _of_person(habits, columns, family, member)
    return found


def _of_person(
    habits: Habits, columns: set[str], family: Mapping[str, Any], member: Mapping[str, Any]
) -> dict[str, Any]:
    values = {name: value for name, value in member.items() if name in columns and value and name != "number"}
    if habits.names == "small letters":
        values["family_name"] = values["family_name"].title()
    if "needs" in values:
        values["needs"] = sorted(values["needs"].split())
    return {**values, "case": number_key(family["number"])}
