"""What tests of the counter share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.store.store import Store
from tests.desktop.made_departures import FATIMA, KHALED, cleared, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store whose both families are cleared for 22 September, by a check of the 20th that counts 72 hours."""
    with store_with_departure(tmp_path) as made:
        cleared(made, KHALED, FATIMA)
        yield made
