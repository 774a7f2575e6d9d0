"""The members of a case one below the other: the keyboard goes up and down, and each says what holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.family_list import FamilyList
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.views import Member
from tests.desktop.families import say, shown, store_with_haddad, the_case


@pytest.fixture
def members(tmp_path: Path) -> Iterator[list[Member]]:
    with store_with_haddad(tmp_path) as store:
        say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
        hold = {"hold": True, "hold_reason": "fever"}
        say(store, {"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": hold})
        (family,) = store.views.families([the_case(store)])
        yield list(family.members)


@pytest.fixture
def family(qtbot: QtBot, members: list[Member]) -> FamilyList:
    made = FamilyList()
    shown(qtbot, made)
    made.show_members(members, members[0].person.id)
    made.setFocus()
    return made


def chosen(family: FamilyList) -> list[str]:
    return [item.name for item in family.items if item.isChecked()]


def test_each_member_is_read_with_what_holds(family: FamilyList) -> None:
    assert [item.accessibleName().split(" · ")[0] for item in family.items] == ["Khaled, M", "Fatima, F"]
    assert "on hold" in family.items[1].accessibleName() and "on hold" not in family.items[0].accessibleName()


def test_the_shown_member_is_marked_and_read(family: FamilyList) -> None:
    assert chosen(family) == ["Khaled"]
    assert family.accessibleDescription().startswith("Khaled")


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Down, "Fatima"), (Qt.Key.Key_End, "Fatima")])
def test_the_keyboard_chooses(qtbot: QtBot, family: FamilyList, key: Qt.Key, name: str) -> None:
    with qtbot.waitSignal(family.chosen) as asked:
        qtbot.keyClick(family, key)
    assert [item.name for item in family.items if item.member.person.id == asked.args[0]] == [name]


def test_above_the_first_nobody_is_chosen(qtbot: QtBot, family: FamilyList) -> None:
    with qtbot.assertNotEmitted(family.chosen):
        qtbot.keyClick(family, Qt.Key.Key_Up)


def test_a_click_chooses(qtbot: QtBot, family: FamilyList, members: list[Member]) -> None:
    with qtbot.waitSignal(family.chosen) as asked:
        qtbot.mouseClick(family.items[1], Qt.MouseButton.LeftButton)
    assert asked.args == [members[1].person.id]


def test_a_member_with_something_typed_is_marked(family: FamilyList, members: list[Member]) -> None:
    family.mark_draft(members[1].person.id, True)
    assert [item.drafted for item in family.items] == [False, True]


def test_a_member_who_is_not_in_the_store_yet_is_told(family: FamilyList, members: list[Member]) -> None:
    new = Member(Person(id=5), "", (), ())
    family.show_members([*members, new], 5)
    assert (family.items[2].name, family.items[2].detail, family.items[2].drafted) == (
        "New member", "not saved yet", True,
    )  # fmt: skip


def test_a_large_family_scrolls_to_the_shown_member(qtbot: QtBot, family: FamilyList, members: list[Member]) -> None:
    many = [Member(Person(id=number, given_names=f"Noor {number}", revision=1), "", (), ()) for number in range(1, 31)]
    family.resize(262, 300)
    family.show_members(many, 30)
    qtbot.waitUntil(lambda: not family.items[29].visibleRegion().isEmpty())
    assert family.items[0].visibleRegion().isEmpty()


def test_neighbours_end_with_the_family(family: FamilyList, members: list[Member]) -> None:
    first, second = (member.person.id for member in members)
    assert [family.neighbour(first, step) for step in (-1, 1)] == [None, second]


def test_it_takes_no_more_than_its_share_of_a_narrow_page(family: FamilyList) -> None:
    wide = family.width()
    family.set_room(500)
    assert family.width() == 150 < wide


def test_the_same_members_are_not_listed_anew(family: FamilyList, members: list[Member]) -> None:
    before = list(family.items)
    family.show_members(members, members[1].person.id, {members[0].person.id})
    assert family.items == before and chosen(family) == ["Fatima"] and before[0].drafted
    family.show_members(members[:1], members[0].person.id)
    assert len(family.items) == 1


def test_a_member_says_how_far_it_is_and_what_it_waits_for(family: FamilyList, members: list[Member]) -> None:
    family.show_members(members, members[0].person.id, (), Case(decision="positive"))
    assert family.items[0].toolTip().startswith("Decided · no document, permit")
    assert "Decided · no document" in family.accessibleDescription()
