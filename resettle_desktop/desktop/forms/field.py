"""One field of a form: what the record held, what stands there now, and what a check says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from resettle_desktop.desktop.forms.brief import brief
from resettle_desktop.desktop.forms.drafts import Typing
from resettle_desktop.desktop.forms.editor import Editor
from resettle_desktop.desktop.forms.remedies import mended
from resettle_desktop.desktop.parts.levels import TONES
from resettle_desktop.desktop.parts.widgets import FieldFrame, Section
from resettle_desktop.records.fields import Json, Kept, Sealed
from resettle_desktop.records.findings import Finding, Level, Refused
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _


@dataclass
class FormField:
    """One field of a form: its declaration, editor and frame, and what the record held when it was shown.

    ``told`` says whether what the checks find is shown: not before the field was left.
    """

    kept: Kept
    editor: Editor
    frame: FieldFrame
    section: Section
    before: Json = None
    shown: str = ""
    told: bool = False

    def typed(self) -> bool:
        """Return whether something else stands here than what the record held, not only another way to write it."""
        if self.editor.text() == self.shown:
            return False
        try:
            return self.kept.to_json(self.editor.value()) != self.before
        except Refused:
            return True

    def shown_text(self) -> str:
        """Return what a person may read here at a glance."""
        return self.kept.show(self.before) if isinstance(self.kept, Sealed) else self.editor.text()

    def typing(self) -> Typing:
        """Return what stands here, and what was there before."""
        return Typing(self.editor.text(), self.before)

    def hold(self, record: Record) -> None:
        """Show the record's value, and take it as what was there before."""
        value = record.of(self.kept.name)
        self.before = self.kept.to_json(value)
        self.editor.about(record.id)
        self.editor.set_value(value)
        self.shown = self.editor.text()

    def put_back(self, typing: Typing) -> None:
        """Show what was typed earlier, over the value that the record held then."""
        self.editor.set_text(typing.text)
        self.before = typing.before

    def findings(self) -> list[Finding]:
        """Return what the checks say of what stands here: why it cannot be stored, or what they warn of."""
        try:
            said = self.kept.findings(self.editor.value())
        except Refused as refused:
            said = [refused.finding]
        return [each.at(field=self.kept.name) for each in said]

    def refused(self) -> bool:
        """Return whether what stands here cannot be stored."""
        return any(each.level is Level.ERROR for each in self.findings())

    def show_missing(self, missing: bool) -> None:
        """Mark softly whether the value is needed for the next stage and not there."""
        self.frame.set_to_do(missing)
        if self.kept.needed_for:
            word = _("Needed by {stage}").format(stage=self.kept.needed_for.label)
            self.editor.set_placeholder(word if missing else "")

    def show_finding(self, found: Finding | None, mend: Callable[[str], object]) -> None:
        """Say a finding under the editor, with what would mend it as a link; nothing for None."""
        if found is None:
            self.frame.clear_finding()
            self.editor.set_finding("")
            return
        if found.acceptance is not None:
            words = _("accepted: {reason}").format(reason=found.acceptance.reason)
            self.frame.show_finding("ok", found.number, words)
            self.editor.widget.setAccessibleDescription(f"{found.number} {words}")
            self.editor.set_finding("")
            return
        tone = TONES[found.level]
        better = mended(self.kept, self.editor.text(), found)
        words = _("Use {value}").format(value=better) if better else ""
        self.frame.show_finding(tone, found.number, brief(found), words, partial(mend, better))
        self.editor.widget.setAccessibleDescription(f"{found.number} {found.text} {found.remedy}")
        self.editor.set_finding(tone)
