from __future__ import annotations

from resettle_desktop.store.store import Store


def test_what_was_typed_is_there_when_the_store_is_opened_again(store: Store) -> None:
    store.typed.keep("Person", 7, {"given_names": "Rania"}, owner=3)
    folder = store.folder
    store.close()
    with Store.open(folder, "rania", "five plain words") as again:
        kept = again.typed.all()
    assert [(each.kind, each.record, each.owner, each.texts) for each in kept] == [
        ("Person", 7, 3, {"given_names": "Rania"})
    ]


def test_later_texts_of_a_record_take_the_place_of_earlier_ones(store: Store) -> None:
    store.typed.keep("Person", 7, {"given_names": "Ran"})
    store.typed.keep("Person", 7, {"birth_date": "31/02/1980"})
    assert [each.texts for each in store.typed.all()] == [{"birth_date": "31/02/1980"}]


def test_no_text_forgets_the_record(store: Store) -> None:
    store.typed.keep("Person", 7, {"given_names": "Ran"})
    store.typed.keep("Person", 7, {})
    assert store.typed.all() == []


def test_the_latest_stands_first(store: Store) -> None:
    for record in (7, 8, 7):
        store.typed.keep("Person", record, {"given_names": f"Ran{record}"})
    assert [each.record for each in store.typed.all()] == [7, 8]


def test_nothing_of_it_is_a_change_set(store: Store) -> None:
    store.typed.keep("Person", 7, {"given_names": "Rania"})
    assert store.history.last_number() == 0


def test_what_was_there_before_is_kept_with_the_text(store: Store) -> None:
    texts = {"given_names": "Ran", "languages": "Arabic", "phone": "1"}
    store.typed.keep("Person", 7, texts, before={"given_names": None, "languages": ["ara"]})
    (kept,) = store.typed.all()
    assert kept.texts == texts
    assert kept.before == {"given_names": None, "languages": ["ara"]}
