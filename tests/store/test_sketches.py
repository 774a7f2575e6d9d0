"""A change set as it is drawn up shows the records as they will be, and says no more than what becomes other."""

from __future__ import annotations

from resettle_desktop.records.kinds import Case, Person, TravelDocument
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.sketches import Sketch
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person


def sketch_of(store: Store, say: Say) -> tuple[Sketch, Person]:
    say(*haddad())
    return Sketch(store.rows), person(store)


def test_nothing_drawn_is_nothing_to_apply(store: Store, say: Say) -> None:
    sketch, khaled = sketch_of(store, say)
    sketch.set(khaled, {"given_names": "Khaled"})
    assert sketch.prepared("why", "test").change_set.changes == ()


def test_a_record_is_seen_as_it_will_be(store: Store, say: Say) -> None:
    sketch, khaled = sketch_of(store, say)
    sketch.set(khaled, {"given_names": "Khalid"})
    sketch.set(khaled, {"sex": None})
    now = sketch.get(Person, khaled.id)
    assert now and (now.given_names, now.sex, now.family_name) == ("Khalid", None, "HADDAD")
    (change,) = sketch.prepared("why", "test").change_set.changes
    assert (change.before, change.after) == (
        {"given_names": "Khaled", "sex": "M"}, {"given_names": "Khalid", "sex": None},
    )  # fmt: skip


def test_a_value_that_is_set_and_set_back_is_none(store: Store, say: Say) -> None:
    sketch, khaled = sketch_of(store, say)
    sketch.set(khaled, {"given_names": "Khalid"})
    sketch.set(khaled, {"given_names": "Khaled"})
    assert sketch.prepared("why", "test").change_set.changes == ()


def test_what_goes_is_not_seen_any_more(store: Store, say: Say) -> None:
    sketch, khaled = sketch_of(store, say)
    sketch.set(khaled, {"given_names": "Khalid"})
    sketch.remove(khaled)
    assert sketch.get(Person, khaled.id) is None and sketch.goes(khaled)
    assert [each.given_names for each in sketch.naming(Person, "case", khaled.case or 0)] == ["Fatima"]
    (change,) = sketch.prepared("why", "test").change_set.changes
    assert change.after is None and change.before == khaled.values()


def test_what_is_added_and_moved_is_found_by_what_it_will_name(store: Store, say: Say) -> None:
    sketch, khaled = sketch_of(store, say)
    other = sketch.add(Case, {"unhcr_number": "LEB-18C00001"})
    paper = sketch.add(TravelDocument, {"person": id_text(khaled.id), "number": "N0123456"})
    sketch.set(khaled, {"case": id_text(other)})
    assert [each.id for each in sketch.naming(Person, "case", other)] == [khaled.id]
    assert [each.id for each in sketch.naming(TravelDocument, "person", khaled.id)] == [paper]
    assert store.apply(sketch.prepared("why", "test").change_set)
    assert person(store).case == other


def test_a_record_that_goes_takes_no_more_values(store: Store, say: Say) -> None:
    sketch, khaled = sketch_of(store, say)
    sketch.remove(khaled)
    sketch.set(khaled, {"given_names": "Khalid"})
    assert sketch.get(Person, khaled.id) is None
