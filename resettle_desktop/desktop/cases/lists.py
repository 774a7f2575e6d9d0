"""The records that live with a member or the case: which kinds stand on which side, and what an empty list says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.records_group import RecordsGroup, RecordsList
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.kinds import (
    Attendance,
    CaseLink,
    Consent,
    FollowUp,
    FurtherValue,
    HealthActivity,
    OtherNumber,
    Permit,
    Placement,
    TravelDocument,
    TravelNeed,
    Waiver,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class Listed:
    """A list of records: their kind, the field that names their owner, and what stands where there is none yet.

    ``nobody`` is what it means that a field names no other record; ``fields`` are what the list shows, else the first.
    """

    kind: type[Record]
    link: str
    icon: str
    title: str
    text: str
    nobody: str = ""
    fields: tuple[str, ...] = ()


OF_DOCUMENTS = (
    Listed(
        TravelDocument, "person", "identification-card", mark("No travel document yet"),
        mark("A passport, a laissez-passer or another paper that lets the person travel."),
    ),
    Listed(
        Permit, "person", "check-square", mark("No visa or exit permit yet"),
        mark("What an authority must allow, from the request to the day until which it is valid."),
    ),
    Listed(
        Consent, "person", "pen-nib", mark("No consent yet"),
        mark("What the person agreed to, and whether the form is signed."),
    ),
    Listed(
        OtherNumber, "person", "hash", mark("No other number yet"),
        mark("What other agencies call the person; it is found by any of its numbers."),
    ),
    Listed(
        FurtherValue, "person", "table", mark("Nothing further"),
        mark("What workbooks said of the person in columns that fill no field, under their headings."),
    ),
    Listed(
        Waiver, "person", "hand-palm", mark("Nothing waived"),
        mark("What somebody dispensed the person from, with the reason; also an agreed split of a family."),
        mark("Every departure"),
    ),
)  # fmt: skip
OF_HEALTH = (
    Listed(
        HealthActivity, "person", "heartbeat", mark("No health activity yet"),
        mark("Assessments, tests and checks with their results. Details are sealed: medical users alone read them."),
        fields=("activity", "done", "result", "valid_until", "recheck", "site", "details"),
    ),
    Listed(
        TravelNeed, "person", "wheelchair", mark("No travel need"),
        mark("What airline and airports must know to take the person along, never why."),
    ),
)  # fmt: skip
OF_ORIENTATION = (
    Listed(
        Attendance, "person", "chalkboard-teacher", mark("At no session yet"),
        mark("Orientation before departure; the team's list brings the attendance of many people at once."),
    ),
    Listed(
        FollowUp, "person", "phone-call", mark("No follow-up yet"),
        mark("Visits and calls with this person, and when somebody must look again."),
    ),
)  # fmt: skip
OF_RECEPTION = (
    Listed(
        Placement, "case", "house-line", mark("No reception place yet"),
        mark("Fedasil says where the family goes; its workbook brings the places of many families at once."),
        mark("The whole case"),
    ),
    Listed(
        FollowUp, "case", "phone-call", mark("No follow-up yet"),
        mark("Visits and calls with the family, and when somebody must look again."),
    ),
    Listed(
        OtherNumber, "case", "hash", mark("No other number yet"),
        mark("What other agencies call the case; it is found by any of its numbers."),
    ),
    Listed(
        FurtherValue, "case", "table", mark("Nothing further"),
        mark("What workbooks said of the case in columns that fill no field, under their headings."),
    ),
    Listed(
        CaseLink, "case", "link", mark("No linked case"),
        mark("Cases that belong together though each is decided and travels on its own."),
    ),
)  # fmt: skip


class PartsTab(RecordsTab):
    """A list of records of one kind, with the words for this kind."""

    def __init__(self, store: Store, listed: Listed, drafts: Drafts) -> None:
        self._listed, self.in_list = listed, listed.fields
        super().__init__(store, listed.kind, listed.link, drafts=drafts)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say that there is none yet, and what would stand here."""
        return EmptyState(_(self._listed.title), _(self._listed.text), self._listed.icon, (add,))

    def empty_link(self, name: str) -> str:
        """Return what it means that a field names no other record."""
        return _(self._listed.nobody) if self._listed.nobody else ""


def parts_group(
    store: Store, lists: Iterable[Listed], drafts: Drafts, *more: RecordsList, tab: type[PartsTab] = PartsTab,
    overview: tuple[str, QWidget] | None = None,
) -> RecordsGroup:  # fmt: skip
    """Return a side with these lists, each a ``tab``, ``more`` that are made otherwise, and an overview behind them."""
    own = [RecordsList(each.kind, each.link, partial(tab, store, each, drafts)) for each in lists]
    return RecordsGroup(store, [*own, *more], overview)
