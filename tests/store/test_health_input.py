"""What cannot be right of health and of papers is told with its number, and how to mend it, whatever way it came."""

from __future__ import annotations

from importlib.resources import files

import pytest

from resettle_desktop.records.findings import SENTENCES
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.store import Store
from tests.store.cleared import departure, seats
from tests.store.conftest import Say, haddad

KHALED = {"unhcr_number": "LEB-58409303"}
PCR = {"activity": "pcr", "done": "2020-09-21T10:00"}
# what a person may type, and which finding at which field answers it
BAD: dict[str, tuple[str, dict[str, object], str, str]] = {
    "a result before birth": ("HealthActivity", {**PCR, "done": "1980-09-21T10:00"}, "W251", "done"),
    "a paper issued before birth": ("TravelDocument", {"number": "N1", "issued": "1980-01-01"}, "W251", "issued"),
    "a result that ends too early": ("HealthActivity", {**PCR, "valid_until": "2020-09-20"}, "W250", "valid_until"),
    "a result given too early": ("HealthActivity", {**PCR, "result_time": "2020-09-21T09:59"}, "W250", "result_time"),
    "a visa that ends before it begins": (
        "Permit", {"type": "visa", "valid_from": "2020-09-02", "valid_until": "2020-09-01"}, "W250", "valid_until",
    ),
    "a document that expires before its issue": (
        "TravelDocument", {"number": "N1", "issued": "2020-05-02", "expires": "2020-05-01"}, "W250", "expires",
    ),
    "a place that ends before it is free": (
        "Placement", {"centre": "Florennes", "available_from": "2020-09-02", "until": "2020-09-01"}, "W250", "until",
    ),
    "a time that the clocks skipped": ("HealthActivity", {**PCR, "done": "2020-03-29T00:30"}, "W281", "done"),
    "a time that the clocks showed twice": (
        "HealthActivity", {**PCR, "done": "2019-10-26T23:30"}, "W282", "done",
    ),
    "a sample after the departure": ("HealthActivity", {**PCR, "done": "2020-09-22T10:36"}, "W283", "done"),
    "a result without a time": ("HealthActivity", {"activity": "pcr", "result": "negative"}, "W269", "done"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_it_is_told_at_the_field_that_would_mend_it(store: Store, say: Say, what: str) -> None:
    kind, values, number, field = BAD[what]
    say(*haddad(), *departure())
    whose = {"case": {"unhcr_number": "LEB-15C01056"}} if kind == "Placement" else {"person": KHALED}
    say(*seats(), {"add": kind, "values": {**whose, **values}})
    found = [each for each in store.checks.cases([store.rows.equal(Case)[0].id]) if each.kind == kind]
    assert (number, field) in {(each.number, each.field) for each in found}


@pytest.mark.parametrize("number", sorted({number for _kind, _values, number, _field in BAD.values()}))
def test_its_number_stands_in_the_help_with_its_remedy(number: str) -> None:
    help_text = (files("resettle_desktop.resources") / "help" / "findings.md").read_text("utf-8")
    assert f"| {number} |" in help_text and SENTENCES[number][1] in help_text
