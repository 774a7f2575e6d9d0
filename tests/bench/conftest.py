"""A made-up store of a few families, made once for all tests that only read it."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from resettle_desktop.bench.workplace import Workplace, make_workplace

PERSONS = 200


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    made = make_workplace(tmp_path_factory.mktemp("bench"), PERSONS)
    with made.store:
        yield made
