"""The field kinds: a value as people type and read it, in change sets, and in the database."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.fields import (
    Code,
    Codes,
    Content,
    Day,
    Email,
    Flag,
    Kept,
    Link,
    LongText,
    Moment,
    Name,
    Number,
    PartialDate,
    Phone,
    Text,
    Whole,
    clean,
)
from resettle_desktop.records.findings import Finding, Refused, finding
from resettle_desktop.records.kinds import Case, Passenger, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kinds

FIELDS = [field for kind in kinds() for field in kind.fields(derived=True)]
FIELD_KINDS: list[Kept] = [
    Text("T"), LongText("T"), Name("T"), Number("T"), Phone("T"), Email("T"), Code("T", "sexes"),
    Codes("T", "services", open=True), PartialDate("T"), Day("T"), Moment("T"), Whole("T"), Flag("T"),
    Link("T", "Case"), Link("T", "Case", "Person"), Content("T"),
]  # fmt: skip
TYPED = (
    st.text(max_size=500)
    | st.integers().map(str)
    | st.dates().map(str)
    | st.sampled_from(["yes", "Female", "WCHS, x", "a@b.org", "+961 3", "1985", "2020-09-22T10:35", "0" * 13])
)


def read(field: Kept, text: str) -> Any:
    """Return the value that the field reads, None for a text that it refuses."""
    try:
        return field.read(text)
    except Refused:
        return None


@pytest.mark.parametrize("field", FIELD_KINDS, ids=lambda field: type(field).__name__)
@given(text=TYPED)
def test_any_text_is_read_and_shown_or_refused(field: Kept, text: str) -> None:
    try:
        value = field.read(text)
    except Refused as refused:
        assert refused.finding.text and refused.finding.remedy
    else:
        assert isinstance(field.show(value), str)


@pytest.mark.parametrize("field", FIELD_KINDS, ids=lambda field: type(field).__name__)
@given(text=TYPED)
def test_what_was_read_goes_through_a_change_set_and_the_database_unaltered(field: Kept, text: str) -> None:
    value = read(field, text)
    assert field.from_json(field.to_json(value)) == value
    assert field.python_value(field.db_value(value)) == value  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", FIELD_KINDS, ids=lambda field: type(field).__name__)
@given(text=TYPED)
def test_what_is_shown_is_read_as_the_same_value(field: Kept, text: str) -> None:
    value = read(field, text)
    assert field.key(field.read(field.show(value))) == field.key(value)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.model.__name__}.{field.name}")
def test_an_empty_text_is_no_value_in_every_form(field: Kept) -> None:
    assert field.read(" \u200f\t") is None
    assert (field.from_json(None), field.to_json(None), field.show(None)) == (None, None, "")
    assert field.db_value(None) is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "field",
    [field for field in FIELDS if isinstance(field, Code)],
    ids=lambda field: f"{field.model.__name__}.{field.name}",
)
def test_every_code_is_read_back_from_its_label(field: Code) -> None:
    assert [field.read(field.show(code)) for code in field.codes.codes] == list(field.codes.codes)


@pytest.mark.parametrize("list_name", sorted({field.list_name for field in FIELDS if isinstance(field, Codes)}))
def test_several_codes_are_read_back_from_their_labels(list_name: str) -> None:
    field = Codes("T", list_name)
    for code in code_list(list_name).codes:
        assert field.read(field.show((code,))) == (code,)


@pytest.mark.parametrize("text", ["", "g" * 64, "A" * 64, "a" * 63, "sha256:" + "a" * 64])
def test_a_file_is_named_by_its_digest_alone(text: str) -> None:
    assert read(Content("T"), text) is None
    assert read(Content("T"), "0123456789abcdef" * 4)


def test_a_field_is_asked_of_the_records_that_its_condition_says() -> None:
    sponsor = Text("Sponsor", shown_when=lambda case: case.programme == "community_sponsorship")
    assert sponsor.asked_of(Case(programme="community_sponsorship"))
    assert not sponsor.asked_of(Case(programme="resettlement"))
    assert Text("Office").asked_of(Case())


def test_a_text_loses_blanks_and_marks_at_its_ends_only() -> None:
    assert clean(" \ufeff\u200fAl\u200c Jasem\u00a0\x00") == "Al\u200c Jasem"


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_text_that_is_too_long_is_refused() -> None:
    assert Text("T").read("x" * 400) == "x" * 400
    with pytest.raises(Refused, match="longer than 400 characters"):
        Text("T").read("x" * 401)


@pytest.mark.parametrize("text", ["1200", "1 200", "1\u202f200", "١٢٠٠"])
def test_a_whole_number_is_read_with_spaces_and_in_any_script(text: str) -> None:
    assert Whole("T").read(text) == 1200


@pytest.mark.parametrize("text", ["9" * 19, "-" + "9" * 30, "9" * 5000, "1_000", "12.5", "twelve"])
def test_what_is_no_whole_number_that_can_be_stored_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Whole("T").read(text)
    assert refused.value.finding.number in ("E105", "E107")


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("OUI", True), ("ja", True), ("non", False), ("-", False)])
def test_yes_and_no_are_read_in_three_languages(text: str, value: bool) -> None:
    assert Flag("T").read(text) is value


@pytest.mark.parametrize("value", [True, False])
def test_a_flag_in_a_change_set_stays_a_flag(value: bool) -> None:
    assert Flag("T").from_json(value) is value


@pytest.mark.parametrize("text", ["no", "perhaps"])
def test_a_telephone_number_without_digits_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="no digits"):
        Phone("T").read(text)


@pytest.mark.parametrize("text", ["a@b", "a b@c.org", "@c.org", "a@b@c.org"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not an e-mail address"):
        Email("T").read(text)


def test_an_unknown_code_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refused) as refused:
        Code("Sex", "sexes").read("femal")
    assert refused.value.finding.number == "E110"
    assert "Female" in refused.value.finding.remedy


def test_an_open_list_keeps_an_unknown_word_with_a_warning() -> None:
    field = Passenger.field("services")
    value = field.read("WCHS; harp, wchs")
    assert value == ("WCHS", "harp")
    assert [each.number for each in field.findings(value)] == ["W215"]


@pytest.mark.parametrize("value", [";", " / , ", [], [" "]])
def test_separators_without_a_word_are_no_codes(value: str | list[str]) -> None:
    assert Codes("T", "services", open=True).from_json(value) is None


def test_a_closed_list_refuses_an_unknown_word() -> None:
    with pytest.raises(Refused, match="harp"):
        Codes("T", "services").read("WCHS; harp")


def test_the_order_of_codes_is_kept_but_does_not_count() -> None:
    field = Codes("T", "services")
    assert field.to_json(("WCHS", "INFT")) == ["WCHS", "INFT"]
    assert field.key(("WCHS", "INFT")) == field.key(("INFT", "WCHS"))


@pytest.mark.parametrize("number", ["LEB-15C01234", "leb-15c01234", "385-17C05200", "LEB–15C01234", " LEB-15C01234 "])
def test_a_number_of_the_usual_form_is_kept_without_a_word(number: str) -> None:
    field = Case.field("unhcr_number")
    assert field.findings(field.read(number)) == []


def test_a_number_of_unusual_form_is_a_warning() -> None:
    said = Case.field("unhcr_number").findings("12/3")
    assert [(each.number, each.field, each.value) for each in said] == [("W210", "unhcr_number", "12/3")]


def test_numbers_are_kept_as_typed_and_compared_without_dashes() -> None:
    field = Number("T")
    assert field.read(" leb–1 ") == "leb–1"
    assert field.key("leb–1") == field.key("LEB 1")


def test_dates_have_one_form_in_change_sets() -> None:
    assert PartialDate("T").to_json(KnownDate(1985, 3, estimated=True)) == "1985-03~"
    assert Day("T").to_json(date(2020, 9, 22)) == "2020-09-22"
    assert Moment("T").to_json(datetime(2020, 9, 22, 10, 35)) == "2020-09-22T10:35"


def test_a_link_is_its_id_as_text_or_as_a_number() -> None:
    field = Link("Case", "Case")
    assert field.to_json(12_345) == id_text(12_345)
    assert field.from_json(12_345) == field.from_json(id_text(12_345)) == 12_345


def test_a_link_to_what_is_no_id_is_refused() -> None:
    with pytest.raises(Refused, match="There is no Case with LEB-1"):
        Link("Case", "Case").read("LEB-1")


@pytest.mark.parametrize("id", [0, -1, 1 << 63, True, "0" * 13])
def test_a_link_to_an_id_that_no_record_can_have_is_refused(id: int | str) -> None:
    with pytest.raises(Refused, match="There is no Case"):
        Link("Case", "Case").from_json(id)


def never_blue(value: str) -> Finding | None:
    """Return a finding for blue, to try a check of a field's own."""
    return finding("W210", value=value, label="a colour") if value == "blue" else None


def test_the_checks_of_a_field_are_asked_of_its_value_only() -> None:
    field = Text("Colour", checks=[never_blue])
    field.name = "colour"
    assert field.findings(None) == field.findings("red") == []
    assert [(each.field, each.value) for each in field.findings("blue")] == [("colour", "blue")]


@pytest.mark.parametrize(
    ("text", "odd"), [("12345", True), ("+961 3 8", True), ("876 082", False), ("+٩٦١ ٣ ٨٧٦", False)]
)
def test_a_telephone_of_too_few_digits_is_asked_about(text: str, odd: bool) -> None:
    phone = Person.field("phone")
    assert [said.number for said in phone.findings(phone.read(text))] == ["W276"] * odd


@pytest.mark.parametrize("text", ["Omar\nSami", "Omar\tSami", "Omar\r\n\tSami", "Omar\u2028Sami"])
def test_a_line_of_text_stays_one_line(text: str) -> None:
    assert Text("Name").read(text) == "Omar Sami"
    assert LongText("Remarks").read("Omar\nSami") == "Omar\nSami"
