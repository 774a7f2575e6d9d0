"""Departures: their legs, passengers and printed papers, and what was waived for somebody."""

from __future__ import annotations

from resettle_desktop.records.conditions import is_by_road
from resettle_desktop.records.fields import (
    Code,
    Codes,
    Day,
    Flag,
    Gathered,
    Link,
    LongText,
    Moment,
    Name,
    Number,
    Sensitivity,
    Text,
    Whole,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL


class Departure(Record):
    """A group of people on one itinerary."""

    kind_label = mark("Departure")
    plural_label = mark("Departures")
    label_fields = ("reference",)

    reference = Number(
        mark("Reference"),
        section=mark("Departure"),
        unique=True,
        needed_for=Stage.BOOKED,
        sensitivity=OPERATIONAL,
        help=mark("Such as BEY-2020-01"),
        index=True,
    )
    quota_year = Whole(mark("Quota year"), sensitivity=OPERATIONAL)
    from_country = Code(mark("From"), "countries", sensitivity=OPERATIONAL)
    seats = Whole(
        mark("Seats reserved"), sensitivity=OPERATIONAL, help=mark("How many the airline keeps for the group")
    )
    meeting_place = Text(mark("Meeting place"), section=mark("Meeting and escort"), sensitivity=OPERATIONAL)
    meeting_time = Moment(mark("Meeting time"), sensitivity=OPERATIONAL, help=mark("Local time at the meeting place"))
    transport = Text(
        mark("Transport there"),
        sensitivity=OPERATIONAL,
        help=mark("Who brings the families there, and how to reach them"),
    )
    escort = Text(
        mark("Escort"), sensitivity=OPERATIONAL,
        help=mark("Who leads the group; each escort with phone and legs stands on the side Escorts"),
    )  # fmt: skip
    transit_assistance = Text(
        mark("Transit assistance"),
        sensitivity=OPERATIONAL,
        help=mark("Who meets the group where it changes, and where"),
    )
    outbreak_measures = Flag(
        mark("Outbreak measures"),
        section=mark("Measures and remarks"),
        sensitivity=OPERATIONAL,
        help=mark("Tests and distances while an outbreak lasts"),
    )
    cancelled = Flag(mark("Cancelled"), sensitivity=OPERATIONAL)
    closed = Moment(
        mark("Closed"), sensitivity=OPERATIONAL,
        help=mark("When the counter was closed: everybody had boarded, or did not travel for a reason"),
    )  # fmt: skip
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL, help=mark("Printed at the end of the manifest"))


class Leg(Record):
    """One flight or road stretch of a departure; times are local to their airports."""

    kind_label = mark("Leg")
    plural_label = mark("Legs")
    label_fields = ("carrier", "number", "origin", "destination")

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    carrier = Text(mark("Carrier"), sensitivity=OPERATIONAL, help=mark("The airline's two characters, such as TK"))
    number = Text(mark("Flight number"), sensitivity=OPERATIONAL)
    origin = Text(
        mark("From"), sensitivity=OPERATIONAL, help=mark("The airport's three letters, such as BEY, or a place")
    )
    destination = Text(mark("To"), sensitivity=OPERATIONAL)
    departs = Moment(mark("Departs"), sensitivity=OPERATIONAL, help=mark("Local time where it leaves"), index=True)
    arrives = Moment(mark("Arrives"), sensitivity=OPERATIONAL, help=mark("Local time where it arrives"))
    order = Whole(mark("Order"), sensitivity=OPERATIONAL, help=mark("Counts the legs as they are travelled, from 1"))
    by_road = Flag(mark("By road"), section=mark("Seats"), sensitivity=OPERATIONAL)
    seats = Whole(
        mark("Seats on this leg"), sensitivity=OPERATIONAL,
        help=mark("Kept for the group by the airline; by road those of one vehicle"),
    )  # fmt: skip
    vehicles = Whole(mark("Vehicles"), sensitivity=OPERATIONAL, shown_when=is_by_road, help=mark("Empty: one"))
    left = Moment(mark("Left"), section=mark("As it went"), sensitivity=OPERATIONAL, help=mark("Local time, in fact"))
    landed = Moment(mark("Landed"), sensitivity=OPERATIONAL, help=mark("Local time where it landed, in fact"))
    landed_at = Text(mark("Landed at"), sensitivity=OPERATIONAL, help=mark("Only where it landed elsewhere"))


