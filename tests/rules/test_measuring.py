"""Precision and recall say how well what was found fits what is true."""

from __future__ import annotations

import pytest

from resettle_desktop.rules.measuring import measured


@pytest.mark.parametrize(
    ("found", "true", "figures"),
    [
        ({1, 2, 3, 4}, {1, 2}, (0.5, 1.0, 2 / 3)),
        ({1}, {1, 2}, (1.0, 0.5, 2 / 3)),
        ({1}, {2}, (0.0, 0.0, 0.0)),
        (set(), {2}, (1.0, 0.0, 0.0)),
        ({1}, set(), (0.0, 1.0, 0.0)),
        (set(), set(), (1.0, 1.0, 1.0)),
    ],
)
def test_what_was_found_is_measured_by_what_is_true(
    found: set[int], true: set[int], figures: tuple[float, float, float]
) -> None:
    fits = measured(found, true)
    assert (fits.precision, fits.recall, fits.f1) == pytest.approx(figures)
