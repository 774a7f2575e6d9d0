"""Two computers at one counter: writes this one's ticks to a file, and merges the other's once it was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from resettle_desktop.desktop.airport.desk import CounterDesk
from resettle_desktop.desktop.airport.models import standing_words
from resettle_desktop.desktop.parts.basics import Button, Icon, Label, PrimaryButton, emptied
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.rules.tick_merging import Merge, MergedPerson
from resettle_desktop.store.tick_files import SUFFIX, TickFiles

_WIDTH = 390
_MOST_SHOWN = 60


class LaptopPanel(Panel):
    """Writes and reads files of ticks; ``said`` tells what was written."""

    said = Signal(str)

    def __init__(self, desk: CounterDesk, files: TickFiles) -> None:
        super().__init__(_("The other computer"), _WIDTH)
        self._desk, self._files = desk, files
        self._merge: Merge | None = None
        self.said_lines: list[str] = []
        self.write_button = Button(_("Write this computer's ticks…"), "export", self._ask_where)
        self.read_button = Button(_("Read the other one's ticks…"), "download-simple", self._ask_which)
        self.button = PrimaryButton(_("Merge"), "git-merge", self.agree)
        self._body, self._rows = QVBoxLayout(), QVBoxLayout()
        self._assemble()

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self._body.setContentsMargins(margin, 0, margin, 0)
        self._body.setSpacing(scaled(NARROW))
        said = _("The file holds no names, and opens only in a copy of this store. Carry it to the other computer.")
        self._body.addWidget(Label(said, "table", "text2", wraps=True))
        for button in (self.write_button, self.read_button):
            self._body.addWidget(button)
        self._body.addLayout(self._rows)
        self.fill(self._body, self.button)

    # what others call

    def begin(self) -> None:
        """Begin anew."""
        self._show(None)
        self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, path: Path) -> None:
        """Write this computer's ticks, once all are saved."""
        self._desk.when_quiet(lambda: self._write(path))

    def read(self, path: Path) -> None:
        """Show what the ticks of a file would do here, once all that was ticked is saved."""
        self._desk.when_quiet(lambda: self._read(path))

    def agree(self) -> None:
        """Merge what is shown, as one change set."""
        if self._merge is not None and not self._merge.is_empty:
            self._desk.merge(self._merge)
            self.left.emit()

    # internals

    def _ask_where(self) -> None:
        proposed = f"{self._desk.at.departure.label()}-{self._desk.device}{SUFFIX}"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Write this computer's ticks"), proposed)
        if chosen:
            self.write(Path(chosen))

    def _ask_which(self) -> None:
        kinds = _("Ticks of a counter (*{suffix})").format(suffix=SUFFIX)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Read the other one's ticks"), "", kinds)
        if chosen:
            self.read(Path(chosen))

    def _write(self, path: Path) -> None:
        try:
            told = self._desk.told()
            self._files.write(path, told)
        except KnownError as error:
            self._tell("bad", str(error))
            return
        ticks = n_("{n} tick", "{n} ticks", len(told.ticks))
        said = _("{ticks} written to {name}").format(ticks=ticks, name=path.name)
        self._tell("ok", said)
        self.said.emit(said)

    def _read(self, path: Path) -> None:
        try:
            self._show(self._desk.preview(self._files.read(path)))
        except KnownError as error:
            self._tell("bad", str(error))

    def _tell(self, icon: str, text: str) -> None:
        self._show(None)
        self._say([(icon, text)])

    def _show(self, merge: Merge | None) -> None:
        self._merge = merge
        emptied(self._rows)
        self._say(list(self._lines(merge)) if merge else [])
        ready = merge is not None and not merge.is_empty
        self.button.setEnabled(ready)
        if ready:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, lines: Sequence[tuple[str, str]]) -> None:
        self.said_lines = [text for _icon, text in lines]
        shown = [(Icon(icon, "", 14), Label(text, "table", "text", wraps=True)) for icon, text in lines[:_MOST_SHOWN]]
        if shown:
            self._rows.addWidget(rows_of_words(shown))

    def _lines(self, merge: Merge) -> Iterator[tuple[str, str]]:
        """Yield what the merge does: conflicts first, then who stands otherwise, then what stays."""
        names = {seat.member.person.id: short_name(seat.member.person) for seat in self._desk.at.seats}
        if merge.is_empty:
            yield "ok", _("All of it is known here already. Nothing changes.")
        for each in merge.conflicts:
            yield "conflict", _conflict(names[each.person], each)
        for each in merge.persons:
            if each.changes and not each.conflict:
                before, after = standing_words(each.before), standing_words(each.after)
                yield "ok", f"{names[each.person]}: {before} → {after}"
        same = sum(not each.changes and not each.conflict for each in merge.persons)
        if same:
            yield "not_needed", n_("{n} person stays as here", "{n} persons stay as here", same)
        if merge.unknown:
            yield "warn", n_(
                "{n} person of the file is not on this manifest", "{n} persons of the file are not on this manifest",
                len(merge.unknown),
            )  # fmt: skip


def _conflict(who: str, each: MergedPerson) -> str:
    said = _("{who}: here {before}, there {there}. The later stands: {after}")
    before, there, after = (standing_words(one) for one in (each.before, each.there, each.after))
    return said.format(who=who, before=before, there=there, after=after)
