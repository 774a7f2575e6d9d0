"""Records, their history and the code lists are told as tables, and as JSON in the form of change sets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Run

Changes = Callable[..., Path]

KEYS = {"kind", "id", "label", "stage", "values"}


def test_a_record_is_found_by_a_name(run: Run, family: Path) -> None:
    ended = run("find", family, "khaled", "--kind", "Person", "--json")
    (found,) = ended.json["found"]
    assert (ended.status, ended.json["total"], set(found)) == (0, 1, KEYS)
    assert (found["label"], found["stage"]) == ("Haddad, Khaled", "submitted")


@pytest.mark.parametrize("text", ["خالد", "LEB58409303", "03 876082", "haddad khal"])
def test_a_record_is_found_by_what_people_type(run: Run, family: Path, text: str) -> None:
    found = run("find", family, text, "--kind", "Person", "--json").json["found"]
    assert [each["values"]["unhcr_number"] for each in found] == ["LEB-58409303"]


def test_values_are_as_in_change_sets_and_links_have_labels(run: Run, family: Path) -> None:
    (case,) = run("find", family, "--kind", "Case", "--json").json["found"]
    values = run("find", family, "khaled", "--kind", "Person", "--json").json["found"][0]["values"]
    assert (values["birth_date"], values["sex"]) == ("1988-03-26", "M")
    assert values["case"] == {"id": case["id"], "label": "Haddad, Khaled + 1"}


def test_without_a_text_all_of_the_kind_are_found(run: Run, family: Path) -> None:
    assert run("find", family, "--kind", "Person", "--json").json["total"] == 2
    assert run("find", family, "--json").json["total"] == 3


def test_the_limit_cuts_what_is_printed_and_not_the_total(run: Run, family: Path) -> None:
    ended = run("find", family, "--limit", 1, "--json")
    assert (len(ended.json["found"]), ended.json["total"]) == (1, 3)


def test_a_table_says_that_there_is_more(run: Run, family: Path) -> None:
    ended = run("find", family, "--limit", 1)
    assert len(ended.out.splitlines()) == 2
    assert "3 found" in ended.said
    assert "--limit shows more" in ended.said


def test_finding_nobody_is_no_failure(run: Run, family: Path) -> None:
    ended = run("find", family, "nobody", "--json")
    assert (ended.status, ended.json) == (0, {"total": 0, "found": []})


def test_a_kind_that_is_not_there_is_told_with_those_that_are(run: Run, family: Path) -> None:
    ended = run("find", family, "--kind", "Dragon", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "E124 Dragon is no kind of record" in ended.said
    assert "TravelDocument" in ended.said


def test_a_record_is_shown_with_the_records_that_live_with_it(run: Run, family: Path) -> None:
    shown = run("show", family, "Case", "leb 15c01056", "--json").json
    assert set(shown) == KEYS | {"findings", "parts"}
    people = shown["parts"]["Person"]
    assert [each["values"]["given_names"] for each in people] == ["Khaled", "Fatima"]
    assert set(people[0]) == KEYS | {"findings", "parts"}


def test_a_record_is_shown_by_its_id(run: Run, family: Path) -> None:
    (case,) = run("find", family, "--kind", "Case", "--json").json["found"]
    assert run("show", family, "Case", case["id"].lower(), "--json").json["id"] == case["id"]


def test_what_is_found_of_a_record_is_shown_and_is_no_failure(run: Run, family: Path, changes: Changes) -> None:
    change = {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"birth_date": "1980-01-01"}}
    run("apply", family, changes(change))
    ended = run("show", family, "Person", "LEB-58409303", "--json")
    assert (ended.status, "W201" in ended.numbers) == (0, True)
    assert "W201 [Date of birth]" in run("show", family, "Person", "LEB-58409303").out


def test_a_shown_record_reads_as_people_say_it(run: Run, family: Path) -> None:
    out = run("show", family, "Case", "LEB-15C01056").out
    for words in ("Country of asylum: Lebanon", "Date of birth: 26 Mar 1988", "خالد حداد", "Case: Haddad, Khaled + 1"):
        assert words in out


def test_a_record_that_is_not_there_is_told(run: Run, family: Path) -> None:
    ended = run("show", family, "Person", "LEB-1", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "E121 There is no Person with LEB-1" in ended.said


def test_the_history_is_told_with_the_newest_first(run: Run, family: Path) -> None:
    run("undo", family, 1)
    first, second = run("history", family, "--json").json["entries"]
    assert (first["change_set"], first["undoes"], second["change_set"]) == (2, 1, 1)
    assert (second["user"], second["source"], second["reason"]) == ("rania", "test", "a family")
    assert len(second["changes"]) == 3


def test_the_history_of_a_record_tells_its_fields_before_and_after(run: Run, family: Path, changes: Changes) -> None:
    change = {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"occupation": "Baker"}}
    run("apply", family, changes(change))
    ended = run("history", family, "LEB-58409303")
    assert "2  Occupation: empty → Baker" in ended.out
    entries = run("history", family, "LEB-58409303", "--json").json["entries"]
    assert entries[0]["changes"][0]["fields"] == {"occupation": {"before": None, "after": "Baker"}}


def test_the_history_of_a_record_that_is_gone_is_kept_under_its_id(run: Run, family: Path) -> None:
    person = run("show", family, "Person", "LEB-58409303", "--json").json["id"]
    run("undo", family, 1)
    assert [each["change_set"] for each in run("history", family, person, "--json").json["entries"]] == [2, 1]


def test_the_history_of_a_record_that_never_was_is_told(run: Run, family: Path) -> None:
    ended = run("history", family, "LEB-1")
    assert (ended.status, "No record has the id or number LEB-1" in ended.said) == (2, True)


def test_a_code_list_is_told_with_its_labels_and_aliases(run: Run) -> None:
    lists = run("codes", "sexes", "--json").json["lists"]
    assert list(lists) == ["sexes"]
    female = next(each for each in lists["sexes"] if each["code"] == "F")
    assert (female["labels"]["fr"], "Vrouw" in female["labels"]["nl"]) == ("Féminin", True)
    assert female["aliases"]


def test_all_code_lists_are_named(run: Run) -> None:
    assert {"countries", "relationships", "needs"} <= set(run("codes", "--json").json["lists"])
    assert "countries" in run("codes").out


def test_a_code_list_that_is_not_there_is_told_with_those_that_are(run: Run) -> None:
    ended = run("codes", "dragons")
    assert (ended.status, ended.out) == (2, "")
    assert "countries" in ended.said


def test_the_history_of_who_was_entered_twice_shows_both_sides(run: Run, family: Path) -> None:
    with Store.open(family, USER, PASSPHRASE) as store:
        khaled, fatima = (store.search.record("Person", each).id for each in ("LEB-58409303", "LEB-59509497"))
        store.apply(store.merging.persons(khaled, fatima).change_set)
    ended = run("history", family, "LEB-58409303")
    assert ended.status == 0 and "Given names: Fatima → empty" in ended.out
