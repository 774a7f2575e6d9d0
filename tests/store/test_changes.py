"""The change set as it grows, and its inverse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.changes import Change, ChangeSet, Draft, FieldConflict, settled

values = st.dictionaries(st.sampled_from(["family_name", "given_names", "sex"]), st.none() | st.text(), min_size=1)


@given(values, values)
def test_the_inverse_of_the_inverse_is_the_change(before: dict[str, str | None], after: dict[str, str | None]) -> None:
    change = Change("Person", 1, before, after)
    assert change.inverse().inverse() == change


def test_the_inverse_begins_with_the_last_change() -> None:
    draft = Draft()
    draft.add("Case", 1, {})
    draft.add("Person", 2, {"case": "0000000000001"})
    assert [change.record for change in draft.change_set().inverse("back", 1).changes] == [2, 1]


def test_values_that_stay_are_left_out() -> None:
    draft = Draft()
    draft.set("Person", 1, {"sex": "F", "given_names": "Noor"}, {"sex": "F", "given_names": "Nour"})
    (change,) = draft.change_set().changes
    assert (change.before, change.after) == ({"given_names": "Noor"}, {"given_names": "Nour"})


def test_setting_nothing_new_is_no_change() -> None:
    draft = Draft()
    draft.set("Person", 1, {"sex": "F"}, {"sex": "F"})
    assert draft.change_set().changes == ()


def test_a_record_set_twice_is_changed_once() -> None:
    draft = Draft()
    draft.set("Person", 1, {"sex": "F"}, {"sex": "M"})
    draft.set("Person", 1, {"sex": "M", "phone": None}, {"phone": "1"})
    (change,) = draft.change_set().changes
    assert (change.before, change.after) == ({"sex": "F", "phone": None}, {"sex": "M", "phone": "1"})


def test_what_is_set_on_an_added_record_is_added_with_it() -> None:
    draft = Draft()
    draft.add("Person", 1, {"sex": "F"})
    draft.set("Person", 1, {"sex": "F"}, {"phone": "1"})
    (change,) = draft.change_set().changes
    assert (change.before, change.after) == (None, {"sex": "F", "phone": "1"})


def test_a_record_that_was_removed_is_not_changed_any_more() -> None:
    draft = Draft()
    draft.remove("Person", 1, {"family_name": "Haddad"})
    with pytest.raises(KnownError, match="Haddad is both removed and changed"):
        draft.set("Person", 1, {"family_name": "Haddad"}, {"family_name": "Najjar"})


def test_a_conflict_is_told_in_the_words_of_the_form() -> None:
    conflict = FieldConflict("Person", 1, "Haddad, Khaled", "birth_date", "1985-03", None)
    assert conflict.sentence() == "Haddad, Khaled, Date of birth: Mar 1985 was expected, empty is there now."


def test_an_addition_is_taken_as_it_is_whatever_was_changed_since() -> None:
    back = ChangeSet((Change("Person", 1, None, {"sex": "F"}),))
    assert settled(back, [], [(1, "sex")]) == back


def test_a_value_that_the_change_did_not_know_of_is_kept_with_its_record() -> None:
    back = ChangeSet((Change("Person", 1, {"sex": "F"}, None),))
    added = FieldConflict("Person", 1, "Noor", "phone", None, "+961 3 111111")
    assert settled(back, [added], [(1, "phone")]).changes == ()
    assert settled(back, [added], []).changes[0].before == {"sex": "F", "phone": "+961 3 111111"}
