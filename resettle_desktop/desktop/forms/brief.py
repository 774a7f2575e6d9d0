"""What a check says, in the few words that stand under a field; the whole sentence stands at the foot of the page."""

from __future__ import annotations

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.texts import _, mark

_WORDS = {
    "E101": mark("No such day; not saved"),
    "E102": mark("In the future; not saved"),
    "E103": mark("No date; not saved"),
    "E104": mark("No time; not saved"),
    "E105": mark("No whole number; not saved"),
    "E106": mark("Not yes or no; not saved"),
    "E107": mark("Too long; not saved"),
    "E108": mark("No e-mail address; not saved"),
    "E109": mark("No digits; not saved"),
    "E110": mark("In no list; not saved"),
    "E121": mark("Not found; not saved"),
    "E123": mark("Belongs to another record"),
    "W201": mark("Is the day known?"),
    "W202": mark("More than 115 years ago"),
    "W203": mark("Day not known"),
    "W210": mark("Of unusual form"),
    "W211": mark("More than one applicant"),
    "W212": mark("Not the number of members"),
    "W213": mark("No name"),
    "W214": mark("{value} years old"),
    "W215": mark("In no list; kept as typed"),
    "W230": mark("Changed meanwhile: {value}"),
    "W240": mark("Nobody applies"),
    "W241": mark("Open, without members"),
    "W242": mark("Older than the parent"),
    "W243": mark("Near the parent's age"),
    "W244": mark("Married at {value} years"),
    "W245": mark("More than one spouse"),
    "W246": mark("Not of this sex"),
    "W247": mark("Unusual at this age"),
    "W248": mark("Somebody else has it too"),
    "W249": mark("On two departures"),
    "W250": mark("Before another date"),
    "W251": mark("Before the birth"),
    "W252": mark("On hold without a reason"),
    "W253": mark("Described, but not on hold"),
    "W254": mark("No longer travelling"),
    "W255": mark("Ended without a reason"),
    "W256": mark("A reason, and no day"),
    "W257": mark("A day, and no decision"),
    "W258": mark("Decided on which day?"),
    "W259": mark("Same as the first"),
    "W260": mark("Not as the relationship"),
    "W261": mark("Single, with a wedding day"),
    "W262": mark("Not of this sex"),
    "W263": mark("More than two weeks ago"),
    "W264": mark("Too far ahead"),
    "W265": mark("Unusual at {value} years"),
    "W266": mark("Same as the first"),
    "W267": mark("Granted on which day?"),
    "W268": mark("There is a day of issue"),
    "W269": mark("A result, and no time"),
    "W276": mark("Too few digits"),
}


def brief(found: Finding) -> str:
    """Return a finding in few words, its sentence where there are none."""
    if found.number not in _WORDS:
        return found.text.removesuffix(".")
    return _(_WORDS[found.number]).format(value=found.value or _("empty now"))
