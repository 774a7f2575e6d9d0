"""Measures of an outbreak: what is asked of everybody who departs while it lasts, here or from one place."""

from __future__ import annotations

from resettle_desktop.records.fields import Code, Day, Flag, Link, LongText, Sensitivity, Text, Whole
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL


class OutbreakMeasures(Record):
    """What is asked in a period, of those who depart from a country or place, or of one departure."""

    kind_label = mark("Outbreak measures")
    plural_label = mark("Outbreak measures")
    label_fields = ("name", "country", "place")

    name = Text(mark("Name"), section=mark("When and where"), sensitivity=OPERATIONAL, help=mark("Such as COVID-19"))
    from_day = Day(mark("From"), sensitivity=OPERATIONAL, help=mark("The first day of departure; empty: always"))
    until = Day(mark("Until"), sensitivity=OPERATIONAL, help=mark("The last day of departure; empty: open"))
    country = Code(mark("Country"), "countries", sensitivity=OPERATIONAL, help=mark("Departed from; empty: every"))
    place = Text(
        mark("Place"),
        sensitivity=OPERATIONAL,
        help=mark("The first airport or the meeting place; empty: every"),
    )
    departure = Link(
        mark("Departure"), "Departure", sensitivity=OPERATIONAL,
        help=mark("These measures are for this one alone, whatever the day"),
    )  # fmt: skip
    test = Flag(mark("Negative test"), section=mark("What is asked"), sensitivity=OPERATIONAL)
    test_hours = Whole(
        mark("Test counts for"), sensitivity=OPERATIONAL, help=mark("Hours from the sample; empty: as the limits say")
    )
    symptom_check = Flag(mark("Symptom check"), sensitivity=OPERATIONAL)
    symptom_hours = Whole(mark("Check counts for"), sensitivity=OPERATIONAL, help=mark("Hours; empty: 24"))
    quarantine_days = Whole(mark("Quarantine before"), sensitivity=OPERATIONAL, help=mark("Days; empty: none"))
    quarantine_gap = Whole(
        mark("Days free after it"), sensitivity=OPERATIONAL,
        help=mark("Most days between the end of a quarantine and departure; empty: 1"),
    )  # fmt: skip
    masks = Whole(mark("Masks for each"), sensitivity=OPERATIONAL, help=mark("How many are handed out; empty: none"))
    seats_per_vehicle = Whole(
        mark("Seats used per vehicle"),
        sensitivity=OPERATIONAL,
        help=mark("Persons in one; empty: all"),
    )
    group_size = Whole(mark("Group size"), sensitivity=OPERATIONAL, help=mark("Persons at a briefing; empty: any"))
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL, help=mark("Where the rule was published"))
