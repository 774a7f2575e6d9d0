"""The history of a family in words: what was done, where from, and each field before and after."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from resettle_desktop.desktop.forms.history_models import (
    change_word,
    changes_of,
    entry_words,
    field_lines,
    record_words,
    when,
)
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store
from tests.desktop.families import fatima, khaled, say

WHERE = {"unhcr_number": "LEB-58409303"}


def newest(store: Store) -> HistoryEntry:
    return store.history.entry(store.history.last_number())


def words(store: Store) -> str:
    return entry_words(newest(store), frozenset({khaled(store).id}))


def test_an_import_names_its_file(store: Store) -> None:
    assert words(store) == "Person added, unhcr-submissions.xlsx"


def test_a_change_names_its_fields(store: Store) -> None:
    say(store, {"set": "Person", "where": WHERE, "values": {"occupation": "Baker", "sex": None, "phone": None}})
    assert words(store) == "Occupation +2, unhcr-submissions.xlsx"


def test_what_lives_with_a_record_is_told_with_it(store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": WHERE, "number": "N1"}})
    assert words(store) == "Travel document added, unhcr-submissions.xlsx"
    assert changes_of(newest(store), [fatima(store).id]) == []


def test_a_save_by_hand_names_who(store: Store) -> None:
    number = newest(store).number
    store.undo(number)
    assert words_of_undo(store) == "Took back change set 1"


def words_of_undo(store: Store) -> str:
    return entry_words(newest(store), frozenset())


@pytest.mark.parametrize(("hours", "shown"), [(0, "Today "), (-48, "20 Sep 2020")])
def test_a_time_is_told_as_people_say_it(hours: int, shown: str) -> None:
    at = datetime(2020, 9, 22, 12, tzinfo=UTC).timestamp() + 3600 * hours
    assert when(datetime.fromtimestamp(at, UTC), date(2020, 9, 22)).startswith(shown)


def test_fields_are_shown_before_and_after(store: Store) -> None:
    say(store, {"set": "Person", "where": WHERE, "values": {"birth_date": "1985-03", "sex": "F"}})
    (change,) = newest(store).changes
    assert field_lines(change) == [("Date of birth", "26 Mar 1988", "Mar 1985"), ("Sex", "Male", "Female")]
    assert change_word(change) == "Person changed"


def test_a_named_record_is_shown_by_its_name(store: Store) -> None:
    place = {"case": {"unhcr_number": "LEB-15C01056"}, "person": WHERE, "centre": "Florennes"}
    say(store, {"add": "Placement", "values": place})
    (change,) = newest(store).changes
    lines = field_lines(change, {khaled(store).id: "Haddad, Khaled"})
    assert ("Person", "", "Haddad, Khaled") in lines
    assert "Case" not in [label for label, _before, _after in lines]


def test_who_was_removed_is_known_by_the_name_of_then(store: Store) -> None:
    say(store, {"remove": "Person", "where": WHERE})
    (change,) = newest(store).changes
    assert (record_words(change), change_word(change)) == ("Haddad, Khaled", "Person removed")
