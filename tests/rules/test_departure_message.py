from __future__ import annotations

from datetime import datetime

from resettle_desktop.records.kinds import Departure, Leg
from resettle_desktop.rules.departure_message import Outcome, Travelled, departure_message

LEG = Leg(carrier="TK", number="829", origin="BEY", destination="IST", departs=datetime(2020, 9, 22, 10, 35))
BOARDED = [Travelled(1, "adult", 2, wheelchair=True), Travelled(1, "infant"), Travelled(2, "child", 1, escort=True)]


def said(staying: list[str]) -> str:
    closed = datetime(2020, 9, 22, 10, 12)
    departure = Departure(reference="BEY-2020-01", escort="Nurse")
    return departure_message(Outcome(departure, [LEG], 3 + len(staying), BOARDED, staying, closed))


def test_the_message_counts_who_boarded_by_age_and_what_they_need() -> None:
    text = said([])
    for line in ("TK 829, BEY → IST, 22 Sep 2020, 10:35", "Boarded: 3 persons in 2 families",
                 "  1 adult, 1 child, 1 infant", "Bags: 3", "Wheelchairs: 1", "Escort: Nurse"):  # fmt: skip
        assert line in text


def test_the_message_says_why_the_others_did_not_travel() -> None:
    text = said(["NSH", "NSH", "AIR"])
    assert "Planned manifest: 6 persons" in text and "Not travelling: 3" in text
    assert text.index("2 × No show") < text.index("1 × Airline")
