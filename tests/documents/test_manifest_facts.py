"""What a departure in the store says on its manifest."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from resettle_desktop.documents.manifest import Manifest, ManifestPassenger, everybody
from resettle_desktop.documents.manifest_facts import manifest_facts
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.documents.departures import HEBA, KHALED, LEGS, NOOR, departure, family, say, shahin


def manifest(store: Store) -> Manifest:
    (found,) = store.rows.equal(Departure)
    return manifest_facts(store, store.views.movement(found))


def only(store: Store, **person: Any) -> ManifestPassenger:
    """Return the one person of a departure as the manifest has them."""
    departure(store)
    family(store, "LEB-16C01016", {**KHALED, **person})
    (passenger,) = everybody(manifest(store))
    return passenger


def test_legs_stand_in_their_order_with_codes_of_airports(store: Store) -> None:
    shahin(store)
    assert [(leg.carrier, leg.number, leg.origin, leg.destination) for leg in manifest(store).legs] == [
        ("TK", "829", "BEY", "IST"),
        ("TK", "1939", "IST", "BRU"),
    ]
    assert manifest(store).legs[0].departs == datetime(2020, 9, 22, 10, 35)


def test_a_leg_of_which_little_is_known_is_there(store: Store) -> None:
    departure(store, legs=({"destination": "Beirut airport"},))
    (leg,) = manifest(store).legs
    assert (leg.carrier, leg.origin, leg.destination, leg.departs) == ("", "", "Beirut airport", None)


def test_the_principal_applicant_stands_first_however_they_were_added(store: Store) -> None:
    shahin(store)
    (found,) = manifest(store).families
    assert (found.number, found.name, found.case_number) == (1, "Shahin", "LEB-16C01016")
    assert [(person.number, person.given_names) for person in found.passengers] == [
        (1, "Khaled"),
        (2, "Heba"),
        (3, "Noor"),
    ]


def test_a_person_is_told_in_the_words_of_the_paper(store: Store) -> None:
    passenger = {"ticket": "2352400000000", "pnr": "KRLTRZ", "seat": "12A", "bags": 2, "services": ["WCHS"]}
    found = only(
        store, document={"type": "laissez_passer", "number": "LP1", "expires": "2020-11-03"}, passenger=passenger
    )
    assert (found.sex, found.birth_date, found.relationship) == ("M", KnownDate(1980, 1, 1), "Principal applicant")
    assert (found.document, found.document_expires) == ("LP1", date(2020, 11, 3))
    assert (found.ticket, found.pnr, found.seat, found.bags, found.services) == (
        "235 2400000000", "KRLTRZ", "12A", 2, ("WCHS",),
    )  # fmt: skip


def test_of_several_documents_the_one_that_lapses_last_is_shown(store: Store) -> None:
    only(store, document={"number": "LATE", "expires": "2021-01-01"})
    for number, expires in (("EARLY", "2020-10-01"), ("OPEN", None)):
        values = {"person": {"unhcr_number": "LEB-24310024"}, "number": number, "expires": expires}
        say(store, {"add": "TravelDocument", "values": values})
    assert [person.document for person in everybody(manifest(store))] == ["LATE"]


@pytest.mark.parametrize(
    ("document_name", "ticket_name", "shown"),
    [
        (None, None, ("SHAHIN", "Khaled")),
        ("SHAHIN KHALED OMAR", None, ("SHAHIN", "KHALED OMAR")),
        ("Shahin Khaled", "CHAHINE/KHALED MR", ("CHAHINE", "KHALED MR")),
        ("KHALED CHAHINE", None, ("KHALED CHAHINE", "")),
    ],
)
def test_a_name_is_the_ticket_s_else_the_document_s(
    document_name: str | None, ticket_name: str | None, shown: tuple[str, str], store: Store
) -> None:
    found = only(store, document_name=document_name, passenger={"ticket_name": ticket_name})
    assert (found.family_name, found.given_names) == shown


def test_another_script_is_there_only_for_who_has_no_latin_name(store: Store) -> None:
    departure(store)
    nameless = {"original_name": "هبة بركات", "sex": "F"}
    family(store, "LEB-16C01016", {**KHALED, "original_name": "خالد شاهين"}, nameless)
    assert [person.original_name for person in everybody(manifest(store))] == ["", "هبة بركات"]


def test_a_hold_is_told_in_one_word_without_its_reason(store: Store) -> None:
    expired = {"number": "LP1", "expires": "2020-09-21"}
    found = only(store, hold=True, hold_reason="custody quarrel", document=expired)
    assert [(hold.short, hold.field) for hold in found.holds][:2] == [("office", ""), ("document", "document")]
    assert "custody" not in str(found.holds)


def test_whatever_holds_on_the_board_holds_on_the_manifest(store: Store) -> None:
    found = only(store, document={"type": "passport", "number": "P1", "expires": "2021-09-21"})
    assert ("visa", "") in [(hold.short, hold.field) for hold in found.holds]


def test_of_health_the_airline_learns_only_that_it_does_not_clear(store: Store) -> None:
    found = only(store)
    say(store, {"add": "HealthActivity", "values": {
        "person": {"unhcr_number": KHALED["unhcr_number"]}, "activity": "fit_to_travel", "result": "unfit",
        "done": "2020-09-21T10:00",
    }})  # fmt: skip
    (found,) = everybody(manifest(store))
    words = {hold.short for hold in found.holds}
    assert "clearance" in words
    assert not words & {"unfit", "fitness", "pcr", "health"}


def test_a_visa_stands_with_its_number_and_last_day_and_one_that_lapses_is_marked(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED)
    visa = {"type": "visa", "status": "granted", "number": "BEL1", "valid_until": "2020-09-21"}
    say(store, {"add": "Permit", "values": {"person": {"unhcr_number": KHALED["unhcr_number"]}, **visa}})
    (found,) = everybody(manifest(store))
    assert (found.visa, found.visa_until) == ("BEL1", date(2020, 9, 21))
    assert ("visa", "visa") in [(hold.short, hold.field) for hold in found.holds]
    assert "quarrel" not in repr(manifest(store))


def test_a_case_without_a_decision_is_on_hold(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED, decision="pending", hold=True)
    (found,) = everybody(manifest(store))
    assert [hold.short for hold in found.holds][:2] == ["decision", "office"]


@pytest.mark.parametrize("status", ["no_show", "offloaded", "postponed", "withdrawn", "denied_boarding", "returned"])
def test_who_is_off_does_not_travel_and_the_others_keep_their_numbers(status: str, store: Store) -> None:
    departure(store)
    family(
        store,
        "LEB-16C01016",
        KHALED,
        {**HEBA, "passenger": {"status": status}},
        {**NOOR, "passenger": {"status": "boarded"}},
    )
    assert [(person.number, person.given_names) for person in everybody(manifest(store))] == [
        (1, "Khaled"),
        (3, "Noor"),
    ]


def test_a_family_that_is_off_whole_is_not_listed(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", {**KHALED, "passenger": {"status": "withdrawn"}})
    family(store, "LEB-16C01018", HEBA)
    assert [(found.number, found.case_number) for found in manifest(store).families] == [(2, "LEB-16C01018")]


def test_members_who_are_not_booked_are_not_listed(store: Store) -> None:
    shahin(store)
    where = {"case": {"unhcr_number": "LEB-16C01016"}, "given_names": "Stays"}
    say(store, {"add": "Person", "values": where})
    assert "Stays" not in [person.given_names for person in everybody(manifest(store))]


def test_the_office_is_the_setting_else_the_store_s_name(store: Store) -> None:
    shahin(store)
    assert manifest(store).office == "office"
    say(store, {"add": "Setting", "values": {"name": "office_name", "value": "IOM Lebanon"}})
    assert manifest(store).office == "IOM Lebanon"


def test_the_programmes_are_those_of_the_cases(store: Store) -> None:
    shahin(store)
    assert manifest(store).programme == ""
    family(store, "LEB-16C01018", {"given_names": "Omar"}, programme="resettlement")
    family(store, "LEB-16C01019", {"given_names": "Rima"}, programme="resettlement")
    assert manifest(store).programme == "Resettlement to Belgium"


@pytest.mark.parametrize(
    ("when", "shown"),
    [("2020-09-22T07:00", "Hall A, 07:00"), ("2020-09-21T22:00", "Hall A, 21 Sep 2020, 22:00"), (None, "Hall A")],
)
def test_the_meeting_names_the_day_where_it_is_another(when: str | None, shown: str, store: Store) -> None:
    departure(store, meeting_place="Hall A", meeting_time=when)
    assert manifest(store).meeting == shown


def test_what_is_said_of_the_whole_departure_is_there(store: Store) -> None:
    departure(store, escort="Dr Khoury", remarks="Two coaches.", cancelled=True, legs=LEGS[:1])
    found = manifest(store)
    assert (found.reference, found.escort, found.remarks, found.cancelled) == (
        "BEY-2020-01",
        "Dr Khoury",
        "Two coaches.",
        True,
    )


MEASURES = {"name": "COVID-19", "from_day": "2020-07-01", "until": "2020-12-31", "test": True, "test_hours": 72,
            "masks": 2, "seats_per_vehicle": 2, "group_size": 20}  # fmt: skip


def test_outbreak_measures_of_the_day_come_with_vehicles_groups_and_masks_for_all(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED, HEBA, NOOR)
    say(store, {"add": "OutbreakMeasures", "values": MEASURES})
    assert manifest(store).measures == (
        "COVID-19: test within 72 h",
        "6 masks to hand out, 2 to each person",
        "2 vehicles, 2 seats used in each",
        "1 group, 20 persons in each at most",
    )


@pytest.mark.parametrize("ended", [{"until": "2020-09-21"}, {"country": "TUR"}])
def test_no_line_of_measures_is_left_when_they_are_off(store: Store, ended: dict[str, str]) -> None:
    departure(store, from_country="LBN")
    say(store, {"add": "OutbreakMeasures", "values": {**MEASURES, **ended}})
    assert manifest(store).measures == ()


def test_a_departure_without_anybody_has_a_manifest(store: Store) -> None:
    departure(store, legs=())
    assert (manifest(store).families, manifest(store).legs) == ((), ())
