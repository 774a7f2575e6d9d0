"""What is odd across fields stands under the field that would mend it, and goes as soon as it is mended."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Leg, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.rules.itineraries import leg_findings
from tests.desktop.families import shown, typed
from tests.desktop.forms.test_form import under


def odd(record: Record) -> list[Finding]:
    assert isinstance(record, Leg)
    return leg_findings([record])


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Leg, across=odd)
    values = {"departs": "2020-09-22T10:35", "arrives": "2020-09-22T12:25"}
    made.show_record(Leg.from_values(values, id=1))
    shown(qtbot, made)
    return made


def test_it_is_told_under_the_field_when_it_is_left(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "arrives", "22 Sep 2020 09:00", leave=False)
    assert under(form, "arrives") == ""
    form.go_to("carrier")
    assert under(form, "arrives").startswith("W221 By the clocks of both places")


def test_it_is_told_under_another_field_than_the_one_that_was_typed(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "departs", "22 Sep 2020 13:00")
    assert under(form, "departs") == ""
    assert under(form, "arrives").startswith("W221")


def test_it_goes_while_one_types_what_mends_it(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "departs", "22 Sep 2020 13:00")
    typed(qtbot, form, "departs", "22 Sep 2020 10:35", leave=False)
    assert under(form, "arrives") == ""


def test_it_is_among_the_findings_of_the_form(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "departs", "22 Sep 2020 13:00")
    assert [(found.number, found.field) for found in form.findings()] == [("W221", "arrives")]


def test_what_cannot_be_stored_is_left_out_of_the_question(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "arrives", "soon")
    assert [found.number for found in form.findings()] == ["E104"]


def test_a_form_in_one_column_puts_every_field_below_the_other(qtbot: QtBot) -> None:
    made = Form(Leg, columns=1)
    shown(qtbot, made)
    assert len({field.frame.x() for field in made.fields.values()}) == 1


def test_what_does_not_agree_in_a_record_is_said_by_every_form(qtbot: QtBot) -> None:
    document = Form(TravelDocument)
    shown(qtbot, document)
    document.show_record(TravelDocument.from_values({"issued": "2020-05-02"}, 7))
    typed(qtbot, document, "expires", "1 May 2020")
    assert under(document, "expires") == "W250 Before another date"
    typed(qtbot, document, "expires", "1 May 2021")
    assert under(document, "expires") == ""
