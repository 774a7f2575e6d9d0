"""What is odd or missing of the records is told at the terminal, and a reason that was given with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from resettle_desktop.cli.common import COULD_NOT, DONE, FOUND
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Run


def change(store: Path, value: str) -> None:
    with Store.open(store, USER, PASSPHRASE) as opened:
        where = {"unhcr_number": "LEB-58409303"}
        said = {"changes": [{"set": "Person", "where": where, "values": {"birth_date": value}}]}
        opened.apply(opened.read_statement(said).change_set)


def accept(store: Path, reason: str) -> ChangeSet:
    with Store.open(store, USER, PASSPHRASE) as opened:
        warned = [found for found in opened.checks.store() if found.number.startswith("W")]
        accepting = opened.reasons.accepting(warned, reason, USER, datetime(2020, 9, 22, 10, 35))
        opened.apply(accepting)
    return accepting


def test_a_family_in_order_has_only_what_is_to_do(run: Run, family: Path) -> None:
    ended = run("check", family, "--findings", "--json")
    assert ended.status == DONE
    assert {each["level"] for each in ended.json["findings"]} == {"to do"}
    assert (ended.json["cases"], ended.json["left_out"]) == (1, 0)


def test_a_warning_ends_with_status_1_and_says_whose_it_is(run: Run, family: Path) -> None:
    change(family, "1988-01-01")
    ended = run("check", family, "--findings", "--json")
    warned = [each for each in ended.json["findings"] if each["level"] == "warning"]
    assert ended.status == FOUND and ended.json["counts"]["W201"] == 1
    assert [(each["number"], each["who"], each["case"]["label"]) for each in warned] == [
        ("W201", "Haddad, Khaled", "LEB-15C01056")
    ]


def test_an_accepted_warning_is_told_with_its_reason_and_counts_no_more(run: Run, family: Path) -> None:
    change(family, "1988-01-01")
    accept(family, "Seen on the extract")
    ended = run("check", family, "--findings", "--json")
    (warned,) = [each for each in ended.json["findings"] if each["level"] == "warning"]
    assert ended.status == DONE and "W201" not in ended.json["counts"]
    assert warned["accepted"] == {"reason": "Seen on the extract", "by": USER, "when": "22 Sep 2020, 10:35"}


def test_the_table_says_the_same(run: Run, family: Path) -> None:
    change(family, "1988-01-01")
    ended = run("check", family, "--findings")
    assert "W201" in ended.out and "1 case" in ended.said


def test_a_shown_person_has_what_only_the_family_and_the_store_know(run: Run, family: Path) -> None:
    change(family, "1978-01-01")
    accept(family, "Seen on the extract")
    ended = run("show", family, "Person", "LEB-58409303", "--json")
    (warned,) = [each for each in ended.json["findings"] if each["level"] == "warning"]
    assert warned["accepted"]["reason"] == "Seen on the extract"


def test_only_a_person_can_mend_what_is_found(run: Run, family: Path) -> None:
    ended = run("check", family, "--findings", "--mend")
    assert ended.status == COULD_NOT and "Nothing was done" in ended.said
