"""What the clinic did: one row an activity, with its time apart, its details sealed and needs kept without why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.records.kinds import HealthActivity, TravelNeed
from resettle_desktop.records.sealed import is_sealed
from resettle_desktop.store.office_users import OfficeUsers
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store
from tests.exchange.conftest import PASSPHRASE, USER, Bring, Made, numbers, only

HEADINGS = ("Individual Number", "Name", "Activity", "Date", "Time", "Result", "Valid until", "Travel requirements")
DAY = datetime(2020, 9, 20)
NUMBER = "LEB-24310024"
PCR = (NUMBER, "Khaled Shahin", "PCR", DAY, "17:54", "Negative", None, None)


def done(store: Store) -> list[tuple[object, ...]]:
    return [(each.activity, each.values().get("done"), each.result) for each in store.rows.equal(HealthActivity)]


def needs(store: Store) -> list[str | None]:
    return [each.code for each in store.rows.equal(TravelNeed)]


def test_date_and_time_make_one_moment(bring_to_families: Bring, families: Store) -> None:
    assert bring_to_families([HEADINGS, PCR]).layout.name == "clinic-results"
    assert done(families) == [("pcr", "2020-09-20T17:54", "negative")]


def test_a_person_may_have_several_rows(bring_to_families: Bring, families: Store) -> None:
    fit = (NUMBER, None, "Fit to fly", DAY, "18:00", "Fit", None, None)
    bring_to_families([HEADINGS, PCR, fit])
    assert [each[0] for each in done(families)] == ["pcr", "fit_to_travel"]


@pytest.mark.parametrize("text", ["20/09/2020 17:54", "2020-09-20T17:54", "20 Sep 2020 5:54 PM", "20.09.2020 17h54"])
def test_both_may_stand_in_one_cell(bring_to_families: Bring, families: Store, text: str) -> None:
    bring_to_families([("ID", "Examen", "Date et heure", "Résultat"), (NUMBER, "Test PCR", text, "Négatif")])
    assert done(families) == [("pcr", "2020-09-20T17:54", "negative")]


def test_a_time_without_a_day_is_told(bring_to_families: Bring) -> None:
    assert numbers(bring_to_families([HEADINGS, (*PCR[:3], None, *PCR[4:])])) == ["E135"]


def test_a_day_without_a_time_counts_from_midnight_and_is_told(bring_to_families: Bring, families: Store) -> None:
    assert numbers(bring_to_families([HEADINGS, (*PCR[:4], None, *PCR[5:])])) == ["W229"]
    assert done(families) == [("pcr", "2020-09-20T00:00", "negative")]


def test_a_row_of_an_unknown_activity_waits(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([HEADINGS, (*PCR[:2], "Massage", *PCR[3:])])
    assert numbers(prepared) == ["E110", "E138"]
    assert done(families) == []


def test_checks_side_by_side_are_records_of_their_own(bring_to_families: Bring, families: Store) -> None:
    headings = ("Individual no", "PCR date", "PCR time", "PCR result", "FTT date", "FTT time", "FTT")
    bring_to_families([headings, (NUMBER, DAY, "17:54", "Negative", DAY, "18:30", "Fit")])
    assert done(families) == [
        ("pcr", "2020-09-20T17:54", "negative"), ("fit_to_travel", "2020-09-20T18:30", "fit"),
    ]  # fmt: skip


def test_one_activity_for_all_rows_can_be_set(bring_to_families: Bring, families: Store) -> None:
    rows = [("Individual no", "Sampled", "Result"), (NUMBER, datetime(2020, 9, 20, 17, 54), "Negative")]
    bring_to_families(rows, layout="clinic-results", set_values={"HealthActivity.activity": "pcr"})
    assert done(families) == [("pcr", "2020-09-20T17:54", "negative")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Wheelchair", ["wheelchair"]), ("WCHS; oxygen", ["wheelchair_steps", "oxygen"]), ("none", []),
        ("needs a wheelchair at the airport", ["wheelchair"]), ("chaise roulante", ["wheelchair"]),
        ("no wheelchair needed", []), ("rolstoel / zuurstof", ["wheelchair", "oxygen"]),
    ],
)  # fmt: skip
def test_words_become_needs_each_once(bring_to_families: Bring, families: Store, text: str, codes: list[str]) -> None:
    said = [(*PCR[:7], text), (NUMBER, None, "FTT", DAY, "18:00", "Fit", None, text)]
    assert numbers(bring_to_families([HEADINGS, *said])) == []
    assert needs(families) == codes


def test_a_need_is_kept_without_why(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([HEADINGS, (*PCR[:7], "wheelchair; broken hip")])
    assert numbers(prepared) == ["E110"]
    assert [each.values().get("remarks") for each in families.rows.equal(TravelNeed)] == [None]


def test_details_are_sealed(bring_to_families: Bring, families: Store, families_once: Path) -> None:
    rows = [(*HEADINGS, "Diagnosis"), (*PCR, "canary of the lung")]
    bring_to_families(rows)
    activity = only(families.rows.equal(HealthActivity))
    assert is_sealed(activity.details)
    assert HealthActivity.field("details").open(activity.details, activity.id, families.seals) == "canary of the lung"  # type: ignore[attr-defined]
    assert bring_to_families(rows).change_set.changes == ()


def test_who_is_not_medical_brings_all_but_the_details(families: Store, made: Made) -> None:
    folder = families.folder
    OfficeUsers.unlock(folder, Secret(USER, PASSPHRASE)).add("omar", "six plain words here", ("officer",))
    families.close()
    with Store.open(folder, "omar", "six plain words here") as mine:
        prepared = prepare_import(mine, made([(*HEADINGS, "Diagnosis"), (*PCR, "canary of the lung")]))
        carry_out(mine, prepared)
        assert numbers(prepared) == ["E141"]
        assert [each.details for each in mine.rows.equal(HealthActivity)] == [None]
