"""Makes a small store as a program of this day writes it: ``python -m tests.data.build_store FOLDER``.

Run it once for every version of stores, before the version that follows is made, and keep what it made beside this
file as ``version-N.resettle``: later programs are tested on it. All people in it are invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

from resettle_desktop.store.schema import version
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

USER, PASSPHRASE = "rania", "five plain words"
PEOPLE = (
    ("LEB-58409303", "HADDAD", "Khaled", "خالد حداد", "principal_applicant", "1988-03-26"),
    ("LEB-59509497", "RASHID", "Fatima", "فاطمة رشيد", "spouse", "1990-11"),
    ("LEB-59509498", "HADDAD", "Abd al-Rahman", "عبد الرحمن حداد", "son", "2012~"),
)
DEPARTURE = (
    {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}},
    {
        "add": "Leg",
        "values": {
            "departure": "@d", "order": 1, "carrier": "TK", "number": "829", "origin": "BEY", "destination": "IST",
            "departs": "2020-09-22T10:35", "arrives": "2020-09-22T12:25",
        },
    },
    *({"add": "Passenger", "values": {"departure": "@d", "person": {"unhcr_number": each[0]}}} for each in PEOPLE),
)  # fmt: skip


def family() -> list[dict[str, object]]:
    """Return the changes that add a case with three members, a document and a place."""
    case = {"unhcr_number": "LEB-15C01056", "asylum_country": "LBN", "decision": "positive", "phone": "+961 3 876082"}
    names = ("unhcr_number", "family_name", "given_names", "original_name", "relationship", "birth_date")
    people = [
        {"add": "Person", "as": person[0], "values": {"case": "@c", **dict(zip(names, person, strict=True))}}
        for person in PEOPLE
    ]
    paper = {"person": f"@{PEOPLE[0][0]}", "type": "passport", "number": "N0123456", "expires": "2025-01-31"}
    return [
        {"add": "Case", "as": "c", "values": case},
        *people,
        {"add": "TravelDocument", "values": paper},
        {"add": "Placement", "values": {"case": "@c", "type": "centre", "centre": "Florennes"}},
    ]


def build(folder: Path) -> Path:
    """Make the store in this folder: five change sets, the last of which takes the fourth back."""
    made, _code = Store.create(folder / f"version-{version()}", USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    changed = {"set": "Person", "where": {"unhcr_number": PEOPLE[1][0]}, "values": {"occupation": "teacher"}}
    undone = {"set": "Person", "where": {"unhcr_number": PEOPLE[0][0]}, "values": {"family_name": "NAJJAR"}}
    with made:
        for changes in (family(), DEPARTURE, [changed], [undone]):
            made.apply(made.read_statement({"reason": "example", "changes": list(changes)}, "example").change_set)
        made.undo(4)
    return made.folder


if __name__ == "__main__":
    build(Path(sys.argv[1]))
