"""A field is declared once: one more line gives it a column, an editor, a check, its help and a place in workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import save_form
from resettle_desktop.exchange.exporting import export_workbook
from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.records import record as records
from resettle_desktop.records.fields import Whole
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.desktop.conftest import WITHOUT_DISPLAY
from tests.desktop.families import PASSPHRASE, USER, khaled, say, shown, store_with_haddad, typed

pytestmark = pytest.mark.qt_log_ignore(*WITHOUT_DISPLAY, extend=True)
HELP = "The European size, as it stands in the shoe"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make a store, then declare one more field, and open the store with the program that declares it."""
    store_with_haddad(tmp_path).close()
    Person._meta.add_field("shoe_size", Whole("Shoe size", help=HELP))
    records._declared.cache_clear()
    with Store.open(tmp_path / "office.resettle", USER, PASSPHRASE) as newer:
        yield newer
    Person._meta.remove_field("shoe_size")
    records._declared.cache_clear()
    del Person.shoe_size


def wear(store: Store, size: object) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"shoe_size": size}})


def heading_of(path: Path) -> tuple[int, int]:
    """Return the row and column of the heading in the sheet of persons, counted from 1."""
    cells = (cell for row in openpyxl.load_workbook(path)["Persons"].iter_rows() for cell in row)
    found = next(cell for cell in cells if cell.value == "Shoe size")
    return found.row, found.column


def test_an_older_store_has_the_field_empty_and_keeps_what_is_given(store: Store) -> None:
    assert khaled(store).of("shoe_size") is None
    wear(store, 43)
    assert khaled(store).of("shoe_size") == 43


def test_the_form_has_an_editor_with_the_label_and_the_help(qtbot: QtBot, store: Store) -> None:
    form = Form(Person)
    field = form.fields["shoe_size"]
    assert field.frame.label.text() == "Shoe size"
    assert field.editor.widget.toolTip() == HELP
    qtbot.addWidget(form)


def test_what_is_typed_is_checked_and_saved(qtbot: QtBot, store: Store) -> None:
    form = Form(Person)
    shown(qtbot, form)
    form.show_record(khaled(store))
    typed(qtbot, form, "shoe_size", "large")
    assert [each.number for each in form.findings() if each.field == "shoe_size"] == ["E105"]
    typed(qtbot, form, "shoe_size", "43")
    save_form(store, form)
    assert khaled(store).of("shoe_size") == 43


def test_the_register_takes_it_out_and_brings_it_back(store: Store, tmp_path: Path) -> None:
    wear(store, 43)
    path = export_workbook(store, "register", tmp_path / "register.xlsx").path
    row, column = heading_of(path)
    book = openpyxl.load_workbook(path)
    sizes = [cell.value for (cell,) in book["Persons"].iter_rows(min_row=row + 1, min_col=column, max_col=column)]
    assert [str(size) for size in sizes if size is not None] == ["43"]
    place = row + 1 + sizes.index(next(size for size in sizes if size is not None))
    book["Persons"].cell(place, column).value = 44
    book.save(path)
    carry_out(store, prepare_import(store, path))
    assert khaled(store).of("shoe_size") == 44
