"""Finding records by what people type, and what is shown of them."""

from __future__ import annotations

import pytest

from resettle_desktop.records.findings import Refused
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.search import Search
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad


@pytest.fixture
def search(store: Store, say: Say) -> Search:
    say(*haddad())
    return store.search


@pytest.mark.parametrize(
    "text",
    ["haddad", "Khal", "HADDAD Khaled", "khaled haddad", "حداد", "خالد", "LEB-58409303", "leb58409303", "LEB–584"],
)
def test_a_person_is_found_by_name_and_number(search: Search, text: str) -> None:
    (found,) = search.find(text, "Person").records
    assert found.values()["given_names"] == "Khaled"


@pytest.mark.parametrize("text", ["+961 3 876082", "03 876082", "00961 3 876 082", "9613876082"])
def test_a_person_is_found_by_telephone_with_or_without_prefix(search: Search, text: str) -> None:
    assert search.find(text, "Person").total == 1


def test_nobody_is_found_by_a_strange_name(search: Search) -> None:
    assert search.find("Zaitoun").total == 0


def test_without_a_text_all_of_the_kind_are_found(search: Search) -> None:
    assert search.find(kind="Person").total == 2


def test_the_limit_leaves_the_total(search: Search) -> None:
    found = search.find(kind="Person", limit=1)
    assert (found.total, len(found.records)) == (2, 1)


def test_a_kind_that_is_none_is_refused(search: Search) -> None:
    with pytest.raises(Refused, match="no kind of record"):
        search.find("x", "Dragon")


def test_a_record_is_named_by_its_id_or_its_number(search: Search) -> None:
    by_number = search.record("Case", "leb-15c01056")
    assert search.record("Case", id_text(by_number.id)).id == by_number.id


def test_a_case_is_labelled_by_its_head_and_size(search: Search) -> None:
    (found,) = search.as_json([search.record("Case", "LEB-15C01056")])
    assert (found["label"], found["stage"]) == ("Haddad, Khaled + 1", "submitted")


def test_links_are_shown_with_the_label_of_what_they_name(search: Search) -> None:
    (found,) = search.as_json([search.record("Person", "LEB-58409303")])
    assert found["values"]["case"]["label"] == "Haddad, Khaled + 1"  # type: ignore[index]


def test_a_case_is_shown_with_its_members_and_what_is_missing(search: Search) -> None:
    shown = search.show(search.record("Case", "LEB-15C01056"))
    assert [part["label"] for part in shown["parts"]["Person"]] == ["Haddad, Khaled", "Rashid, Fatima"]  # type: ignore[index]
    assert "T310" in {each["number"] for each in shown["findings"]}  # type: ignore[attr-defined]


def test_a_name_that_changed_is_found_by_the_new_one_only(search: Search, say: Say) -> None:
    renamed = {"family_name": "Najjar", "original_name": "خالد نجار"}
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": renamed})
    assert (search.find("najjar", "Person").total, search.find("haddad", "Person").total) == (1, 0)


def test_a_case_is_found_by_a_members_name(search: Search) -> None:
    (found,) = search.find("Fatima", "Case").records
    assert found.values()["unhcr_number"] == "LEB-15C01056"


def namesakes(say: Say, *names: str) -> None:
    """Add families of one, called so."""
    for place, name in enumerate(names):
        given, family = name.rsplit(" ", 1)
        case = {"add": "Case", "as": "c", "values": {"unhcr_number": f"LEB-20C{place:05d}"}}
        say(case, {"add": "Person", "values": {"case": "@c", "given_names": given, "family_name": family}})


def found(store: Store, text: str) -> list[str]:
    people = store.search.find(text, "Person").records
    return [f"{person.of('given_names')} {person.of('family_name')}" for person in people]


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Mohammad Khoury", "Muhamed Koury"), ("Mohammad Khoury", "mehmet khouri"), ("Noor Saleh", "Nur Salih"),
        ("Ahmed Najjar", "ahmad najar"), ("Abdul Rahman Issa", "Abd al-Rahman"), ("Yousef Al-Hamwi", "yusuf hamwi"),
        ("Rana Alhamwi", "al-hamwi"), ("Omar Haddad", "Umar Hadd"), ("Mohammad Saleh", "Muham"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_another_spelling(store: Store, say: Say, kept: str, typed: str) -> None:
    namesakes(say, kept, "Berhane Tesfay")
    assert found(store, typed) == [kept]


@pytest.mark.parametrize(
    "typed", ["bashra", "bshar", "basshar", "bqshar", "bashar kassib", "bahsar kassab", "bahsar kass", "ashar kassab"]
)
def test_a_name_is_found_past_one_slip_of_typing(store: Store, say: Say, typed: str) -> None:
    namesakes(say, "Bashar Kassab", "Berhane Tesfay")
    assert found(store, typed) == ["Bashar Kassab"]


def test_a_slip_in_arabic_is_passed_over_too(search: Search) -> None:
    assert search.find("خالد حدلد", "Person").total == 1


def test_slips_are_not_looked_for_where_somebody_is_called_so(store: Store, say: Say) -> None:
    namesakes(say, "Rana Issa", "Rama Issa")
    assert found(store, "rana") == ["Rana Issa"]


@pytest.mark.parametrize(
    "typed", ["bashar ql-kassab", "bashar alvkassab", "bashar yal-kassab", "bashar ak-kassab", "bashar alkassab"]
)
def test_a_slip_in_the_article_is_passed_over(store: Store, say: Say, typed: str) -> None:
    namesakes(say, "Bashar Al-Kassab", "Berhane Tesfay")
    assert found(store, typed) == ["Bashar Al-Kassab"]


def test_an_article_alone_finds_those_whose_names_begin_so(store: Store, say: Say) -> None:
    namesakes(say, "Ali Issa", "Berhane Al-Tesfay")
    assert found(store, "al") == found(store, "al-") == ["Ali Issa"]


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Khaled Al-Hamwi", "خالد الحموي"), ("Fatima Haddad", "فاطمة حداد"), ("Mohammad Khoury", "محمد الخوري"),
        ("Abdul Rahman Issa", "عبد الرحمن عيسى"), ("خالد الحموي", "khaled hamwi"), ("سارة حداد", "Sarah Haddad"),
    ],
)  # fmt: skip
def test_a_name_is_found_across_scripts(store: Store, say: Say, kept: str, typed: str) -> None:
    namesakes(say, kept, "Berhane Tesfay", "بشار كساب")
    assert found(store, typed) == [kept]


