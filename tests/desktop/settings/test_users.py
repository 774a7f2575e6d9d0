"""Who can open the store is seen by all, and changed by an administrator with the passphrase that is typed for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.settings.users import UsersSide
from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.keys import KeyFile
from resettle_desktop.store.office_users import OfficeUsers
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store
from tests.desktop.families import PASSPHRASE, USER, shown, unnamed

CHOSEN = "four other plain words"


@pytest.fixture
def side(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[UsersSide]:
    monkeypatch.setenv("RESETTLE_QUICK_KEYS", "1")
    made = UsersSide(store)
    shown(qtbot, made)
    yield made
    qtbot.waitUntil(lambda: made.work is None or not made.work.running)


def type_user(side: UsersSide, passphrase: str = CHOSEN, again: str = "", mine: str = PASSPHRASE) -> None:
    side.form.passphrase.setText(passphrase)
    side.form.again.setText(again or passphrase)
    side.form.mine.setText(mine)


def let_in(qtbot: QtBot, side: UsersSide, name: str = "Omar", *roles: str) -> None:
    side.begin()
    side.form.name.setText(name)
    for role in roles:
        side.form.chips[role].click()
    type_user(side)
    with qtbot.waitSignal(side.message):
        side.form.save_button.click()


def cells(side: UsersSide, row: int) -> list[str]:
    return [side.table.rows().cell(row, column).text for column in range(4)]


def keys(store: Store, name: str = "Omar", passphrase: str = CHOSEN) -> bool:
    """Return whether a user's passphrase opens the medical key; raises KnownError where it opens nothing."""
    return KeyFile.read(store.folder).unlock(name, passphrase).medical is not None


def test_the_users_are_listed_with_what_each_may_do(side: UsersSide) -> None:
    assert cells(side, 0) == [USER, "yes", "yes", "yes"]
    assert side.table.rows().cell(0, 0).detail == "you"
    assert not side.form.remove_button.isVisible()


def test_somebody_is_let_in_without_the_medical_key(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    let_in(qtbot, side)
    assert cells(side, 1) == ["Omar", "–", "yes", "–"] and not keys(store)


def test_the_medical_key_is_given_with_a_passphrase_chosen_anew(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    let_in(qtbot, side)
    side.table.select_row(1)
    side.form.chips["medical"].click()
    type_user(side, "five quite other words")
    with qtbot.waitSignal(side.message) as told:
        side.form.save_button.click()
    assert told.args and "other rights" in told.args[0]
    assert keys(store, passphrase="five quite other words")


def test_the_medical_key_is_taken_away(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    let_in(qtbot, side, "Omar", "medical")
    assert keys(store)
    side.table.select_row(1)
    side.form.chips["medical"].click()
    type_user(side)
    with qtbot.waitSignal(side.message):
        side.form.save_button.click()
    assert not keys(store)


def test_one_s_own_passphrase_is_changed(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    type_user(side)
    with qtbot.waitSignal(side.message):
        side.form.save_button.click()
    assert keys(store, USER, CHOSEN)
    with pytest.raises(KnownError):
        keys(store, USER, PASSPHRASE)


def test_somebody_is_let_in_no_more(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    let_in(qtbot, side)
    side.table.select_row(1)
    side.form.mine.setText(PASSPHRASE)
    with qtbot.waitSignal(side.message):
        side.form.remove_button.click()
    assert [user.name for user in side.users] == [USER]
    with pytest.raises(KnownError):
        keys(store)


def test_nothing_is_done_with_a_wrong_passphrase_of_one_s_own(qtbot: QtBot, side: UsersSide) -> None:
    side.begin()
    side.form.name.setText("Omar")
    type_user(side, mine="not the one")
    side.form.save_button.click()
    qtbot.waitUntil(lambda: "do not open the store" in side.failure.text)
    assert [user.name for user in side.users] == [USER]


@pytest.mark.parametrize(("passphrase", "again", "said"), [("short", "", "at least 12"), (CHOSEN, "other", "differ")])
def test_a_passphrase_that_will_not_do_is_told_at_once(side: UsersSide, passphrase: str, again: str, said: str) -> None:
    type_user(side, passphrase, again)
    side.form.save_button.click()
    assert said in side.failure.text and side.work is None


def test_the_last_administrator_stays_one(qtbot: QtBot, side: UsersSide) -> None:
    side.form.chips["administrator"].click()
    type_user(side)
    side.form.save_button.click()
    qtbot.waitUntil(lambda: "last administrator" in side.failure.text)
    assert cells(side, 0)[1] == "yes"


def test_an_officer_changes_the_own_passphrase_and_nobody_else(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    let_in(qtbot, side)
    store.user = "Omar"
    side.refresh()
    side.table.select_row(0)
    type_user(side, mine=CHOSEN)
    assert not side.form.save_button.isEnabled() and side.form.said.text() == "Only an administrator changes others."
    side.table.select_row(1)
    type_user(side, "five quite other words", mine=CHOSEN)
    with qtbot.waitSignal(side.message):
        side.form.save_button.click()
    assert not keys(store, passphrase="five quite other words") and keys(store, USER, PASSPHRASE)


def test_who_opened_the_store_with_the_recovery_code_gives_a_lost_passphrase_anew(
    qtbot: QtBot, side: UsersSide, store: Store
) -> None:
    code = OfficeUsers.unlock(store.folder, Secret(USER, PASSPHRASE)).renew_recovery()
    store.user = "recovery code"
    side.refresh()
    side.table.select_row(0)
    type_user(side, mine=code)
    with qtbot.waitSignal(side.message):
        side.form.save_button.click()
    assert keys(store, USER, CHOSEN)


def test_a_new_recovery_code_is_shown_until_it_is_noted(qtbot: QtBot, side: UsersSide, store: Store) -> None:
    side.form.mine.setText(PASSPHRASE)
    with qtbot.waitSignal(side.message):
        side.form.recovery_button.click()
    assert OfficeUsers.unlock(store.folder, Secret("", side.code.text(), recovery=True)).users()
    side._forget_code()
    assert side.code.text() == "" and not side.code.isVisible()


def test_no_passphrase_stays_in_the_lines(qtbot: QtBot, side: UsersSide) -> None:
    let_in(qtbot, side)
    assert [line.text() for line in (side.form.passphrase, side.form.again, side.form.mine)] == ["", "", ""]


def test_every_part_has_a_name(side: UsersSide) -> None:
    assert unnamed(side) == []
