"""The kinds of record and their fields, each declared once (DESIGN section 3).

A line here gives the column in the store, the editor in the form, the check, the heading in a workbook and the help.
"""

from __future__ import annotations

from resettle_desktop.records.checks import not_in_future, not_long_ago, not_new_year, whole_day
from resettle_desktop.records.fields import (
    Code,
    Codes,
    Day,
    Email,
    Flag,
    Link,
    LongText,
    Moment,
    Name,
    Number,
    PartialDate,
    Phone,
    Sensitivity,
    Text,
    Whole,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import mark

CASE_FORM = r"[A-Z0-9]{3}-\d{2}[C-]\d{5,8}"  # DOMAIN 1.4: prefix, year, C, number
PERSON_FORM = r"[A-Z0-9]{3}-\d{8}"
OPERATIONAL = Sensitivity.OPERATIONAL
MEDICAL = Sensitivity.MEDICAL


class Case(Record):
    """The family that travels together or alone, as UNHCR submitted it."""

    kind_label = mark("Case")
    plural_label = mark("Cases")
    label_fields = ("unhcr_number",)

    unhcr_number = Number(
        mark("Case number"), section=mark("Numbers"), form=CASE_FORM, unique=True, needed_for=Stage.SUBMITTED,
        sensitivity=OPERATIONAL, help=mark("UNHCR's number of the resettlement case, such as LEB-15C01234"), index=True,
    )  # fmt: skip
    registration_group = Number(mark("Registration group"), help=mark("UNHCR's number of the registered household"))
    cgrs_number = Number(
        mark("CGRS number"), sensitivity=OPERATIONAL, help=mark("The file of the Commissioner General")
    )
    fedasil_number = Number(mark("Fedasil number"), sensitivity=OPERATIONAL)
    programme = Code(mark("Programme"), "programmes", section=mark("Submission"), sensitivity=OPERATIONAL)
    quota_year = Whole(mark("Quota year"), sensitivity=OPERATIONAL, help=mark("The year whose places the case takes"))
    asylum_country = Code(
        mark("Country of asylum"), "countries", needed_for=Stage.SUBMITTED, sensitivity=OPERATIONAL,
        help=mark("Where the family lives now and departs from"),
    )  # fmt: skip
    office = Text(mark("Office of submission"), sensitivity=OPERATIONAL)
    submitted = Day(
        mark("Submitted"), needed_for=Stage.SUBMITTED, sensitivity=OPERATIONAL, checks=[not_in_future], index=True
    )
    modality = Code(
        mark("Modality"),
        "modalities",
        sensitivity=OPERATIONAL,
        help=mark("Interview on a mission, remotely, or on file"),
    )
    priority = Code(mark("Priority"), "priorities", sensitivity=OPERATIONAL, help=mark("How fast the case must travel"))
    category = Code(mark("Category"), "categories", help=mark("UNHCR's first ground of submission"))
    secondary_category = Code(mark("Second category"), "categories")
    stated_size = Whole(
        mark("Stated size"), sensitivity=OPERATIONAL, help=mark("The number of members that UNHCR wrote on the case")
    )
    decision = Code(
        mark("Decision"), "decisions", section=mark("Decision"), needed_for=Stage.DECIDED, sensitivity=OPERATIONAL,
        help=mark("What CGRS decided"),
    )  # fmt: skip
    decided = Day(mark("Decided on"), needed_for=Stage.DECIDED, sensitivity=OPERATIONAL, checks=[not_in_future])
    hold = Flag(
        mark("On hold"),
        section=mark("Hold and closing"),
        sensitivity=OPERATIONAL,
        help=mark("Nobody of the case boards while it is on hold"),
    )
    hold_reason = Text(mark("Reason of the hold"))
    withdrawn = Day(mark("Withdrawn on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    closed = Day(mark("Closed on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    close_reason = Code(mark("Reason of closing"), "close_reasons", sensitivity=OPERATIONAL)
    focal_point = Text(mark("Focal point"), section=mark("Contact"), sensitivity=OPERATIONAL)
    place = Text(mark("Place"), help=mark("City or district where the family lives"))
    phone = Phone(mark("Phone"))
    remarks = LongText(mark("Remarks"))
    size = Whole(mark("Size"), derived=True, sensitivity=OPERATIONAL, help=mark("The number of members in the store"))
    stage = Text(mark("Stage"), derived=True, sensitivity=OPERATIONAL, index=True)


class Person(Record):
    """A member of a case."""

    kind_label = mark("Person")
    plural_label = mark("Persons")
    label_fields = ("family_name", "given_names")

    case = Link(mark("Case"), "Case", part_of=True, section=mark("Name"), sensitivity=OPERATIONAL)
    family_name = Name(
        mark("Family name"),
        needed_for=Stage.SUBMITTED,
        help=mark("As on the travel document; leave empty if there is none"),
    )
    given_names = Name(mark("Given names"), needed_for=Stage.SUBMITTED)
    original_name = Name(mark("Original script"), help=mark("The full name in Arabic or another script"))
    document_name = Name(
        mark("Name on document"), help=mark("As on the document's machine-readable lines; tickets follow it")
    )
    father_name = Name(mark("Father's name"))
    mother_name = Name(mark("Mother's name"))
    aliases = Text(mark("Other names"), help=mark("Separated by semicolons"))
    birth_date = PartialDate(
        mark("Date of birth"), section=mark("Birth and nationality"), needed_for=Stage.SUBMITTED,
        checks=[not_in_future, not_long_ago, not_new_year, whole_day],
        help=mark("The day, the month or the year, as far as it is known: 14 Sep 1985, 03/1985, about 1985"),
    )  # fmt: skip
    claimed_birth_date = PartialDate(
        mark("Claimed date"),
        checks=[not_in_future, not_long_ago],
        help=mark("What the person says, where documents say otherwise"),
    )
    birth_place = Text(mark("Place of birth"))
    birth_country = Code(mark("Country of birth"), "countries")
    nationality = Code(mark("Nationality"), "countries", needed_for=Stage.SUBMITTED)
    sex = Code(mark("Sex"), "sexes", needed_for=Stage.SUBMITTED)
    relationship = Code(
        mark("Relationship"), "relationships", section=mark("In the family"), needed_for=Stage.SUBMITTED,
        help=mark("To the principal applicant"),
    )  # fmt: skip
    marital_status = Code(mark("Marital status"), "marital_statuses")
    unhcr_number = Number(
        mark("UNHCR number"), form=PERSON_FORM, unique=True, sensitivity=OPERATIONAL, index=True,
        help=mark("UNHCR's number of the individual, such as LEB-00012345"),
    )  # fmt: skip
    guardian = Text(mark("Guardian"), help=mark("Who is responsible for a child without parents"))
    custody_paper = Text(mark("Custody paper"), help=mark("The paper that lets a child travel with this adult"))
    languages = Codes(mark("Languages"), "languages", section=mark("Languages, education, occupation"), open=True)
    education = Code(mark("Education"), "education_levels")
    occupation = Text(mark("Occupation"))
    phone = Phone(mark("Phone"), section=mark("Contact and needs"), help=mark("Where it differs from the family's"))
    email = Email(mark("E-mail"))
    needs = Codes(
        mark("Specific needs"),
        "needs",
        open=True,
        sensitivity=MEDICAL,
        help=mark("UNHCR's codes, such as SM-CI; never on a manifest"),
    )
    expected_delivery = Day(mark("Expected delivery"), sensitivity=MEDICAL)
    hold = Flag(
        mark("On hold"),
        section=mark("Hold and remarks"),
        sensitivity=OPERATIONAL,
        help=mark("The person does not board while on hold"),
    )
    hold_reason = Text(mark("Reason of the hold"))
    remarks = LongText(mark("Remarks"))
    confidential_remarks = LongText(
        mark("Confidential remarks"), help=mark("Not for other members of the family; on no paper")
    )
    stage = Text(mark("Stage"), derived=True, sensitivity=OPERATIONAL, index=True)


class TravelDocument(Record):
    """A paper that a person travels with."""

    kind_label = mark("Travel document")
    plural_label = mark("Travel documents")
    label_fields = ("type", "number")
    same_by = ("number",)

    person = Link(mark("Person"), "Person", part_of=True)
    type = Code(mark("Document type"), "document_types")
    number = Number(mark("Document number"), index=True)
    country = Code(mark("Issued by"), "countries")
    issued = Day(mark("Issued on"), checks=[not_in_future])
    expires = Day(mark("Expires on"), needed_for=Stage.CLEARED)
    mrz = LongText(mark("Machine-readable lines"))
    original_seen = Flag(mark("Original seen"))


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
    meeting_place = Text(mark("Meeting place"), section=mark("Meeting and escort"), sensitivity=OPERATIONAL)
    meeting_time = Moment(mark("Meeting time"), sensitivity=OPERATIONAL, help=mark("Local time at the meeting place"))
    escort = Text(mark("Escort"), sensitivity=OPERATIONAL)
    outbreak_measures = Flag(
        mark("Outbreak measures"),
        section=mark("Measures and remarks"),
        sensitivity=OPERATIONAL,
        help=mark("Tests and distances while an outbreak lasts"),
    )
    cancelled = Flag(mark("Cancelled"), sensitivity=OPERATIONAL)
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
    departs = Moment(mark("Departs"), sensitivity=OPERATIONAL, help=mark("Local time where it leaves"))
    arrives = Moment(mark("Arrives"), sensitivity=OPERATIONAL, help=mark("Local time where it arrives"))
    order = Whole(mark("Order"), sensitivity=OPERATIONAL, help=mark("Counts the legs as they are travelled, from 1"))


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


class Placement(Record):
    """Where a case, or one of its members, is received in Belgium."""

    kind_label = mark("Reception place")
    plural_label = mark("Reception places")
    label_fields = ("centre", "municipality")
    same_by = ("type", "centre", "municipality")

    case = Link(mark("Case"), "Case", part_of=True)
    person = Link(mark("Person"), "Person", help=mark("Empty: the whole case"))
    type = Code(mark("Type"), "placement_types")
    centre = Text(mark("Centre"), needed_for=Stage.CLEARED)
    postcode = Text(mark("Postcode"))
    municipality = Text(mark("Municipality"))
    available_from = Day(mark("Available from"))
    until = Day(mark("Until"))
    wheelchair_access = Flag(mark("Wheelchair access"))
    contact = Text(mark("Contact"))
    remarks = LongText(mark("Remarks"))


class Paper(Record):
    """A version of a document, frozen when what it says was first printed."""

    kind_label = mark("Paper")
    plural_label = mark("Papers")
    label_fields = ("document", "version")

    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
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


class Setting(Record):
    """What an office set for itself: its name, hours and days of validity, and the like."""

    kind_label = mark("Setting")
    plural_label = mark("Settings")
    label_fields = ("name",)

    name = Text(mark("Name"), sensitivity=OPERATIONAL, index=True)
    value = LongText(mark("Value"), sensitivity=OPERATIONAL)


class OtherNumber(Record):
    """A number that another agency, or an earlier registration, gave to a person or a case."""

    kind_label = mark("Other number")
    plural_label = mark("Other numbers")
    label_fields = ("scheme", "value")
    same_by = ("scheme", "value")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    scheme = Code(
        mark("Whose number"), "number_schemes", sensitivity=OPERATIONAL,
        help=mark("The agency or the register that gave it"),
    )  # fmt: skip
    value = Number(mark("Number"), sensitivity=OPERATIONAL, index=True)


class NotSame(Record):
    """Two persons whom somebody compared and judged to be different; they are not suspected again."""

    kind_label = mark("Judged different")
    plural_label = mark("Judged different")
    label_fields = ("reason",)
    same_by = ("person", "other")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    other = Link(mark("Other person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), help=mark("What tells them apart, such as: cousins, seen both"))


class CaseLink(Record):
    """Two cases that belong together though each is decided and travels on its own."""

    kind_label = mark("Linked case")
    plural_label = mark("Linked cases")
    label_fields = ("reason",)
    same_by = ("case", "other_case")

    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    other_case = Link(mark("Other case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), help=mark("Such as: brother's family, wish to live near each other"))


class MergedRecord(Record):
    """A person or case that was entered twice: what became of the second record, whose history goes on here."""

    kind_label = mark("Merged record")
    plural_label = mark("Merged records")
    label_fields = ("called",)

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    gone = Text(mark("Its id"), sensitivity=OPERATIONAL, help=mark("The id that the second record had"), index=True)
    called = Text(mark("It was called"), help=mark("The name or number of the second record"))
