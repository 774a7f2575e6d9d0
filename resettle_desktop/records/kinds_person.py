"""A person of a case, and what tells two persons or two records of one apart."""

from __future__ import annotations

from resettle_desktop.records.checks import not_in_future, not_long_ago, not_new_year, whole_day
from resettle_desktop.records.conditions import (
    has_left_the_case,
    is_child,
    is_without_parents,
    may_expect_a_child,
    was_ever_married,
)
from resettle_desktop.records.fields import (
    Code,
    Codes,
    Day,
    Email,
    Flag,
    Link,
    LongText,
    Name,
    Number,
    PartialDate,
    Phone,
    Sensitivity,
    Text,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import mark

PERSON_FORM = r"[A-Z0-9]{3}-\d{8}"
OPERATIONAL = Sensitivity.OPERATIONAL
MEDICAL = Sensitivity.MEDICAL


class Person(Record):
    """A member of a case."""

    kind_label = mark("Person")
    plural_label = mark("Persons")
    label_fields = ("family_name", "given_names")

    case = Link(mark("Case"), "Case", part_of=True, section=mark("Name"), sensitivity=OPERATIONAL)
    family_name = Name(
        mark("Family name"),
        needed_for=Stage.SUBMITTED,
        sorts=True,
        help=mark("As on the travel document; leave empty if there is none"),
    )
    given_names = Name(mark("Given names"), needed_for=Stage.SUBMITTED)
    original_name = Name(mark("Original script"), help=mark("The full name in Arabic or another script"))
    document_name = Name(
        mark("Name on document"), help=mark("As on the document's machine-readable lines; tickets follow it")
    )
    father_name = Name(mark("Father's name"))
    grandfather_name = Name(mark("Grandfather's name"), help=mark("The father's father, as in a full Arabic name"))
    mother_name = Name(mark("Mother's name"))
    aliases = Text(mark("Other names"), help=mark("Separated by semicolons"))
    birth_date = PartialDate(
        mark("Date of birth"), section=mark("Birth and nationality"), needed_for=Stage.SUBMITTED,
        checks=[not_in_future, not_long_ago, not_new_year, whole_day], index=True,
        help=mark("The day, the month or the year, as far as it is known: 14 Sep 1985, 03/1985, about 1985"),
    )  # fmt: skip
    claimed_birth_date = PartialDate(
        mark("Claimed date"),
        checks=[not_in_future, not_long_ago],
        beside="birth_date",
        help=mark("What the person says, where documents say otherwise"),
    )
    birth_place = Text(mark("Place of birth"))
    birth_country = Code(mark("Country of birth"), "countries")
    origin_place = Text(mark("Place of origin"), help=mark("Where the person lived before fleeing"))
    nationality = Code(mark("Nationality"), "countries", needed_for=Stage.SUBMITTED, index=True)
    second_nationality = Code(mark("Second nationality"), "countries")
    sex = Code(mark("Sex"), "sexes", needed_for=Stage.SUBMITTED)
    relationship = Code(
        mark("Relationship"), "relationships", section=mark("In the family"), needed_for=Stage.SUBMITTED,
        help=mark("To the principal applicant"),
    )  # fmt: skip
    marital_status = Code(mark("Marital status"), "marital_statuses")
    married = PartialDate(mark("Married on"), checks=[not_in_future], shown_when=was_ever_married)
    unhcr_number = Number(
        mark("UNHCR number"), form=PERSON_FORM, unique=True, sensitivity=OPERATIONAL, index=True,
        help=mark("UNHCR's number of the individual, such as LEB-00012345"),
    )  # fmt: skip
    refugee_status = Code(
        mark("Refugee status"), "refugee_statuses",
        help=mark("Each member is a refugee, or may come along as a dependant"),
    )  # fmt: skip
    registered = Day(mark("Registered on"), checks=[not_in_future], help=mark("With UNHCR in the country of asylum"))
    asylum_arrival = PartialDate(
        mark("There since"), checks=[not_in_future],
        help=mark("When the person came to the country of asylum, where it differs from the family's"),
    )  # fmt: skip
    guardian = Text(
        mark("Guardian"), shown_when=is_without_parents, help=mark("Who is responsible for a child without parents")
    )
    custody_paper = Text(
        mark("Custody paper"), shown_when=is_child, help=mark("The paper that lets a child travel with this adult")
    )
    languages = Codes(mark("Languages"), "languages", section=mark("Languages, education, occupation"), open=True)
    literate_in = Codes(
        mark("Reads and writes"), "scripts", help=mark("The letters in which the person reads and writes")
    )
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
    expected_delivery = Day(mark("Expected delivery"), sensitivity=MEDICAL, shown_when=may_expect_a_child)
    hold = Flag(
        mark("On hold"),
        section=mark("Hold, withdrawal, remarks"),
        sensitivity=OPERATIONAL,
        help=mark("The person does not board while on hold"),
    )
    hold_kind = Code(mark("Kind of hold"), "hold_reasons")
    hold_reason = Text(mark("Reason of the hold"))
    hold_since = Day(mark("On hold since"), sensitivity=OPERATIONAL, checks=[not_in_future])
    withdrawn = Day(
        mark("Withdrawn on"), sensitivity=OPERATIONAL, checks=[not_in_future],
        help=mark("This member no longer travels; the others may"),
    )  # fmt: skip
    withdrawal_reason = Code(
        mark("Reason of withdrawal"), "close_reasons", sensitivity=OPERATIONAL, shown_when=has_left_the_case
    )
    died = PartialDate(mark("Died on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    remarks = LongText(mark("Remarks"))
    confidential_remarks = LongText(
        mark("Confidential remarks"), help=mark("Not for other members of the family; on no paper")
    )
    stage = Text(mark("Stage"), derived=True, sensitivity=OPERATIONAL, index=True)


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


class FurtherValue(Record):
    """What a workbook says of a person or a case in a column that fills no field, kept under the column's heading."""

    kind_label = mark("Further value")
    plural_label = mark("Further values")
    label_fields = ("heading", "value")
    same_by = ("heading", "value")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    heading = Text(mark("Heading"), sensitivity=OPERATIONAL, help=mark("As it stands over the column of the workbook"))
    value = LongText(mark("Value"))
    workbook = Text(mark("Workbook"), sensitivity=OPERATIONAL, help=mark("The file that said it last"))


class NotSame(Record):
    """Two persons whom somebody compared and judged to be different; they are not suspected again."""

    kind_label = mark("Judged different")
    plural_label = mark("Judged different")
    label_fields = ("reason",)
    same_by = ("person", "other")

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    other = Link(mark("Other person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), help=mark("What tells them apart, such as: cousins, seen both"))


class MergedRecord(Record):
    """A person or case that was entered twice: what became of the second record, whose history goes on here."""

    kind_label = mark("Merged record")
    plural_label = mark("Merged records")
    label_fields = ("called",)

    person = Link(mark("Person"), "Person", part_of=True, sensitivity=OPERATIONAL)
    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    gone = Text(mark("Its id"), sensitivity=OPERATIONAL, help=mark("The id that the second record had"), index=True)
    called = Text(mark("It was called"), help=mark("The name or number of the second record"))
