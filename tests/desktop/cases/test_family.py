"""The family in hand: members of the store, one being added, and what is odd across them as they are typed."""

from __future__ import annotations

import pytest

from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, KHALED, fatima, khaled, say, the_case

NAMED = {"given_names": Typing("Noor")}


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


@pytest.fixture
def family(store: Store, drafts: Drafts) -> CaseFamily:
    made = CaseFamily(store, drafts)
    made.show(the_case(store).id)
    return made


def names(family: CaseFamily) -> list[str]:
    return [member.label for member in family.members()]


def numbers(family: CaseFamily, person: Person) -> list[str]:
    return [found.number for found in family.about_person(person)]


def test_a_member_being_added_stands_last(family: CaseFamily) -> None:
    new = family.begin()
    assert names(family) == ["Haddad, Khaled", "Rashid, Fatima", "New member"]
    assert family.person(new.id) is new and new.case == family.case_id


def test_only_one_member_is_added_at_a_time(family: CaseFamily) -> None:
    assert family.begin() is family.begin()


def test_a_member_of_whom_nothing_was_typed_goes_when_another_is_shown(family: CaseFamily) -> None:
    family.leave(family.begin().id)
    assert family.new is None


def test_a_member_of_whom_something_was_typed_is_there_when_the_case_is_shown_again(
    family: CaseFamily, store: Store, drafts: Drafts
) -> None:
    new = family.begin()
    family.keep(new, NAMED)
    family.leave(new.id)
    again = CaseFamily(store, drafts)
    again.show(the_case(store).id)
    assert again.new and again.new.id == new.id


def test_a_case_without_members_has_one_being_added(family: CaseFamily, store: Store) -> None:
    for where in (KHALED, FATIMA):
        say(store, {"remove": "Person", "where": where})
    family.read()
    assert names(family) == ["New member"]
    family.leave(family.members()[0].person.id)
    assert family.new is not None


def test_a_case_that_is_gone_is_told(family: CaseFamily, store: Store) -> None:
    for where in (KHALED, FATIMA):
        say(store, {"remove": "Person", "where": where})
    say(store, {"remove": "Case", "where": {"unhcr_number": "LEB-15C01056"}})
    with pytest.raises(KnownError, match="no longer in the store"):
        family.read()


def test_a_second_applicant_is_told_while_the_form_still_holds_it(family: CaseFamily, store: Store) -> None:
    typed = fatima(store)
    assert numbers(family, typed) == []
    typed.relationship = "principal_applicant"
    assert numbers(family, typed) == ["W211"]


def test_another_size_than_stated_is_told_at_the_case(family: CaseFamily, store: Store) -> None:
    typed = the_case(store)
    typed.stated_size = 5
    (found,) = family.about_case(typed)
    assert (found.number, found.field) == ("W212", "stated_size")


def test_a_member_without_a_name_is_told_once_something_is_known(family: CaseFamily) -> None:
    new = family.begin()
    assert numbers(family, new) == []
    new.sex = "F"
    assert numbers(family, new) == ["W213"]


def test_what_is_told_of_a_member_does_not_depend_on_who_is_shown(family: CaseFamily, store: Store) -> None:
    say(store, *({"set": "Person", "where": where, "values": {"relationship": "spouse"}} for where in (KHALED, FATIMA)))
    family.read()
    shown = [found.number for person in (khaled(store), fatima(store)) for found in family.about_person(person)]
    assert sorted(shown) == sorted(found.number for found in family.elsewhere(0))


def test_what_is_odd_of_the_others_is_told_elsewhere(family: CaseFamily, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"relationship": "principal_applicant"}})
    family.read()
    seen = [found.record for found in family.elsewhere(khaled(store).id)]
    assert seen == [fatima(store).id]
    assert family.elsewhere(fatima(store).id) == []


def test_the_held_are_named(family: CaseFamily, store: Store) -> None:
    assert family.held() == [khaled(store).id, fatima(store).id]
