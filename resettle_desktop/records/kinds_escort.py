"""Who goes along with a departure, who meets its people on the way, and what became of bags that did not arrive."""

from __future__ import annotations

from resettle_desktop.records.fields import Code, Day, Link, LongText, Name, Number, Phone, Sensitivity, Text, Whole
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL


class Escort(Record):
    """One who goes along with a departure: with all of it, with a family or with a person, on all legs or some."""

    kind_label = mark("Escort")
    plural_label = mark("Escorts")
    label_fields = ("name",)

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    type = Code(mark("Kind of escort"), "escort_types", needed_for=Stage.BOOKED, sensitivity=OPERATIONAL)
    name = Name(mark("Name"), sensitivity=OPERATIONAL)
    organisation = Text(mark("Organisation"), sensitivity=OPERATIONAL)
    phone = Phone(mark("Phone"), sensitivity=OPERATIONAL)
    case = Link(
        mark("Family escorted"), "Case", sensitivity=OPERATIONAL,
        help=mark("Empty: the whole group, or the person below"),
    )  # fmt: skip
    person = Link(mark("Person escorted"), "Person", sensitivity=OPERATIONAL)
    from_leg = Whole(
        mark("From leg"), sensitivity=OPERATIONAL, help=mark("The order of the leg; empty: from the first")
    )
    to_leg = Whole(mark("To leg"), sensitivity=OPERATIONAL, help=mark("The order of the leg; empty: to the last"))
    document = Number(mark("Travel document"), sensitivity=OPERATIONAL, help=mark("Number of the escort's own paper"))
    visa = Text(mark("Visa"), sensitivity=OPERATIONAL, help=mark("Number and last day, or not needed"))
    way_back = Text(mark("Way back"), sensitivity=OPERATIONAL, help=mark("Flight and day"))
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL)


class Assistance(Record):
    """Who meets the people of a departure at one of its places: where it leaves, where it changes, where it arrives."""

    kind_label = mark("Assistance")
    plural_label = mark("Who meets whom")
    label_fields = ("place", "agency")

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    point = Code(mark("At"), "assistance_points", sensitivity=OPERATIONAL)
    place = Text(mark("Place"), sensitivity=OPERATIONAL, help=mark("The airport's three letters, such as IST"))
    agency = Text(mark("Agency"), sensitivity=OPERATIONAL)
    name = Name(mark("Name"), sensitivity=OPERATIONAL)
    phone = Phone(mark("Phone"), sensitivity=OPERATIONAL)
    case = Link(mark("Family met"), "Case", sensitivity=OPERATIONAL, help=mark("Empty: the whole group"))
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL, help=mark("Where they meet, and what is arranged"))


class BaggageClaim(Record):
    """A bag that did not arrive or arrived damaged, as it was claimed from the airline."""

    kind_label = mark("Baggage claim")
    plural_label = mark("Baggage claims")
    label_fields = ("number", "tag")
    same_by = ("departure", "tag")

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    person = Link(mark("Person"), "Person", sensitivity=OPERATIONAL, help=mark("Whose bag it is"))
    tag = Number(mark("Bag tag"), sensitivity=OPERATIONAL, help=mark("The number on the label of the bag"))
    number = Number(
        mark("Claim number"), sensitivity=OPERATIONAL, help=mark("What the airline gave, such as BRUTK12345")
    )
    reported = Day(mark("Reported"), sensitivity=OPERATIONAL)
    status = Code(mark("What became of it"), "claim_statuses", sensitivity=OPERATIONAL)
    settled = Day(mark("Settled"), sensitivity=OPERATIONAL)
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL, help=mark("Colour, size, what is damaged"))
