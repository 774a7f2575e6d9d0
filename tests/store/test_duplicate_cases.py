"""Cases that were entered twice are found over the whole store, and are not any more once they are merged."""

from __future__ import annotations

from resettle_desktop.records.kinds import Case, CasesApart
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

AGAIN = (
    {"add": "Case", "as": "n", "values": {"unhcr_number": "385-18C02222"}},
    {"add": "Person", "values": {
        "case": "@n", "given_names": "Khalid", "family_name": "Hadad", "birth_date": "1988-03-26", "sex": "M",
    }},
    {"add": "Person", "values": {
        "case": "@n", "given_names": "Fatma", "family_name": "Rashid", "birth_date": "1975-11-20", "sex": "F",
    }},
)  # fmt: skip


def cases(store: Store) -> tuple[int, ...]:
    return tuple(case.id for case in store.rows.equal(Case))


def test_a_family_registered_twice_is_one_pair_until_it_is_merged(store: Store, say: Say) -> None:
    say(*haddad())
    say(*AGAIN)
    (pair,) = store.duplicate_cases.pairs()
    assert (pair.one, pair.other) == cases(store) and pair.score > 0.9
    store.apply(store.merging.cases(pair.one, pair.other).change_set)
    assert store.duplicate_cases.pairs() == []


def test_a_case_that_had_the_number_of_another_is_one_with_it(store: Store, say: Say) -> None:
    say(*haddad())
    say({"add": "Case", "as": "n", "values": {"unhcr_number": "385-18C02222"}},
        {"add": "OtherNumber", "values": {"case": "@n", "scheme": "unhcr_case", "value": "leb 15c01056"}})  # fmt: skip
    (pair,) = store.duplicate_cases.pairs()
    assert (pair.one, pair.other) == cases(store)
    assert pair.why == ("Both have the number leb 15c01056.",)


def test_an_office_without_doubles_has_no_pairs(store: Store, say: Say) -> None:
    say(*haddad())
    assert store.duplicate_cases.pairs() == []


def test_two_cases_that_are_judged_different_are_not_suspected_again(store: Store, say: Say) -> None:
    say(*haddad())
    say(*AGAIN)
    (pair,) = store.duplicate_cases.pairs()
    store.apply(store.duplicate_cases.judged_different(pair.other, pair.one, "two brothers"))
    assert store.duplicate_cases.pairs() == []
    assert store.duplicate_cases.judged_different(pair.one, pair.other).changes == ()


def test_the_judgement_goes_with_a_case_that_is_merged(store: Store, say: Say) -> None:
    say(*haddad())
    say(*AGAIN)
    one, other = cases(store)
    store.apply(store.duplicate_cases.judged_different(one, other))
    store.apply(store.merging.cases(one, other).change_set)
    assert store.rows.count(CasesApart) == 0
    assert [pair for pair in store.duplicate_cases.pairs() if one in (pair.one, pair.other)] == []
