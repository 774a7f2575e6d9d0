"""What a check says of a value: a number, a level, a sentence and a remedy (DESIGN section 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _, mark


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    TO_DO = "to do"


_LEVELS = {"E": Level.ERROR, "W": Level.WARNING, "T": Level.TO_DO}

# number: (what is so, what to do about it)
SENTENCES = {
    "E101": (mark("There is no such day: {value}."), mark("Type the day, the month or the year that is known.")),
    "E102": (mark("{value} lies in the future."), mark("Check the date; it must not be after today.")),
    "E103": (mark("{value} cannot be read as a date."), mark("Type it like 14 Sep 1985, 03/1985 or 1985.")),
    "E104": (mark("{value} cannot be read as a time."), mark("Type it like 22 Sep 2020 10:35.")),
    "E105": (mark("{value} cannot be read as a whole number."), mark("Type digits only.")),
    "E106": (mark("{value} is neither yes nor no."), mark("Type yes or no.")),
    "E107": (mark("{value} is longer than {limit} characters."), mark("Shorten it, or use the remarks.")),
    "E108": (mark("{value} is not an e-mail address."), mark("Type it like name@example.org.")),
    "E109": (mark("{value} holds no digits of a telephone number."), mark("Type it like +961 3 876082.")),
    "E110": (mark("{value} is in no list of {label}."), mark("Choose one of the list: {choices}.")),
    "E120": (mark("{value} is no field of {kind}."), mark("The fields are: {choices}.")),
    "E121": (mark("There is no {kind} with {value}."), mark("Check the number, or add the record first.")),
    "E122": (mark("More than one {kind} has {value}."), mark("Name the one that is meant by its id.")),
    "E123": (mark("The number {value} belongs to another record: {label}."), mark("Check the number on both.")),
    "E124": (mark("{value} is no kind of record."), mark("The kinds are: {choices}.")),
    "E125": (mark("{value} does not have the form of a change."), mark("See the example in the help.")),
    "E126": (mark("{label} is still named by {count} other records."), mark("Remove or change those first.")),
    "E127": (mark("{value} was named before it was added."), mark("Put the added record first.")),
    "E128": (
        mark("{label} would be left without a member."),
        mark("Close it in the same change, or move somebody in first."),
    ),
    "E130": (mark("Two columns would fill {label}: {value}."), mark("Choose the column that is right.")),
    "E131": (mark("The row names no case."), mark("Fill in the case number.")),
    "E132": (mark("The row names no person."), mark("Fill in a name or the number.")),
    "E133": (mark("Whether {value} is day first or month first cannot be told."), mark("Choose the order.")),
    "E134": (
        mark("The number {value} has lost digits in the workbook."),
        mark("Format the column as text and type it again."),
    ),
    "E135": (mark("The time {value} has no day."), mark("Fill in the date of the row.")),
    "E136": (mark("The row does not say which {kind} it is about."), mark("Fill in {label}.")),
    "E137": (
        mark("Whether {value} is somebody who is here already cannot be told."),
        mark("Fill in the number of the person who is meant."),
    ),
    "E138": (mark("The row does not say {label}."), mark("Fill it in, as one of the list.")),
    "E140": (
        mark("What begins with {value} is not the machine-readable lines of a document."),
        mark("Paste two lines of 44 or 36 characters, or three of 30."),
    ),
    "E141": (
        mark("{label} is kept sealed; nobody may write it without the key of medical users."),
        mark("Ask a user who may see medical details to enter it."),
    ),
    "E142": (mark("{value} is no digest of a file."), mark("Add the file itself; its digest is computed.")),
    "E143": (mark("The file {value} is not in the store."), mark("Add the file again.")),
    "W201": (mark("1 January is often written when the day is not known."), mark("Lower it to the year if so.")),
    "W202": (mark("{value} is more than 115 years ago."), mark("Check the year.")),
    "W203": (mark("The day is not known; kept as {value}."), mark("Add the day when a document shows it.")),
    "W210": (mark("{value} does not look like {label}."), mark("Check it against the document.")),
    "W211": (mark("The case has more than one principal applicant: {value}."), mark("Leave one of them.")),
    "W212": (mark("The case is stated with {value} members and has {count}."), mark("Ask who is missing.")),
    "W213": (mark("The person has no name."), mark("Fill in the family name or the given names.")),
    "W214": (mark("The principal applicant is {value} years old."), mark("Check the date of birth and who applies.")),
    "W215": (mark("{value} is not in the list; it is kept as typed."), mark("Choose one of the list if it is there.")),
    "W216": (mark("Another row of this workbook says {value}; the first is taken."), mark("Make the rows agree.")),
    "W217": (mark("Lies outside what the sheet lists; the row is left out."), mark("Nothing to do if it is a sum.")),
    "W218": (
        mark("The dates were read day first; nothing in the column says so, such as in {value}."),
        mark("Check one of them."),
    ),
    "W219": (
        mark("{value} was not taken over: {label} says something else here."),
        mark("Change it by hand if it is better."),
    ),
    "W220": (
        mark("Which part of {value} is the family name cannot be told; it is kept whole as given names."),
        mark("Move the family name."),
    ),
    "W221": (
        mark("By the clocks of both places, the leg arrives before it departs at {value}."),
        mark("Check both times, and the day of the arrival."),
    ),
    "W222": (mark("The leg lasts {count} hours by the clocks of both places."), mark("Check both days.")),
    "W223": (mark("Another leg has the order {value} too."), mark("Number the legs as they are travelled.")),
    "W224": (mark("It leaves from {value}; the leg before arrives at {label}."), mark("Check both places.")),
    "W225": (mark("It departs before the leg before has arrived, at {value}."), mark("Check the times and the order.")),
    "W226": (
        mark("There are {count} minutes to change, and {limit} are usual."),
        mark("Ask the airline for the shortest connection."),
    ),
    "W227": (mark("The person is on this departure more than once."), mark("Take the second place off.")),
    "W228": (mark("The person is on {value} the same day too."), mark("Take the person off one of them.")),
    "W229": (mark("{label}: only the day is said, and 00:00 is kept."), mark("Add the times when they are known.")),
    "W230": (mark("Changed meanwhile: {value} is there now."), mark("Save again to replace it with what is typed.")),
    "W231": (
        mark("The column {value} reads like one of diagnoses, which this list is not for; it is left out."),
        mark("Bring it with the clinic's list, as a medical user."),
    ),
    "W232": (
        mark("Changed in a column that was not theirs to fill in (sent · returned · here): {value}."),
        mark("It was not taken over; change it by hand if it is right."),
    ),
    "W233": (
        mark("Changed here and in the workbook (sent · returned · here): {value}."),
        mark("Decide it among the conflicts; until then it stays as it is here."),
    ),
    "W234": (
        mark("The cell came back empty; {value} stays."),
        mark("Empty the field by hand if that is meant."),
    ),
    "W235": (
        mark("The row is a copy of row {value}: both have one hidden key."),
        mark("Delete the key of a row that is about somebody else, or take the copy out."),
    ),
    "W236": (
        mark("The hidden key says {value}, the number of the row says {label}; the number counts."),
        mark("Check whether the list was sorted without its hidden column."),
    ),
    "W237": (
        mark("{value}, whom the row is about, was removed here since the workbook was sent."),
        mark("Say which record is meant, or leave the row out."),
    ),
    "W240": (mark("Nobody of the case is the principal applicant."), mark("Say who applies for the family.")),
    "W241": (mark("The case is open and has no members."), mark("Add them, or close the case with the reason.")),
    "W242": (
        mark("{label} is older than the parent {value}."),
        mark("Check both dates of birth and the relationship."),
    ),
    "W243": (
        mark("{label} is less than {years} years younger than the parent {value}."),
        mark("Check both dates of birth and the relationship."),
    ),
    "W244": (
        mark("Married at {value} years."),
        mark("Check the date of birth and the marital status; if both are right, tell who protects children."),
    ),
    "W245": (
        mark("The principal applicant has more than one spouse: {value}."),
        mark("Leave one of them; a second wife is a co-wife."),
    ),
    "W246": (mark("The relationship {value} does not go with the sex {sex}."), mark("Correct one of them.")),
    "W247": (mark("The education {value} is unusual at {age} years."), mark("Check it and the date of birth.")),
    "W248": (
        mark("{label} has the number {value} too."),
        mark("Merge them if they are one person, or correct the number."),
    ),
    "W249": (mark("{label} is on more than one departure: {value}."), mark("Take the person off all but one.")),
    "W250": (
        mark("{value} lies before {other}, the date of: {label}."),
        mark("Check both dates; one of them is mistaken."),
    ),
    "W251": (mark("{value} lies before the person was born ({birth})."), mark("Check it and the date of birth.")),
    "W252": (mark("On hold, and nobody said why."), mark("Choose the kind of hold, or say the reason.")),
    "W253": (mark("A hold is described, and there is none."), mark("Put it on hold, or empty what describes it.")),
    "W254": (mark("On hold though no longer travelling: {value}."), mark("Release the hold.")),
    "W255": (mark("It ended, and nobody said why."), mark("Choose the reason.")),
    "W256": (mark("A reason of closing is given ({value}) and no day."), mark("Fill in the day, or empty the reason.")),
    "W257": (mark("Decided on {value}, and no decision is given."), mark("Fill in what was decided.")),
    "W258": (mark("The decision is {value}, and its day is not known."), mark("Fill in the day of the decision.")),
    "W259": (mark("Both categories are {value}."), mark("Choose another second category; UNHCR gives two.")),
    "W260": (
        mark("The relationship {value} does not go with {status}."),
        mark("Correct the marital status or the relationship."),
    ),
    "W261": (mark("Married on {value}, and single."), mark("Correct the marital status, or empty the date.")),
    "W262": (mark("A delivery is expected, and the sex is {value}."), mark("Correct one of them.")),
    "W263": (
        mark("The delivery was expected on {value}, which is more than two weeks ago."),
        mark("Add the newborn, or correct the date."),
    ),
    "W264": (mark("No pregnancy lasts until {value}."), mark("Check the date.")),
    "W265": (mark("A delivery at {value} years is unusual."), mark("Check both dates.")),
    "W266": (mark("Both nationalities are {value}."), mark("Empty the second one.")),
    "W267": (mark("Granted, and the day is not known."), mark("Fill in the day of issue.")),
    "W268": (mark("Issued on {value}, and its status is {status}."), mark("Correct the status, or empty the day.")),
    "W269": (mark("There is a result, and no time when it was done."), mark("Fill in the day and time.")),
    "W270": (
        mark("{label} is a child without parents here, and has no guardian."),
        mark("Say who is responsible for the child."),
    ),
    "W271": (
        mark("{label} is twice in the family, with one date of birth."),
        mark("Merge the two if they are one person, or correct one of them."),
    ),
    "W272": (mark("Nobody of the case travels any more, and it is open."), mark("Close it with the reason.")),
    "W273": (
        mark("{value} issued it, and the nationality is {nationality}."),
        mark("Check the paper and the nationality; add a second nationality if there is one."),
    ),
    "W274": (mark("The place is for somebody of another case."), mark("Choose a member, or leave the person empty.")),
    "W275": (
        mark("{label} has a place on {value} and no longer travels: {why}."),
        mark("Take the person off the departure."),
    ),
    "W276": (mark("{value} has too few digits for a telephone number."), mark("Ask for the whole number.")),
    "W277": (
        mark("{label} is less than {years} years younger than the grandparent {value}."),
        mark("Check both dates of birth and the relationship."),
    ),
    "W281": (
        mark("The clocks of {label} skipped {value}."),
        mark("Check the time: that hour was left out when the clocks went forward."),
    ),
    "W282": (
        mark("The clocks of {label} showed {value} twice."),
        mark("Ask which of the two is meant; the first is taken."),
    ),
    "W283": (
        mark("{value} lies after the departure of {label} ({departs}) and does not count for it."),
        mark("Check the time; one of the two is mistaken."),
    ),
    "W284": (
        mark("The ticket {value} is {label}'s too."),
        mark("Correct one of the two; every passenger has a ticket of their own."),
    ),
    "W285": (mark("The seat {value} is {label}'s too."), mark("Ask the airline who of the two sits there.")),
    "W286": (
        mark("{count} people need a seat, and {limit} are reserved."),
        mark("Ask the airline for more seats, or take somebody off."),
    ),
    "W287": (
        mark("{value} is not in {label}, from where the departure is."),
        mark("Check the airport, and the country of the departure."),
    ),
    "W288": (
        mark("{value} is waived, and nobody said by whom or why."),
        mark("Fill in both; they stand on the board and in the exports."),
    ),
    "W289": (
        mark("There are {count} minutes to change, and {value} itself asks for {limit}."),
        mark("Book a later flight; the airline sells no shorter connection."),
    ),
    "W290": (
        mark("The ticket {value} is {label}'s too, on {departure}."),
        mark("Correct one of the two; every passenger has a ticket of their own."),
    ),
    "W291": (mark("No leg has the order {value}."), mark("Check the order on the side of the legs.")),
    "W292": (mark("The last leg lies before the first, {value}."), mark("Correct one of the two.")),
    "W293": (mark("The itinerary does not lead to {value} there."), mark("Check the place, and the legs.")),
    "W294": (mark("It landed before it left, at {value}."), mark("Check both times, and the day.")),
    "W295": (
        mark("It left before the leg before had landed, at {value}."),
        mark("Check both times; the group may have missed the connection."),
    ),
    "W296": (mark("Arrived before the departure left, at {value}."), mark("Check the time of the arrival.")),
    "W297": (mark("Received before the flight was there, at {value}."), mark("Check the time.")),
    "W298": (
        mark("Somebody received the person, whose status is {value}."),
        mark("Correct the status, or empty who received the person."),
    ),
    "W299": (mark("Settled before it was reported, on {value}."), mark("Check both days.")),
    "W300": (mark("The bag {value} is claimed twice."), mark("Remove one of the two claims.")),
    "W301": (
        mark("{count} people need a seat, and the leg {value} has {limit}."),
        mark("Ask the carrier for more seats, or take somebody off."),
    ),
    "W302": (
        mark("{count} people need a seat, and outbreak measures leave {limit} on the leg {value}."),
        mark("Order more vehicles."),
    ),
    "W303": (
        mark("{count} persons are planned, and there is room for {limit}."),
        mark("Plan some of them for another session, or find a larger room."),
    ),
    "W304": (
        mark("{count} persons are planned, and outbreak measures allow {limit} at a time."),
        mark("Plan some of them for another session."),
    ),
    "W305": (
        mark("It was on {value}; nobody said who of {count} persons came."),
        mark("Type who was there, or correct the date."),
    ),
    "W306": (mark("{label} is planned for {value} the same day too."), mark("Take the person off one of them.")),
    "T310": (mark("Needed by {value}."), mark("Fill it in when it is known.")),
    "T311": (mark("{label} is not asked of such a record."), mark("Empty it, or correct what it depends on.")),
    "T312": (mark("The row names no activity."), mark("Choose what was done; without it the row is not saved.")),
    "T320": (mark("What {label} is to {value}, who applies now, is not known."), mark("Ask, and fill it in.")),
    "T321": (mark("{label} is not on {value}, on which the family is booked."), mark("Add the person to it.")),
    "T322": (mark("{value} becomes the principal applicant."), mark("Choose another member if that is wrong.")),
    "T323": (mark("{label} has no members left and is closed."), mark("Nothing to do if that is meant.")),
    "T330": (mark("It expired on {value}."), mark("Ask for a new one; without it nobody boards.")),
    "T331": (mark("No consent of {label} is recorded."), mark("Have the form signed, and add the consent.")),
}


@dataclass(frozen=True)
class Acceptance:
    """Who accepted a warning, when, and why; ``record`` is the id of the record that says so."""

    reason: str
    by: str
    when: str
    record: int


@dataclass(frozen=True)
class Finding:
    """One sentence about one value, with the number under which help explains it.

    ``field``, ``kind`` and ``record`` say where in the store it stands; ``sheet``, ``row`` and ``heading``
    where in a workbook; ``value`` is the value as it was typed. ``facts`` are what it was said of beside the field's
    own value, in no language: once they are others, the question is another one. An accepted warning says by whom.
    """

    number: str
    text: str
    remedy: str
    value: str = ""
    field: str = ""
    kind: str = ""
    record: int | None = None
    sheet: str = ""
    row: int | None = None
    heading: str = ""
    facts: str = ""
    acceptance: Acceptance | None = None

    @property
    def level(self) -> Level:
        """Return the level that the number's letter stands for."""
        return _LEVELS[self.number[0]]

    @property
    def open(self) -> bool:
        """Return whether it still has to be looked at: not a warning that was accepted."""
        return self.acceptance is None

    def at(self, **place: object) -> Finding:
        """Return the same finding at another place (field, kind, record, sheet, row, heading)."""
        return replace(self, **place)  # type: ignore[arg-type]

    def as_json(self) -> dict[str, object]:
        """Return the finding for ``--json``: what is known of it, without empty entries."""
        said: dict[str, object] = {"number": self.number, "level": self.level.value}
        said |= {"text": self.text, "remedy": self.remedy, "value": self.value, "field": self.field, "kind": self.kind}
        said |= {"record": id_text(self.record) if self.record else None}
        said |= {"sheet": self.sheet, "row": self.row, "heading": self.heading}
        if self.acceptance is not None:
            accepted = self.acceptance
            said["accepted"] = {"reason": accepted.reason, "by": accepted.by, "when": accepted.when}
        return {name: value for name, value in said.items() if value not in ("", None)}


def finding(number: str, **words: object) -> Finding:
    """Return the finding of this number with its sentences filled in; KeyError for a number that is not listed."""
    text, remedy = SENTENCES[number]
    shown = str(words.get("value", ""))
    return Finding(number, _(text).format(**words), _(remedy).format(**words), value=shown)


class Refused(Exception):
    """A value cannot be stored; carries the finding that says why and what to do."""

    def __init__(self, refusal: Finding) -> None:
        super().__init__(refusal.text)
        self.finding = refusal


def refuse(number: str, **words: object) -> Refused:
    """Return the exception to raise for a value that cannot be stored."""
    return Refused(finding(number, **words))
