"""What the office reported, so that it can say later why the figure of today is another."""

from __future__ import annotations

from resettle_desktop.records.fields import Day, Gathered, LongText, Moment, Sensitivity, Text, Whole
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import mark

OPERATIONAL = Sensitivity.OPERATIONAL


class Reported(Record):
    """A figure as it was reported: what was asked, what it came to, and whom it counted then."""

    kind_label = mark("Reported figure")
    plural_label = mark("Reported figures")
    label_fields = ("title", "as_of")

    title = Text(mark("Figure"), sensitivity=OPERATIONAL)
    as_of = Day(mark("As of"), sensitivity=OPERATIONAL)
    total = Whole(mark("Total"), sensitivity=OPERATIONAL)
    definition = LongText(mark("Definition"), sensitivity=OPERATIONAL)
    asked = LongText(mark("What was asked"), sensitivity=OPERATIONAL)
    counted = Gathered(
        mark("What was counted"), sensitivity=OPERATIONAL, help=mark("Every row, and the ids of those behind it")
    )
    change_set = Whole(mark("Change set"), sensitivity=OPERATIONAL, help=mark("The newest one when it was counted"))
    when = Moment(mark("When"), sensitivity=OPERATIONAL)
    by = Text(mark("By whom"), sensitivity=OPERATIONAL)
