"""The register is the whole store as a workbook, and comes back as what it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from resettle_desktop.exchange.exporting import export_workbook
from resettle_desktop.exchange.importing import Outcome, carry_out, prepare_import
from resettle_desktop.exchange.register import register_fields, register_layout
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import kind_label, kinds
from resettle_desktop.records.texts import use_language
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.exchange.any_records import stores_of_records
from tests.exchange.conftest import Say, only
from tests.store.conftest import haddad, person

_names = count()


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    made, _code = Store.create(folder / f"{next(_names)}.resettle", "rania", "five plain words", QUICK_KEY_SETTINGS)
    with made:
        yield made


def records(store: Store) -> dict[int, tuple[str, dict[str, Any]]]:
    """Return what the register shows of every record, by id."""
    return {
        record.id: (
            kind.kind_name(),
            {f.name: v for f in register_fields(kind) if (v := record.values().get(f.name)) is not None},
        )
        for kind in kinds()
        for record in store.rows.equal(kind)
    }


@pytest.fixture
def exported(store: Store, say: Say, tmp_path: Path) -> Path:
    say(*haddad())
    return export_workbook(store, "register", tmp_path / "register.xlsx").path


def edited(path: Path, sheet: str, heading: str, row: int, value: object) -> None:
    book = openpyxl.load_workbook(path)
    place = next(cell.column for cell in book[sheet][1] if cell.value == heading)
    book[sheet].cell(row, place).value = value
    book.save(path)


def test_every_kind_has_a_sheet_with_all_its_fields(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    for kind in kinds():
        headings = [cell.value for cell in book[kind_label(kind, many=True)][1]]
        assert headings[0] == "Id"
        assert len(headings) == 1 + len(register_fields(kind)) == len(set(headings))


def test_the_same_register_again_changes_nothing(store: Store, exported: Path) -> None:
    again = prepare_import(store, exported)
    assert again.layout.name == "register"
    assert (again.change_set.changes, again.findings, again.unmapped) == ((), (), ())
    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}


@pytest.mark.parametrize(("written", "read"), [("fr", "en"), ("en", "fr"), ("fr", "fr")])
def test_a_register_written_in_one_language_is_read_in_another(
    store: Store, tmp_path: Path, written: str, read: str
) -> None:
    try:
        use_language(written)
        export_workbook(store, "register", tmp_path / "register.xlsx")
        use_language(read)
        again = prepare_import(store, tmp_path / "register.xlsx")
    finally:
        use_language("en")
    assert (again.layout.name, again.change_set.changes, again.findings, again.unmapped) == ("register", (), (), ())


def test_the_reason_of_an_accepted_warning_and_of_a_non_departure_is_in_it(
    store: Store, say: Say, tmp_path: Path
) -> None:
    khaled = {"unhcr_number": "LEB-58409303"}
    stayed = {"departure": "@d", "person": khaled, "status": "offloaded", "reason": "EXI"}
    say(*haddad())
    say(
        {"add": "Accepted", "values": {"person": khaled, "number": "W203", "reason": "seen on the extract"}},
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": stayed},
    )
    book = openpyxl.load_workbook(export_workbook(store, "register", tmp_path / "register.xlsx").path)
    assert "seen on the extract" in [cell.value for cell in book["Accepted warnings"][2]]
    assert "Exit permit not granted" in [cell.value for cell in book["Passengers"][2]]


def test_an_edited_cell_is_one_change(store: Store, exported: Path) -> None:
    edited(exported, "Persons", "Given names", 2, "Khalid")
    prepared = prepare_import(store, exported)
    change = only(prepared.change_set.changes)
    assert (change.before["given_names"], change.after) == ("Khaled", {"given_names": "Khalid"})
    carry_out(store, prepared)
    assert person(store).given_names == "Khalid"


def test_an_emptied_cell_and_a_removed_row_remove_nothing(store: Store, exported: Path) -> None:
    edited(exported, "Persons", "Given names", 2, None)
    book = openpyxl.load_workbook(exported)
    book["Persons"].delete_rows(3)
    book.save(exported)
    assert prepare_import(store, exported).change_set.changes == ()
    assert store.rows.count(Person) == 2


def test_a_row_without_an_id_is_a_new_record(store: Store, exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    sheet = book["Persons"]
    place = {cell.value: cell.column for cell in sheet[1]}
    for heading, value in (("Case", "LEB-15C01056"), ("Family name", "HADDAD"), ("Given names", "Noor"), ("Sex", "F")):
        sheet.cell(4, place[heading]).value = value
    book.save(exported)
    carry_out(store, prepare_import(store, exported))
    assert [each.given_names for each in store.rows.equal(Person)] == ["Khaled", "Fatima", "Noor"]
    assert only(store.rows.equal(Case)).size == 3


def test_it_holds_nothing_confidential(store: Store) -> None:
    fields = {column.field for column in register_layout().columns}
    assert "Person.confidential_remarks" not in fields
    assert "Person.needs" in fields


WORDS = ("None", "-", "A  B", "N/A", "=1+1", "0012")


def test_texts_come_back_as_they_were_written(store: Store, say: Say, tmp_path: Path) -> None:
    said = {f"LEB-15C0105{place}": word for place, word in enumerate(WORDS)}
    say(*({"add": "Case", "values": {"unhcr_number": number, "place": word}} for number, word in said.items()))
    path = export_workbook(store, "register", tmp_path / "register.xlsx").path
    assert prepare_import(store, path).change_set.changes == ()
    with new_store(tmp_path) as other:
        carry_out(other, prepare_import(other, path))
        assert {each.unhcr_number: each.place for each in other.rows.equal(Case)} == said


EXAMPLES = settings(
    max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


def comes_back(folder: Path, change_set: ChangeSet) -> None:
    """See that a store's register makes the same store elsewhere, and changes nothing where it is from."""
    with new_store(folder) as here, new_store(folder) as there:
        here.apply(change_set)
        path = export_workbook(here, "register", folder / "register.xlsx").path
        assert prepare_import(here, path).change_set.changes == ()
        carry_out(there, prepare_import(there, path))
        assert records(there) == records(here)


@EXAMPLES
@given(stores_of_records())
def test_any_records_come_back_as_they_were(tmp_path: Path, change_set: ChangeSet) -> None:
    comes_back(tmp_path, change_set)


@pytest.mark.slow
@settings(EXAMPLES, max_examples=200, derandomize=False)
@given(stores_of_records())
def test_very_many_records_come_back_as_they_were(tmp_path: Path, change_set: ChangeSet) -> None:
    comes_back(tmp_path, change_set)
