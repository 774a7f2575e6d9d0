"""What an import says of whole families: who applies for them, and how many they are."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.exchange.matching import Matcher
from resettle_desktop.exchange.slots import Slot
from resettle_desktop.records.findings import Finding, finding


def family_findings(matcher: Matcher) -> tuple[Finding, ...]:
    """Return W211 for each case with two principal applicants, W212 where its size is not the number of its members.

    The members are those of the workbook and those that the store has besides.
    """
    members: dict[int | None, list[Slot]] = {}
    persons = [slot for slot in matcher.slots if slot.kind.kind == "Person" and (slot.used or slot.record)]
    for slot in persons:
        members.setdefault(slot.value("case"), []).append(slot)
    cases = [slot for slot in matcher.slots if slot.kind.kind == "Case" and slot.used]
    return tuple(said for case in cases if members.get(case.id) for said in _of_case(matcher, case, members[case.id]))


def _of_case(matcher: Matcher, case: Slot, members: list[Slot]) -> Iterator[Finding]:
    row = matcher.rows[case.rows[0]].row
    applicants = [each.label() for each in members if each.value("relationship") == "principal_applicant"]
    if len(applicants) > 1:
        heading = matcher.heading(row.sheet, "Person.relationship")
        yield finding("W211", value=", ".join(applicants)).at(
            sheet=row.sheet, row=row.number, heading=heading, kind="Case"
        )
    stated = case.values.get("stated_size")
    if stated is not None and stated != len(members):
        heading = matcher.heading(row.sheet, "Case.stated_size")
        yield finding("W212", value=stated, count=len(members)).at(
            sheet=row.sheet, row=row.number, heading=heading, kind="Case", field="stated_size"
        )
