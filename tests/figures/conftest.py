"""An invented office whose people came, stayed behind, were refused, withdrew and were trained: made once for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.figures.catalogue import figure_named
from resettle_desktop.figures.counting import Answer, Question, count
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

Ask = Callable[..., dict[Any, int]]
Changes = list[dict[str, Any]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made_store(tmp_path_factory.mktemp("office")) as store:
        tell(store, *at_work())
        yield store


def made_store(folder: Path) -> Store:
    """Return the open, empty store of an office."""
    return Store.create(folder / "office.resettle", "rania", "five plain words", QUICK_KEY_SETTINGS)[0]


def tell(store: Store, *changes: dict[str, Any]) -> None:
    """Apply changes written as in DESIGN's JSON."""
    statement = store.read_statement({"reason": "an office at work", "changes": list(changes)}, "test")
    assert not statement.findings, statement.findings
    store.apply(statement.change_set)


def answer(store: Store, figure: str, *by: str, unit: str | None = None, **asked: Any) -> Answer:
    """Return a figure, split by these fields."""
    named = figure_named(figure)
    return count(store, Question(named, named.unit_of(unit), by, **asked))


@pytest.fixture
def ask(office: Store) -> Ask:
    """Count a figure of the office and return its counts by value, or by values where there are several."""

    def asked(figure: str, *by: str, **more: Any) -> dict[Any, int]:
        rows = answer(office, figure, *by, **more).rows
        return {row.by[0] if len(by) == 1 else row.by: row.count for row in rows}

    return asked


def case(name: str, **values: Any) -> dict[str, Any]:
    """Return the change that adds a case."""
    return {"add": "Case", "as": name, "values": {"unhcr_number": f"LEB-20C{name[1:]:0>5}", **values}}


def person(name: str, of: str, **values: Any) -> dict[str, Any]:
    """Return the change that adds a member of a case, a Syrian woman of 1990 where nothing else is said."""
    given = {"case": f"@{of}", "given_names": name, "sex": "F", "birth_date": "1990-06-30", "nationality": "SYR"}
    return {"add": "Person", "as": name, "values": {**given, **values}}


def seat(departure: str, who: str, status: str, **values: Any) -> dict[str, Any]:
    """Return the change that puts a person on a departure."""
    given = {"departure": f"@{departure}", "person": f"@{who}", "status": status}
    return {"add": "Passenger", "values": {**given, **values}}


def at_work() -> Changes:
    """Return what the office did: a family of three in two groups over New Year, a couple, one alone, one refused."""
    decided = {"decision": "positive", "decided": "2019-05-01"}
    later = {"decision": "positive", "decided": "2020-01-10"}
    left = {"withdrawn": "2020-06-01", "close_reason": "withdrawn_by_refugee"}
    centre = {"type": "centre", "centre": "Florennes", "available_from": "2020-01-01"}
    return [
        case("c1", asylum_country="LBN", submitted="2019-04-01", priority="urgent", category="LPN", **decided),
        person("mona", "c1", relationship="principal_applicant", needs=["SM-CI", "WR-SW"]),
        person("sami", "c1", sex="M", birth_date="2015-01-01", relationship="son"),
        person("lina", "c1", birth_date="2002", relationship="daughter", nationality="IRQ"),
        case("c2", asylum_country="TUR", submitted="2019-11-10", quota_year=2020, **later),
        person("adel", "c2", sex="M", relationship="principal_applicant", needs=["SM-CI"]),
        person("huda", "c2", relationship="spouse"),
        case("c3", asylum_country="LBN", submitted="2020-02-01", decision="negative", decided="2020-03-01"),
        person("omar", "c3", sex="M"),
        case("c4", asylum_country="LBN", submitted="2020-02-02", **left),
        person("rima", "c4", birth_date=None),
        {"add": "Departure", "as": "d1", "values": {"reference": "BEY-2019-09", "from_country": "LBN"}},
        {"add": "Departure", "as": "d2", "values": {"reference": "IST-2020-01", "from_country": "TUR"}},
        {"add": "Leg", "values": {
            "departure": "@d1", "order": 1, "origin": "BEY", "destination": "BRU",
            "departs": "2019-12-31T22:10", "arrives": "2020-01-01T02:05",
        }},
        seat("d1", "mona", "arrived", status_time="2020-01-01T02:05"),
        seat("d1", "sami", "arrived", status_time="2020-01-01T02:05"),
        seat("d1", "lina", "offloaded", status_time="2019-12-31T20:00", reason="DOC"),
        seat("d2", "lina", "arrived", status_time="2020-03-02T11:00"),
        seat("d2", "adel", "boarded"),
        seat("d2", "huda", "no_show", reason="NSH"),
        {"add": "Placement", "values": {"case": "@c1", **centre}},
        {"add": "Placement", "values": {
            "case": "@c1", "type": "lri", "municipality": "Namur", "available_from": "2020-02-10",
        }},
        {"add": "Session", "as": "s1", "values": {"kind": "orientation", "date": "2019-12-01", "place": "Zahle"}},
        {"add": "Session", "as": "s2", "values": {"kind": "pre_embarkation", "date": "2019-12-30", "place": "Beirut"}},
        *({"add": "Attendance", "values": {"session": f"@{held}", "person": f"@{who}", "result": result}}
          for held, who, result in (("s1", "mona", "present"), ("s1", "sami", "absent"), ("s2", "mona", "present"))),
    ]  # fmt: skip


@pytest.fixture
def store_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return an empty store."""
    with made_store(tmp_path_factory.mktemp("empty")) as store:
        yield store
