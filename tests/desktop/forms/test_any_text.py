"""Whatever is typed or pasted into a field, the form stands, and the store keeps nothing that the check refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import save_form
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Level
from resettle_desktop.records.kinds import Case, HealthActivity, Permit, Person, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, say, shown, store_with_haddad

ODD = (
    "\u202eoliahK\u202c", "\u200f\u200eحداد", "\x00\x07\x1b[2J", "\ud800", "\t\tA\tB\nC\tD\r\n",
    "'; DROP TABLE person;--",     "=HYPERLINK(1)", "٣٠/٠٣/١٩٨٥", "31/02/2020",
    "99999999999999999999", "-1", "🙂" * 40, " " * 50, "x" * 100_000,
    "a\u0301" * 300, "\ufeff", "None", "true", "about", "~", "0000-00-00", "1985~~", "\u2028\u2029",
)  # fmt: skip
TEXTS = st.sampled_from(ODD) | st.text(max_size=200) | st.text(alphabet="0123456789/-. ~", max_size=14)
KINDS: tuple[type[Record], ...] = (Person, Case, TravelDocument, Permit, HealthActivity)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples: making one takes longer than typing into it."""
    with store_with_haddad(Path(tmp_path_factory.mktemp("office"))) as made:
        say(made, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}})
        say(made, {"add": "Permit", "values": {"person": KHALED, "type": "visa"}})
        say(made, {"add": "HealthActivity", "values": {"person": KHALED, "activity": "xray"}})
        yield made


@pytest.fixture
def forms(qtbot: QtBot, office: Store) -> dict[str, Form]:
    made = {kind.kind_name(): Form(kind, 9, sealer=office.seals) for kind in KINDS}
    for form in made.values():
        shown(qtbot, form)
    return made


def record(store: Store, kind: type[Record]) -> Record:
    """Return the eldest record of a kind, whatever was typed into it before."""
    return store.rows.page(kind, (), 0, 1)[0]


def type_over(widget: QWidget, text: str) -> None:
    """Put a text where the keyboard would, through the widget's own way of taking it."""
    line = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
    if isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
    elif line is not None:
        line.setText(text)
        line.textEdited.emit(line.text())


def check(store: Store, form: Form, kind: type[Record], name: str, text: str) -> None:
    form.show_record(record(store, kind))
    type_over(form.fields[name].editor.widget, text)
    form.settle()
    try:
        save_form(store, form)
    except KnownError:
        return
    kept = record(store, kind)
    said = kind.field(name).findings(kept.of(name))
    assert all(each.level is not Level.ERROR for each in said)
    assert form.findings() is not None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_in_any_field_is_kept_soundly_or_stays_as_typed(
    forms: dict[str, Form], office: Store, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    form = forms[kind.kind_name()]
    name = data.draw(st.sampled_from(sorted(form.fields)))
    check(office, form, kind, name, data.draw(TEXTS))


@pytest.mark.slow
@settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_thousands_of_texts_in_any_field(forms: dict[str, Form], office: Store, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    form = forms[kind.kind_name()]
    name = data.draw(st.sampled_from(sorted(form.fields)))
    check(office, form, kind, name, data.draw(TEXTS))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_in_a_name_leave_the_store_sound(forms: dict[str, Form], office: Store, text: str) -> None:
    check(office, forms["Person"], Person, "father_name", text)
    assert office.unsound() == []


def test_a_table_that_is_pasted_into_a_line_is_one_line(forms: dict[str, Form], office: Store) -> None:
    form, data = forms["Person"], QMimeData()
    data.setText("Omar\tBaker\nSami\tTeacher\n")
    QGuiApplication.clipboard().setMimeData(data)
    form.show_record(record(office, Person))
    line = form.fields["father_name"].editor.widget
    assert isinstance(line, QLineEdit)
    line.clear()
    line.paste()
    form.settle()
    save_form(office, form)
    assert "\n" not in (record(office, Person).of("father_name") or "")
    assert "\t" not in (record(office, Person).of("father_name") or "")
