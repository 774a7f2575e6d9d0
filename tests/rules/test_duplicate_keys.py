"""Two records of one person share a key, and few others do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.dates import KnownDate, read_partial
from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.date_likeness import Born, compare_dates
from resettle_desktop.rules.duplicate_keys import (
    KEYED_FIELDS,
    VERSION,
    keys_of,
    may_agree,
    packed,
    person_keys,
    signs_agree,
    signs_of,
    unpacked,
)
from tests.rules.made_up_people import families


def named(given: str, family: str, born: str = "", **more: str) -> Person:
    values = {"given_names": given, "family_name": family, "birth_date": born, **more}
    return Person.from_values({name: value for name, value in values.items() if value})  # type: ignore[return-value]


def shared(one: Person, other: Person) -> set[int]:
    return {key for key, _born, _signs in person_keys(one)} & {key for key, _born, _signs in person_keys(other)}


@pytest.mark.parametrize(
    "other",
    [
        named("Khalid", "Al-Hadad", "1985-09-04"),
        named("Haddad", "Khaled"),
        named("", "", original_name="خالد حداد"),
        named("Khaled", "Najjar", "1985-04-09"),
        named("Walid", "Haddad", "1985-09-04"),
        named("Khaled Mahmoud", "Haddad", "1985"),
    ],
)
def test_a_person_written_otherwise_shares_a_key(other: Person) -> None:
    assert shared(named("Khaled", "Haddad", "1985-09-04"), other)


@pytest.mark.parametrize("other", [named("Walid", "Haddad", "1985-01-01"), named("Khaled", "Najjar", "1986-09-04")])
def test_a_stranger_shares_none(other: Person) -> None:
    assert not shared(named("Khaled", "Haddad", "1985-01-01"), other)


def test_the_first_of_january_is_no_key() -> None:
    assert not shared(named("Khaled", "Haddad", "1985-01-01"), named("Walid", "Haddad", "1985-01-01"))


def test_nearly_all_who_are_entered_twice_share_a_key() -> None:
    made = families(1_000, 31)
    by_id = {person.id: person for person in made.persons}
    found = [pair for pair in made.pairs if shared(by_id[pair[0]], by_id[pair[1]])]
    assert len(found) / len(made.pairs) >= 0.95


def test_the_keys_follow_from_the_keyed_fields_alone() -> None:
    person = named("Khaled", "Haddad", "1985-09-04", claimed_birth_date="1984", phone="+961 3 1")
    assert keys_of(*(getattr(person, name) for name in KEYED_FIELDS)) == person_keys(person)
    assert {born for _key, born, _signs in person_keys(person)} == {19850904, 19840000}


def test_keys_that_become_others_have_another_version() -> None:
    keys = sorted(key for key, _born, _signs in person_keys(named("Khaled", "Haddad", "1985-09-04")))
    assert (VERSION, keys) == (3, [5073348181471094671, 6599749017107241337, 8771227445128307146])


def test_whoever_has_no_name_has_no_key() -> None:
    assert person_keys(Person()) == frozenset()


@pytest.mark.parametrize(
    ("born", "number"), [("1985-09-14", 19850914), ("1985-09", 19850900), ("1985~", 19850000), ("", 0)]
)
def test_a_date_is_packed_into_a_number(born: str, number: int) -> None:
    assert packed(read_partial(born) if born else None) == number


dates = st.builds(
    KnownDate, st.integers(1980, 1983), st.none() | st.sampled_from([1, 2, 11, 12]), st.none(), st.booleans()
) | st.builds(KnownDate, st.integers(1979, 1991), st.sampled_from([1, 2, 11, 12]), st.sampled_from([1, 2, 11, 12, 21]))


@given(dates, dates)
def test_no_dates_that_could_be_one_persons_are_passed_over(one: KnownDate, other: KnownDate) -> None:
    said = compare_dates(one, other)
    could = said not in (Born.OTHER, Born.OTHER_DAY)
    assert may_agree(packed(one), packed(other)) == may_agree(packed(other), packed(one))
    assert may_agree(packed(one), packed(other)) or not could


def test_what_is_not_known_fits_any_date() -> None:
    assert may_agree(0, 19850914) and may_agree(19850914, 0)
    assert not may_agree(19850914, 19910326)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ({"sex": "M", "father_name": "Mahmoud"}, {"sex": "M", "father_name": "محمود"}, (True, True, None)),
        ({"sex": "M", "mother_name": "Heba"}, {"sex": "F", "mother_name": "Salma"}, (False, None, False)),
        ({"sex": "X"}, {"sex": "F", "father_name": "Omar"}, (None, None, None)),
    ],
)
def test_the_signs_tell_whether_sex_and_parents_agree(
    one: dict[str, str], other: dict[str, str], agree: tuple[bool | None, ...]
) -> None:
    signs = [signs_of(Person.from_values(values)) for values in (one, other)]  # type: ignore[arg-type]
    assert signs_agree(*signs) == signs_agree(*reversed(signs)) == agree


@given(dates)
def test_a_packed_date_is_read_again(born: KnownDate) -> None:
    assert unpacked(packed(born)) == KnownDate(born.year, born.month, born.day)
    assert unpacked(0) is None
