"""The verb that says who may board: clearance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import click

from resettle_desktop.cli.common import json_option, open_store, store_argument
from resettle_desktop.cli.output import put_json, put_table, say
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.dates import read_day, read_moment, show_moment
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Case, Departure, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.clearance.judging import Clearance, Requirement, holders
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.store.clearances import DepartureClearance
from resettle_desktop.store.store import Store

Labels = Mapping[int, str]


@click.command("clearance", help=mark("Say who may board a departure, and what holds the others."))
@store_argument
@click.option("--departure", required=True, metavar="REF", help=mark("The departure's reference."))
@click.option(
    "--at", "moment", metavar="MOMENT",
    help=mark("As if its first leg departed at this local time, such as 2020-09-22T10:35, or on this day."),
)  # fmt: skip
@json_option
def clearance_verb(store: Path, departure: str, moment: str | None, as_json: bool) -> None:
    """Print each passenger's requirements for the departure's own moment, or for another."""
    with open_store(store) as opened:
        found = opened.search.record(Departure.kind_name(), departure)
        assert isinstance(found, Departure)
        at = _moment(moment, opened, found) if moment else None
        judged = opened.clearances.of_departure(found, at)
        people: list[Record] = [each.traveller.person for each in judged.travellers]
        labels = opened.search.labels([*people, *(each.traveller.case for each in judged.travellers)])
    if as_json:
        put_json(_as_json(judged, labels))
    else:
        _put(judged, labels)


def _moment(text: str, store: Store, departure: Departure) -> datetime:
    """Return the local time that is asked about; of a day alone, at the hour of the departure's own time."""
    try:
        return read_moment(text)
    except Refused:
        return datetime.combine(_day(text), store.clearances.journey(departure).departs.time())


def _day(text: str) -> date:
    try:
        return read_day(text)
    except Refused as wrong:
        told = _("{moment} is no time of departure. Write it as 2020-09-22T10:35, or the day alone.")
        raise KnownError(told.format(moment=text)) from wrong


def _as_json(judged: DepartureClearance, labels: Labels) -> dict[str, object]:
    return {
        "departure": judged.journey.departure.reference,
        "moment": _iso(judged.journey.departs),
        "passengers": [_passenger(each, labels) for each in judged.travellers],
    }


def _passenger(judged: Clearance, labels: Labels) -> dict[str, object]:
    person, case = judged.traveller.person, judged.traveller.case
    return {
        "person": _named(person, labels),
        "case": _named(case, labels) if person.case else None,
        "cleared": judged.cleared,
        "requirements": [
            {
                "requirement": each.name, "state": each.verdict.state.value, "until": _iso(each.verdict.until),
                "why": each.verdict.why,
            }
            for each in judged.requirements
        ],
    }  # fmt: skip


def _named(record: Person | Case, labels: Labels) -> dict[str, str | None]:
    return {"id": id_text(record.id), "label": labels[record.id], "unhcr_number": record.unhcr_number}


def _put(judged: DepartureClearance, labels: Labels) -> None:
    rows = [
        [each.traveller.person.unhcr_number, labels[each.traveller.person.id], _words(each)]
        for each in judged.travellers
    ]
    put_table((_("Number"), _("Person"), _("May board")), rows)
    count, moment = len(judged.travellers) - len(judged.held), show_moment(judged.journey.departs)
    text = _("{count} of {total} may board at {moment}.")
    say(text.format(count=count, total=len(judged.travellers), moment=moment))
    for family, names in _held_back(judged, labels):
        say(_("{family} is held back by {names}.").format(family=family, names=names))


def _held_back(judged: DepartureClearance, labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield each family that is held, and who holds it back."""
    families: dict[int, list[Clearance]] = {}
    for each in judged.travellers:
        families.setdefault(each.traveller.case.id, []).append(each)
    for case, family in families.items():
        names = [short_name(each.traveller.person) for each in holders(family) if not each.cleared]
        if names:
            yield labels[case], ", ".join(names)


def _words(judged: Clearance) -> str:
    if judged.cleared:
        return _("yes")
    return _("no") + ": " + "; ".join(_held(each) for each in judged.held_by)


def _held(requirement: Requirement) -> str:
    return f"{code_list('requirements').label(requirement.name)} ({requirement.verdict.why})"


def _iso(until: date | datetime | None) -> str | None:
    return until.isoformat(timespec="minutes") if isinstance(until, datetime) else until.isoformat() if until else None
