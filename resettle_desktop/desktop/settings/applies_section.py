"""To whom one requirement applies, in the settings: programmes and countries, for and against, or nobody."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from resettle_desktop.desktop.forms.editors import CodesEditor
from resettle_desktop.desktop.parts.basics import Chip, Label
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import LinkButton, Section
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.fields import Codes
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.clearance.limits import APPLIES_BY_OFFICE, LISTS, NOBODY_LEFT_OUT, OFF, Applies

_LABELS = {
    "programmes": mark("Only for programmes"), "but_programmes": mark("Not for programmes"),
    "countries": mark("Only from countries"), "but_countries": mark("Not from countries"),
}  # fmt: skip


class AppliesSection(Section):
    """Shows a requirement folded, with whom it is asked of; its editors are made when it is unfolded."""

    edited = Signal()

    def __init__(self, shipped: Applies) -> None:
        self.shipped = shipped
        self._now = shipped
        self.editors: dict[str, CodesEditor] = {}
        self.off_chip = Chip(_("Asked of nobody"), "prohibit")
        super().__init__(code_list("requirements").label(shipped.name), QWidget())
        self._grid = QGridLayout(self.body)
        self._grid.setContentsMargins(scaled(PAGE_MARGIN), 0, 0, scaled(NARROW))
        self._grid.setHorizontalSpacing(scaled(NARROW))
        self._grid.setVerticalSpacing(scaled(TIGHT))
        self._grid.setColumnStretch(1, 1)
        self.set_folded(True)
        self.folded.connect(self._make)

    # what others call

    def show_applies(self, now: Applies) -> None:
        """Show to whom it applies now."""
        self._now = now
        self.off_chip.setChecked(now.off)
        for name, editor in self.editors.items():
            editor.set_value(tuple(getattr(now, name)))
        self._say()

    def settings(self) -> dict[str, str]:
        """Return what the office sets by name, the empty text where it is what the table says.

        Raises Refused for a word that is no code.
        """
        own = APPLIES_BY_OFFICE + self.shipped.name
        if not self.editors:
            return {}
        given = {name: tuple(editor.value() or ()) for name, editor in self.editors.items()}
        shipped = {name: tuple(getattr(self.shipped, name)) for name in LISTS}
        lists = {
            f"{own}.{name}": "" if codes == shipped[name] else " ".join(codes) or NOBODY_LEFT_OUT
            for name, codes in given.items()
        }
        return {own: OFF if self.off_chip.isChecked() else "", **lists}

    def take_default(self) -> None:
        """Put back what the table says; it counts once it is saved."""
        self.show_applies(self.shipped)
        self.edited.emit()

    # internals

    def _make(self, folded: bool) -> None:
        if folded or self.editors:
            return
        for place, name in enumerate(LISTS):
            kept = Codes(_LABELS[name], "countries" if "countries" in name else "programmes")
            kept.name = name
            editor = CodesEditor(kept)
            editor.widget.setAccessibleName(kept.label)
            editor.changed.connect(self._tell)
            self.editors[name] = editor
            self._grid.addWidget(Label(kept.label, "table", "text2"), place, 0)
            self._grid.addWidget(editor.widget, place, 1)
        self.off_chip.clicked.connect(lambda _checked=False: self._tell())
        self._grid.addWidget(self.off_chip, len(LISTS), 0)
        self._grid.addWidget(
            LinkButton(_("Back to the default"), "arrow-counter-clockwise", self.take_default), len(LISTS), 1
        )
        self.show_applies(self._now)

    def _tell(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        try:
            now = self._typed()
        except Refused:
            return
        changed = now != _plain(self.shipped)
        words = applies_words(now)
        self.set_summary(_("{words} · changed from the default").format(words=words) if changed else words)

    def _typed(self) -> Applies:
        if not self.editors:
            return _plain(self._now)
        lists = {name: tuple(editor.value() or ()) for name, editor in self.editors.items()}
        return Applies(
            self.shipped.name, **lists, with_measures=self.shipped.with_measures, off=self.off_chip.isChecked(),
            by=self.shipped.by,
        )  # fmt: skip


def applies_words(applies: Applies) -> str:
    """Return to whom a requirement applies, in a line."""
    if applies.off:
        return _("asked of nobody")
    said = [_of(applies, "programmes", _("only for {codes}")), _of(applies, "but_programmes", _("not for {codes}"))]
    said += [_of(applies, "countries", _("only from {codes}")), _of(applies, "but_countries", _("not from {codes}"))]
    words = "; ".join(filter(None, said)) or _("asked of all")
    return _("{words}, while outbreak measures ask for it").format(words=words) if applies.with_measures else words


def _of(applies: Applies, name: str, text: str) -> str:
    codes, listed = getattr(applies, name), code_list("countries" if "countries" in name else "programmes")
    return text.format(codes=", ".join(listed.label(code) for code in codes)) if codes else ""


def _plain(applies: Applies) -> Applies:
    lists: Mapping[str, tuple[str, ...]] = {name: tuple(getattr(applies, name)) for name in LISTS}
    return Applies(applies.name, **lists, with_measures=applies.with_measures, off=applies.off, by=applies.by)
