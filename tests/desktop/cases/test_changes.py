"""Families change in a panel beside the page: seen before, written as one change set, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.changes import Applicant, Join, LinkCases, Newborn, Split, ToAnotherCase
from resettle_desktop.desktop.cases.changing import FamilyChange, RosterChange
from resettle_desktop.desktop.cases.family_changes import CHANGES
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.rosters import RosterRow
from resettle_desktop.desktop.cases.same_case import SameCase
from resettle_desktop.records.kinds import Case, CaseLink, Person
from resettle_desktop.rules.merging import Side
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, say, shown, store_with_haddad, unnamed, write

OTHER = {"add": "Case", "as": "o", "values": {"unhcr_number": "LEB-15C09999", "asylum_country": "LBN"}}
SAMIR = {"add": "Person", "values": {
    "case": "@o", "given_names": "Samir", "family_name": "Nasser", "relationship": "principal_applicant", "sex": "M",
}}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, OTHER, SAMIR)
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    made = CasePage(store, next(each.id for each in store.rows.equal(Case) if each.unhcr_number != "LEB-15C09999"))
    shown(qtbot, made)
    made.resize(1198, 700)
    return made


def opened(page: CasePage, kind: type[FamilyChange]) -> FamilyChange:
    place = [panel for _words, _keys, panel in CHANGES].index(kind)
    page.change_family(place)
    panel = page.changes.currentWidget()
    assert isinstance(panel, kind)
    return panel


def choose_other(panel: FamilyChange) -> None:
    assert isinstance(panel, ToAnotherCase | Join | LinkCases | SameCase)
    panel.other.setFocus()
    write(panel.other, "nass")
    QApplication.processEvents()
    panel.other.chosen.emit(panel.other.offered()[0])


def seen(panel: FamilyChange) -> str:
    QApplication.processEvents()
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def named(store: Store, given: str) -> Person:
    return next(each for each in store.rows.equal(Person) if each.given_names == given)


def case_of(store: Store, given: str) -> str | None:
    found = store.rows.get(Case, named(store, given).case or 0)
    return found.unhcr_number if found else None


def test_nothing_is_written_until_the_button_is_pressed(page: CasePage, store: Store) -> None:
    before = store.history.entries(limit=1)[0].number
    panel = opened(page, Split)
    assert panel.prepared is not None
    page.changes.leave()
    assert store.history.entries(limit=1)[0].number == before
    assert page.changes.isHidden()


def test_a_split_gives_who_goes_a_case_of_their_own(page: CasePage, store: Store) -> None:
    page.show_member(named(store, "Fatima").id)
    panel = opened(page, Split)
    assert isinstance(panel, Split)
    panel.number.setText("LEB-20C00001")
    panel.renew()
    panel.button.click()
    assert case_of(store, "Fatima") == "LEB-20C00001"
    assert named(store, "Fatima").relationship == "principal_applicant"
    assert page.changes.isHidden()


def test_the_panel_shows_each_record_before_and_after(page: CasePage, store: Store) -> None:
    page.show_member(named(store, "Fatima").id)
    panel = opened(page, Split)
    assert isinstance(panel, RosterChange)
    panel.all_changes.set_folded(False)
    words = seen(panel)
    assert "Fatima · Person changed | Case | Haddad, Khaled + 1" in words
    assert "the new case" in words
    assert "becomes the principal applicant" in words


def rows(panel: FamilyChange, place: int) -> list[RosterRow]:
    assert isinstance(panel, RosterChange)
    return [row for row in panel.rosters.views[place].rows if not row.isHidden()]


def test_both_families_stand_side_by_side_before_and_after(page: CasePage, store: Store) -> None:
    page.show_member(named(store, "Fatima").id)
    panel = opened(page, Split)
    assert isinstance(panel, Split)
    assert [view.count.text() for view in panel.rosters.views] == ["2 → 1", "0 → 1"]
    assert [row.name.text() for row in rows(panel, 0)] == ["Khaled", "Fatima"]
    assert rows(panel, 0)[1].detail.text().endswith("leaves")
    assert rows(panel, 1)[0].fixed.text() == "applicant"
    assert page.side.isHidden()


def test_who_applies_for_those_who_stay_is_chosen_when_the_applicant_goes(page: CasePage, store: Store) -> None:
    case = next(each for each in store.rows.equal(Case) if each.id == page.case_id).unhcr_number
    for name, relationship in (("Rana", "daughter"), ("Omar", "son")):
        values = {"case": {"unhcr_number": case}, "given_names": name, "relationship": relationship}
        say(store, {"add": "Person", "values": values})
    panel = opened(page, Split)
    head = panel.rosters.views[0].head  # type: ignore[attr-defined]
    assert head.text() == "Fatima"
    head.chosen.emit("Rana")
    assert rows(panel, 0)[-1].name.text() == "Khaled"
    panel.button.click()
    assert named(store, "Rana").relationship == "principal_applicant"
    assert named(store, "Khaled").case != page.case_id


def test_what_somebody_is_to_the_other_applicant_is_said_in_the_roster(page: CasePage, store: Store) -> None:
    panel = opened(page, Join)
    choose_other(panel)
    (coming,) = [row for row in rows(panel, 0) if "comes" in row.detail.text()]
    assert coming.relation.text() == ""
    write(coming.relation.widget, "Unrelated")
    coming.relation.left.emit()
    assert panel.prepared is not None
    assert panel.prepared.findings == ()
    panel.button.click()
    assert named(store, "Samir").relationship == "unrelated"


def test_who_is_changed_in_the_list_is_shown_and_the_change_is_left(page: CasePage, store: Store) -> None:
    opened(page, Split)
    page.show_member(named(store, "Fatima").id)
    assert page.changes.isHidden()
    assert page.side.isVisible()


def test_a_newborn_of_a_father_alone_is_his_child(page: CasePage, store: Store) -> None:
    panel = opened(page, Newborn)
    assert isinstance(panel, Newborn)
    assert (panel.mother.text(), panel.father.text()) == ("Fatima", "Khaled")
    panel.mother.chosen.emit("Not of the family")
    assert panel.form.fields["mother_name"].editor.text() == ""
    panel.form.fill("sex", "Male")
    assert panel.form.fields["relationship"].editor.text() == "Son"


def test_all_cannot_go_and_the_panel_says_why(page: CasePage, store: Store) -> None:
    panel = opened(page, Split)
    assert isinstance(panel, Split)
    for box in panel.members.boxes.values():
        box.setChecked(True)
    assert "Some members of the case have to go, and some to stay" in panel.said.text()
    assert not panel.button.isEnabled()


def test_a_member_moves_to_another_case(page: CasePage, store: Store) -> None:
    page.show_member(named(store, "Fatima").id)
    panel = opened(page, ToAnotherCase)
    assert panel.said.text() == "Choose the other case."
    choose_other(panel)
    panel.button.click()
    assert case_of(store, "Fatima") == "LEB-15C09999"


def test_a_move_is_taken_back_from_its_message(qtbot: QtBot, page: CasePage, store: Store) -> None:
    page.show_member(named(store, "Fatima").id)
    panel, before = opened(page, ToAnotherCase), case_of(store, "Fatima")
    choose_other(panel)
    with qtbot.waitSignal(page.message) as told:
        panel.apply()
    told.args[1]()
    assert case_of(store, "Fatima") == before


def test_another_case_joins_and_is_closed(page: CasePage, store: Store) -> None:
    panel = opened(page, Join)
    choose_other(panel)
    panel.apply()
    assert case_of(store, "Samir") == store.rows.get(Case, page.case_id).unhcr_number  # type: ignore[union-attr]
    (other,) = [each for each in store.rows.equal(Case) if each.unhcr_number == "LEB-15C09999"]
    assert other.close_reason == "merged"


def test_a_case_that_was_entered_twice_becomes_one_and_two_again(page: CasePage, store: Store) -> None:
    panel = opened(page, SameCase)
    choose_other(panel)
    assert "LEB-15C09999" in seen(panel)
    panel.apply()
    assert [each.id for each in store.rows.equal(Case)] == [page.case_id]
    assert named(store, "Samir").case == page.case_id
    page.take_apart()
    assert case_of(store, "Samir") == "LEB-15C09999"


@pytest.fixture
def double(page: CasePage, store: Store) -> SameCase:
    """Return the panel that merges the shown case with another of which other things are known."""
    say(
        store,
        {"set": "Case", "where": {"unhcr_number": "LEB-15C09999"}, "values": {"place": "Tripoli", "office": "BEY"}},
    )
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"place": "Beirut"}})
    panel = opened(page, SameCase)
    choose_other(panel)
    assert isinstance(panel, SameCase)
    return panel


def test_of_each_field_of_a_double_the_value_is_chosen(page: CasePage, store: Store, double: SameCase) -> None:
    assert double.comparison.options["place"][Side.STAYS].isChecked()
    double.comparison.options["place"][Side.OTHER].click()
    assert double.by_hand.text() == "1 value chosen by hand"
    double.apply()
    (kept,) = store.rows.equal(Case)
    assert (kept.place, kept.office, kept.unhcr_number) == ("Tripoli", "BEY", "LEB-15C01056")


def test_the_double_can_be_the_case_that_stays_and_is_shown_then(
    qtbot: QtBot, page: CasePage, store: Store, double: SameCase
) -> None:
    stays = double.other.case
    double.swap_button.click()
    assert "place" in double.comparison.options and double.comparison.taken == {}
    with qtbot.waitSignal(page.case_opened) as told:
        double.apply()
    assert told.args == [stays] and page.case_id == stays
    assert [each.id for each in store.rows.equal(Case)] == [stays]
    assert {each.case for each in store.rows.equal(Person)} == {stays}


def test_nothing_is_compared_before_a_case_is_chosen(page: CasePage) -> None:
    panel = opened(page, SameCase)
    assert isinstance(panel, SameCase)
    assert panel.fields.isHidden() and panel.swap_button.isHidden()
    assert unnamed(panel) == []


def test_a_merge_whose_value_was_changed_since_asks_which_is_right(
    page: CasePage, store: Store, double: SameCase
) -> None:
    double.apply()
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"office": "TRI"}})
    page.take_apart()
    assert store.rows.count(Case) == 1 and page.reconciling.isVisible()
    ((now, _back),) = page.reconciling.options.values()
    assert now.isChecked()
    assert page.layout().heightForWidth(1198) <= 700  # or the whole page would have to be scrolled
    page.reconciling.take_button.click()
    kept, again = store.rows.equal(Case)
    assert (kept.office, again.office, again.unhcr_number) == ("TRI", "BEY", "LEB-15C09999")


def test_another_member_applies(page: CasePage, store: Store) -> None:
    panel = opened(page, Applicant)
    assert isinstance(panel, Applicant)
    panel.members.boxes[named(store, "Fatima").id].setChecked(True)
    panel.apply()
    assert named(store, "Fatima").relationship == "principal_applicant"
    assert named(store, "Khaled").relationship == "spouse"


def test_a_newborn_is_begun_with_what_the_family_says(page: CasePage, store: Store) -> None:
    panel = opened(page, Newborn)
    assert isinstance(panel, Newborn)
    assert panel.form.fields["family_name"].editor.text() == named(store, "Khaled").family_name
    panel.form.fields["given_names"].editor.set_text("Noor")
    panel.form.fields["sex"].editor.set_text("Female")
    panel.renew()
    panel.apply()
    assert (named(store, "Noor").relationship, named(store, "Noor").case) == ("daughter", page.case_id)


def test_a_field_of_the_newborn_that_cannot_be_read_is_named(page: CasePage) -> None:
    panel = opened(page, Newborn)
    assert isinstance(panel, Newborn)
    panel.form.fields["birth_date"].editor.set_text("soon")
    panel.renew()
    assert panel.said.text() == "Correct first: Date of birth"
    assert panel.prepared is None


def test_two_cases_are_linked_with_the_reason(page: CasePage, store: Store) -> None:
    panel = opened(page, LinkCases)
    assert isinstance(panel, LinkCases)
    choose_other(panel)
    panel.reason.setText("brother's family")
    panel.renew()
    panel.apply()
    assert [each.reason for each in store.rows.equal(CaseLink)] == ["brother's family"]


def test_escape_leaves_the_panel_and_not_the_page(qtbot: QtBot, page: CasePage) -> None:
    panel = opened(page, Split)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert page.changes.isHidden()
    assert page.isVisible()


def test_another_case_has_its_own_changes(page: CasePage, store: Store) -> None:
    opened(page, Split)
    page.show_case(next(each.id for each in store.rows.equal(Case) if each.id != page.case_id))
    assert page.changes.isHidden()


@pytest.mark.parametrize("kind", [panel for _words, _keys, panel in CHANGES])
def test_every_control_of_a_panel_has_a_name(page: CasePage, kind: type[FamilyChange]) -> None:
    assert unnamed(opened(page, kind)) == []


def test_what_was_changed_meanwhile_is_told_and_nothing_is_written(page: CasePage, store: Store) -> None:
    page.show_member(named(store, "Fatima").id)
    panel = opened(page, ToAnotherCase)
    choose_other(panel)
    say(store, {"set": "Person", "where": FATIMA, "values": {"relationship": "sibling"}})
    panel.apply()
    assert not page.changes.isHidden()
    assert case_of(store, "Fatima") != "LEB-15C09999"
