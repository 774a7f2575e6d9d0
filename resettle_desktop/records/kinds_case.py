"""A case: what UNHCR submitted, what was decided, and what else is known under its number."""

from __future__ import annotations

from resettle_desktop.records.checks import not_in_future
from resettle_desktop.records.conditions import is_sponsored
from resettle_desktop.records.fields import (
    Code,
    Codes,
    Day,
    Flag,
    Link,
    LongText,
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
OPERATIONAL = Sensitivity.OPERATIONAL


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
    sponsor = Text(
        mark("Sponsor"), sensitivity=OPERATIONAL, shown_when=is_sponsored,
        help=mark("The group or organisation that houses the family"),
    )  # fmt: skip
    sponsor_contact = Text(
        mark("Sponsor's contact"), sensitivity=OPERATIONAL, shown_when=is_sponsored,
        help=mark("Name, telephone or e-mail of who answers for the sponsor"),
    )  # fmt: skip
    asylum_country = Code(
        mark("Country of asylum"), "countries", needed_for=Stage.SUBMITTED, sensitivity=OPERATIONAL,
        help=mark("Where the family lives now and departs from"),
    )  # fmt: skip
    asylum_arrival = PartialDate(
        mark("There since"), sensitivity=OPERATIONAL, checks=[not_in_future],
        help=mark("When the family came to the country of asylum"),
    )  # fmt: skip
    transit = Text(mark("Came through"), help=mark("The countries on the way to the country of asylum"))
    office = Text(mark("Office of submission"), sensitivity=OPERATIONAL)
    submission_type = Code(
        mark("Type of submission"), "submission_types", sensitivity=OPERATIONAL,
        help=mark("A family of its own, or one of a group that UNHCR submits together"),
    )  # fmt: skip
    rrf_date = Day(
        mark("Date of the form"), sensitivity=OPERATIONAL, checks=[not_in_future],
        help=mark("When UNHCR's registration form for resettlement (RRF) was signed"),
    )  # fmt: skip
    submitted = Day(
        mark("Submitted"), needed_for=Stage.SUBMITTED, sensitivity=OPERATIONAL, checks=[not_in_future], index=True
    )
    modality = Code(
        mark("Modality"),
        "modalities",
        sensitivity=OPERATIONAL,
        help=mark("Interview on a mission, remotely, or on file"),
    )
    priority = Code(
        mark("Priority"), "priorities", sensitivity=OPERATIONAL, help=mark("How fast the case must travel"), index=True
    )
    category = Code(mark("Category"), "categories", help=mark("UNHCR's first ground of submission"))
    secondary_category = Code(mark("Second category"), "categories")
    stated_size = Whole(
        mark("Stated size"), sensitivity=OPERATIONAL, help=mark("The number of members that UNHCR wrote on the case")
    )
    mission = Text(
        mark("Selection mission"), section=mark("Selection and decision"), sensitivity=OPERATIONAL,
        help=mark("Its reference, or its place and month"),
    )  # fmt: skip
    interviewed = Day(mark("Interviewed on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    interview_languages = Codes(mark("Interview languages"), "languages", open=True, sensitivity=OPERATIONAL)
    interpreter_sex = Code(
        mark("Interpreter"), "sexes", help=mark("A man or a woman, where the family asks for one of them")
    )
    opinion = Code(mark("Opinion"), "decisions", help=mark("What CGRS recommends before it is decided"))
    opinion_date = Day(mark("Opinion of"), checks=[not_in_future])
    decision = Code(
        mark("Decision"), "decisions", needed_for=Stage.DECIDED, sensitivity=OPERATIONAL,
        help=mark("What CGRS decided"),
    )  # fmt: skip
    decided = Day(mark("Decided on"), needed_for=Stage.DECIDED, sensitivity=OPERATIONAL, checks=[not_in_future])
    hold = Flag(
        mark("On hold"),
        section=mark("Hold and closing"),
        sensitivity=OPERATIONAL,
        help=mark("Nobody of the case boards while it is on hold"),
    )
    hold_kind = Code(mark("Kind of hold"), "hold_reasons")
    hold_reason = Text(mark("Reason of the hold"))
    hold_since = Day(mark("On hold since"), sensitivity=OPERATIONAL, checks=[not_in_future])
    withdrawn = Day(mark("Withdrawn on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    closed = Day(mark("Closed on"), sensitivity=OPERATIONAL, checks=[not_in_future])
    close_reason = Code(mark("Reason of closing"), "close_reasons", sensitivity=OPERATIONAL)
    focal_point = Text(mark("Focal point"), section=mark("Contact"), sensitivity=OPERATIONAL)
    place = Text(mark("Place"), help=mark("City or district where the family lives"))
    address = Text(mark("Address"))
    phone = Phone(mark("Phone"))
    remarks = LongText(mark("Remarks"))
    size = Whole(
        mark("Size"), derived=True, sensitivity=OPERATIONAL, help=mark("The number of members in the store"), index=True
    )
    stage = Text(mark("Stage"), derived=True, sensitivity=OPERATIONAL, index=True)


class CaseLink(Record):
    """Two cases that belong together though each is decided and travels on its own."""

    kind_label = mark("Linked case")
    plural_label = mark("Linked cases")
    label_fields = ("reason",)
    same_by = ("case", "other_case")

    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    other_case = Link(mark("Other case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), help=mark("Such as: brother's family, wish to live near each other"))


class CasesApart(Record):
    """Two cases that somebody compared and judged to be different; they are not suspected again."""

    kind_label = mark("Cases judged different")
    plural_label = mark("Cases judged different")
    label_fields = ("reason",)
    same_by = ("case", "other_case")

    case = Link(mark("Case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    other_case = Link(mark("Other case"), "Case", part_of=True, sensitivity=OPERATIONAL)
    reason = Text(mark("Reason"), help=mark("What tells them apart, such as: cousins, seen both"))