class Passenger(Record):
    """One person's place on a departure."""

    kind_label = mark("Passenger")
    plural_label = mark("Passengers")
    label_fields = ("ticket_name",)
    same_by = ("departure",)

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    pnr = Number(mark("Booking code"), sensitivity=OPERATIONAL, help=mark("The airline's six characters (PNR)"))
    ticket = Number(mark("Ticket"), sensitivity=OPERATIONAL, help=mark("13 digits"))
    ticket_name = Name(mark("Name on ticket"))
    seat = Text(mark("Seat"), sensitivity=OPERATIONAL)
    bags = Whole(mark("Bags"), sensitivity=OPERATIONAL)
    bag_weight = Whole(mark("Weight of bags"), sensitivity=OPERATIONAL, help=mark("Kilograms in all"))
    masks = Whole(mark("Masks handed out"), sensitivity=OPERATIONAL, help=mark("How many; while an outbreak lasts"))
    services = Codes(
        mark("Services"),
        "services",
        open=True,
        sensitivity=OPERATIONAL,
        help=mark("The airline's codes, such as WCHS or INFT"),
    )
    status = Code(mark("Status"), "passenger_statuses", sensitivity=OPERATIONAL)
    status_time = Moment(mark("Status since"), sensitivity=OPERATIONAL)
    reason = Code(mark("Reason"), "reasons", sensitivity=OPERATIONAL, help=mark("Why the person did not travel"))
    remarks = LongText(mark("Remarks"))
    received_by = Text(
        mark("Received by"), section=mark("Arrival"), sensitivity=OPERATIONAL, help=mark("Name and agency")
    )
    received = Moment(mark("Received at"), sensitivity=OPERATIONAL, help=mark("Local time in Belgium"))


class Tick(Record):
    """What was said of somebody at the counter, and when; taking it back removes it, while who left has one more.

    It is kept beside the passenger's status, so that two laptops of one counter can tell which of them knew it last.
    """

    kind_label = mark("Tick at the counter")
    plural_label = mark("Ticks at the counter")
    label_fields = ("what", "at")
    same_by = ("departure", "what", "at", "device")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    what = Code(mark("What"), "counter_ticks", sensitivity=OPERATIONAL)
    at = Moment(mark("At"), sensitivity=OPERATIONAL, help=mark("Local time at the counter"))
    reason = Code(mark("Reason"), "reasons", sensitivity=OPERATIONAL, help=mark("Why the person did not travel"))
    note = Text(
        mark("Note"), sensitivity=OPERATIONAL,
        help=mark("Why somebody boarded who was not cleared; never a diagnosis"),
    )  # fmt: skip
    device = Text(mark("Computer"), sensitivity=OPERATIONAL, help=mark("On which computer of the counter it was made"))


class Waiver(Record):
    """A requirement that somebody dispensed a person from, also the agreed split of a family."""

    kind_label = mark("Waiver")
    plural_label = mark("Waivers")
    label_fields = ("requirement",)
    same_by = ("departure", "requirement")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    departure = Link(
        mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL, help=mark("Empty: every departure")
    )
    requirement = Code(mark("Requirement"), "requirements", sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), sensitivity=OPERATIONAL, help=mark("Seen by everybody; never a diagnosis"))
    by = Text(mark("Waived by"), sensitivity=OPERATIONAL)
    until = Day(mark("Until"), sensitivity=OPERATIONAL)


class Paper(Record):
    """A version of a document, frozen when what it says was first printed."""

    kind_label = mark("Paper")
    plural_label = mark("Papers")
    label_fields = ("document", "version")

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    case = Link(
        mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL, help=mark("Where the document is of one family")
    )
    session = Link(
        mark("Session"),
        "Session",
        part_of=True,
        sensitivity=OPERATIONAL,
        help=mark("Where the document is of a session"),
    )
    document = Text(mark("Document"), sensitivity=OPERATIONAL, help=mark("Its name, such as departure-manifest"))
    version = Whole(mark("Version"), sensitivity=OPERATIONAL, help=mark("Counts what was printed, from 1"))
    content_hash = Text(
        mark("Content hash"), sensitivity=OPERATIONAL,
        help=mark("Shows whether the document would say the same today"),
    )  # fmt: skip
    printed = Moment(mark("Printed"), sensitivity=OPERATIONAL, help=mark("Local time of the first print"))
    numbers = LongText(
        mark("Numbers given"), sensitivity=OPERATIONAL,
        help=mark("Which family and person has which number on the departure's papers"),
    )  # fmt: skip
    said = Gathered(
        mark("What it said"), help=mark("Kept so that the next version can say what changed; it leaves no office")
    )
