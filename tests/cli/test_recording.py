"""Change sets from JSON are applied whole or not at all, and each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.records.numbers import id_number
from tests.cli.conftest import Run, history_of

Changes = Callable[..., Path]

KHALED = {"unhcr_number": "LEB-58409303"}
GOOD = {"add": "Departure", "as": "d1", "values": {"reference": "BEY-2020-01"}}


def setting(**values: Any) -> dict[str, Any]:
    return {"set": "Person", "where": KHALED, "values": values}


def test_a_change_set_is_written_and_its_records_are_named(run: Run, office: Path, changes: Changes) -> None:
    ended = run("apply", office, changes(GOOD), "--json")
    assert ended.status == 0
    assert set(ended.json) == {"change_set", "added", "findings"}
    assert (ended.json["change_set"], ended.json["findings"]) == (1, [])
    assert id_number(ended.json["added"]["d1"])


def test_its_reason_and_its_file_are_in_the_history(run: Run, office: Path, changes: Changes) -> None:
    run("apply", office, changes(GOOD, reason="telephone list of 3 May"))
    (entry,) = run("history", office, "--json").json["entries"]
    assert (entry["reason"], entry["source"]) == ("telephone list of 3 May", "changes.json")


def test_a_look_only_says_what_would_be_and_writes_nothing(run: Run, office: Path, changes: Changes) -> None:
    ended = run("apply", office, changes(GOOD), "--dry-run", "--json")
    assert (ended.status, ended.json["change_set"], ended.json["added"]) == (0, None, {})
    assert "look only" in ended.said
    assert history_of(office) == 0


def test_a_look_only_finds_what_the_store_would_refuse(run: Run, family: Path, changes: Changes) -> None:
    ended = run("apply", family, changes({"add": "Person", "values": KHALED}), "--dry-run", "--json")
    assert (ended.status, ended.numbers) == (2, ["E123"])


def test_a_warning_is_stored_and_gives_status_1(run: Run, family: Path, changes: Changes) -> None:
    ended = run("apply", family, changes(GOOD, setting(birth_date="1980-01-01")), "--json")
    assert (ended.status, ended.numbers, ended.json["change_set"]) == (1, ["W201"], 2)
    assert ended.json["findings"][0]["row"] == 2


def test_what_is_only_missing_gives_status_0(run: Run, office: Path, changes: Changes) -> None:
    assert run("apply", office, changes({"add": "Person", "values": {"given_names": "Noor"}})).status == 0


def test_saying_what_is_so_already_changes_nothing(run: Run, family: Path, changes: Changes) -> None:
    ended = run("apply", family, changes(setting(sex="M")), "--json")
    assert (ended.status, ended.json["change_set"]) == (0, None)
    assert "nothing was written" in ended.said


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (setting(shoe_size=42), "E120"),
        ({"set": "Person", "where": {"unhcr_number": "LEB-0"}, "values": {"sex": "M"}}, "E121"),
        ({"set": "Person", "where": {"case": {"unhcr_number": "LEB-15C01056"}}, "values": {"sex": "M"}}, "E122"),
        ({"remove": "Person", "where": {"unhcr_number": "LEB-0"}}, "E121"),
        ({"remove": "Case", "where": {"unhcr_number": "LEB-15C01056"}}, "E126"),
        ({"add": "Person", "values": KHALED}, "E123"),
        ({"add": "Dragon", "values": {}}, "E124"),
        ({"put": "Person"}, "E125"),
        (7, "E125"),
        (setting(birth_date="31/02/2019"), "E101"),
        (setting(birth_date="2999-01-01"), "E102"),
        (setting(sex="hen"), "E110"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_of_the_file_is_written(
    run: Run, family: Path, changes: Changes, change: object, number: str
) -> None:
    ended = run("apply", family, changes(GOOD, change), "--json")
    assert (ended.status, ended.numbers, ended.json["change_set"], ended.json["added"]) == (2, [number], None, {})
    assert history_of(family) == 1


def test_a_finding_names_the_change_and_its_field(run: Run, family: Path, changes: Changes) -> None:
    ended = run("apply", family, changes(GOOD, setting(birth_date="31/02/2019")), "--json")
    (said,) = ended.json["findings"]
    assert (said["row"], said["field"], said["value"]) == (2, "birth_date", "31/02/2019")
    assert "E101 [change 2, birth_date]" in ended.said


def test_a_taken_number_is_found_at_its_change(run: Run, family: Path, changes: Changes) -> None:
    ended = run("apply", family, changes(GOOD, {"add": "Person", "values": KHALED}), "--json")
    assert [each["row"] for each in ended.json["findings"]] == [2]


@pytest.mark.parametrize("text", ["", "{", "not json", "\x00", '{"changes": [}', "[" * 100_000])
def test_a_file_that_is_no_json_is_told_in_a_sentence(run: Run, office: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.json").write_text(text)
    ended = run("apply", office, "broken.json", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "broken.json cannot be read as JSON" in ended.said
    assert "Nothing was written" in ended.said


@pytest.mark.parametrize("text", ["[]", "7", "null", '"changes"', "{}", '{"changes": {}}'])
def test_json_that_is_no_change_set_is_told(run: Run, office: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text)
    ended = run("apply", office, "other.json", "--json")
    assert (ended.status, ended.numbers) == (2, ["E125"])


def test_letters_of_another_encoding_are_told_in_a_sentence(run: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes('{"reason": "été"}'.encode("latin-1"))
    ended = run("apply", office, "latin.json")
    assert (ended.status, "latin.json cannot be read as JSON" in ended.said) == (2, True)


def test_a_file_that_a_windows_editor_saved_is_read(run: Run, office: Path, changes: Changes) -> None:
    file = changes(GOOD)
    file.write_text("\ufeff" + file.read_text("utf-8"), "utf-8")
    assert run("apply", office, file).status == 0


@pytest.mark.parametrize(("name", "reason"), [("none.json", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_opened_is_told_with_the_reason(run: Run, office: Path, name: str, reason: str) -> None:
    ended = run("apply", office, name)
    assert (ended.status, reason in ended.said) == (2, True)


def test_the_help_shows_a_change_set(run: Run) -> None:
    assert '"set": "Person"' in run("apply", "--help").out


def test_a_change_set_is_taken_back(run: Run, family: Path) -> None:
    ended = run("undo", family, 1, "--json")
    assert ended.json == {"change_set": 2, "undone": 1, "conflicts": []}
    assert (ended.status, run("find", family, "--json").json["total"]) == (0, 0)


def test_taking_back_leaves_later_changes_of_other_fields(run: Run, family: Path, changes: Changes) -> None:
    run("apply", family, changes(setting(occupation="Baker")))
    run("apply", family, changes(setting(phone="+961 3 111111")))
    assert run("undo", family, 2).status == 0
    values = run("show", family, "Person", "LEB-58409303", "--json").json["values"]
    assert ("occupation" in values, values["phone"]) == (False, "+961 3 111111")


def test_a_field_that_changed_since_is_told_and_nothing_is_written(run: Run, family: Path, changes: Changes) -> None:
    run("apply", family, changes(setting(occupation="Baker")))
    run("apply", family, changes(setting(occupation="Tailor")))
    ended = run("undo", family, 2, "--json")
    (conflict,) = ended.json["conflicts"]
    assert (ended.status, ended.json["change_set"], history_of(family)) == (2, None, 3)
    assert (conflict["kind"], conflict["field"]) == ("Person", "occupation")
    assert (conflict["expected"], conflict["here"]) == ("Baker", "Tailor")
    assert "Baker was expected, Tailor is there now" in ended.said


def test_many_conflicts_are_told_up_to_fifty(run: Run, demo: Path) -> None:
    ended = run("undo", demo, 1, "--json")
    told = len(ended.json["conflicts"])
    assert told > 50
    assert f"{told - 50} more" in ended.said


@pytest.mark.parametrize("number", ["99", "0", "-1", "one"])
def test_a_change_set_that_is_not_there_cannot_be_taken_back(run: Run, family: Path, number: str) -> None:
    ended = run("undo", family, "--", number)
    assert (ended.status, ended.out, history_of(family)) == (2, "", 1)
    assert number in ended.said
