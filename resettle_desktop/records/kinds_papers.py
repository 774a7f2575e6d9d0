"""The papers of persons: documents, permits, consents, and the files of what was scanned or photographed."""

from __future__ import annotations

from resettle_desktop.records.checks import not_in_future
from resettle_desktop.records.fields import Code, Content, Day, Flag, Link, LongText, Number, Sensitivity, Text, Whole
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import mark

# what a file may belong to; health stays out, because a file is not sealed
_WITH_FILES = (
    "Case", "Person", "TravelDocument", "Permit", "Consent", "Departure", "Session", "Placement", "FollowUp",
)  # fmt: skip
OPERATIONAL = Sensitivity.OPERATIONAL


class TravelDocument(Record):
    """A paper that a person travels with."""

    kind_label = mark("Travel document")
    plural_label = mark("Travel documents")
    label_fields = ("type", "number")
    same_by = ("number",)

    person = Link(mark("Person"), "Person", part_of=True)
    type = Code(mark("Document type"), "document_types")
    number = Number(mark("Document number"), index=True)
    status = Code(
        mark("At hand"), "document_statuses", help=mark("The original, a copy, applied for, lost, never issued")
    )
    country = Code(mark("Issued by"), "countries")
    issued = Day(mark("Issued on"), checks=[not_in_future])
    expires = Day(mark("Expires on"), needed_for=Stage.CLEARED)
    mrz = LongText(mark("Machine-readable lines"))
    original_seen = Flag(mark("Original seen"))
    remarks = LongText(mark("Remarks"))


class Permit(Record):
    """What an authority must allow: a visa, an exit permit, a transit visa, a court's consent."""

    kind_label = mark("Permit")
    plural_label = mark("Permits")
    label_fields = ("type", "number")
    same_by = ("type", "number")

    person = Link(mark("Person"), "Person", part_of=True)
    type = Code(mark("Type of permit"), "permit_types", sensitivity=OPERATIONAL)
    status = Code(mark("Status"), "permit_statuses", sensitivity=OPERATIONAL)
    authority = Text(
        mark("Authority"),
        sensitivity=OPERATIONAL,
        help=mark("Who grants it: an embassy, General Security, PMM, a court"),
    )
    country = Code(mark("Country"), "countries", sensitivity=OPERATIONAL, help=mark("Whose permit it is"))
    place = Text(mark("Place"), sensitivity=OPERATIONAL, help=mark("The consulate, or the province that grants it"))
    number = Number(mark("Permit number"), index=True)
    list_number = Number(
        mark("List"), sensitivity=OPERATIONAL, help=mark("The number of the list with which it was requested")
    )
    requested = Day(mark("Requested on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    issued = Day(mark("Issued on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    valid_from = Day(mark("Valid from"), sensitivity=OPERATIONAL)
    valid_until = Day(mark("Valid until"), sensitivity=OPERATIONAL)
    entries = Code(mark("Entries"), "visa_entries", sensitivity=OPERATIONAL)
    mrz = LongText(mark("Machine-readable lines"))
    remarks = LongText(mark("Remarks"))


class Consent(Record):
    """What a person agreed to, in which form, and whether it was taken back."""

    kind_label = mark("Consent")
    plural_label = mark("Consents")
    label_fields = ("purpose", "given")
    same_by = ("purpose",)

    person = Link(mark("Person"), "Person", part_of=True)
    purpose = Code(mark("Purpose"), "consent_purposes", sensitivity=OPERATIONAL)
    type = Code(mark("Form of consent"), "consent_types", sensitivity=OPERATIONAL)
    given = Day(mark("Given on"), needed_for=Stage.CLEARED, sensitivity=OPERATIONAL, checks=[not_in_future])
    form_signed = Flag(mark("Form signed"), sensitivity=OPERATIONAL)
    proxy = Text(mark("Given by"), help=mark("Who consented for the person, and as what: mother, guardian"))
    withdrawn = Day(mark("Withdrawn on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    remarks = LongText(mark("Remarks"))


class Attachment(Record):
    """A picture or a scanned paper that belongs to a record; what it shows is kept apart, by its digest."""

    kind_label = mark("Picture or paper")
    plural_label = mark("Pictures and papers")
    label_fields = ("name",)
    same_by = ("content",)

    record = Link(mark("Belongs to"), *_WITH_FILES, part_of=True)
    name = Text(mark("Name of the file"))
    type = Code(mark("What it shows"), "attachment_types")
    media_type = Text(mark("Type of file"), help=mark("Such as image/jpeg or application/pdf"))
    size = Whole(mark("Size of the file"), help=mark("In bytes"))
    content = Content(mark("Content"), index=True, help=mark("The SHA-256 digest of what is in the file"))
    remarks = LongText(mark("Remarks"))
