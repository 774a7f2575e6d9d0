from __future__ import annotations

from resettle_desktop.records.kinds import Case, HealthActivity, Person
from resettle_desktop.rules.bulk import changed, common_fields


def cases(*offices: str | None) -> list[Case]:
    return [Case.from_values({"office": each}, id) for id, each in enumerate(offices, 1)]  # type: ignore[misc]


def test_a_value_changes_those_that_have_another() -> None:
    found = list(changed(cases("Beirut", "Amman", None), Case.field("office"), "Beirut"))
    assert [(each.record.id, each.before, each.after) for each in found] == [
        (2, "Amman", "Beirut"),
        (3, None, "Beirut"),
    ]


def test_emptying_passes_over_what_is_empty() -> None:
    assert [each.record.id for each in changed(cases("Beirut", None), Case.field("office"), None)] == [1]


def test_a_flag_that_was_never_set_is_not_unset() -> None:
    assert list(changed(cases(None), Case.field("hold"), False)) == []


def test_what_names_one_record_and_what_is_sealed_is_not_for_many() -> None:
    assert not {"unhcr_number", "case"} & {field.name for field in common_fields(Person)}
    assert "details" not in {field.name for field in common_fields(HealthActivity)}
    assert {"office", "focal_point", "quota_year"} <= {field.name for field in common_fields(Case)}
