"""An import takes every good row, and names sheet, row, heading, value and remedy of every other."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.exchange.importing import NotBackedUp, Outcome, carry_out, prepare_import
from resettle_desktop.exchange.reading import ReadingCancelled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, Made, Say, numbers, only


def outcomes(prepared: object) -> list[str]:
    return [row.outcome.value for row in prepared.rows]  # type: ignore[attr-defined]


def test_rows_become_a_case_and_its_persons(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, HEBA])
    assert outcomes(prepared) == ["created", "created"]
    assert only(store.rows.equal(Case)).size == 2
    assert [person.label() for person in store.rows.equal(Person)] == ["SHAHIN Khaled", "BARAKAT Heba"]


def test_nothing_is_written_before_it_is_carried_out(store: Store, made: Made) -> None:
    prepared = prepare_import(store, made([HEADINGS, KHALED]))
    assert store.rows.count(Case) == 0
    assert carry_out(store, prepared)
    assert store.rows.count(Case) == 1


def test_the_change_set_says_where_it_comes_from(store: Store, made: Made) -> None:
    change_set = prepare_import(store, made([HEADINGS, KHALED], name="march.xlsx")).change_set
    assert (change_set.source, change_set.reason) == ("march.xlsx", "UNHCR submissions: march.xlsx")


def test_a_changed_value_is_shown_before_and_after(bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    again = bring([HEADINGS, (*KHALED[:4], "Khalid", *KHALED[5:])])
    row = only(again.rows)
    assert (row.outcome, row.values) == (Outcome.UPDATED, {"Person.given_names": ("Khaled", "Khalid")})


def test_a_blank_never_erases(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    again = bring([HEADINGS, (*KHALED[:5], None, None)])
    assert outcomes(again) == ["unchanged"]
    assert only(store.rows.equal(Person)).sex == "M"


@pytest.mark.parametrize(("born", "number"), [("31/02/2019", "E101"), ("12/12/2999", "E102"), ("soon", "E103")])
def test_a_wrong_date_is_left_out_and_its_row_still_imported(
    store: Store, bring: Bring, born: str, number: str
) -> None:
    prepared = bring([HEADINGS, (*KHALED[:6], born), HEBA])
    said = next(each for each in prepared.findings if each.number == number)
    assert (said.sheet, said.row, said.heading, said.field) == ("List", 2, "Date of Birth", "birth_date")
    assert said.value
    assert said.remedy
    assert store.rows.count(Person) == 2


def test_a_birth_in_1850_is_kept_with_a_warning(store: Store, bring: Bring) -> None:
    assert numbers(bring([HEADINGS, (*KHALED[:6], "14/09/1850")])) == ["W202"]
    assert str(only(store.rows.equal(Person)).birth_date) == "1850-09-14"


def test_an_unknown_code_is_left_out_and_its_row_still_imported(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, (*KHALED[:2], "neighbour's cat", *KHALED[3:])])
    said = only(prepared.findings)
    assert (said.number, said.heading, said.value) == ("E110", "Relationship to PA", "neighbour's cat")
    assert only(store.rows.equal(Person)).relationship is None


def test_a_number_of_a_person_in_another_case_waits(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    prepared = bring([HEADINGS, ("LEB-17C00001", *KHALED[1:]), HEBA])
    assert outcomes(prepared) == ["parked", "created"]
    assert numbers(prepared) == ["E123"]
    assert prepared.rows[0].candidates == ("SHAHIN Khaled, LEB-16C01016",)
    assert store.rows.count(Case) == 1


def test_a_second_row_of_one_person_is_left_out(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, (*KHALED[:4], "Khalid", *KHALED[5:])])
    assert outcomes(prepared) == ["created", "skipped"]
    assert numbers(prepared) == ["W216"]
    assert only(store.rows.equal(Person)).given_names == "Khaled"


def test_two_principal_applicants_are_told(bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, (*HEBA[:2], "PA", *HEBA[3:])])
    assert numbers(prepared) == ["W211"]
    assert "SHAHIN Khaled, BARAKAT Heba" in only(prepared.findings).text


def test_a_row_without_name_and_number_is_left_out(bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, ("LEB-16C01016", None, "Son", None, None, "M", "2010-05-06")])
    assert outcomes(prepared) == ["created", "skipped"]
    assert numbers(prepared) == ["E132"]


def test_a_person_with_a_number_alone_is_imported_with_a_warning(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, (*KHALED[:3], None, None, "M", "1980-02-03")])
    assert numbers(prepared) == ["W213"]
    assert store.rows.count(Person) == 1


def test_a_row_without_a_case_waits(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, HEBA, (None, "LEB-00000001", "Son", "SHAHIN", "Ziad", "M", "2007-05-10")])
    assert outcomes(prepared) == ["created", "created", "parked"]
    assert numbers(prepared) == ["E131"]


def test_persons_without_numbers_are_known_again_by_name_and_birth(store: Store, bring: Bring) -> None:
    rows = [HEADINGS, (KHALED[0], None, *KHALED[2:]), (HEBA[0], None, *HEBA[2:])]
    bring(rows)
    assert outcomes(bring(rows)) == ["unchanged", "unchanged"]


def test_a_number_that_comes_later_is_added_to_the_same_person(store: Store, bring: Bring) -> None:
    bring([HEADINGS, (KHALED[0], None, *KHALED[2:])])
    assert outcomes(bring([HEADINGS, KHALED])) == ["updated"]
    assert only(store.rows.equal(Person)).unhcr_number == "LEB-24310024"


def test_a_phone_that_differs_goes_to_the_person(store: Store, bring: Bring) -> None:
    phones = ("+961 03 876082", "03 876082", "70 111222")
    people = (KHALED, HEBA, (KHALED[0], "LEB-00000001", "Son", "SHAHIN", "Ziad", "M", "2007-05-10"))
    rows = [(*HEADINGS, "Phone"), *((*row, phone) for row, phone in zip(people, phones, strict=True))]
    bring(rows, set_values={"asylum_country": "LBN"})
    assert only(store.rows.equal(Case)).phone == "+961 03 876082"
    assert [person.phone for person in store.rows.equal(Person)] == [None, None, "70 111222"]
    assert bring(rows, set_values={"asylum_country": "LBN"}).change_set.changes == ()


def test_a_family_in_two_places_is_told_and_the_first_taken(store: Store, bring: Bring) -> None:
    prepared = bring([(*HEADINGS, "City"), (*KHALED, "Zahle"), (*HEBA, "Beirut")])
    assert only(prepared.findings).at(text="", remedy="").value == "Beirut"
    assert only(store.rows.equal(Case)).place == "Zahle"


def test_a_value_is_set_where_the_workbook_has_none(store: Store, bring: Bring) -> None:
    rows = [(*HEADINGS, "Country of asylum"), (*KHALED, None), ("LEB-17C00001", *HEBA[1:], "Jordan")]
    bring(rows, set_values={"Case.asylum_country": "Lebanon"})
    assert [case.asylum_country for case in store.rows.equal(Case)] == ["LBN", "JOR"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("hold", "yes", "Case.hold, Person.hold"),
        ("shoe_size", "42", "shoe_size is no field"),
        ("asylum_country", "Atlantis", "Atlantis"),
    ],
)
def test_a_value_for_no_single_field_is_refused(store: Store, made: Made, field: str, value: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        prepare_import(store, made([HEADINGS, KHALED]), set_values={field: value})


def test_a_decision_for_an_unknown_case_waits_and_names_the_nearest(bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    prepared = bring(
        [("N° dossier HCR", "Décision", "Date de la décision"), ("LEB-16C01061", "Positive", "26/01/2020")]
    )
    row = only(prepared.rows)
    assert (row.outcome, row.candidates) == (Outcome.PARKED, ("LEB-16C01016",))
    assert numbers(prepared) == ["E121"]


def test_remarks_of_a_decision_never_replace_those_that_are_there(store: Store, bring: Bring, say: Say) -> None:
    say({"add": "Case", "values": {"unhcr_number": "LEB-16C01016", "remarks": "Travels with a cat"}})
    prepared = bring([("N° dossier HCR", "Décision", "Remarques"), ("LEB–16C01016 ", "Positive", "Voir dossier")])
    assert numbers(prepared) == ["W219"]
    case = only(store.rows.equal(Case))
    assert (case.decision, case.remarks) == ("positive", "Travels with a cat")


def test_a_column_is_mapped_by_hand(store: Store, bring: Bring) -> None:
    rows = [(*HEADINGS, "Whatever"), (*KHALED, "Tailor")]
    assert bring(rows).unmapped == ("Whatever",)
    assert bring(rows, mapping={"Whatever": "Person.occupation"}).unmapped == ()
    assert only(store.rows.equal(Person)).occupation == "Tailor"


def test_a_column_is_left_out_by_hand(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED], mapping={"Sex": ""})
    assert only(store.rows.equal(Person)).sex is None


def test_cancelling_leaves_nothing(store: Store, made: Made) -> None:
    with pytest.raises(ReadingCancelled):
        prepare_import(store, made([HEADINGS, KHALED]), cancelled=lambda: True)
    assert store.rows.count(Case) == 0


def test_progress_is_told_to_its_end(store: Store, made: Made) -> None:
    told: list[tuple[int, int]] = []
    prepare_import(store, made([HEADINGS, KHALED]), progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (len(told), len(told))


def test_a_file_that_is_no_workbook_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "letter.xlsx").write_bytes(b"%PDF-1.4")
    with pytest.raises(KnownError):
        prepare_import(store, tmp_path / "letter.xlsx")


def test_an_import_is_backed_up_before_it_is_written(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    assert store.backups() == []
    bring([HEADINGS, HEBA])
    assert [each.change_set for each in store.backups()] == [1]


def test_an_import_that_changes_nothing_needs_no_backup(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    bring([HEADINGS, KHALED])
    assert store.backups() == []


def test_where_no_backup_can_be_written_nothing_is_imported(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    (store.folder / "backups").write_text("in the way")
    with pytest.raises(NotBackedUp, match=r"Nothing was imported.*The store is unharmed. Choose another place"):
        bring([HEADINGS, HEBA])
    assert store.history.last_number() == 1
