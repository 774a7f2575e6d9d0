"""Who may board is told as a table, and as JSON in the form of DESIGN section 6."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ended, Run
from tests.desktop.families import BOOKING, KHALED

STATES = {"cleared", "lapses", "missing", "refused", "waived", "not_needed"}


@pytest.fixture
def booked(run: Run, family: Path, tmp_path: Path) -> Path:
    visa = {"person": KHALED, "type": "visa", "status": "granted", "valid_until": "2020-09-25"}
    document = tmp_path / "booking.json"
    document.write_text(json.dumps({"changes": [*BOOKING, {"add": "Permit", "values": visa}]}))
    assert run("apply", family, document).status == 0
    return family


def clearance(run: Run, store: Path, *more: str) -> Ended:
    return run("clearance", store, "--departure", "BEY-2020-01", *more)


def khaled(ended: Ended) -> Any:
    return next(each for each in ended.json["passengers"] if each["person"]["unhcr_number"] == "LEB-58409303")


def requirement(ended: Ended, name: str) -> Any:
    return next(each for each in khaled(ended)["requirements"] if each["requirement"] == name)


def test_every_passenger_has_every_requirement(run: Run, booked: Path) -> None:
    ended = clearance(run, booked, "--json")
    assert (ended.status, ended.json["departure"], ended.json["moment"]) == (0, "BEY-2020-01", "2020-09-22T10:35")
    assert [len(each["requirements"]) for each in ended.json["passengers"]] == [17, 17]
    assert {each["state"] for one in ended.json["passengers"] for each in one["requirements"]} <= STATES


def test_a_passenger_is_named_with_the_case(run: Run, booked: Path) -> None:
    found = khaled(clearance(run, booked, "--json"))
    assert (found["person"]["label"], found["cleared"]) == ("Haddad, Khaled", False)
    assert found["case"]["label"] == "Haddad, Khaled + 1"


def test_a_requirement_says_until_when_and_why(run: Run, booked: Path) -> None:
    assert requirement(clearance(run, booked, "--json"), "visa") == {
        "requirement": "visa", "state": "cleared", "until": "2020-09-25", "why": "granted, until 25 Sep 2020",
    }  # fmt: skip


def test_another_moment_is_asked_about_and_nothing_is_written(run: Run, booked: Path) -> None:
    before = run("history", booked, "--json").json
    ended = clearance(run, booked, "--at", "2020-09-26T10:35", "--json")
    assert ended.json["moment"] == "2020-09-26T10:35"
    assert requirement(ended, "visa")["state"] == "lapses"
    assert run("history", booked, "--json").json == before


@pytest.mark.parametrize("day", ["2020-09-26", "26 Sep 2020", "٢٦/٠٩/٢٠٢٠"])
def test_a_day_alone_is_asked_about_at_the_hour_of_the_departure(run: Run, booked: Path, day: str) -> None:
    assert clearance(run, booked, "--at", day, "--json").json["moment"] == "2020-09-26T10:35"


def test_a_departure_is_found_however_its_reference_is_typed_and_one_that_is_not_there_is_told(
    run: Run, booked: Path
) -> None:
    assert run("clearance", booked, "--departure", "bey 2020 01", "--json").json["departure"] == "BEY-2020-01"
    ended = run("clearance", booked, "--departure", "BEY-2020-09", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "BEY-2020-09" in ended.said and "Check the number" in ended.said


def test_the_hour_of_a_departure_is_that_of_its_place_over_a_change_of_the_clocks(
    run: Run, booked: Path, tmp_path: Path
) -> None:
    check = {"person": KHALED, "activity": "fit_to_travel", "result": "fit", "done": "2020-10-22T10:30"}
    document = tmp_path / "check.json"
    document.write_text(json.dumps({"changes": [{"add": "HealthActivity", "values": check}]}))
    run("apply", booked, document)
    states = {
        at: requirement(clearance(run, booked, "--at", at, "--json"), "fit_to_travel")["state"]
        for at in ("2020-10-25T09:30", "2020-10-25T09:31")
    }
    assert states == {"2020-10-25T09:30": "cleared", "2020-10-25T09:31": "lapses"}


def test_below_the_table_each_family_that_is_held_names_who_holds_it(run: Run, booked: Path) -> None:
    assert "Haddad, Khaled + 1 is held back by Khaled, Fatima." in clearance(run, booked).said


def test_the_table_says_what_holds_each(run: Run, booked: Path) -> None:
    ended = clearance(run, booked)
    assert "Consent (There is no consent to the journey)" in ended.out
    assert "0 of 2 may board at 22 Sep 2020, 10:35." in ended.said


@pytest.mark.parametrize("moment", ["the 14th", "2020-13-45T10:00"])
def test_a_moment_that_is_none_is_told(run: Run, booked: Path, moment: str) -> None:
    ended = clearance(run, booked, "--at", moment)
    assert (ended.status, ended.out) == (2, "")
    assert f"{moment} is no time of departure" in ended.said


def test_a_departure_without_legs_is_told_and_can_be_asked_for_a_moment(run: Run, family: Path, tmp_path: Path) -> None:
    document = tmp_path / "departure.json"
    document.write_text(json.dumps({"changes": [{"add": "Departure", "values": {"reference": "BEY-2020-01"}}]}))
    run("apply", family, document)
    assert "no time of departure" in clearance(run, family).said
    assert clearance(run, family, "--at", "2020-09-22T10:35", "--json").json["passengers"] == []
