"""The full-text index of names."""

from __future__ import annotations

import pytest

from resettle_desktop.records.record import kinds
from resettle_desktop.store.fulltext import (
    Entry,
    FullText,
    beginning,
    consonants_term,
    either,
    every,
    key_term,
    parents_term,
    without,
    word_term,
)
from resettle_desktop.store.store import Store


@pytest.fixture
def names(store: Store) -> FullText:
    index = FullText(store._database)
    index.put(
        "Person", [Entry(7, ["khaled", "haddad"], ["kalid"], ["omar"], ["hld"], ["hdd"]), Entry(3, ["haddad"], [])]
    )
    index.put("Case", [Entry(5, ["haddad"], [])])
    return index


def test_a_word_finds_the_records_of_its_kind_the_oldest_first(names: FullText) -> None:
    assert names.find(word_term("Person", "haddad"), 10) == [3, 7]


def test_a_beginning_is_no_word(names: FullText) -> None:
    assert names.find(word_term("Person", "had"), 10) == []
    assert names.find(beginning(word_term("Person", "had")), 10) == [3, 7]


def test_a_key_is_no_word(names: FullText) -> None:
    assert names.find(word_term("Person", "kalid"), 10) == []
    assert names.find(key_term("Person", "kalid"), 10) == [7]


def test_a_parents_word_and_consonants_are_no_words_of_ones_own(names: FullText) -> None:
    assert names.find(word_term("Person", "omar"), 10) == names.find(word_term("Person", "hld"), 10) == []
    assert names.find(parents_term("Person", "omar"), 10) == [7]
    assert names.find(consonants_term("Person", "hld", arabic=False), 10) == [7]
    assert names.find(consonants_term("Person", "hdd", arabic=True), 10) == [7]
    assert names.find(consonants_term("Person", "hld", arabic=True), 10) == []


def test_one_term_is_left_out_of_another(names: FullText) -> None:
    assert names.find(without(word_term("Person", "haddad"), word_term("Person", "khaled")), 10) == [3]


@pytest.mark.parametrize("others", [48, 300])
@pytest.mark.parametrize("namesakes", [0, 2100])
def test_of_few_or_many_those_are_found_who_have_the_word(names: FullText, others: int, namesakes: int) -> None:
    names.put("Person", [Entry(id, ["haddad"], []) for id in range(1000, 1000 + namesakes)])
    assert names.find(word_term("Person", "haddad"), 10, [7, *range(100, 100 + others)]) == [7]


def test_parts_that_are_joined_find_the_same(names: FullText) -> None:
    names.put("Person", [Entry(4, ["haddad"], [])])
    names.join()
    assert names.find(word_term("Person", "haddad"), 10) == [3, 4, 7]


def test_terms_are_joined(names: FullText) -> None:
    khaled, haddad = word_term("Person", "khaled"), word_term("Person", "haddad")
    assert names.find(every([khaled, haddad]), 10) == [7]
    assert names.find(either([khaled, haddad]), 10) == [3, 7]


def test_no_more_than_the_limit_is_found_and_none_but_those_among_whom_is_looked(names: FullText) -> None:
    haddad = word_term("Person", "haddad")
    assert (names.find(haddad, 1), names.find(haddad, 10, [7, 9])) == ([3], [7])


def test_what_was_taken_out_is_gone_and_what_was_never_there_is_passed_over(names: FullText) -> None:
    names.remove([3, 4])
    assert sorted({id for id, _word in names.entries()}) == [5, 7]


def test_a_record_may_come_back_with_other_names(names: FullText) -> None:
    names.remove([7])
    names.put("Person", [Entry(7, ["najjar"], [])])
    assert [word[1:] for id, word in names.entries() if id == 7] == ["najjar"]


def test_an_index_that_is_made_anew_is_empty(names: FullText) -> None:
    names.make()
    assert list(names.entries()) == []


def test_no_two_kinds_share_their_letter() -> None:
    terms = [term(kind.kind_name(), "a") for kind in kinds() for term in (word_term, key_term)]
    assert len(set(terms)) == len(terms)
