"""When two records become one the better value of each field is kept, and none is lost unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Passenger, Person, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.rules.merging import Choice, Side, choices, same_thing


def chosen(kind: type[Record], field: str, stays: Json, other: Json, documented: Side | None = None) -> Choice:
    records = [kind.from_values({} if value is None else {field: value}) for value in (stays, other)]
    return choices(records[0], records[1], documented)[field]


@pytest.mark.parametrize(
    ("field", "stays", "other", "taken"),
    [
        ("father_name", None, "Mahmoud", "Mahmoud"),
        ("father_name", "Mahmoud", None, "Mahmoud"),
        ("father_name", "Mahmoud", "Omar", "Mahmoud"),
        ("given_names", "Khaled", "Khaled Mahmoud", "Khaled Mahmoud"),
        ("given_names", "Khaled", "Khalid", "Khaled"),
        ("birth_date", "1985-01-01", "1985-09-14", "1985-09-14"),
        ("birth_date", "1985-09-14", "1985-09", "1985-09-14"),
        ("birth_date", "1985~", "1985", "1985"),
        ("birth_date", "1985-09-14", "1985-09-15", "1985-09-14"),
        ("sex", "U", "F", "F"),
        ("sex", "F", "U", "F"),
        ("marital_status", "unknown", "married", "married"),
        ("languages", ["ara"], ["kmr", "ara"], ["ara", "kmr"]),
        ("remarks", "Met on 3 May.", "Wants to live near Ghent.", "Met on 3 May.\nWants to live near Ghent."),
        ("remarks", "Met on 3 May.", "Met on 3 May. Well.", "Met on 3 May. Well."),
        ("aliases", "Abu Omar", "Abu Khaled", "Abu Omar; Abu Khaled"),
        ("hold", None, True, True),
        ("hold", False, True, True),
        ("hold", True, False, True),
    ],
)
def test_the_better_value_is_taken(field: str, stays: Json, other: Json, taken: Json) -> None:
    assert chosen(Person, field, stays, other).taken == taken


@pytest.mark.parametrize(("documented", "taken"), [(None, "Khaled"), (Side.STAYS, "Khaled"), (Side.OTHER, "Khalid")])
def test_a_document_decides_between_two_spellings(documented: Side | None, taken: str) -> None:
    assert chosen(Person, "given_names", "Khaled", "Khalid", documented).taken == taken


def test_a_document_decides_nothing_that_it_does_not_say() -> None:
    assert chosen(Person, "occupation", "baker", "teacher", Side.OTHER).taken == "baker"
    assert chosen(Person, "given_names", "Khaled", None, Side.OTHER).taken == "Khaled"


def test_one_number_written_in_two_ways_does_not_differ() -> None:
    choice = chosen(Person, "unhcr_number", "LEB-00012345", "leb 00012345")
    assert (choice.differs, choice.side, choice.taken) == (False, Side.STAYS, "LEB-00012345")
    assert chosen(Person, "unhcr_number", "LEB-00012345", "LEB-00054321").differs


@pytest.mark.parametrize(
    ("stays", "other", "taken"),
    [
        ({"decision": "pending", "decided": "2020-01-01"}, {"decision": "positive", "decided": "2020-03-01"},
         ("positive", "2020-03-01")),
        ({"decision": "positive", "decided": "2020-01-01"}, {"decision": "negative", "decided": "2020-03-01"},
         ("positive", "2020-01-01")),
        ({"decision": "positive"}, {"decision": "positive", "decided": "2020-03-01"}, ("positive", "2020-03-01")),
    ],
)  # fmt: skip
def test_a_decision_keeps_its_own_day(stays: dict[str, Json], other: dict[str, Json], taken: tuple[str, str]) -> None:
    found = choices(Case.from_values(stays), Case.from_values(other))
    assert (found["decision"].taken, found["decided"].taken) == taken


def test_a_hold_brings_its_reason() -> None:
    stays = Person.from_values({"hold": False, "hold_reason": "was ill"})
    other = Person.from_values({"hold": True, "hold_reason": "custody"})
    assert choices(stays, other)["hold_reason"].taken == "custody"


def test_a_passenger_who_boarded_is_not_listed_again() -> None:
    stays = Passenger.from_values({"status": "listed"})
    other = Passenger.from_values({"status": "no_show", "reason": "NSH"})
    found = choices(stays, other)
    assert (found["status"].taken, found["reason"].taken) == ("no_show", "NSH")


def test_what_the_other_was_called_stays_findable() -> None:
    stays = Person.from_values({"given_names": "Khaled", "family_name": "HADDAD"})
    other = Person.from_values({"given_names": "Halit", "family_name": "Haddad", "aliases": "Abu Omar"})
    assert choices(stays, other)["aliases"].taken == "Abu Omar; Halit Haddad"
    same = Person.from_values({"given_names": "KHALED", "family_name": "Haddad"})
    assert choices(stays, same)["aliases"].taken is None


def test_links_are_left_to_whoever_moves_the_records() -> None:
    assert "case" not in choices(Person(), Person())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"number": "N-0123456", "type": "passport"}, {"number": "n0123456"}, True),
        ({"number": "N0123456"}, {"number": "N0123457"}, False),
        ({"type": "passport"}, {"type": "passport"}, False),
    ],
)
def test_two_documents_are_one_by_their_number(one: dict[str, Json], other: dict[str, Json], same: bool) -> None:
    assert same_thing(TravelDocument.from_values(one), TravelDocument.from_values(other)) is same


def test_two_places_on_one_departure_are_one() -> None:
    assert same_thing(Passenger(departure=5, seat="4A"), Passenger(departure=5))
    assert not same_thing(Passenger(departure=5), Passenger(departure=6))


values = st.fixed_dictionaries(
    {},
    optional={
        "given_names": st.sampled_from(["Khaled", "Khalid Mahmoud"]),
        "birth_date": st.sampled_from(["1985", "1985-09-14"]),
        "remarks": st.sampled_from(["seen", "not seen"]), "hold": st.booleans(), "phone": st.just("+961 3 1"),
        "languages": st.lists(st.sampled_from(["ara", "kmr"]), min_size=1, max_size=2, unique=True),
        "hold_reason": st.sampled_from(["ill", "custody"]), "sex": st.sampled_from(["M", "F", "U"]),
    },
)  # fmt: skip


@given(values, values)
def test_never_a_blank_over_a_value(stays: dict[str, Json], other: dict[str, Json]) -> None:
    found = choices(Person.from_values(stays), Person.from_values(other))
    for name in {*stays, *other}:
        assert found[name].taken is not None
        assert found[name].taken in (stays.get(name), other.get(name)) or found[name].side is Side.BOTH


@given(values)
def test_a_record_merged_with_itself_stays_as_it_is(mine: dict[str, Json]) -> None:
    person = Person.from_values(mine)
    taken = {name: choice.taken for name, choice in choices(person, person).items() if choice.taken is not None}
    assert taken == person.values()
