"""A form made from the declarations of a kind: sections, fields in two columns, and under each what a check says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.accepted import AcceptedHere, Reasons
from resettle_desktop.desktop.forms.across import Across, Check, typed_record
from resettle_desktop.desktop.forms.asking import Asking
from resettle_desktop.desktop.forms.beside import tell_differences
from resettle_desktop.desktop.forms.drafts import Typing
from resettle_desktop.desktop.forms.editor_kinds import editor_for
from resettle_desktop.desktop.forms.editors import LinkChoice, LinkEditor
from resettle_desktop.desktop.forms.field import FormField
from resettle_desktop.desktop.forms.layout import label_width, lives_with, summary
from resettle_desktop.desktop.forms.sections import FormSections
from resettle_desktop.desktop.forms.undoing import FormUndoing
from resettle_desktop.desktop.parts.levels import TONES
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import FieldFrame, Section
from resettle_desktop.records.fields import Json, Kept
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.record import Record
from resettle_desktop.records.sealed import Sealer
from resettle_desktop.records.stages import Stage, next_stage
from resettle_desktop.records.texts import _

OPEN_SECTIONS = 3


class Form(QWidget):
    """Shows one record for editing. It saves nothing itself: ``changes`` says what is to be written.

    ``edited`` with every key stroke, ``findings_changed`` when the list of findings is another. ``across`` is asked
    with the record as it is typed what is odd across its fields, or beside other records. ``labels`` is the width of
    the labels where the kind's own would not do (as beside another form), in pixels where text is 13 pixels high.
    ``sealer`` opens medical details; ``leave_out`` are fields that nobody types.
    """

    edited = Signal()
    findings_changed = Signal()

    def __init__(
        self, kind: type[Record], open_sections: int = OPEN_SECTIONS, columns: int = 2, across: Check | None = None,
        labels: int = 0, sealer: Sealer | None = None,
        leave_out: Collection[str] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self.kind = kind
        self.record: Record | None = None
        self._sealer = sealer
        self._across = Across(across)
        self.fields: dict[str, FormField] = {}
        self._asking = Asking(self.fields)
        self.undoing = FormUndoing(self, self.fields, self._put)
        self._label_width = labels or label_width(kind)
        self._needed = Stage.SUBMITTED
        self._from_store: dict[str, Finding] = {}
        self._accepted = AcceptedHere()
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN) + scaled(6), scaled(PAGE_MARGIN))
        self._down.setSpacing(0)
        self._sections = FormSections(self._down, columns)
        self.sections = self._sections.all
        for place, (title, fields) in enumerate(kind.sections()):
            shown = [field for field in fields if not lives_with(field) and field.name not in leave_out]
            if shown:
                section = self._sections.add(title or _(kind.kind_label), shown, place < open_sections, self._add_field)
                section.folded.connect(partial(self._unfold, section))
        self._down.addStretch(1)
        QShortcut(QKeySequence("F1"), self, self.show_help, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _add_field(self, kept: Kept, section: Section) -> FieldFrame:
        editor = editor_for(kept, self._sealer)
        frame = FieldFrame(kept.label, editor.widget, kept.help, self._label_width)
        self.fields[kept.name] = FormField(kept, editor, frame, section)
        editor.changed.connect(partial(self.undoing.note, kept.name))
        editor.changed.connect(partial(self._typed, kept.name))
        self.undoing.watch(editor.widget)
        editor.left.connect(partial(self._tell, kept.name))
        return frame

    # what others call

    def show_record(self, record: Record, drafts: Mapping[str, Typing] | None = None) -> None:
        """Show a record, and over it what was typed and not saved."""
        self.record = record
        self._from_store.clear()
        self._needed = next_stage(getattr(record, "stage", None))
        for field in self.fields.values():
            field.hold(record)
            field.told = True
        for name, typing in (drafts or {}).items():
            if name in self.fields:
                self.fields[name].put_back(typing)
        self._repaint()
        self.undoing.forget()

    def renew(self, record: Record) -> None:
        """Take the record's new values where nothing was typed; what was typed stays as it is."""
        self.record = record
        for field in self.fields.values():
            if not field.typed():
                field.hold(record)
        self._repaint()
        self.undoing.keep_up()

    def saved(self, record: Record, names: Sequence[str]) -> None:
        """Take these fields as written, then the record's new values for the others."""
        for name in names:
            self.fields[name].hold(record)
            self._from_store.pop(name, None)
        self.renew(record)
        self.undoing.forget()

    def leave_margins(self) -> None:
        """Leave the room around the fields to whatever holds the form."""
        self._down.setContentsMargins(0, 0, 0, 0)

    def set_link_choices(self, name: str, choices: Sequence[LinkChoice]) -> None:
        """Say which records a field that names one may choose; call it before ``show_record``."""
        editor = self.fields[name].editor
        if isinstance(editor, LinkEditor):
            editor.set_choices(choices)

    def take_reasons(self, reasons: Reasons) -> None:
        """Say who knows which warnings of a record were accepted; call it before ``show_record``."""
        self._accepted.reasons = reasons

    def typed_record(self) -> Record | None:
        """Return a copy of the record with what is typed, as far as it can be stored; None where none is shown."""
        return typed_record(self.record, self.fields) if self.record is not None else None

    def is_typed(self) -> bool:
        """Return whether anything was typed that is not written yet."""
        return any(field.typed() for field in self.fields.values())

    def drafts(self) -> dict[str, Typing]:
        """Return what was typed and is not written, by the field's name."""
        return {name: field.typing() for name, field in self.fields.items() if field.typed()}

    def changes(self) -> tuple[dict[str, Json], dict[str, Json]]:
        """Return the values before and after of the fields in which something else was typed that can be stored."""
        before: dict[str, Json] = {}
        after: dict[str, Json] = {}
        for name, field in self.fields.items():
            if field.typed() and not field.refused():
                before[name], after[name] = field.before, field.kept.to_json(field.editor.value())
        return before, after

    def settle(self) -> None:
        """Show all values as they are kept, and all that the checks say, as if every field had been left."""
        for field in self.fields.values():
            field.editor.settle()
            field.told = True
        self._judge()
        for name in self.fields:
            self._show(name)
        self.findings_changed.emit()

    def findings(self) -> list[Finding]:
        """Return all findings in the order of the fields: what is wrong, what is asked, what the next stage needs."""
        said: list[Finding] = []
        for name, field in self.fields.items():
            said += self._said(name)
            if self._is_missing(field):
                needed = field.kept.needed_for
                said.append(finding("T310", value=needed.label if needed else "").at(field=name))
        record = self.record.id if self.record is not None and self.record.revision else None
        placed = [each.at(kind=self.kind.kind_name(), record=record) for each in said]
        return sorted(placed, key=lambda each: list(TONES).index(each.level))

    def refuse(self, findings: Sequence[Finding]) -> None:
        """Show what the store said against values that a single field could not know."""
        for each in findings:
            if each.field in self.fields:
                self._from_store[each.field] = each
        self._repaint()

    def expect(self, name: str, here: Json) -> None:
        """Take what the store holds now as what was before, so that the next save means to replace it."""
        self.fields[name].before = here

    def go_to(self, name: str) -> None:
        """Bring a field into view and put the keyboard there; nowhere where the form has no such field."""
        field = self.fields.get(name)
        if field is None:
            return
        if field.section.is_folded():
            field.section.set_folded(False)
        field.editor.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_finding(self, around: bool = True) -> bool:
        """Go to the next field with a finding after the one in which the keyboard is; ``around``: then to the first.

        Return whether there was one.
        """
        names = {each.field for each in self.findings() if each.open}
        order = [name for name in self.fields if name in names]
        current, places = self.current_field(), list(self.fields)
        later = [name for name in order if not current or places.index(name) > places.index(current)]
        found = next(iter(later or (order if around else [])), "")
        if found:
            self.go_to(found)
        return bool(found)

    def current_field(self) -> str:
        """Return the name of the field in which the keyboard is, empty outside of the form."""
        return next((name for name, field in self.fields.items() if _has_focus(field.editor.widget)), "")

    def fill(self, name: str, text: str) -> None:
        """Put a text into a field as if it had been typed and left."""
        field = self.fields[name]
        field.editor.set_text(text)
        field.editor.settle()
        self.undoing.note(name)
        self._typed(name)
        self._tell(name)

    def fill_empty(self, texts: Mapping[str, str]) -> None:
        """Fill the fields in which nothing stands, by their names."""
        for name, text in texts.items():
            if not self.fields[name].editor.text().strip():
                self.fill(name, text)

    def go_to_first(self) -> None:
        """Put the keyboard into the first field."""
        self.go_to(next(iter(self.fields)))

    def help_line(self) -> str:
        """Return the help of the field in which the keyboard is."""
        current = self.current_field()
        return self.fields[current].kept.help if current else ""

    def show_help(self) -> None:
        """Say the help of the field in which the keyboard is below it."""
        current = self.current_field()
        if current and self.help_line():
            widget = self.fields[current].editor.widget
            QToolTip.showText(widget.mapToGlobal(QPoint(0, widget.height())), self.help_line(), widget)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below one another where two columns have no room."""
        super().resizeEvent(event)
        self._sections.fit(self.width())

    # internals

    def _typed(self, name: str) -> None:
        self._from_store.pop(name, None)
        field = self.fields[name]
        # A finding comes when the field is left; one that stands there already goes as soon as it is mended
        field.told = field.told and bool(field.frame.said())
        self._judge(typing=True)
        self._show(name)
        self.edited.emit()
        self.findings_changed.emit()

    def _tell(self, name: str) -> None:
        self.fields[name].told = True
        self._judge()
        self._show(name)
        self.findings_changed.emit()

    def _repaint(self) -> None:
        self._accepted.about(self.record)
        self._judge()
        for name in self.fields:
            self._show(name)
        found = self.findings()
        for section in self.sections:
            self._show_section(section, found)
        self.findings_changed.emit()

    def _unfold(self, section: Section, _folded: bool) -> None:
        self._show_section(section, self.findings())

    def _show_section(self, section: Section, findings: Sequence[Finding]) -> None:
        inside = {name: field for name, field in self.fields.items() if field.section is section}
        words = summary(field.shown_text() for field in inside.values())
        self._sections.tell(section, words, [each for each in findings if each.field in inside])

    def _judge(self, typing: bool = False) -> None:
        for name in self._across.ask(self.record, self.fields, typing):
            self._show(name)
        tell_differences(self.fields)
        turned = self._asking.renew(self.record)
        for name in self._asking.conditional:
            self._show(name)
        if turned:
            gone = [self.fields[name].frame for name in self._asking.hidden]
            self._sections.close_up({self.fields[name].section for name in turned}, gone)

    def _said(self, name: str) -> list[Finding]:
        field = self.fields[name]
        stored = [self._from_store[name]] if name in self._from_store else []
        told = field.findings() if field.told else []
        said = [*stored, *told, *self._across.said(name), *self._asking.said(name)]
        return self._accepted.settled(said, self.typed_record)

    def _is_missing(self, field: FormField) -> bool:
        needed = field.kept.needed_for
        return needed is not None and needed.rank <= self._needed.rank and not field.editor.text().strip()

    def _show(self, name: str) -> None:
        field = self.fields[name]
        field.show_missing(self._is_missing(field))
        said = self._said(name)
        field.show_finding(said[0] if said else None, partial(self._mend, field))

    def _put(self, name: str, text: str) -> None:
        """Put back what stood in a field, and go there."""
        self.fields[name].editor.set_text(text)
        self._typed(name)
        self._tell(name)
        self.go_to(name)

    def _mend(self, field: FormField, text: str) -> None:
        self.fill(field.kept.name, text)
        field.editor.widget.setFocus()


def _has_focus(widget: QWidget) -> bool:
    return widget.hasFocus() or any(child.hasFocus() for child in widget.findChildren(QWidget))
