"""Who the member may be who is being added to a case: somebody of the store, who can come here instead."""

from __future__ import annotations

from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.cases.family_changes import COMING, FamilyChanges
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.who_it_may_be import WhoItMayBe
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store


class Newcomer(WhoItMayBe):
    """Asks who it may be while a new member is typed in ``form``; what a move here would change is shown first."""

    def __init__(self, store: Store, family: CaseFamily, form: Form, changes: FamilyChanges) -> None:
        super().__init__(store, _("Move here…"))
        self._family, self._form, self._changes = family, form, changes
        form.edited.connect(self._ask_who)
        self.use_asked.connect(self._show_coming)

    def _ask_who(self) -> None:
        record = self._form.record
        if record is None or not self._family.is_new(record.id):
            self.forget()
            return
        self.ask({**self._form.changes()[1], "case": id_text(self._family.case_id)})

    def _show_coming(self, person: int) -> None:
        if self._family.family is not None:
            self._changes.show_change(COMING, self._family.family, person)
