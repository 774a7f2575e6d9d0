"""A new departure by hand: its form and that of its first leg, after an earlier one or not, as one change set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout

from resettle_desktop.desktop.departures.models import day_words
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.layout import label_width
from resettle_desktop.desktop.forms.new_pair import NewPair
from resettle_desktop.desktop.parts.basics import ShortLabel
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.theme import font, scaled
from resettle_desktop.records.codes import fold
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Assistance, Departure, Leg
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.itineraries import leg_findings
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.departures import Dated, DepartureLists
from resettle_desktop.store.itinerary_copy import Pattern, pattern
from resettle_desktop.store.store import Store

_FIRST, _LINE_WIDTH, _OFFERED = "1", 250, 30


class NewDeparture(NewPair):
    """Asks for what is known of a new departure and of its first leg; one without a flight yet has no leg."""

    def __init__(self, store: Store, drafts: Drafts | None = None) -> None:
        self._lists, self._rows = DepartureLists(store.rows), store.rows
        self._known: dict[str, int] = {}
        self._pattern: Pattern | None = None
        self.earlier = ChoiceLine(self._earlier)
        wide = max(label_width(Departure), label_width(Leg))
        departure, leg = Form(Departure, labels=wide), Form(Leg, across=_odd, labels=wide)
        forms = ((_("The departure"), departure), (_("Its first leg"), leg))
        super().__init__(store, _("New departure"), _("Save departure"), forms, "departure", drafts)
        self.departure_form, self.leg_form = departure, leg
        self.earlier.chosen.connect(self._follow)

    def propose(self) -> None:
        """The first leg is number 1; nothing is taken from an earlier departure yet."""
        self._pattern = None
        self.earlier.clear()
        self._comes_along.setText("")
        self.leg_form.fields["order"].editor.set_text(_FIRST)

    def follow(self, departure: int) -> None:
        """Fill what a new departure has in common with an earlier one; what is typed already stays."""
        self._pattern = pattern(self._rows, departure)
        if self._pattern is None:
            return
        texts = ((self.departure_form, self._pattern.texts()), (self.leg_form, self._pattern.first_leg()))
        for form, own in texts:
            for name, text in own.items():
                if not form.fields[name].editor.text():
                    form.fields[name].editor.set_text(text)
        more = len(self._pattern.legs) - 1
        said = n_("{n} more leg comes along", "{n} more legs come along", more) if more > 0 else ""
        self._comes_along.setText(said)
        self.departure_form.go_to("reference")

    def _head(self) -> QHBoxLayout:
        across = super()._head()
        self.earlier.setFont(font("table"))
        self.earlier.setFixedWidth(scaled(_LINE_WIDTH))
        self.earlier.setPlaceholderText(_("After an earlier departure"))
        self.earlier.setAccessibleName(_("After an earlier departure"))
        self._comes_along = ShortLabel("", "table", "text2")
        across.insertWidget(1, self.earlier)
        across.insertWidget(2, self._comes_along)
        return across

    def _earlier(self, text: str) -> list[str]:
        self._known = {_words(each): each.id for each in self._lists.dated()}
        return [words for words in self._known if fold(text) in fold(words)][:_OFFERED]

    def _follow(self, text: str) -> None:
        if text in self._known:
            self.follow(self._known[text])

    def _draft(self, first: Record, second: Record) -> Draft:
        if self.leg_form.changes()[1].keys() - {"order"}:
            return self._with_pattern(super()._draft(first, second), first, second)
        draft = Draft()
        draft.add(first.kind_name(), first.id, self.first_form.changes()[1])
        return draft

    def _with_pattern(self, draft: Draft, first: Record, second: Record) -> Draft:
        """Add the later legs, moved to the day that is typed, and the times that follow from it."""
        if self._pattern is None:
            return draft
        typed = self.leg_form.changes()[1]
        departs = second.field("departs").from_json(typed.get("departs"))
        link: dict[str, Json] = {"departure": id_text(first.id)}
        made = Draft()
        made.add(first.kind_name(), first.id, self._times(first, "meeting_time", departs, self._pattern.meeting))
        made.add(second.kind_name(), second.id, link | self._times(second, "arrives", departs, self._pattern.arrival))
        for values in self._pattern.later_legs(departs):
            made.add(Leg.kind_name(), new_id(), {**link, **values})
        for values in self._pattern.meetings():
            made.add(Assistance.kind_name(), new_id(), {**link, **values})
        return made

    def _times(
        self, record: Record, name: str, departs: datetime | None, moved: Callable[[datetime], datetime | None]
    ) -> dict[str, Json]:  # fmt: skip
        """Return what is typed of a record, with a time that follows from the departure where none is typed."""
        typed = (self.departure_form if isinstance(record, Departure) else self.leg_form).changes()[1]
        moment = moved(departs) if departs is not None and name not in typed else None
        return {**typed, **({name: record.field(name).to_json(moment)} if moment is not None else {})}


def _words(each: Dated) -> str:
    return "  ".join(filter(None, (each.reference or "–", day_words(each.departs) if each.departs else "")))


def _odd(record: Record) -> Sequence[Finding]:
    return leg_findings([record] if isinstance(record, Leg) else [])
