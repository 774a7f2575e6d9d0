"""What can be done on the page of a case: every command stands in its menu with its keys."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from resettle_desktop.desktop.cases.family_changes import CHANGES
from resettle_desktop.desktop.cases.files import FilesOfCase
from resettle_desktop.desktop.cases.leaving import LEAVING
from resettle_desktop.desktop.cases.machine_lines import KEYS
from resettle_desktop.desktop.cases.printing import CasePapers
from resettle_desktop.desktop.cases.tabs import CaseTabs
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.documents.catalogue import FAMILY_SHEET, documents
from resettle_desktop.records.texts import _


class CaseDoing(Protocol):
    """What the page of a case does for its commands."""

    tabs: CaseTabs
    files: FilesOfCase
    papers: CasePapers

    @property
    def step_asked(self) -> SignalInstance:
        """Ask for the case so many places further in the list."""

    def save(self) -> bool:
        """Write what was typed."""

    def save_and_next(self) -> None:
        """Write what was typed, and show the next member."""

    def add_member(self) -> None:
        """Begin one more member."""

    def remove_member(self) -> None:
        """Take the shown member out of the store."""

    def change_family(self, place: int) -> object:
        """Show the panel of a change of the family."""

    def take_from_above(self) -> None:
        """Take the value of the member above into the field where the keyboard is."""

    def print_family(self) -> None:
        """Show the family's sheet, to be printed."""

    def print_paper(self, document: str) -> None:
        """Show another paper of the family, to be printed."""

    def take_apart(self) -> object:
        """Take back the last merge into the shown member or the case."""

    def step_member(self, step: int) -> bool:
        """Show the member so many places further."""

    def next_finding(self) -> None:
        """Go to the next field with a finding."""


def add_case_commands(widget: QWidget, menu: QMenu, page: CaseDoing) -> None:
    """Add all commands to the page's widget and to its menu."""
    add = partial(add_command, widget, menu)
    add(_("Save"), ["Ctrl+S"], page.save)
    add(_("Save, next member"), ["Ctrl+Return", "Ctrl+Enter"], page.save_and_next)
    menu.addSeparator()
    add(_("Add a member"), ["Ins"], page.add_member)
    add(_("Take the value of the member above"), ["Ctrl+D"], page.take_from_above)
    add(_("Remove this member"), [], page.remove_member)
    add(_("Fill from machine-readable lines"), [KEYS], page.tabs.fill_from_lines)
    menu.addSeparator()
    add(_("Add pictures and papers…"), ["Ctrl+Shift+O"], page.files.choose)
    add(_("Paste a picture or paper"), ["Ctrl+Shift+I"], page.files.paste)
    printing = add(_("Print the family sheet…"), ["Ctrl+P"], page.print_family)
    # While the sheet is shown the keys that print are those of the paper itself
    page.papers.covering.connect(printing.setDisabled)
    others = menu.addMenu(_("Print another paper"))
    for document in documents():
        if "case" in document.subjects and document.name != FAMILY_SHEET:
            add_command(widget, others, f"{document.label}…", [], partial(page.print_paper, document.name))
    menu.addSeparator()
    family = menu.addMenu(_("Change the family"))
    for place, (words, keys, _panel) in enumerate(CHANGES):
        add_command(widget, family, _(words), [keys], partial(page.change_family, place))
    family.addSeparator()
    add_command(widget, family, _("Take the merge apart"), ["Ctrl+Shift+T"], page.take_apart)
    leaving = menu.addMenu(_("Hold and closing"))
    for place, (words, keys, _panel) in enumerate(LEAVING, start=len(CHANGES)):
        add_command(widget, leaving, _(words), [keys] if keys else [], partial(page.change_family, place))
    menu.addSeparator()
    add(_("Member before"), ["Ctrl+Up"], partial(page.step_member, -1))
    add(_("Member after"), ["Ctrl+Down"], partial(page.step_member, 1))
    add(_("Case before"), ["Alt+Up"], partial(page.step_asked.emit, -1))
    add(_("Case after"), ["Alt+Down"], partial(page.step_asked.emit, 1))
    menu.addSeparator()
    add(_("Next finding"), ["F8"], page.next_finding)
    # Every form listens to F1 itself, wherever it is shown; the menu only says so
    add(_("Help on this field") + "\tF1", [], partial(page.tabs.with_form, Form.show_help))
    sides = menu.addMenu(_("Show"))
    for place in range(page.tabs.bar.count()):
        turn = partial(page.tabs.turn_to, place)
        add_command(widget, sides, page.tabs.bar.tabText(place), [f"Ctrl+{place + 1}"], turn)
