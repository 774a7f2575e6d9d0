"""A typed family is found, split, joined, entered twice, merged, un-merged, undone and made again, and stays true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.changes import Join, Split
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.duplicates.screen import DuplicatesScreen
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.acceptance.hand import CTRL, Hand
from tests.acceptance.paper import FamilyForm, Paper, forms, is_kept

LARGEST = forms(most=6)
SMALLEST = min(forms(), key=lambda form: (len(form.members) < 2, len(form.members)))
NEW_NUMBER = "LEB-20C00001"
each_family = pytest.mark.parametrize(
    "form",
    [SMALLEST, *(pytest.param(form, marks=pytest.mark.slow) for form in LARGEST)],
    ids=lambda form: form.case.words["unhcr_number"],
)


def given(paper: Paper) -> str:
    return paper.words["given_names"]


def person(store: Store, paper: Paper) -> Person:
    return next(each for each in store.rows.equal(Person) if each.unhcr_number == paper.words["unhcr_number"])


def found(qtbot: QtBot, hand: Hand, text: str, who: Person) -> None:
    """Look for a text in the box at the top, go down to a person and in."""
    hand.window.go("departures")
    hand.press(Qt.Key.Key_K, CTRL)
    hand.write(text)
    key = f"Person {who.id}"
    qtbot.waitUntil(lambda: key in choices(hand))
    for _above in range(choices(hand).index(key)):
        hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)


def choices(hand: Hand) -> list[str]:
    return [offer.row.key for offer in hand.window.finder.offers if offer.called is not None]


def command(hand: Hand, words: str) -> None:
    """Give a command of a menu."""
    next(action for action in hand.window.menu_actions() if action.text() == words).trigger()


def taken_back(qtbot: QtBot, hand: Hand, key: Qt.Key = Qt.Key.Key_Z, more: Qt.KeyboardModifier = CTRL) -> None:
    hand.window.cases.table.setFocus()
    with qtbot.waitSignal(hand.window.undoing.changed, timeout=10_000):
        hand.press(key, more)


def split(hand: Hand, store: Store, paper: Paper) -> None:
    """Give one member a case of its own, with a number."""
    page = shown_case(hand, store, paper)
    page.show_member(person(store, paper).id)
    command(hand, "Split the family…")
    panel = page.changes.currentWidget()
    assert isinstance(panel, Split)
    panel.number.setFocus()
    hand.write(NEW_NUMBER)
    panel.button.click()


def shown_case(hand: Hand, store: Store, paper: Paper) -> CasePage:
    hand.window.open_person(person(store, paper).id)
    return hand.page()


def numbers(store: Store) -> set[str | None]:
    return {each.unhcr_number for each in store.rows.equal(Case)}


@each_family
def test_each_member_is_found_by_the_name_in_latin_and_in_arabic(
    qtbot: QtBot, hand: Hand, store: Store, form: FamilyForm
) -> None:
    hand.type_family(form)
    for paper in form.members:
        for text in (f"{given(paper)} {paper.words['family_name']}", paper.words["original_name"]):
            found(qtbot, hand, text, person(store, paper))
            assert hand.window.current_screen() == "cases"
            assert hand.page().person_form.fields["unhcr_number"].editor.text() == paper.words["unhcr_number"]


@each_family
def test_a_family_is_split_and_joined_and_both_are_undone_and_made_again(
    qtbot: QtBot, hand: Hand, store: Store, form: FamilyForm
) -> None:
    hand.type_family(form)
    split(hand, store, form.members[-1])
    assert numbers(store) == {form.case.words["unhcr_number"], NEW_NUMBER}
    page = shown_case(hand, store, form.members[0])
    command(hand, "Join with another case…")
    panel = page.changes.currentWidget()
    assert isinstance(panel, Join)
    panel.other.setFocus()
    hand.write(NEW_NUMBER)
    hand.press(Qt.Key.Key_Return)
    panel.button.click()
    assert {each.case for each in store.rows.equal(Person)} == {person(store, form.members[0]).case}
    taken_back(qtbot, hand)
    taken_back(qtbot, hand)
    is_kept(store, form)
    taken_back(qtbot, hand, more=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert numbers(store) == {form.case.words["unhcr_number"], NEW_NUMBER}


@each_family
def test_a_member_entered_twice_is_merged_and_un_merged(
    qtbot: QtBot, hand: Hand, store: Store, form: FamilyForm
) -> None:
    hand.type_family(form)
    hand.press(Qt.Key.Key_N, CTRL)
    new = hand.window.cases.new_case
    again = {name: words for name, words in form.members[0].words.items() if name != "unhcr_number"}
    hand.fill(new.case_form, Paper(Case, {"unhcr_number": NEW_NUMBER}))
    hand.fill(new.person_form, Paper(Person, again))
    hand.save()
    members = len(form.members)
    assert store.rows.count(Person) == members + 1
    screen = duplicates(qtbot, hand)
    screen.table.setFocus()
    hand.press(Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: store.rows.count(Person) == members)
    is_kept(store, form)
    taken_back(qtbot, hand)
    assert store.rows.count(Person) == members + 1
    is_kept(store, form)


@each_family
def test_a_whole_case_entered_twice_is_merged_and_un_merged_member_by_member(
    qtbot: QtBot, hand: Hand, store: Store, form: FamilyForm
) -> None:
    hand.type_family(form)
    hand.type_family(entered_again(form))
    members = len(form.members)
    assert (store.rows.count(Case), store.rows.count(Person)) == (2, 2 * members)
    screen = duplicates(qtbot, hand)
    hand.press(Qt.Key.Key_2, CTRL)
    assert len(screen.pairs) == 1
    screen.table.setFocus()
    hand.press(Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: store.rows.count(Case) == 1, timeout=10_000)
    (case,) = store.rows.equal(Case)
    assert {each.case for each in store.rows.equal(Person)} == {case.id}
    taken_back(qtbot, hand)
    assert (store.rows.count(Case), store.rows.count(Person)) == (2, 2 * members)
    is_kept(store, form)


def entered_again(form: FamilyForm) -> FamilyForm:
    """Return the same family as another office would enter it: another number of the case, none of the members."""
    case = Paper(Case, {**form.case.words, "unhcr_number": NEW_NUMBER})
    again = [Paper(Person, {k: v for k, v in each.words.items() if k != "unhcr_number"}) for each in form.members]
    return replace(form, case=case, members=tuple(again))


def duplicates(qtbot: QtBot, hand: Hand) -> DuplicatesScreen:
    """Show the suspected pairs once they are all found."""
    hand.window.go("duplicates")
    screen = hand.window.places["duplicates"].first
    assert isinstance(screen, DuplicatesScreen)
    done: Callable[[], bool] = lambda: screen.work is not None and not screen.work.running  # noqa: E731
    qtbot.waitUntil(done, timeout=10_000)
    assert screen.pairs
    return screen
