"""A case's page: save, next member, drafts that wait, conflicts and refusals told, members who come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import CASE, DOCUMENTS, HISTORY, PERSON
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.parts.basics import Pill
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.records.kinds import Person, TravelDocument
from resettle_desktop.store.store import Store
from tests.desktop.families import (
    FATIMA,
    KHALED,
    fatima,
    khaled,
    more_families,
    say,
    shown,
    tabbed,
    the_case,
    typed,
    unnamed,
    windows_shown,
)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CASE_NUMBER = {"unhcr_number": "LEB-15C01056"}


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


@pytest.fixture
def page(qtbot: QtBot, store: Store, drafts: Drafts) -> CasePage:
    made = CasePage(store, the_case(store).id, drafts)
    shown(qtbot, made)
    made.setFocus()
    return made


def keys(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def seen(page: CasePage) -> str:
    """Return the given names in the form of the shown member."""
    return page.person_form.fields["given_names"].editor.text()


def listed(page: CasePage) -> list[str]:
    return [line.accessibleName() for line in page.findings.lines]


def told(page: CasePage) -> list[str]:
    """Collect the messages of a page from now on."""
    said: list[str] = []
    page.message.connect(lambda text, _back: said.append(text))
    return said


# saving


def test_ctrl_s_saves_and_tells(qtbot: QtBot, page: CasePage, store: Store) -> None:
    said = told(page)
    typed(qtbot, page.person_form, "occupation", "Baker")
    keys(qtbot, Qt.Key.Key_S)
    assert khaled(store).occupation == "Baker" and said == ["1 field saved"]
    assert store.history.last_number() == 2


def test_ctrl_enter_saves_and_shows_the_next_member_in_the_same_tab(qtbot: QtBot, page: CasePage, store: Store) -> None:
    typed(qtbot, page.person_form, "occupation", "Baker")
    keys(qtbot, Qt.Key.Key_Return)
    assert khaled(store).occupation == "Baker" and seen(page) == "Fatima"
    assert page.tabs.current() == PERSON and page.person_form.current_field() == "family_name"


def test_ctrl_enter_stays_where_something_could_not_be_saved(qtbot: QtBot, page: CasePage, store: Store) -> None:
    typed(qtbot, page.person_form, "claimed_birth_date", "31/02/2019")
    typed(qtbot, page.person_form, "occupation", "Baker")
    keys(qtbot, Qt.Key.Key_Return)
    assert seen(page) == "Khaled" and khaled(store).occupation == "Baker"
    assert page.person_form.fields["claimed_birth_date"].editor.text() == "31/02/2019"
    assert listed(page)[0].startswith("E101 Claimed date")


def test_the_case_is_saved_from_its_own_tab(qtbot: QtBot, page: CasePage, store: Store) -> None:
    page.tabs.turn_to(CASE)
    typed(qtbot, page.case_form, "priority", "urgent")
    keys(qtbot, Qt.Key.Key_S)
    assert the_case(store).priority == "urgent"
    assert "Urgent" in [pill.accessibleName() for pill in page.header.findChildren(Pill)]


def test_the_state_says_draft_and_then_saved(qtbot: QtBot, page: CasePage) -> None:
    states: list[str] = []
    page.state_changed.connect(lambda text, _kept: states.append(text.rsplit(" ", 1)[0]))
    typed(qtbot, page.person_form, "occupation", "Baker")
    assert set(states) == {"Draft kept"}
    page.save()
    assert states[-1] == "All saved"


def test_typing_that_is_taken_away_is_no_draft(qtbot: QtBot, page: CasePage, drafts: Drafts) -> None:
    typed(qtbot, page.person_form, "occupation", "B", leave=False)
    keys(qtbot, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    assert drafts.records() == frozenset()


def test_a_conflict_is_told_under_its_field_and_the_rest_is_saved(qtbot: QtBot, page: CasePage, store: Store) -> None:
    typed(qtbot, page.person_form, "occupation", "Baker")
    typed(qtbot, page.person_form, "birth_place", "Idlib")
    say(store, {"set": "Person", "where": KHALED, "values": {"occupation": "Tailor"}})
    page.save()
    assert any(line.startswith("W230 Occupation: Changed meanwhile: Tailor is there now") for line in listed(page))
    assert (khaled(store).occupation, khaled(store).birth_place) == ("Tailor", "Idlib")


def test_a_warning_asks_for_a_reason_that_the_history_keeps(qtbot: QtBot, page: CasePage, store: Store) -> None:
    assert not page.findings.reason.isVisible()
    typed(qtbot, page.person_form, "birth_date", "1 Jan 1988")
    assert page.findings.reason.isVisible()
    qtbot.keyClicks(page.findings.reason, "The register says so")
    page.save()
    assert store.history.entry(2).reason == "The register says so"
    assert not page.findings.reason.isVisible() and page.findings.reason.text() == ""


# members


def test_ctrl_down_and_up_go_through_the_family(qtbot: QtBot, page: CasePage) -> None:
    keys(qtbot, Qt.Key.Key_Down)
    assert seen(page) == "Fatima"
    keys(qtbot, Qt.Key.Key_Up)
    assert seen(page) == "Khaled"


def test_a_member_keeps_what_was_typed_while_another_is_shown(qtbot: QtBot, page: CasePage) -> None:
    typed(qtbot, page.person_form, "birth_date", "31/02/1980")
    page.step_member(1)
    assert page.members.items[0].drafted and seen(page) == "Fatima"
    page.step_member(-1)
    assert page.person_form.fields["birth_date"].editor.text() == "31/02/1980"


def test_a_case_keeps_what_was_typed_while_another_is_shown(qtbot: QtBot, page: CasePage, store: Store) -> None:
    more_families(store, 1)
    other = next(case.id for case in store.rows.page(type(the_case(store))) if case.id != the_case(store).id)
    page.tabs.turn_to(CASE)
    typed(qtbot, page.case_form, "place", "Saida")
    page.show_case(other)
    assert page.case_form.fields["place"].editor.text() == ""
    page.show_case(the_case(store).id)
    assert page.case_form.fields["place"].editor.text() == "Saida"


def test_ins_adds_a_member_with_the_keyboard_in_the_form(qtbot: QtBot, page: CasePage, store: Store) -> None:
    keys(qtbot, Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier)
    typed(qtbot, page.person_form, "given_names", "Noor")
    typed(qtbot, page.person_form, "relationship", "daughter")
    keys(qtbot, Qt.Key.Key_S)
    added = store.rows.equal(Person, given_names="Noor")
    assert [person.case for person in added] == [the_case(store).id]
    assert [item.name for item in page.members.items] == ["Khaled", "Fatima", "Noor"]
    assert the_case(store).size == 3


def test_an_unreadable_date_keeps_a_new_member_from_nothing(qtbot: QtBot, page: CasePage, store: Store) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "given_names", "Noor")
    typed(qtbot, page.person_form, "birth_date", "31/02/2015")
    page.save()
    assert store.rows.count(Person) == 3
    assert page.person_form.fields["birth_date"].editor.text() == "31/02/2015" and page.members.items[-1].drafted


def test_the_number_of_another_person_adds_nobody_and_says_whose_it_is(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "given_names", "Noor")
    typed(qtbot, page.person_form, "unhcr_number", "LEB-58409303")
    page.save()
    assert store.rows.count(Person) == 2
    assert listed(page)[0].startswith("E123 UNHCR number: The number LEB-58409303 belongs to another record: HADDAD")


def test_a_member_who_was_begun_waits(qtbot: QtBot, page: CasePage) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "given_names", "Noor")
    page.step_member(-1)
    page.add_member()
    assert seen(page) == "Noor" and len(page.members.items) == 3


def test_a_member_goes_with_the_papers_once_that_is_agreed_and_comes_back(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": FATIMA, "number": "N1"}})
    page.step_member(1)
    page.remove_member()
    assert "1 travel document" in page.removal.words.text() and store.rows.count(Person) == 2
    with qtbot.waitSignal(page.message) as told_of:
        page.removal.remove_button.click()
    assert told_of.args[0] == "Rashid, Fatima removed"
    assert (store.rows.count(Person), store.rows.count(TravelDocument), seen(page)) == (1, 0, "Khaled")
    told_of.args[1]()
    assert (store.rows.count(Person), store.rows.count(TravelDocument)) == (2, 1)


def test_a_member_with_whom_nothing_goes_is_removed_at_once(qtbot: QtBot, page: CasePage, store: Store) -> None:
    page.step_member(1)
    page.remove_member()
    assert store.rows.count(Person) == 1 and not page.removal.isVisible()


def test_another_member_that_is_shown_takes_the_question_away(page: CasePage, store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": FATIMA, "number": "N1"}})
    page.step_member(1)
    page.remove_member()
    page.step_member(-1)
    assert not page.removal.isVisible() and store.rows.count(Person) == 2


def test_a_begun_member_who_is_removed_leaves_nothing(
    qtbot: QtBot, page: CasePage, store: Store, drafts: Drafts
) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "given_names", "Noor")
    page.remove_member()
    assert (len(page.members.items), seen(page), drafts.records()) == (2, "Khaled", frozenset())


def test_who_travelled_is_not_removed_and_told_why(qtbot: QtBot, page: CasePage, store: Store) -> None:
    departure = {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}}
    passenger = {"departure": "@d", "person": KHALED, "status": "arrived"}
    say(store, departure, {"add": "Passenger", "values": passenger})
    page.remove_member()
    assert "travelled on BEY-2020-01" in page.tabs.failure.text and store.rows.count(Person) == 2


def test_a_case_keeps_its_applicant_and_its_last_member(page: CasePage, store: Store) -> None:
    page.remove_member()
    assert "Choose another one first" in page.tabs.failure.text
    say(store, {"remove": "Person", "where": FATIMA})
    page.remove_member()
    assert "does not stay without a member" in page.tabs.failure.text and store.rows.count(Person) == 1


# what others write


def test_what_others_write_is_seen_and_what_is_typed_stays(qtbot: QtBot, page: CasePage, store: Store) -> None:
    typed(qtbot, page.person_form, "occupation", "Baker")
    say(store, {"set": "Person", "where": KHALED, "values": {"birth_place": "Idlib"}})
    fields = page.person_form.fields
    assert (fields["birth_place"].editor.text(), fields["occupation"].editor.text()) == ("Idlib", "Baker")


def test_a_case_that_goes_takes_the_page_back(qtbot: QtBot, page: CasePage, store: Store) -> None:
    removed = [{"remove": "Person", "where": where} for where in (KHALED, FATIMA)]
    with qtbot.waitSignal(page.back):
        say(store, *removed, {"remove": "Case", "where": CASE_NUMBER})


# findings


def test_a_second_principal_applicant_is_seen_from_every_member(page: CasePage, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"relationship": "principal_applicant"}})
    (line,) = [each for each in page.findings.lines if each.found.number == "W211"]
    assert "Fatima: The case has more than one principal applicant: Fatima, Khaled" in line.accessibleName()


def test_a_finding_of_another_member_leads_there(qtbot: QtBot, page: CasePage, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"relationship": "principal_applicant"}})
    page.tabs.turn_to(DOCUMENTS)
    line = next(each for each in page.findings.lines if each.found.number == "W211")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert (seen(page), page.person_form.current_field()) == ("Fatima", "relationship")


def test_another_size_than_stated_leads_to_the_case(qtbot: QtBot, page: CasePage, store: Store) -> None:
    say(store, {"set": "Case", "where": CASE_NUMBER, "values": {"stated_size": 5}})
    line = next(each for each in page.findings.lines if each.found.number == "W212")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert page.tabs.current() == CASE and page.case_form.current_field() == "stated_size"


def test_a_young_applicant_is_told_under_the_date_of_birth_as_it_is_typed(qtbot: QtBot, page: CasePage) -> None:
    typed(qtbot, page.person_form, "birth_date", "5 May 2015")
    assert page.person_form.fields["birth_date"].frame.said().startswith("W214")


def test_f8_goes_to_the_next_finding(qtbot: QtBot, page: CasePage) -> None:
    page.person_form.go_to_first()
    keys(qtbot, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert page.person_form.current_field() == "nationality"


def test_a_read_only_tab_shows_no_findings(page: CasePage) -> None:
    page.tabs.turn_to(HISTORY)
    assert page.findings.isHidden() and page.tabs.save_button.isHidden()


# the page as a whole


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_alt_up_and_down_ask_for_the_case_beside(qtbot: QtBot, page: CasePage, key: Qt.Key, step: int) -> None:
    with qtbot.waitSignal(page.step_asked) as asked:
        keys(qtbot, key, ALT)
    assert asked.args == [step]


def test_next_goes_round_the_held_members(page: CasePage, store: Store) -> None:
    walked = []
    for _turn in range(3):
        page.header.held_asked.emit()
        walked.append(seen(page))
    assert walked == ["Fatima", "Khaled", "Fatima"]


def test_making_a_page_shows_no_window_that_would_take_the_keyboard(qtbot: QtBot, store: Store) -> None:
    with windows_shown() as shown_meanwhile:
        page = CasePage(store, the_case(store).id)
        qtbot.addWidget(page)
        page.tabs.turn_to(HISTORY)
    assert shown_meanwhile == []


def test_the_keyboard_goes_from_the_head_through_family_and_tabs_to_the_form(qtbot: QtBot, page: CasePage) -> None:
    assert tabbed(qtbot, 6) == [
        "Family", "Add a member", "Sides of the case", "Save, next member", "Name", "Family name",
    ]  # fmt: skip


def test_every_control_of_every_tab_has_a_name(page: CasePage, store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}})
    for tab in range(page.tabs.bar.count()):
        page.tabs.turn_to(tab)
        assert unnamed(page) == []


def test_the_documents_of_a_member_who_is_not_saved_wait(qtbot: QtBot, page: CasePage) -> None:
    page.add_member()
    assert not page.tabs.groups[DOCUMENTS].isEnabled()
    typed(qtbot, page.person_form, "given_names", "Noor")
    page.save()
    assert page.tabs.groups[DOCUMENTS].isEnabled()


def test_thirty_members_and_a_name_of_400_letters_fit_the_page(qtbot: QtBot, store: Store) -> None:
    people: list[dict[str, object]] = [
        {"add": "Person", "values": {"case": CASE_NUMBER, "given_names": f"Noor {number}"}} for number in range(28)
    ]
    say(store, *people, {"set": "Person", "where": KHALED, "values": {"family_name": "N" * 400}})
    page = CasePage(store, the_case(store).id)
    shown(qtbot, page)
    page.show_member(page.members.items[-1].member.person.id)
    assert len(page.members.items) == 30 and page.width() == 1100 and page.grab().height() == 720


def test_a_person_without_any_name_can_be_shown_and_saved(qtbot: QtBot, page: CasePage, store: Store) -> None:
    nameless = {"family_name": None, "given_names": None}
    say(store, {"set": "Person", "where": FATIMA, "values": nameless})
    page.show_member(fatima(store).id)
    assert any(line.startswith("W213 Family name") for line in listed(page))
    typed(qtbot, page.person_form, "occupation", "Baker")
    assert page.save() and fatima(store).occupation == "Baker"


def test_at_twice_the_text_the_page_is_no_wider_than_a_small_laptop_shows(
    qtbot: QtBot, qapp: QApplication, store: Store
) -> None:
    apply_theme(qapp, "light", 2.0)
    page = CasePage(store, the_case(store).id)
    shown(qtbot, page)
    page.resize(1030, 690)
    assert page.minimumSizeHint().width() <= 1030
    qtbot.waitUntil(lambda: page.person_form.fields["sex"].editor.widget.width() > 250)


def test_a_warning_is_accepted_from_the_page_and_says_so_under_the_field(page: CasePage, store: Store) -> None:
    say(store, {"set": "Person", "where": KHALED, "values": {"birth_date": "1988-01-01"}})
    found = next(line.found for line in page.findings.lines if line.found.number == "W201")
    page.findings.accepted.emit(found, "Seen on the extract")
    assert page.person_form.fields["birth_date"].frame.said() == "W201 accepted: Seen on the extract"
    (line,) = [line for line in page.findings.lines if line.found.number == "W201"]
    assert "Accepted: Seen on the extract" in line.accessibleName()
    page.findings.ask_again.emit(line.found)
    assert page.person_form.fields["birth_date"].frame.said() == "W201 Is the day known?"


def test_what_only_the_store_knows_stands_with_the_findings(page: CasePage, store: Store) -> None:
    for who in (KHALED, FATIMA):
        say(store, {"add": "TravelDocument", "values": {"person": who, "number": "N0123456", "type": "passport"}})
    assert [line.found.number for line in page.findings.lines].count("W248") == 2


def test_a_finding_of_a_paper_of_another_member_leads_to_it(page: CasePage, store: Store) -> None:
    say(store, {"add": "Permit", "values": {"person": FATIMA, "status": "granted"}})
    found = next(line.found for line in page.findings.lines if line.found.number == "W267")
    page.go_to(found)
    form = page.tabs.form()
    assert page.person_id == fatima(store).id and form is not None and form.current_field() == "issued"


# typing a family


def add_like_khaled(qtbot: QtBot, page: CasePage, given: str, relation: str) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "given_names", given)
    typed(qtbot, page.person_form, "relationship", relation)


def test_a_new_member_has_what_the_family_has_in_common(page: CasePage, store: Store) -> None:
    page.add_member()
    shown_name = page.person_form.fields["family_name"].editor.text()
    assert shown_name == khaled(store).family_name


def test_what_is_only_proposed_is_no_draft_and_saves_nothing(page: CasePage, drafts: Drafts, store: Store) -> None:
    page.add_member()
    page.person_form.edited.emit()
    page.save()
    assert not drafts.records() and store.rows.count(Person) == 2


def test_a_relation_fills_the_sex_of_a_new_member_and_what_was_typed_stays(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "father_name", "Omar")
    typed(qtbot, page.person_form, "relationship", "daughter")
    texts = {name: page.person_form.fields[name].editor.text() for name in ("sex", "father_name")}
    assert texts == {"sex": "Female", "father_name": "Omar"}


def test_the_relation_of_a_member_who_is_there_fills_nothing(qtbot: QtBot, page: CasePage, store: Store) -> None:
    page.show_member(fatima(store).id)
    typed(qtbot, page.person_form, "relationship", "daughter")
    assert page.person_form.fields["father_name"].editor.text() == (fatima(store).father_name or "")


def test_ctrl_enter_after_a_new_member_asks_for_one_more(qtbot: QtBot, page: CasePage, store: Store) -> None:
    add_like_khaled(qtbot, page, "Noor", "daughter")
    keys(qtbot, Qt.Key.Key_Return)
    assert store.rows.count(Person) == 3 and seen(page) == ""
    assert page.person_form.current_field() == "family_name"


def test_ctrl_enter_after_a_new_member_who_is_older_asks_for_one_more_too(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    page.add_member()
    typed(qtbot, page.person_form, "given_names", "Noor")
    typed(qtbot, page.person_form, "birth_date", "1950")
    keys(qtbot, Qt.Key.Key_Return)
    assert store.rows.count(Person) == 3 and seen(page) == ""


def test_ctrl_enter_at_the_last_member_who_was_there_before_asks_for_nobody(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    page.show_member(fatima(store).id)
    typed(qtbot, page.person_form, "occupation", "Tailor")
    keys(qtbot, Qt.Key.Key_Return)
    assert seen(page) == "Fatima"


def test_ctrl_d_takes_the_value_of_the_member_above(qtbot: QtBot, page: CasePage, store: Store) -> None:
    say(store, {"set": "Person", "where": KHALED, "values": {"birth_place": "Deir ez-Zor"}})
    page.show_member(fatima(store).id)
    page.person_form.go_to("birth_place")
    keys(qtbot, Qt.Key.Key_D)
    page.save()
    assert fatima(store).birth_place == "Deir ez-Zor"


def test_ctrl_d_at_the_first_member_leaves_what_stands_there(qtbot: QtBot, page: CasePage) -> None:
    typed(qtbot, page.person_form, "birth_place", "Homs", leave=False)
    keys(qtbot, Qt.Key.Key_D)
    assert page.person_form.fields["birth_place"].editor.text() == "Homs"


def test_the_head_says_who_of_a_booked_family_is_held_by_what(page: CasePage, store: Store) -> None:
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"},
                "values": {"decision": "positive", "decided": "2020-01-02"}})  # fmt: skip
    leg = {"departure": "@d", "order": 1, "origin": "BEY", "destination": "IST", "departs": "2020-09-22T10:35"}
    seats = [{"add": "Passenger", "values": {"departure": "@d", "person": who}} for who in (KHALED, FATIMA)]
    departure = {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}}
    say(store, departure, {"add": "Leg", "values": leg}, *seats)
    said = page.header.waits.words.toolTip() or page.header.waits.words.text()
    assert said.startswith("Booked · Khaled (") and "exit permit" in said
