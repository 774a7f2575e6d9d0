"""Who lets whom into a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.keys import KeyFile, WrongPassphrase
from resettle_desktop.store.office_users import NotAllowed, OfficeUsers
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

MINE = Secret("rania", "five plain words")
HERS = Secret("amal", "five other words")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESETTLE_QUICK_KEYS", "1")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    store, code = Store.create(tmp_path / "office", MINE.user, MINE.text, QUICK_KEY_SETTINGS)
    store.close()
    return store.folder, code


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    return made[0]


@pytest.fixture
def amal(folder: Path) -> OfficeUsers:
    OfficeUsers.unlock(folder, MINE).add("amal", HERS.text, ["officer"])
    return OfficeUsers.unlock(folder, HERS)


def test_a_new_user_opens_the_store(folder: Path, amal: OfficeUsers) -> None:
    assert [(user.name, user.roles) for user in amal.users()][1] == ("amal", ("officer",))
    HERS.open(folder).close()


@pytest.mark.usefixtures("amal")
def test_a_removed_user_does_not(folder: Path) -> None:
    OfficeUsers.unlock(folder, MINE).remove("amal")
    with pytest.raises(WrongPassphrase):
        HERS.open(folder)


def test_everybody_changes_their_own_passphrase(folder: Path, amal: OfficeUsers) -> None:
    amal.set_passphrase("Amal", "six quite different words")
    Secret("amal", "six quite different words").open(folder).close()


@pytest.mark.usefixtures("amal")
def test_an_administrator_gives_somebody_a_new_passphrase(folder: Path) -> None:
    OfficeUsers.unlock(folder, MINE).set_passphrase("amal", "six quite different words")
    Secret("amal", "six quite different words").open(folder).close()


def test_who_is_no_administrator_changes_nobody_else(folder: Path, amal: OfficeUsers) -> None:
    before = KeyFile.read(folder).users()
    for act in (
        lambda: amal.add("sami", "four more words", ["officer"]),
        lambda: amal.remove("rania"),
        lambda: amal.set_passphrase("rania", "four more words"),
        amal.renew_recovery,
    ):
        with pytest.raises(NotAllowed, match="Ask one of them: rania"):
            act()
    assert KeyFile.read(folder).users() == before
    MINE.open(folder).close()


def test_the_last_administrator_stays(folder: Path) -> None:
    with pytest.raises(KnownError, match="last administrator"):
        OfficeUsers.unlock(folder, MINE).remove("rania")


@pytest.mark.usefixtures("amal")
def test_who_may_do_what_is_changed_with_a_new_passphrase(folder: Path) -> None:
    OfficeUsers.unlock(folder, MINE).set_rights("amal", HERS.text, ["officer", "medical"])
    assert [user.roles for user in KeyFile.read(folder).users()][1] == ("officer", "medical")
    with HERS.open(folder) as store:
        assert store.seals.may_open


def test_who_does_not_hold_the_medical_key_gives_it_to_nobody(folder: Path, amal: OfficeUsers) -> None:
    OfficeUsers.unlock(folder, MINE).set_rights("amal", HERS.text, ["administrator"])
    with pytest.raises(KnownError, match="Only a user who may see medical details"):
        OfficeUsers.unlock(folder, HERS).set_rights("rania", MINE.text, ["administrator", "medical"])


def test_the_last_administrator_keeps_that_right(folder: Path) -> None:
    with pytest.raises(KnownError, match="last administrator"):
        OfficeUsers.unlock(folder, MINE).set_rights("rania", MINE.text, ["medical"])


def test_the_recovery_code_gives_a_lost_passphrase_anew(made: tuple[Path, str]) -> None:
    folder, code = made
    OfficeUsers.unlock(folder, Secret("", code, recovery=True)).set_passphrase("rania", "six quite different words")
    Secret("rania", "six quite different words").open(folder).close()


def test_a_new_recovery_code_takes_the_place_of_the_old_one(made: tuple[Path, str]) -> None:
    folder, old = made
    new = OfficeUsers.unlock(folder, MINE).renew_recovery()
    Secret("", new, recovery=True).open(folder).close()
    with pytest.raises(KnownError, match="was replaced"):
        Secret("", old, recovery=True).open(folder)
