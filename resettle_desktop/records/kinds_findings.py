"""What a person said about a warning: that it is so all the same, and why."""

from __future__ import annotations

from resettle_desktop.records.fields import Link, LongText, Moment, Sensitivity, Text
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL


class Accepted(Record):
    """A warning that somebody accepted with a reason; it lapses when what the warning was said of is something else.

    It belongs to the person, the case or the departure, and may be about a paper of theirs.
    """

    kind_label = mark("Accepted warning")
    plural_label = mark("Accepted warnings")
    label_fields = ("number", "reason")
    same_by = ("about", "number", "field_name")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    departure = Link(mark("Departure"), "Departure", part_of=True, sensitivity=OPERATIONAL)
    about = Text(
        mark("About record"), sensitivity=OPERATIONAL, index=True, help=mark("The id of the record that was warned of")
    )
    number = Text(mark("Finding"), sensitivity=OPERATIONAL, help=mark("Its number, such as W203"))
    field_name = Text(mark("Field"), sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), help=mark("Why it is right all the same; seen by everybody, never a diagnosis"))
    given_for = LongText(
        mark("Given for"), help=mark("The value when the reason was given; for another value it is asked anew")
    )
    when = Moment(mark("When"), sensitivity=OPERATIONAL)
    by = Text(mark("By whom"), sensitivity=OPERATIONAL)
