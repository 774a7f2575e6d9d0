"""A real, empty store, and the smallest families to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resettle_desktop.records.kinds import Person
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

Say = Callable[..., Applied]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made, _code = Store.create(tmp_path / "office.resettle", "rania", "five plain words", QUICK_KEY_SETTINGS)
    with made:
        yield made


@pytest.fixture
def say(store: Store) -> Say:
    """Apply changes written as in DESIGN's JSON and return what they became."""

    def apply(*changes: dict[str, object], reason: str = "") -> Applied:
        statement = store.read_statement({"reason": reason, "changes": list(changes)}, "test")
        assert not statement.findings, statement.findings
        applied = store.apply(statement.change_set)
        assert applied
        return applied

    return apply


def haddad() -> list[dict[str, object]]:
    """Return the changes that add an invented family of two."""
    return [
        {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-15C01056", "asylum_country": "LBN"}},
        {
            "add": "Person",
            "as": "p",
            "values": {
                "case": "@c", "unhcr_number": "LEB-58409303", "family_name": "HADDAD", "given_names": "Khaled",
                "original_name": "خالد حداد", "sex": "M", "birth_date": "1988-03-26", "phone": "+961 03 876082",
                "relationship": "principal_applicant",
            },
        },
        {
            "add": "Person",
            "as": "q",
            "values": {
                "case": "@c", "unhcr_number": "LEB-59509497", "family_name": "RASHID", "given_names": "Fatima",
                "sex": "F", "birth_date": "1975-11-20", "relationship": "spouse",
            },
        },
    ]  # fmt: skip


def person(store: Store, number: str = "LEB-58409303") -> Person:
    """Return the person who has this UNHCR number."""
    found = store.search.record("Person", number)
    assert isinstance(found, Person)
    return found
