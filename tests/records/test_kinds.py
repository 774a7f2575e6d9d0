"""The kinds have the fields that DESIGN's table names, each declared in full."""

from __future__ import annotations

import pytest

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.fields import Coded, Day, Kept, Moment, Number, PartialDate, Sensitivity
from resettle_desktop.records.kinds import Case, Departure, FollowUp, Passenger, Person
from resettle_desktop.records.record import kind_label, kind_of, kinds
from resettle_desktop.records.stages import Stage

DECLARED = {
    "Case": "unhcr_number registration_group cgrs_number fedasil_number programme quota_year asylum_country office "
    "asylum_arrival sponsor sponsor_contact submission_type mission interviewed interview_languages interpreter_sex "
    "opinion opinion_date address hold_kind hold_since submitted modality priority category secondary_category "
    "stated_size decision decided hold hold_reason withdrawn "
    "closed close_reason focal_point place phone remarks",
    "Person": "case unhcr_number family_name given_names father_name mother_name original_name document_name aliases "
    "sex birth_date claimed_birth_date birth_place birth_country nationality marital_status relationship languages "
    "education occupation phone email needs expected_delivery guardian custody_paper hold hold_reason remarks "
    "confidential_remarks died withdrawn withdrawal_reason hold_kind hold_since grandfather_name second_nationality "
    "origin_place refugee_status registered asylum_arrival literate_in married",
    "TravelDocument": "person type number status country issued expires mrz original_seen remarks",
    "Permit": "person type status authority country place number list_number requested issued valid_from valid_until "
    "entries mrz remarks",
    "Consent": "person purpose type given form_signed proxy withdrawn remarks",
    "Attachment": "record name type media_type size content remarks",
    "HealthActivity": "person activity done site result valid_until reference details result_time "
    "vaccine dose batch source recheck ended",
    "TravelNeed": "person code remarks escort_type escort_name escort_phone",
    "Tick": "person departure what at reason note device",
    "Waiver": "person departure requirement reason by until",
    "Session": "kind round date place topic group language interpreter trainer remarks",
    "Attendance": "session person result interviewed remarks",
    "FollowUp": "person case date type result next_date remarks",
    "Pledge": "year programme region places source version remarks",
    "Contact": "agency person function place phone email link remarks",
    "Sharing": "layout document about recipient purpose ground file_name file_hash rows version encrypted when by said",
    "Parked": "workbook layout sheet row reason candidates cells said medical_cells when by "
    "decision decided decided_by",
    "Conflict": "record field_name sent returned here returned_value medical_values workbook sheet row "
    "when decision decided decided_by",
    "Departure": "reference quota_year from_country meeting_place meeting_time escort outbreak_measures cancelled "
    "closed remarks",
    "Leg": "departure order carrier number origin destination departs arrives by_road seats vehicles left landed "
    "landed_at",
    "Escort": "departure type name organisation phone case person from_leg to_leg document visa way_back remarks",
    "Assistance": "departure point place agency name phone case remarks",
    "BaggageClaim": "departure person tag number reported status settled remarks",
    "Passenger": "departure person pnr ticket ticket_name seat bags bag_weight masks services status status_time "
    "reason remarks received_by received",
    "OutbreakMeasures": "name from_day until country place departure test test_hours symptom_check symptom_hours "
    "quarantine_days quarantine_gap masks seats_per_vehicle group_size remarks",
    "Placement": "case person type centre postcode municipality available_from until wheelchair_access contact remarks",
    "Paper": "departure document version content_hash printed",
    "Setting": "name value",
    "Accepted": "person case departure about number field_name reason given_for when by",
    "OtherNumber": "person case scheme value",
    "FurtherValue": "person case heading value workbook",
    "NotSame": "person other reason",
    "CaseLink": "case other_case reason",
    "Reported": "title as_of total definition asked counted change_set when by",
    "CasesApart": "case other_case reason",
    "MergedRecord": "person case gone called",
}
FIELDS = [field for kind in kinds() for field in kind.fields(derived=True)]
every_field = pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.model.__name__}.{field.name}")


def test_every_kind_of_the_design_is_there() -> None:
    assert {*DECLARED, "MergedRecord"} == {kind.kind_name() for kind in kinds()}


@pytest.mark.parametrize("kind", DECLARED)
def test_a_kind_has_the_fields_of_the_design(kind: str) -> None:
    assert set(DECLARED[kind].split()) <= {field.name for field in kind_of(kind).fields()}


def test_what_is_derived_is_not_typed() -> None:
    assert [field.name for field in Case.fields(derived=True) if field.derived] == ["size", "stage"]
    assert [field.name for field in Person.fields(derived=True) if field.derived] == ["stage"]


@every_field
def test_a_label_is_short_and_begins_with_a_capital(field: Kept) -> None:
    assert field.label[0].isupper() or field.label.startswith("E-")
    assert len(field.label) <= 24 and not field.label.endswith(".")


@every_field
def test_a_help_adds_to_the_label(field: Kept) -> None:
    assert field.help != field.label and not field.help.endswith(".")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.kind_name())
def test_no_two_fields_of_a_kind_have_one_label(kind: type) -> None:
    labels = [field.label for field in kind.fields(derived=True)]  # type: ignore[attr-defined]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("field", [field for field in FIELDS if isinstance(field, Coded)], ids=lambda field: field.name)
def test_a_code_chooses_from_a_list_that_there_is(field: Coded) -> None:
    assert len(code_list(field.list_name)) > 1


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.kind_name())
def test_a_kind_is_named_by_fields_that_it_has(kind: type) -> None:
    assert kind_label(kind) and kind_label(kind, many=True)
    for name in kind.label_fields:  # type: ignore[attr-defined]
        assert kind.field(name)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "name", "field_kind"),
    [
        ("Person", "birth_date", PartialDate),
        ("Case", "submitted", Day),
        ("Leg", "departs", Moment),
    ],
)
def test_a_date_is_kept_as_finely_as_it_is_known(kind: str, name: str, field_kind: type) -> None:
    assert isinstance(kind_of(kind).field(name), field_kind)


def test_health_is_medical_and_a_booking_is_not() -> None:
    medical = {field.name for field in FIELDS if field.sensitivity is Sensitivity.MEDICAL}
    assert medical == {
        "needs", "expected_delivery", "result", "details", "medical_cells", "medical_values", "vaccine", "dose",
        "batch", "source",
    }  # fmt: skip
    assert FollowUp.field("result").sensitivity is Sensitivity.PERSONAL
    assert Passenger.field("services").sensitivity is Sensitivity.OPERATIONAL


def test_the_numbers_by_which_records_are_found_belong_to_one_record_each() -> None:
    unique = {(f.model.__name__, f.name) for f in FIELDS if isinstance(f, Number) and f.one_record_each}
    assert unique == {("Case", "unhcr_number"), ("Person", "unhcr_number"), ("Departure", "reference")}


def test_nothing_that_a_submission_needs_is_left_to_a_later_stage() -> None:
    needed = {field.name for field in Person.fields() if field.needed_for is Stage.SUBMITTED}
    assert needed == {"family_name", "given_names", "birth_date", "nationality", "sex", "relationship"}


def test_a_departure_is_known_by_its_reference() -> None:
    assert Departure(reference="BEY-2020-01").label() == "BEY-2020-01"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.kind_name())
def test_what_tells_records_of_one_owner_apart_are_fields_of_theirs(kind: type) -> None:
    assert set(kind.same_by) <= {field.name for field in kind.fields()}  # type: ignore[attr-defined]
