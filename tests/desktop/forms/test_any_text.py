"""Whatever is typed or pasted into a field, the form stands, and the store keeps nothing that the check refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from resettle_desktop.records.fields import (
    Code,
    Codes,
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
    Sealed,
    Text,
    Whole,
)
from resettle_desktop.records.findings import Level
from resettle_desktop.records.kinds import Case, HealthActivity, Permit, Person, Placement, TravelDocument
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, say, shown, store_with_haddad, write

ODD = (
    "\u202eoliahK\u202c", "\u200f\u200eحداد", "\x00\x07\x1b[2J", "\ud800", "\t\tA\tB\nC\tD\r\n",
    "'; DROP TABLE person;--",     "=HYPERLINK(1)", "٣٠/٠٣/١٩٨٥", "31/02/2020",
    "99999999999999999999", "-1", "🙂" * 40, " " * 50, "x" * 100_000,
    "a\u0301" * 300, "\ufeff", "None", "true", "about", "~", "0000-00-00", "1985~~", "\u2028\u2029",
)  # fmt: skip
TEXTS = st.sampled_from(ODD) | st.text(max_size=200) | st.text(alphabet="0123456789/-. ~", max_size=14)
KINDS: tuple[type[Record], ...] = (Person, Case, TravelDocument, Permit, HealthActivity, Placement)
FIELDS: tuple[type[Kept], ...] = (
    Text, LongText, Name, Number, Code, Codes, PartialDate, Day, Moment, Whole, Flag, Phone, Email, Link, Sealed,
)  # fmt: skip
TABLE = "Omar\tBaker\nSami\tTeacher\n"
MOST_KEYS = 30
Spot = tuple[type[Record], str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples: making one takes longer than typing into it."""
    with store_with_haddad(Path(tmp_path_factory.mktemp("office"))) as made:
        say(made, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}})
        say(made, {"add": "Permit", "values": {"person": KHALED, "type": "visa"}})
        say(made, {"add": "HealthActivity", "values": {"person": KHALED, "activity": "xray"}})
        say(made, {"add": "Placement", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "centre": "Florennes"}})
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
    else:
        write(widget, text[:MOST_KEYS])


def paste_over(widget: QWidget, text: str) -> None:
    """Put a text on the clipboard and from there into the widget, where it takes one."""
    line = widget if isinstance(widget, QLineEdit | QPlainTextEdit) else widget.findChild(QLineEdit)
    if line is None:
        return
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    line.clear()
    line.paste()


def check(store: Store, form: Form, kind: type[Record], name: str, put: Callable[[QWidget], object]) -> None:
    """Put something into a field and save: what is kept then passes its check, and no other field is another."""
    before = record(store, kind)
    form.show_record(before)
    put(form.fields[name].editor.widget)
    form.settle()
    try:
        save_form(store, form)
    except KnownError:
        return
    kept = record(store, kind)
    said = kind.field(name).findings(kept.of(name))
    assert all(each.level is not Level.ERROR for each in said)
    assert form.findings() is not None
    changed = {each.name for each in kind.fields() if kept.of(each.name) != before.of(each.name)}
    assert changed <= {name}


def check_any(forms: dict[str, Form], office: Store, data: st.DataObject, offered: Sequence[Spot]) -> None:
    """Type or paste any text into any of these fields."""
    kind, name = data.draw(st.sampled_from(offered))
    way, text = data.draw(st.sampled_from((type_over, paste_over))), data.draw(TEXTS)
    check(office, forms[kind.kind_name()], kind, name, lambda widget: way(widget, text))


def fields_of(forms: dict[str, Form], field: type[Kept]) -> list[Spot]:
    """Return the fields of this very kind for which the forms have an editor."""
    return [
        (kind, name) for kind in KINDS for name in forms[kind.kind_name()].fields if type(kind.field(name)) is field
    ]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.__name__)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_in_a_field_of_each_kind_is_kept_soundly_or_stays_as_typed(
    forms: dict[str, Form], office: Store, field: type[Kept], data: st.DataObject
) -> None:
    check_any(forms, office, data, fields_of(forms, field))


@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.__name__)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_hundreds_of_texts_in_a_field_of_each_kind(
    forms: dict[str, Form], office: Store, field: type[Kept], data: st.DataObject
) -> None:
    check_any(forms, office, data, fields_of(forms, field))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.__name__)
@pytest.mark.parametrize("way", [type_over, paste_over])
def test_what_nobody_would_type_leaves_the_store_sound(
    forms: dict[str, Form], office: Store, field: type[Kept], way: Callable[[QWidget, str], None]
) -> None:
    kind, name = fields_of(forms, field)[0]
    for text in ("x" * 100_000, TABLE, "\u202eoliahK\u202c\x00\x07"):
        check(office, forms[kind.kind_name()], kind, name, lambda widget, text=text: way(widget, text))
    assert office.unsound() == []


def test_every_kind_of_field_that_has_an_editor_is_among_these(forms: dict[str, Form]) -> None:
    known = {type(each) for kind in kinds() for each in kind.fields()}
    without = {each.__name__ for each in known - set(FIELDS)}
    assert without == {"Content", "Gathered"}  # a file is added as it is, and what was counted is kept by the figures


def test_a_table_that_is_pasted_into_a_line_is_one_line(forms: dict[str, Form], office: Store) -> None:
    check(office, forms["Person"], Person, "father_name", lambda widget: paste_over(widget, TABLE))
    kept = record(office, Person).of("father_name") or ""
    assert "Omar" in kept and "\n" not in kept and "\t" not in kept
