"""Persons entered twice are named from a terminal, and how well they are found is measured by a list of true pairs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Changes = Callable[..., Path]
KHALED, KHALID, FATIMA = "LEB-58409303", "385-00000001", "LEB-59509497"


@pytest.fixture
def twice(run: Run, family: Path, changes: Changes) -> Path:
    """A store in which Khaled Haddad was entered once more."""
    again = {"unhcr_number": KHALID, "given_names": "Khalid", "family_name": "Hadad", "birth_date": "1988-03-26"}
    case = {"add": "Case", "as": "n", "values": {"unhcr_number": "385-18C00001"}}
    run("apply", family, changes(case, {"add": "Person", "values": {"case": "@n", "sex": "M", **again}}))
    return family


def truth(*lines: str) -> Path:
    file = Path("truth.csv")
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_a_suspected_pair_is_named_with_score_and_reasons(run: Run, twice: Path) -> None:
    ended = run("duplicates", twice, "--json")
    (pair,) = ended.json["pairs"]
    assert (ended.status, set(pair), set(ended.json)) == (0, {"a", "b", "score", "why"}, {"pairs"})
    assert 0.9 < pair["score"] <= 1 and "Born on the same day: 26 Mar 1988." in pair["why"]
    ids = [run("show", twice, "Person", number, "--json").json["id"] for number in (KHALED, KHALID)]
    assert [pair["a"], pair["b"]] == ids


def test_a_table_names_both_and_why(run: Run, twice: Path) -> None:
    ended = run("duplicates", twice)
    assert "Haddad, Khaled" in ended.out and "Hadad, Khalid" in ended.out
    assert "1 suspected pair." in ended.said


def test_an_office_without_duplicates_names_none(run: Run, family: Path) -> None:
    assert run("duplicates", family, "--json").json == {"pairs": []}


@pytest.mark.parametrize(
    "lines",
    [[f"{KHALED},{KHALID}"], [f"{KHALID};{KHALED}"], ["a,b", f"{KHALED},{KHALID}"], [f"leb 58409303\t{KHALID}\tsure"]],
)
def test_pairs_are_measured_by_a_list_with_or_without_a_heading(run: Run, twice: Path, lines: list[str]) -> None:
    measured = run("duplicates", twice, "--truth", truth(*lines), "--json").json
    assert (measured["precision"], measured["recall"], measured["f1"]) == (1.0, 1.0, 1.0)


def test_our_own_ids_name_a_pair_too(run: Run, twice: Path) -> None:
    (pair,) = run("duplicates", twice, "--json").json["pairs"]
    measured = run("duplicates", twice, "--truth", truth(f"{pair['b']},{pair['a']}"), "--json").json
    assert measured["f1"] == 1.0


def test_a_pair_that_was_missed_and_one_too_many_are_counted(run: Run, twice: Path) -> None:
    ended = run("duplicates", twice, "--truth", truth(f"{KHALED},{FATIMA}"), "--json")
    assert [ended.json[name] for name in ("precision", "recall", "f1")] == [0.0, 0.0, 0.0]
    assert "Precision 0.000, recall 0.000, F1 0.000." in ended.said


def test_a_line_that_names_somebody_who_is_not_there_is_told_and_counts_as_missed(run: Run, twice: Path) -> None:
    lines = [f"{KHALED},{KHALID}", f"{KHALED},LEB-99999999"]
    ended = run("duplicates", twice, "--truth", truth(*lines), "--json")
    assert (ended.json["precision"], ended.json["recall"]) == (1.0, 0.5)
    assert "1 line names somebody who is not in the store." in ended.said


@pytest.mark.parametrize("content", [b"", b"only one cell\n", b"\xff\xfe\x00a"])
def test_a_list_without_pairs_is_refused(run: Run, twice: Path, content: bytes) -> None:
    Path("truth.csv").write_bytes(content)
    ended = run("duplicates", twice, "--truth", "truth.csv", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "truth.csv" in ended.said and "Nothing was done." in ended.said


@pytest.mark.parametrize(("kind", "said"), [("Departure", "Only persons and cases"), ("Dragon", "no kind of record")])
def test_only_persons_and_cases_are_compared(run: Run, twice: Path, kind: str, said: str) -> None:
    ended = run("duplicates", twice, "--kind", kind)
    assert ended.status == 2 and said in ended.said


def test_a_family_that_was_registered_twice_is_a_pair_of_cases(run: Run, twice: Path, changes: Changes) -> None:
    again = {"given_names": "Fatema", "family_name": "Rashid", "birth_date": "1975-11-20", "sex": "F"}
    case = {"unhcr_number": "385-18C00001"}
    run("apply", twice, changes({"add": "Person", "values": {"case": case, **again}}))
    ended = run("duplicates", twice, "--kind", "Case", "--truth", truth("LEB-15C01056,385-18C00001"), "--json")
    (pair,) = ended.json["pairs"]
    assert pair["score"] > 0.9 and pair["why"] == ["2 members are alike: Khaled, Fatima."]
    assert (ended.json["precision"], ended.json["recall"]) == (1.0, 1.0)


def test_one_member_entered_twice_makes_no_pair_of_large_cases(run: Run, twice: Path, changes: Changes) -> None:
    case = {"unhcr_number": "LEB-15C01056"}
    more = [{"add": "Person", "values": {"case": case, "given_names": name}} for name in ("Omar", "Rana", "Hind")]
    run("apply", twice, changes(*more))
    assert run("duplicates", twice, "--kind", "Case", "--json").json == {"pairs": []}
