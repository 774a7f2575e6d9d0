from __future__ import annotations

from resettle_desktop.records.kinds import Setting
from resettle_desktop.store.settings import OFFICE_NAME
from resettle_desktop.store.store import Store


def test_what_was_never_set_is_the_default(store: Store) -> None:
    assert store.settings.text("hours", "72") == "72"


def test_a_setting_is_kept_under_its_name(store: Store) -> None:
    store.apply(store.settings.setting(OFFICE_NAME, "Beirut"))
    assert store.settings.text(OFFICE_NAME) == "Beirut"
    assert store.office == "Beirut"


def test_setting_again_changes_the_one_record(store: Store) -> None:
    for name in ("Beirut", "Amman"):
        store.apply(store.settings.setting(OFFICE_NAME, name))
    assert [each.value for each in store.rows.equal(Setting)] == ["Amman"]


def test_an_emptied_setting_is_the_default_again(store: Store) -> None:
    for value in ("48", ""):
        store.apply(store.settings.setting("hours", value))
    assert store.settings.text("hours", "72") == "72"


def test_the_same_value_is_no_change(store: Store) -> None:
    store.apply(store.settings.setting("hours", "48"))
    assert store.settings.setting("hours", "48").changes == ()
    assert store.settings.setting("days", "").changes == ()


def test_a_setting_can_be_taken_back(store: Store) -> None:
    applied = store.apply(store.settings.setting(OFFICE_NAME, "Beirut"))
    assert applied is not None
    store.undo(applied.number)
    assert store.office == store.name
