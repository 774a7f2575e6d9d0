"""Who can open a store, said and changed from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.cli.common import COULD_NOT, DONE
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Run, all_bytes
from tests.cli.terminal import POSIX, Terminal

NEW = "six quite different words"


@pytest.fixture
def new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESETTLE_NEW_PASSPHRASE", NEW)


def test_the_users_are_listed_with_what_they_may(run: Run, office: Path) -> None:
    ended = run("users", office, "list")
    assert ended.status == DONE
    assert ended.out.splitlines()[-1].split() == ["rania", "administrator,", "officer,", "medical"]
    roles = ["administrator", "officer", "medical"]
    assert run("users", office, "list", "--json").json == {"users": [{"name": USER, "roles": roles}]}


@pytest.mark.usefixtures("new")
def test_a_user_is_let_in_and_out_again(run: Run, office: Path) -> None:
    assert run("users", office, "add", "amal", "--role", "officer", "--role", "medical").status == DONE
    Secret("amal", NEW).open(office).close()
    ended = run("users", office, "remove", "amal", "--json")
    assert [user["name"] for user in ended.json["users"]] == [USER]
    assert "open with the old passphrase still" in ended.said


@pytest.mark.usefixtures("new")
def test_a_new_passphrase_takes_the_place_of_the_old_one(run: Run, office: Path) -> None:
    assert run("users", office, "passphrase", USER).status == DONE
    Secret(USER, NEW).open(office).close()
    assert run("users", office, "list").status == COULD_NOT


@pytest.mark.usefixtures("new")
def test_the_medical_key_is_given_with_a_new_passphrase(run: Run, office: Path) -> None:
    run("users", office, "add", "amal", "--role", "officer")
    assert run("users", office, "rights", "amal", "--role", "officer", "--role", "medical").status == DONE
    with Secret("amal", NEW).open(office) as store:
        assert store.seals.may_open


def test_a_new_recovery_code_is_printed_once_and_alone(run: Run, office: Path) -> None:
    ended = run("users", office, "recovery")
    Secret("", ended.out.strip(), recovery=True).open(office).close()
    assert ended.out.strip() not in ended.said


@pytest.mark.usefixtures("new")
def test_the_recovery_code_helps_where_the_passphrase_is_lost(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = run("users", office, "recovery", "--json").json["recovery_code"]
    monkeypatch.setenv("RESETTLE_PASSPHRASE", "forgotten")
    monkeypatch.setenv("RESETTLE_RECOVERY_CODE", code)
    assert run("users", office, "passphrase", USER, "--by-recovery").status == DONE
    Secret(USER, NEW).open(office).close()


CALLS = [
    (["add"], "Name the user"),
    (["remove"], "Name the user"),
    (["list", "amal"], "Leave the name out"),
    (["add", "amal"], "Roles are given with add and rights"),
    (["remove", "amal", "--role", "officer"], "Roles are given with add and rights"),
    (["remove", "amal"], "no user amal"),
    (["add", USER, "--role", "officer"], "already"),
    (["add", "amal", "--role", "king"], "king"),
    (["dismiss", "amal"], "dismiss"),
]


@pytest.mark.usefixtures("new")
@pytest.mark.parametrize(("call", "said"), CALLS, ids=[" ".join(call) for call, _said in CALLS])
def test_a_call_that_makes_no_sense_changes_nothing(run: Run, office: Path, call: list[str], said: str) -> None:
    before = all_bytes(office)
    ended = run("users", office, *call)
    assert (ended.status, all_bytes(office)) == (COULD_NOT, before)
    assert said in ended.said


def test_nothing_is_changed_while_the_store_is_open(run: Run, office: Path) -> None:
    with Store.open(office, USER, PASSPHRASE):
        ended = run("users", office, "recovery")
    assert ended.status == COULD_NOT
    assert "has had this store open" in ended.said


def test_without_a_new_passphrase_and_nobody_to_ask_nothing_is_changed(run: Run, office: Path) -> None:
    before = all_bytes(office)
    ended = run("users", office, "passphrase", USER)
    assert (ended.status, all_bytes(office)) == (COULD_NOT, before)
    assert "RESETTLE_NEW_PASSPHRASE is not set" in ended.said


@POSIX
def test_a_new_passphrase_is_asked_for_twice(office: Path) -> None:
    with Terminal("users", office, "passphrase", USER) as terminal:
        terminal.answer("New passphrase", NEW + "\n")
        terminal.answer("Repeat for confirmation", NEW + "\n")
        assert terminal.ended() == DONE
    assert NEW not in terminal.shown
    Secret(USER, NEW).open(office).close()
