"""What a case's page writes beside its forms: the removal of a member."""

from __future__ import annotations

from resettle_desktop.desktop.cases.removing import Removal
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.records.texts import _


class CaseWriting(Writing):
    """Writes for the page of a case."""

    def remove_person(self, removal: Removal) -> bool:
        """Remove a person with all that lives with the person, as one change set; say why where that cannot be."""
        if removal.kept_for:
            title = _("{name} was not removed.").format(name=removal.name)
            self.failed.emit(f"{title}\n{removal.kept_for}")
            return False
        said = _("{name} removed").format(name=removal.name)
        return self.attempt(lambda: self._store.apply(removal.change_set()), said)