def test_a_case_is_found_across_scripts(search: Search) -> None:
    assert search.find("فاطمة رشيد", "Case").total == 1


def test_another_name_in_the_other_script_is_not_found(store: Store, say: Say) -> None:
    namesakes(say, "Mahmoud Haddad")
    assert found(store, "محمد حداد") == []


def test_another_name_that_a_person_has_finds_her(search: Search, say: Say) -> None:
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"aliases": "Abu Omar; K. Hadad"}})
    assert search.find("abu omar", "Person").total == 1


def test_who_is_called_so_comes_before_those_whose_father_is(store: Store, say: Say) -> None:
    case = {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-20C00001"}}
    son = {"case": "@c", "given_names": "Omar", "family_name": "Haddad", "father_name": "Khaled"}
    father = {"case": "@c", "given_names": "Khaled", "family_name": "Haddad"}
    say(case, {"add": "Person", "values": son}, {"add": "Person", "values": father})
    assert found(store, "khaled haddad") == found(store, "khaled hadd") == ["Khaled Haddad", "Omar Haddad"]


def test_of_a_mistyped_name_the_words_typed_right_decide(store: Store, say: Say) -> None:
    namesakes(say, "Siham Faraj", "Syham Faraj", "Syham Faras")
    assert found(store, "syham faraq") == ["Syham Faraj", "Syham Faras", "Siham Faraj"]


def test_two_slips_find_nobody(store: Store, say: Say) -> None:
    namesakes(say, "Bashar Kassab")
    assert found(store, "bqsqar") == []


def test_whole_words_come_before_beginnings_and_those_before_other_spellings(store: Store, say: Say) -> None:
    namesakes(say, "Noor Issa", "Nura Issa", "Nur Issa")
    assert found(store, "nur") == ["Nur Issa", "Nura Issa", "Noor Issa"]


def test_a_whole_number_comes_before_those_that_begin_with_it(search: Search, say: Say) -> None:
    say({"add": "Person", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "unhcr_number": "LEB-58409"}})
    numbers = [person.of("unhcr_number") for person in search.find("leb58409", "Person").records]
    assert numbers == ["LEB-58409", "LEB-58409303"]


@pytest.mark.parametrize("text", ["58409303", "584 09303", "khaled 58409303", "LEB-584 haddad", "haddad 03 876082"])
def test_a_person_is_found_by_a_part_of_the_number_and_beside_a_name(search: Search, text: str) -> None:
    assert [person.of("given_names") for person in search.find(text, "Person").records] == ["Khaled"]


def test_a_name_beside_somebody_elses_number_finds_nobody(search: Search) -> None:
    assert search.find("fatima 58409303", "Person").total == 0


@pytest.mark.parametrize("kind", ["Person", "Case", "TravelDocument"])
def test_a_documents_number_finds_the_document_its_person_and_the_case(search: Search, say: Say, kind: str) -> None:
    bearer = {"unhcr_number": "LEB-58409303"}
    say({"add": "TravelDocument", "values": {"person": bearer, "type": "passport", "number": "N 0123-456"}})
    assert search.find("n0123456", kind).total == 1


def test_a_booking_code_finds_the_departure(search: Search, say: Say) -> None:
    seat = {"departure": "@d", "person": {"unhcr_number": "LEB-58409303"}, "pnr": "X7K2QP"}
    say({"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}}, {"add": "Passenger", "values": seat})
    assert [each.of("reference") for each in search.find("x7k2qp", "Departure").records] == ["BEY-2020-01"]


def test_a_case_is_found_by_two_of_its_members(search: Search) -> None:
    assert search.find("haddad fatima", "Case").total == 1


def test_a_case_is_found_by_the_names_of_those_who_came_and_not_of_those_who_left(search: Search, say: Say) -> None:
    say({"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-16C00001"}})
    whom, where = {"unhcr_number": "LEB-59509497"}, {"unhcr_number": "LEB-16C00001"}
    say({"set": "Person", "where": whom, "values": {"case": where}})
    assert [case.of("unhcr_number") for case in search.find("fatima", "Case").records] == ["LEB-16C00001"]


def test_very_many_are_counted_up_to_a_thousand(store: Store, say: Say) -> None:
    case = {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-20C00001"}}
    say(case, *({"add": "Person", "values": {"case": "@c", "family_name": "Haddad"}} for _each in range(1001)))
    some = store.search.find("haddad", "Person", 5)
    assert (some.total, some.more, len(some.records)) == (1000, True, 5)
    assert store.search.find("haddad", "Person", 2000).total == 1001
    assert not store.search.find("haddad", "Case").more
