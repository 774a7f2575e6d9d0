"""Health as far as travelling needs it: what was done, and what a person needs on the way."""

from __future__ import annotations

from resettle_desktop.records.conditions import has_an_end, is_escort, is_test, is_treatment, is_vaccination
from resettle_desktop.records.fields import (
    Code,
    Day,
    Link,
    LongText,
    Moment,
    Name,
    Number,
    Phone,
    Sealed,
    Sensitivity,
    Text,
    Whole,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL
MEDICAL = Sensitivity.MEDICAL


class HealthActivity(Record):
    """One thing that was done for a person's health before travelling, with its result and how long it counts."""

    kind_label = mark("Health activity")
    plural_label = mark("Health activities")
    label_fields = ("activity", "done")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    activity = Code(mark("Activity"), "health_activities", sensitivity=OPERATIONAL)
    done = Moment(
        mark("Done"), sensitivity=OPERATIONAL, help=mark("Local time where it was done; of a test, of the sample")
    )
    site = Text(mark("Site"), sensitivity=OPERATIONAL, help=mark("The clinic or the laboratory"))
    result = Code(mark("Result"), "health_results", sensitivity=MEDICAL)
    valid_until = Day(
        mark("Valid until"), sensitivity=OPERATIONAL, help=mark("Where the paper says so; else it is reckoned")
    )
    reference = Number(mark("Certificate"), help=mark("The number of the certificate or of the sample"))
    result_time = Moment(
        mark("Result given"), sensitivity=OPERATIONAL, shown_when=is_test, help=mark("Local time of the laboratory")
    )
    vaccine = Code(mark("Vaccine"), "vaccines", sensitivity=MEDICAL, shown_when=is_vaccination)
    dose = Whole(mark("Dose"), sensitivity=MEDICAL, shown_when=is_vaccination, help=mark("1 for the first"))
    batch = Text(mark("Batch"), sensitivity=MEDICAL, shown_when=is_vaccination, help=mark("As on the vial"))
    source = Code(
        mark("Known from"), "health_sources", sensitivity=MEDICAL, shown_when=is_vaccination,
        help=mark("Who gave it, or which paper says so"),
    )  # fmt: skip
    recheck = Day(
        mark("Recheck on"), sensitivity=OPERATIONAL, shown_when=is_treatment,
        help=mark("The day on which somebody must look again"),
    )  # fmt: skip
    ended = Moment(mark("Ended"), sensitivity=OPERATIONAL, shown_when=has_an_end, help=mark("Empty while it goes on"))
    details = Sealed(mark("Details"), help=mark("What only medical users read: findings, diagnoses, treatment"))


class TravelNeed(Record):
    """What operations must know to take a person along, never why."""

    kind_label = mark("Travel need")
    plural_label = mark("Travel needs")
    label_fields = ("code",)
    same_by = ("code",)

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    code = Code(mark("Need"), "travel_needs", sensitivity=OPERATIONAL)
    remarks = LongText(
        mark("Remarks"),
        sensitivity=OPERATIONAL,
        help=mark("How much or how long, such as 2 litres a minute; never why"),
    )
    escort_type = Code(mark("Kind of escort"), "escort_types", sensitivity=OPERATIONAL, shown_when=is_escort)
    escort_name = Name(mark("Escort"), sensitivity=OPERATIONAL, shown_when=is_escort, help=mark("Who goes along"))
    escort_phone = Phone(mark("Escort's phone"), sensitivity=OPERATIONAL, shown_when=is_escort)
