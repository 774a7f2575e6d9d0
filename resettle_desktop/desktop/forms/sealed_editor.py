"""The editor of a medical detail: plain for who holds the medical key, for everybody else only that it is there."""

from __future__ import annotations

from typing import Any

from resettle_desktop.desktop.forms.editors import LongTextEditor
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import refuse
from resettle_desktop.records.sealed import Sealed, Sealer
from resettle_desktop.records.texts import _


class SealedEditor(LongTextEditor):
    """Shows and takes a text in clear, and hands on nothing but the sealed one: to the store, and as a draft.

    Without the key it cannot be written in, and what is sealed stays as it is.
    """

    def __init__(self, kept: Sealed, sealer: Sealer) -> None:
        super().__init__(kept)
        self._sealed_field, self._sealer = kept, sealer
        self._record = 0
        self._plain, self._sealed = "", ""
        self.page.setReadOnly(not sealer.may_open)

    def about(self, record: int) -> None:
        """Take the record for which the text is sealed: in another it does not open."""
        self._record = record

    def text(self) -> str:
        """Return the text sealed; the same as before where nothing else was typed."""
        plain = super().text()
        if plain != self._plain and self._sealer.may_open:
            self._plain = plain
            self._sealed = self._sealer.seal(plain, self._sealed_field.place(self._record)) if plain.strip() else ""
        return self._sealed

    def value(self) -> Any:
        """Return the sealed text; raises Refused (E107) for one that is too long, which stays as it was typed."""
        sealed, limit = self.text(), self._sealed_field.limit
        if len(self._plain) > limit:
            raise refuse("E107", value=self.kept.label, limit=limit)
        return sealed or None

    def set_text(self, text: str) -> None:
        """Show what is sealed, in clear for who may read it."""
        self._sealed, self._plain, said = text, "", "" if self._sealer.may_open else self._said(text)
        try:
            self._plain = self._opened(text)
        except KnownError as broken:
            said = str(broken)
        super().set_text(self._plain)
        self.page.setReadOnly(bool(said))
        self.page.setPlaceholderText(said)

    def set_value(self, value: Any) -> None:
        """Show a sealed value."""
        self.set_text(value or "")

    def set_placeholder(self, text: str) -> None:
        """Say what is wanted where somebody may write."""
        if self._sealer.may_open:
            super().set_placeholder(text)

    def _opened(self, sealed: str) -> str:
        if not sealed or not self._sealer.may_open:
            return ""
        return self._sealed_field.open(sealed, self._record, self._sealer)

    def _said(self, sealed: str) -> str:
        return _("Something is kept here that medical users read") if sealed else _("Medical users write here")
