"""What an office keeps beside its cases: pledges, contacts, what came and what left, its settings."""

from __future__ import annotations

from resettle_desktop.records.fields import (
    Code,
    Content,
    Email,
    Flag,
    Gathered,
    Link,
    LongText,
    Moment,
    Name,
    Phone,
    Sealed,
    Sensitivity,
    Text,
    Whole,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import mark

# of which records the cells of a workbook may be
_IN_WORKBOOKS = (
    "Case", "Person", "OtherNumber", "TravelDocument", "Permit", "Consent", "HealthActivity", "TravelNeed", "Departure",
    "Leg", "Passenger", "Waiver", "Session", "Attendance", "Placement", "FollowUp", "Pledge", "Contact",
)  # fmt: skip
OPERATIONAL = Sensitivity.OPERATIONAL


class Pledge(Record):
    """Places that Belgium promised for a year, with the source that says so."""

    kind_label = mark("Pledge")
    plural_label = mark("Pledges")
    label_fields = ("year", "programme", "region")
    same_by = ("year", "programme", "region", "version")

    year = Whole(mark("Year"), sensitivity=OPERATIONAL)
    programme = Code(mark("Programme"), "programmes", sensitivity=OPERATIONAL)
    region = Text(mark("Region"), sensitivity=OPERATIONAL, help=mark("Such as Africa, or Middle East and North Africa"))
    places = Whole(mark("Places"), sensitivity=OPERATIONAL, help=mark("Persons, not cases"))
    source = Text(mark("Source"), sensitivity=OPERATIONAL, help=mark("Where the figure was published"))
    version = Text(mark("Version"), sensitivity=OPERATIONAL, help=mark("Such as announced, raised, final"))
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL)


class Contact(Record):
    """Whom to ask at an agency."""

    kind_label = mark("Contact")
    plural_label = mark("Contacts")
    label_fields = ("person", "agency")
    same_by = ("agency", "person")

    agency = Name(mark("Agency"), sensitivity=OPERATIONAL)
    person = Name(mark("Name"), sensitivity=OPERATIONAL)
    function = Text(mark("Function"), sensitivity=OPERATIONAL)
    place = Text(mark("Place"), sensitivity=OPERATIONAL)
    phone = Phone(mark("Phone"), sensitivity=OPERATIONAL)
    email = Email(mark("E-mail"), sensitivity=OPERATIONAL)
    link = Text(mark("Web page"), sensitivity=OPERATIONAL)
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL)


class Sharing(Record):
    """What left the office: to whom, for which purpose and on which ground, and when."""

    kind_label = mark("Sharing")
    plural_label = mark("What was shared")
    label_fields = ("layout", "document", "recipient", "when")

    layout = Text(mark("Layout"), sensitivity=OPERATIONAL, help=mark("The workbook's, such as fedasil-arrivals"))
    document = Text(mark("Document"), sensitivity=OPERATIONAL, help=mark("The printed one, such as departure-manifest"))
    about = Text(mark("About"), sensitivity=OPERATIONAL, help=mark("The departure or the case, such as BEY-2020-01"))
    recipient = Text(mark("Recipient"), sensitivity=OPERATIONAL)
    purpose = Text(mark("Purpose"), sensitivity=OPERATIONAL)
    ground = Code(mark("Legal ground"), "sharing_grounds", sensitivity=OPERATIONAL)
    file_name = Text(mark("File"), sensitivity=OPERATIONAL)
    file_hash = Text(mark("Digest of the file"), sensitivity=OPERATIONAL, index=True)
    rows = Whole(mark("Rows"), sensitivity=OPERATIONAL, help=mark("How many persons or records were in it"))
    version = Whole(mark("Version"), sensitivity=OPERATIONAL)
    encrypted = Flag(mark("With a password"), sensitivity=OPERATIONAL)
    when = Moment(mark("When"), sensitivity=OPERATIONAL)
    by = Text(mark("By whom"), sensitivity=OPERATIONAL)
    said = Content(mark("What its cells said"), sensitivity=OPERATIONAL)


class Parked(Record):
    """A row of an import that waits until a person decides about it."""

    kind_label = mark("Parked row")
    plural_label = mark("Parked rows")
    label_fields = ("workbook", "row")

    workbook = Text(mark("Workbook"), sensitivity=OPERATIONAL)
    layout = Text(mark("Layout"), sensitivity=OPERATIONAL)
    sheet = Text(mark("Sheet"), sensitivity=OPERATIONAL)
    row = Whole(mark("Row"), sensitivity=OPERATIONAL)
    reason = LongText(mark("Why it waits"))
    candidates = LongText(mark("Who it may be"), help=mark("The ids of the records, one a line"))
    cells = Gathered(mark("Cells"), help=mark("What the row says, by heading"))
    said = Gathered(mark("What it says"), help=mark("What the row says, by field, as change sets write it"))
    medical_cells = Sealed(mark("Medical cells"), help=mark("What the row says of health, by heading"))
    when = Moment(mark("When"), sensitivity=OPERATIONAL)
    by = Text(mark("By whom"), sensitivity=OPERATIONAL)
    decision = Text(mark("Decision"), sensitivity=OPERATIONAL, help=mark("Such as record, new or left_out"))
    decided = Moment(mark("Decided"), sensitivity=OPERATIONAL)
    decided_by = Text(mark("Decided by"), sensitivity=OPERATIONAL)


class Conflict(Record):
    """A cell that came back from a partner with another value than was sent, while it was changed here too."""

    kind_label = mark("Conflict")
    plural_label = mark("Conflicts")
    label_fields = ("field_name", "workbook", "row")

    record = Link(mark("Record"), *_IN_WORKBOOKS, part_of=True)
    field_name = Text(mark("Field"), sensitivity=OPERATIONAL)
    sent = LongText(mark("Sent"))
    returned = LongText(mark("Returned"))
    here = LongText(mark("Here"), help=mark("What it was here when the workbook came back"))
    returned_value = Gathered(mark("Returned value"), help=mark("As change sets write it"))
    medical_values = Sealed(mark("Medical values"), help=mark("What was sent, came back and was here"))
    workbook = Text(mark("Workbook"), sensitivity=OPERATIONAL)
    sheet = Text(mark("Sheet"), sensitivity=OPERATIONAL)
    row = Whole(mark("Row"), sensitivity=OPERATIONAL)
    when = Moment(mark("When"), sensitivity=OPERATIONAL)
    decision = Text(mark("Decision"), sensitivity=OPERATIONAL, help=mark("Such as returned, ours or other"))
    decided = Moment(mark("Decided"), sensitivity=OPERATIONAL)
    decided_by = Text(mark("Decided by"), sensitivity=OPERATIONAL)


class Setting(Record):
    """What an office set for itself: its name, hours and days of validity, and the like."""

    kind_label = mark("Setting")
    plural_label = mark("Settings")
    label_fields = ("name",)

    name = Text(mark("Name"), sensitivity=OPERATIONAL, index=True)
    value = LongText(mark("Value"), sensitivity=OPERATIONAL)
