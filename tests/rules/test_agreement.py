"""What of one record does not agree is asked about, and what agrees is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.findings import Level
from resettle_desktop.records.record import kind_of, kinds
from resettle_desktop.rules.agreement import record_findings
from tests.exchange.any_records import json_values

TODAY = date(2020, 9, 22)
GONE = {"closed": "2020-05-01", "close_reason": "settled"}

ODD: list[tuple[str, dict[str, Any], str, str]] = [
    ("Case", {"hold": True}, "W252", "hold_reason"),
    ("Person", {"hold": True}, "W252", "hold_reason"),
    ("Case", {"hold_kind": "medical"}, "W253", "hold"),
    ("Person", {"hold_since": "2020-05-01"}, "W253", "hold"),
    ("Case", {"hold": True, "hold_kind": "security", **GONE}, "W254", "hold"),
    ("Person", {"hold": True, "hold_reason": "x-ray", "died": "2020-05"}, "W254", "hold"),
    ("Case", {"closed": "2020-05-01"}, "W255", "close_reason"),
    ("Person", {"withdrawn": "2020-05-01"}, "W255", "withdrawal_reason"),
    ("Case", {"close_reason": "split"}, "W256", "closed"),
    ("Case", {"decided": "2020-05-01", "decision": "pending"}, "W257", "decision"),
    ("Case", {"decided": "2020-05-01"}, "W257", "decision"),
    ("Case", {"decision": "positive"}, "W258", "decided"),
    ("Case", {"category": "LPN", "secondary_category": "LPN"}, "W259", "secondary_category"),
    ("Person", {"relationship": "spouse", "marital_status": "single"}, "W260", "marital_status"),
    ("Person", {"relationship": "co_wife", "marital_status": "divorced"}, "W260", "marital_status"),
    ("Person", {"married": "2010", "marital_status": "single"}, "W261", "marital_status"),
    ("Person", {"expected_delivery": "2020-12-01", "sex": "M"}, "W262", "expected_delivery"),
    ("Person", {"expected_delivery": "2020-09-01", "sex": "F"}, "W263", "expected_delivery"),
    ("Person", {"expected_delivery": "2021-09-01", "sex": "F"}, "W264", "expected_delivery"),
    ("Person", {"expected_delivery": "2020-12-01", "birth_date": "2011-05-01"}, "W265", "expected_delivery"),
    ("Person", {"expected_delivery": "2020-12-01", "birth_date": "1960-05-01"}, "W265", "expected_delivery"),
    ("Person", {"nationality": "SYR", "second_nationality": "SYR"}, "W266", "second_nationality"),
    ("Permit", {"status": "granted"}, "W267", "issued"),
    ("Permit", {"status": "requested", "issued": "2020-05-01"}, "W268", "status"),
    ("HealthActivity", {"result": "fit"}, "W269", "done"),
    ("Waiver", {"requirement": "visa", "reason": "emergency"}, "W288", "by"),
    ("Waiver", {"requirement": "visa", "by": "Dr Saab"}, "W288", "reason"),
    ("TravelDocument", {"issued": "2020-05-02", "expires": "2020-05-01"}, "W250", "expires"),
]
IN_ORDER: list[tuple[str, dict[str, Any]]] = [
    ("Case", {"hold": True, "hold_reason": "Waits for a birth"}),
    ("Case", GONE),
    ("Case", {"withdrawn": "2020-05-01", "close_reason": "withdrawn_by_refugee"}),
    ("Case", {"decision": "positive", "decided": "2020-05-01"}),
    ("Case", {"decision": "pending"}),
    ("Case", {"category": "LPN", "secondary_category": "MED"}),
    ("Person", {"withdrawn": "2020-05-01", "withdrawal_reason": "other"}),
    ("Person", {"died": "2020-05"}),
    ("Person", {"relationship": "spouse", "marital_status": "married"}),
    ("Person", {"relationship": "partner", "marital_status": "single"}),
    ("Person", {"relationship": "principal_applicant", "marital_status": "widowed", "married": "2001"}),
    ("Person", {"expected_delivery": "2020-12-01", "sex": "F", "birth_date": "1990"}),
    ("Person", {"expected_delivery": "2020-09-10", "sex": "F"}),
    ("Person", {"nationality": "SYR", "second_nationality": "TUR"}),
    ("Permit", {"status": "granted", "issued": "2020-05-01", "valid_until": "2020-08-01"}),
    ("Permit", {"status": "expired", "issued": "2020-05-01"}),
    ("Permit", {"issued": "2020-05-01"}),
    ("HealthActivity", {"result": "fit", "done": "2020-05-01T10:00"}),
    ("HealthActivity", {"result": "pending"}),
]


@pytest.mark.parametrize(("kind", "values", "number", "field"), ODD)
def test_what_does_not_agree_is_asked_at_the_field_that_mends_it(
    kind: str, values: dict[str, Any], number: str, field: str
) -> None:
    found = record_findings(kind_of(kind).from_values(values, 7), TODAY)
    assert [(each.number, each.kind, each.record, each.field) for each in found] == [(number, kind, 7, field)]


@pytest.mark.parametrize(("kind", "values"), IN_ORDER)
def test_what_agrees_is_not_asked_about(kind: str, values: dict[str, Any]) -> None:
    assert record_findings(kind_of(kind).from_values(values, 7), TODAY) == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.kind_name())
def test_nothing_is_odd_of_an_empty_record(kind: Any) -> None:
    assert record_findings(kind(id=1), TODAY) == []


def test_the_result_of_a_health_activity_is_not_said() -> None:
    (found,) = record_findings(kind_of("HealthActivity").from_values({"result": "unfit"}, 7), TODAY)
    assert "nfit" not in found.text + found.remedy + found.value + found.facts


@given(data=st.data(), kind=st.sampled_from(kinds()))
def test_no_check_raises_whatever_the_values_are(data: st.DataObject, kind: Any) -> None:
    record = kind(id=1)
    for field in kind.fields():
        if not hasattr(field, "linked_kinds") and data.draw(st.booleans()):
            setattr(record, field.name, field.from_json(data.draw(json_values(field, lambda: 1))))
    found = [*record.findings(), *record_findings(record, TODAY)]
    assert all(each.text and each.remedy and each.level in Level for each in found)
