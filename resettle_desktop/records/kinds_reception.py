"""Before and after the journey: orientation, the place of reception, and how it goes on."""

from __future__ import annotations

from resettle_desktop.records.fields import Code, Day, Flag, Link, LongText, Sensitivity, Text, Whole
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL


class Session(Record):
    """Orientation that was held, or will be: what, when, where, in which language and by whom."""

    kind_label = mark("Session")
    plural_label = mark("Sessions")
    label_fields = ("kind", "date", "place")
    same_by = ("kind", "date", "place", "group")

    kind = Code(mark("Kind of session"), "session_kinds", sensitivity=OPERATIONAL)
    round = Text(mark("Round"), sensitivity=OPERATIONAL, help=mark("The week or the mission to which it belongs"))
    date = Day(mark("Date"), sensitivity=OPERATIONAL)
    place = Text(mark("Place"), sensitivity=OPERATIONAL)
    topic = Text(mark("Topic"), sensitivity=OPERATIONAL)
    group = Code(mark("For whom"), "session_groups", sensitivity=OPERATIONAL)
    language = Code(mark("Language"), "languages", sensitivity=OPERATIONAL)
    interpreter = Text(mark("Interpreter"), sensitivity=OPERATIONAL)
    trainer = Text(mark("Trainer"), sensitivity=OPERATIONAL)
    room_limit = Whole(mark("Room for"), sensitivity=OPERATIONAL, help=mark("Persons; empty: not known"))
    remote = Flag(mark("Remote"), sensitivity=OPERATIONAL, help=mark("Held over the telephone or a video call"))
    link = Text(mark("Link of the call"), sensitivity=OPERATIONAL)
    materials = LongText(mark("Materials"), sensitivity=OPERATIONAL, help=mark("What is handed out"))
    remarks = LongText(mark("Remarks"), sensitivity=OPERATIONAL)


class Attendance(Record):
    """Whether a person was at a session."""

    kind_label = mark("Attendance")
    plural_label = mark("Attendance")
    label_fields = ("result",)
    same_by = ("session",)

    session = Link(mark("Session"), "Session", part_of=True, sensitivity=OPERATIONAL)
    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    result = Code(mark("Attended"), "attendance_results", sensitivity=OPERATIONAL)
    interviewed = Flag(mark("Interview held"), sensitivity=OPERATIONAL, help=mark("The talk with the family alone"))
    remarks = LongText(mark("Remarks"), help=mark("What reception should know"))


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


class FollowUp(Record):
    """A visit, a call or another look at how a person or a family is, after arrival or before."""

    kind_label = mark("Follow-up")
    plural_label = mark("Follow-ups")
    label_fields = ("type", "date")

    person = Link(mark("Person"), "Person", part_of=True)
    case = Link(mark("Case"), "Case", part_of=True)
    type = Code(mark("Type"), "follow_up_types")
    date = Day(mark("Date"))
    result = Text(mark("Result"))
    next_date = Day(mark("Next on"), help=mark("When somebody must look again"), index=True)
    remarks = LongText(mark("Remarks"))
