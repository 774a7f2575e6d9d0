"""Persons entered twice are found over the whole store and while one is typed, and not again once judged different."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from resettle_desktop.records.kinds import NotSame, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.duplicates import Suspected
from resettle_desktop.store.store import Store
from tests.rules.made_up_people import families
from tests.store.conftest import Say, haddad, person
from tests.store.made_up_office import move_in

KHALED, FATIMA = "LEB-58409303", "LEB-59509497"


def another(case: str = "LEB-18C02222", **values: str) -> list[dict[str, object]]:
    """Return the changes that enter a person in a case of its own."""
    return [
        {"add": "Case", "as": "n", "values": {"unhcr_number": case, "asylum_country": "LBN"}},
        {"add": "Person", "as": "m", "values": {"case": "@n", **values}},
    ]


AGAIN = {"given_names": "Khalid", "family_name": "Hadad", "birth_date": "1988-03-26", "sex": "M"}


def found(store: Store) -> list[tuple[int, int]]:
    return [(each.one, each.other) for each in store.duplicates.pairs()]


def who(suspected: list[Suspected]) -> list[int]:
    return [each.one for each in suspected]


def test_a_person_entered_twice_is_found_with_the_reason(store: Store, say: Say) -> None:
    say(*haddad())
    say(*another(**AGAIN))
    (pair,) = store.duplicates.pairs()
    assert pair.one == person(store).id and pair.likeness.score > 0.9
    assert "Born on the same day: 26 Mar 1988." in pair.likeness.why


def test_an_office_without_people_has_no_pairs(store: Store) -> None:
    assert store.duplicates.pairs() == []
    assert store.duplicates.like({"given_names": "Khaled", "family_name": "Haddad"}) == []


def test_a_familys_own_members_are_no_pairs(store: Store, say: Say) -> None:
    say(*haddad())
    assert found(store) == []


@pytest.mark.parametrize("kind", ["OtherNumber", "TravelDocument"])
def test_two_who_share_a_number_are_found_whatever_their_names(store: Store, say: Say, kind: str) -> None:
    say(*haddad())
    say(*another(given_names="Omar", family_name="Najjar", birth_date="1950"))
    field, more = ("value", {"scheme": "iom"}) if kind == "OtherNumber" else ("number", {"type": "passport"})
    omar = {"id": id_text(store.rows.equal(Person, given_names="Omar")[0].id)}
    for owner in (omar, {"unhcr_number": KHALED}):
        say({"add": kind, "values": {"person": owner, field: "N 0123456", **more}})
    (pair,) = store.duplicates.pairs()
    assert pair.likeness.why[0].startswith("Both have the number N")


def test_an_earlier_unhcr_number_finds_who_has_it_now(store: Store, say: Say) -> None:
    say(*haddad())
    say(*another(given_names="Omar", birth_date="1950"))
    omar = {"id": id_text(store.rows.equal(Person, given_names="Omar")[0].id)}
    say({"add": "OtherNumber", "values": {"person": omar, "scheme": "unhcr_individual", "value": KHALED}})
    assert len(found(store)) == 1


def test_a_telephone_leads_to_whom_no_name_finds(store: Store, say: Say) -> None:
    say(*haddad())
    say(*another(given_names="Khaeld", family_name="Hammad", birth_date="1988-03-27", phone="03 876082"))
    assert store.duplicates._knowing.having_phones(store.duplicates._knowing.one(person(store)))
    assert len(list(store.duplicates._knowing.sharing_phones())) == 1


def test_the_telephone_of_an_office_leads_nowhere(store: Store, say: Say) -> None:
    for number in range(25):
        say({"add": "Case", "as": "n", "values": {"unhcr_number": f"LEB-18C1{number:04}", "phone": "+961 1 111111"}})
    assert list(store.duplicates._knowing.sharing_phones()) == []


def test_two_judged_different_do_not_come_again(store: Store, say: Say) -> None:
    say(*haddad())
    say(*another(**AGAIN))
    (pair,) = found(store)
    judged = store.duplicates.judged_different(*reversed(pair), reason="cousins")
    store.apply(judged)
    (kept,) = store.rows.equal(NotSame)
    assert (kept.person, kept.other, kept.reason) == (*pair, "cousins")
    assert found(store) == []
    assert store.duplicates.like(AGAIN, apart_from=pair[1]) == []
    assert store.duplicates.judged_different(*pair).changes == ()


def test_a_judgement_that_is_taken_back_brings_the_pair_again(store: Store, say: Say) -> None:
    say(*haddad())
    say(*another(**AGAIN))
    applied = store.apply(store.duplicates.judged_different(*found(store)[0]))
    assert applied
    store.undo(applied.number)
    assert len(found(store)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        AGAIN,
        {"given_names": "Khaled", "birth_date": "1988-03-26"},
        {"family_name": "Haddad", "birth_date": "26/03/1988", "given_names": "Khaled"},
        {"original_name": "خالد حداد"},
        {"unhcr_number": "leb 58409303"},
        {"given_names": "Haddad", "family_name": "Khaled", "birth_date": "31/02/1988"},
    ],
)
def test_while_a_person_is_typed_those_come_who_it_may_be(store: Store, say: Say, typed: Mapping[str, str]) -> None:
    say(*haddad())
    assert who(store.duplicates.like(typed)) == [person(store).id]


@pytest.mark.parametrize("typed", [{}, {"given_names": "Kh"}, {"family_name": "Haddad"}, {"birth_date": "1988-03-26"}])
def test_too_little_typed_brings_nobody(store: Store, say: Say, typed: Mapping[str, str]) -> None:
    say(*haddad())
    assert store.duplicates.like(typed) == []


def test_a_person_is_not_like_the_one_in_the_form(store: Store, say: Say) -> None:
    say(*haddad())
    khaled = person(store)
    assert store.duplicates.like(khaled.values(), apart_from=khaled.id) == []
    assert who(store.duplicates.like(khaled.values())) == [khaled.id]


def test_the_likeliest_come_first_and_no_more_than_asked_for(store: Store, say: Say) -> None:
    say(*haddad())
    say(*another(**{**AGAIN, "birth_date": "1988"}))
    likely = store.duplicates.like(AGAIN)
    assert who(likely)[0] == person(store).id and len(likely) == 2
    assert store.duplicates.like(AGAIN, limit=1) == likely[:1]


def test_two_persons_are_compared_when_asked(store: Store, say: Say) -> None:
    say(*haddad())
    khaled, fatima = person(store), person(store, FATIMA)
    compared = store.duplicates.compare(khaled.id, fatima.id)
    assert compared and compared.score == 0 and "The sexes differ: Male / Female." in compared.why
    assert store.duplicates.compare(khaled.id, 1) is None


def test_of_a_made_up_office_most_who_were_entered_twice_are_found(store: Store) -> None:
    people = families(500, 77)
    move_in(store, people)
    pairs = set(found(store))
    assert len(pairs & people.pairs) / len(people.pairs) >= 0.9
    assert len(pairs & people.pairs) / len(pairs) >= 0.9


def test_how_far_the_search_is_comes_to_its_end(store: Store) -> None:
    move_in(store, families(60, 3))
    told: list[tuple[int, int]] = []
    store.duplicates.pairs(progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told) and told[-1][0] == told[-1][1] > 0


def test_a_search_that_is_stopped_gives_what_it_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resettle_desktop.store.duplicates._BATCH", 1)
    move_in(store, families(200, 3))
    assert len(store.duplicates.pairs(cancelled=lambda: True)) <= 1 < len(found(store))


def test_of_a_crowd_of_one_name_those_of_one_birth_are_compared(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resettle_desktop.store.duplicates._MOST_OF_A_NAME", 3)
    move_in(store, families(200, 5))
    assert found(store)


def test_names_are_counted_anew_after_many_came(store: Store, say: Say) -> None:
    say(*haddad())
    assert store.duplicates._knowing.population().size == 2
    move_in(store, families(60, 3))
    assert store.duplicates._knowing.population().size > 60


def test_a_large_office_is_judged_by_a_sample(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    move_in(store, families(200, 9))
    whole = store.duplicates._knowing._counted()
    monkeypatch.setattr("resettle_desktop.store.known._SAMPLE", 50)
    some = store.duplicates._knowing._counted()
    assert (some.size, whole.counted) == (whole.size, whole.size)
    assert 20 < some.counted < 100 and some.own_names


def test_a_family_registered_twice_is_found_member_by_member(store: Store) -> None:
    people = families(300, 12, whole=1.0)
    for each in people.persons:
        each.father_name = each.mother_name = None
    move_in(store, people)
    pairs = store.duplicates.pairs()
    told = [pair for pair in pairs if "Others of the two families are alike too." in pair.likeness.why]
    assert len(told) > 10 and {(pair.one, pair.other) for pair in told} <= people.pairs
