"""The head of a case's page: who it is, what stands out, how far it is, and what holds it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.family_pane import case_pills
from resettle_desktop.desktop.cases.models import (
    age_of,
    first_name,
    head_name,
    held_members,
    shared_hold,
    stage_marks,
)
from resettle_desktop.desktop.cases.waiting import stage_and_waits
from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ShortLabel, ground, short
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.portrait import Portrait, initials
from resettle_desktop.desktop.parts.stages_strip import StagesStrip
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import Banner, Button, Chip, QuietButton
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.views import Family

_PILL_LETTERS, _PORTRAIT = 40, 28
_WIDTH_FOR_ONE_LINE = 860


class CaseHeader(QWidget):
    """Shows a family's head line, its stages and its holds; announces where a person wants to go from there."""

    step_asked = Signal(int)
    departure_asked = Signal(object)
    held_asked = Signal()
    print_asked = Signal()

    def __init__(self, more: QMenu) -> None:
        super().__init__()
        ground(self, "surface")
        self.strip = StagesStrip()
        self.waits = _WaitingLine()
        self.portrait = Portrait(_PORTRAIT)
        self.place = Label("", "table", "text2", tabular=True)
        self.banner: Banner | None = None
        self._more = more
        self.print_button = Button(_("Print"), "printer", self.print_asked.emit)
        self.print_button.setToolTip(_("The family sheet (Ctrl+P)"))
        self.more_button = Button(_("More"), called=self._open_more, trailing="caret-down")
        self._upper = QHBoxLayout()
        self._names, self._who = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self._names_box: QWidget | None = None
        self._down = QVBoxLayout(self)
        self.before, self.after = self._arrow("caret-up", -1), self._arrow("caret-down", 1)
        self.before.setAccessibleName(_("Case before"))
        self.before.setToolTip(_("Case before (Alt+Up)"))
        self.after.setAccessibleName(_("Case after"))
        self.after.setToolTip(_("Case after (Alt+Down)"))
        self._assemble()
        self.set_place(0, 0)

    def _arrow(self, icon: str, step: int) -> QuietButton:
        return QuietButton("", icon, lambda: self.step_asked.emit(step))

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self._down.setContentsMargins(margin, scaled(NARROW), scaled(14), scaled(NARROW))
        self._down.setSpacing(scaled(6))
        self._upper.setSpacing(scaled(NARROW))
        for widget in (self.place, self.before, self.after, self.print_button, self.more_button):
            self._upper.addWidget(widget)
        self._down.addLayout(self._upper)
        self._down.addWidget(self.strip)
        self._down.addWidget(self.waits)

    def show_family(self, family: Family, held: str = "") -> None:
        """Show this family."""
        if self._names_box is not None:
            self._upper.removeWidget(self._names_box)
            self._names_box.hide()
            self._names_box.deleteLater()
        self._names_box = self._naming(family)
        self._upper.insertWidget(0, self._names_box, 1)
        self.strip.set_stages(stage_marks(family))
        self._show_banner(family)
        self.waits.show_family(family if self.banner is None else None, held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the name and the facts anew."""
        super().resizeEvent(event)
        self._arrange()

    def set_place(self, number: int, count: int) -> None:
        """Say which case of the list this is, counted from 1; nothing for 0."""
        self.place.setText(_("{number} of {count}").format(number=number, count=count) if number else "")
        self.before.setEnabled(number > 1)
        self.after.setEnabled(0 < number < count)
        for widget in (self.place, self.before, self.after):
            widget.setVisible(number > 0)

    def _open_more(self) -> None:
        self._more.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _naming(self, family: Family) -> QWidget:
        box = QWidget()
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.setSpacing(scaled(NARROW))
        self._who = self._naming_head(family)
        self._names.addLayout(self._who)
        self._names.addWidget(self._facts(family), 1)
        self._arrange()
        return box

    def _naming_head(self, family: Family) -> QHBoxLayout:
        self.portrait = Portrait(_PORTRAIT)
        head = family.head
        letters = initials(head.given_names or head.original_name, head.family_name) if head else ""
        self.portrait.show_person(None, letters)
        across = _who(family)
        across.insertWidget(0, self.portrait)
        return across

    def show_photo(self, photo: QImage | None) -> None:
        """Show the photograph of the principal applicant, the initials for None."""
        self.portrait.show_person(photo, self.portrait.letters)

    def _facts(self, family: Family) -> QWidget:
        box = QWidget()
        across = FlowLayout(box, scaled(NARROW), height("field"))
        for pill in case_pills(family, _PILL_LETTERS):
            across.addWidget(pill)
        if family.departure is not None:
            asked = partial(self.departure_asked.emit, family.departure.id)
            chip = Chip(short(family.departure.reference or "", 30), "airplane-takeoff", asked)
            chip.setCheckable(False)
            across.addWidget(chip)
        return box

    def _arrange(self) -> None:
        """The facts stand under the name where there is no room beside it."""
        beside = self.width() >= scaled(_WIDTH_FOR_ONE_LINE)
        down = QBoxLayout.Direction.TopToBottom
        self._names.setDirection(QBoxLayout.Direction.LeftToRight if beside else down)
        self._names.setAlignment(self._who, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft)

    def _show_banner(self, family: Family) -> None:
        if self.banner is not None:
            self._down.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if held_members(family):
            self.banner = _banner(family, LinkButton(_("Next"), called=self.held_asked.emit))
            self._down.addWidget(self.banner)


class _WaitingLine(QWidget):
    """How far a family is that nothing holds, and what it waits for; with nothing to say it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        self.words = ShortLabel("", "table", "text2")
        across.addWidget(Icon("todo", "text2", 14))
        across.addWidget(self.words, 1)

    def show_family(self, family: Family | None, held: str = "") -> None:
        """Say it of this family; nothing for None."""
        words = stage_and_waits(family, held) if family is not None else ""
        self.words.setText(words)
        self.setVisible(bool(words))


def _who(family: Family) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(NARROW))
    across.addWidget(ShortLabel(head_name(family), "title", "text", 600))
    if len(family.members) > 1:
        across.addWidget(Label(_("+ {count}").format(count=len(family.members) - 1), "title", "text2"))
    across.addSpacing(scaled(6))
    number = short(family.case.unhcr_number or _("no number yet"), 30)
    across.addWidget(Label(number, "text", "text2", number=True))
    across.addSpacing(scaled(6))
    return across


def _banner(family: Family, action: LinkButton) -> Banner:
    shared = shared_hold(family)
    if shared:
        return Banner(_("Nobody may board yet"), shared, "warn")
    count = len(held_members(family))
    return Banner(n_("Held by {n} member", "Held by {n} members", count), held_sentence(family), "bad", action)


def held_sentence(family: Family) -> str:
    """Return who is held by what: Rania (32): the visa is not granted · …"""
    today = date.today()
    parts = []
    for member in held_members(family):
        name, age = short(first_name(member.person)), age_of(member.person, today)
        who = f"{name} ({age})" if age else name
        parts.append(_("{who}: {why}").format(who=who, why=", ".join(hold.text for hold in member.holds)))
    return " · ".join(parts)
