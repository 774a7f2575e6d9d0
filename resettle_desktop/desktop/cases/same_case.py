"""The panel that makes one case of two: which is the double, which of them stays, and of each field which value."""

from __future__ import annotations

from resettle_desktop.desktop.cases.changing import RosterChange
from resettle_desktop.desktop.cases.choosing import CaseLine
from resettle_desktop.desktop.cases.comparison import Comparison, chosen
from resettle_desktop.desktop.parts.basics import Button, Label
from resettle_desktop.desktop.parts.widgets import Section
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.texts import _
from resettle_desktop.store.merging import Merge
from resettle_desktop.store.sketches import Prepared
from resettle_desktop.store.store import Store


class SameCase(RosterChange):
    """Another case that is this one entered twice: its members, papers and numbers come here, and it goes.

    With ``swapped`` it is the shown case that goes, and the other one that stays.
    """

    choosable = False

    def __init__(self, store: Store) -> None:
        self.comparison = Comparison()
        self.fields = Section(_("Field by field"), self.comparison)
        super().__init__(store, _("Merge with its double"), _("Merge"))
        self.other, self.swapped = CaseLine(store), False
        self.merge: Merge | None = None
        self.swap_button = Button(_("Keep the other record"), "arrows-left-right", self.swap)
        self.by_hand = Label("", "table", "text2", wraps=True)
        self.asked.addWidget(Label(_("Which case was entered twice"), "small", "text2", 600))
        for widget in (self.other, self.swap_button, self.by_hand):
            self.asked.addWidget(widget)
        self.comparison.leave_margins()
        self.seen.insertWidget(0, self.fields)
        self.other.found.connect(self._compare)
        self.comparison.changed.connect(self.renew)
        self.setFocusProxy(self.other)

    def begin_asking(self) -> None:
        """Begin without another case."""
        self.other.begin(self._family().case.id)
        self.swapped = False
        self.comparison.show_merge(None)

    def missing(self) -> str:
        """Say what has still to be chosen."""
        return "" if self.other.case else _("Choose the other case.")

    def prepare(self) -> Prepared:
        """Return the merge, with the values that are chosen."""
        ids = self._family().case.id, self.other.case
        stays, goes = reversed(ids) if self.swapped else ids
        self.merge = self._store.merging.cases(stays, goes, self.comparison.taken)
        return self.merge.prepared

    def swap(self) -> None:
        """Let the other case be the one that stays."""
        self.swapped = not self.swapped
        self._compare()

    # internals

    def _compare(self) -> None:
        """Show two other cases beside one another; what was chosen for those before is forgotten."""
        self.comparison.show_merge(None)
        self.begin_anew()
        if self.merge is not None:
            cases = self._store.rows.many(Case, [self.merge.stays.id, self.merge.other.id])
            self.comparison.show_merge(self.merge, names=self._store.search.labels(list(cases.values())))

    def _show(self, said: str) -> None:
        if self.prepared is None:
            self.merge = None
        super()._show(said)
        self.by_hand.setText(chosen(self.comparison.taken))
        self.by_hand.setVisible(bool(self.by_hand.text()))
        for widget in (self.fields, self.swap_button):
            widget.setVisible(self.merge is not None)
