"""Facts that are kept answer what a full count of the store answers, also after every kind of change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from resettle_desktop.figures import kept as kept_module
from resettle_desktop.figures.catalogue import FIGURES, figure_named
from resettle_desktop.figures.counting import Question, count
from resettle_desktop.figures.figure import Figure
from resettle_desktop.figures.kept import KeptFacts
from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.store import Store
from tests.figures.conftest import at_work, case, made_store, person, seat, tell

DAY = date(2026, 11, 24)
MONA, LINA, ADEL = ({"given_names": name} for name in ("mona", "lina", "adel"))
COME = {"status": "arrived", "status_time": "2020-03-02T11:00"}


def questions(figure: Figure) -> Iterator[Question]:
    """Yield what may be asked of a figure: all, by each field alone, by two, of one year, and with filters."""
    for unit in figure.units:
        yield Question(figure, unit)
        yield Question(figure, unit, (*figure.split, figure.fields[-1].name), (2019, 2020))
        for field in figure.fields:
            yield Question(figure, unit, (field.name,))
            yield Question(
                figure, unit, (figure.split[0],), where={field.name: [None, 2020, "LBN", "F", "SYR", "18_59"]}
            )


def agree(store: Store, facts: KeptFacts, figure: Figure) -> None:
    for question in questions(figure):
        facts.keep(figure, question.unit, DAY)
        assert facts.count(question, DAY) == count(store, question, DAY)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda each: each.name)
def test_they_answer_as_a_full_count_does(office: Store, figure: Figure) -> None:
    agree(office, KeptFacts(office), figure)


def test_an_empty_store_has_facts_of_nothing(store_of: Store) -> None:
    facts = KeptFacts(store_of)
    for figure in FIGURES:
        agree(store_of, facts, figure)


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return an office that the steps of a test change one after another."""
    with made_store(tmp_path_factory.mktemp("moving")) as store:
        tell(store, *at_work())
        yield store


CHANGES: dict[str, list[dict[str, Any]]] = {
    "a passenger comes": [{"set": "Passenger", "where": {"person": ADEL}, "values": COME}],
    "a departure is another country's": [
        {"set": "Departure", "where": {"reference": "BEY-2019-09"}, "values": {"from_country": "JOR"}}
    ],
    "a leg leaves later": [{"set": "Leg", "where": {"origin": "BEY"}, "values": {"departs": "2020-01-01T00:10"}}],
    "a session is on another day": [{"set": "Session", "where": {"place": "Zahle"}, "values": {"date": "2021-02-01"}}],
    "a case is another programme's": [
        {"set": "Case", "where": {"unhcr_number": "LEB-20C00001"}, "values": {"programme": "education"}}
    ],
    "a place is elsewhere": [
        {"set": "Placement", "where": {"municipality": "Namur"}, "values": {"municipality": "Mons"}}
    ],
    "the head is corrected": [{"set": "Person", "where": MONA, "values": {"sex": "M", "needs": ["WR-SW"]}}],
    "a member moves to another case": [
        {"set": "Person", "where": LINA, "values": {"case": {"unhcr_number": "LEB-20C00003"}}}
    ],
    "a family is added": [
        case("c7", submitted="2021-01-01"), person("nour", "c7"),
        {"add": "Departure", "as": "d7", "values": {"reference": "AMM-1", "from_country": "JOR"}},
        seat("d7", "nour", "arrived", status_time="2021-05-01T10:00"),
    ],
    "a passenger is taken off": [{"remove": "Passenger", "where": {"person": {"given_names": "nour"}}}],
    "a person is removed": [{"remove": "Person", "where": {"given_names": "nour"}}],
    "a setting of all": [{"add": "Setting", "values": {"name": "office_name", "value": "Beirut"}}],
    "a warning is accepted": [
        {"add": "Accepted", "values": {"person": MONA, "number": "W203", "reason": "seen", "when": "2020-05-01T09:00"}}
    ],
    "health is checked": [
        {"add": "HealthActivity", "values": {"person": MONA, "activity": "pcr", "done": "2020-05-01T09:00"}}
    ],
}  # fmt: skip


def test_they_are_renewed_by_every_kind_of_change(moving: Store) -> None:
    asked = [Question(each, unit, (*each.split, each.fields[-1].name)) for each in FIGURES for unit in each.units]
    facts = KeptFacts(moving, most=len(asked))
    for question in asked:
        facts.keep(question.figure, question.unit, DAY)
    for changes in ([], *CHANGES.values()):
        if changes:
            tell(moving, *changes)
        for question in asked:
            assert facts.count(question, DAY) == count(moving, question, DAY), (changes, question.figure.name)


def test_an_undone_change_set_is_taken_back(office: Store) -> None:
    facts, question = KeptFacts(office), Question(figure_named("arrivals"), "persons", ("sex",))
    facts.keep(question.figure, question.unit, DAY)
    before = facts.count(question, DAY).rows
    tell(office, {"set": "Passenger", "where": {"person": ADEL}, "values": COME})
    assert facts.count(question, DAY).rows != before
    office.undo(office.history.last_number())
    assert facts.count(question, DAY).rows == before


def test_after_a_change_of_very_many_all_is_read_anew(moving: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_module, "_MOST_RENEWED", 1)
    facts, question = KeptFacts(moving), Question(figure_named("pipeline"), "persons", ("sex",))
    facts.keep(question.figure, question.unit, DAY)
    tell(moving, {"set": "Person", "where": ADEL, "values": {"sex": "F"}})
    assert facts.count(question, DAY) == count(moving, question, DAY)


def test_a_new_day_has_other_ages(office: Store) -> None:
    facts, question = KeptFacts(office), Question(figure_named("pipeline"), "persons", ("age_group",))
    facts.keep(question.figure, question.unit, DAY)
    later = date(2090, 1, 1)
    assert facts.count(question, later) == count(office, question, later)


def test_a_figure_whose_facts_are_not_kept_is_counted_in_full(office: Store) -> None:
    facts, question = KeptFacts(office, most=1), Question(figure_named("arrivals"), "persons", ("sex",))
    facts.keep(question.figure, question.unit, DAY)
    facts.keep(figure_named("pipeline"), "persons", DAY)
    assert not facts.has(question.figure, question.unit)
    assert facts.count(question, DAY) == count(office, question, DAY)


def test_an_unknown_field_is_told(office: Store) -> None:
    with pytest.raises(KnownError, match="Choose among"):
        KeptFacts(office).count(Question(figure_named("arrivals"), "persons", ("moon",)))
