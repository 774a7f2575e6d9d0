"""The menus of the window: every command that a person can give stands here, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.frame.frame import MainFrame
from resettle_desktop.desktop.parts.theme import Mode
from resettle_desktop.desktop.window.undoing import Undoing
from resettle_desktop.records.texts import LANGUAGES, _, language, mark

C = TypeVar("C", bound=str)
MODES: tuple[tuple[Mode, str], ...] = (
    ("light", mark("Light")),
    ("dark", mark("Dark")),
    ("system", mark("As the system says")),
)


@dataclass(frozen=True)
class Commands:
    """What the menus do beside showing a screen; ``choose_theme`` takes one of MODES, ``choose_language`` a code."""

    ask_workbook: Callable[[], object]
    begin_case: Callable[[], object]
    begin_departure: Callable[[], object]
    choose_theme: Callable[[Mode], object]
    choose_language: Callable[[str], object]
    undoing: Undoing
    show_shortcuts: Callable[[], object]
    change_many_cases: Callable[[], object]
    change_many_persons: Callable[[], object]


class PageMenu:
    """A menu of the window that has, beside its own commands, those of the page that is shown."""

    def __init__(self, menu: QMenu) -> None:
        self._menu = menu
        self._own = menu.actions()

    def show_page(self, commands: QMenu | None) -> None:
        """Show the commands of a page's own menu below the window's; only the window's for None."""
        for action in self._menu.actions():
            if action not in self._own:
                self._menu.removeAction(action)
        if commands is not None:
            self._menu.addSeparator()
            self._menu.addActions(commands.actions())


def fill_menus(window: MainFrame, commands: Commands, mode: Mode) -> dict[str, PageMenu]:
    """Add all menus to a window and return those that take a page's commands, by the page's screen.

    ``mode`` is the theme that is chosen.
    """
    file = window.add_menu(_("File"))
    _command(file, _("Open a workbook…"), "Ctrl+O", commands.ask_workbook)
    file.addSeparator()
    file.addAction(window.lock_action)
    _command(file, _("Quit"), "Ctrl+Q", window.close)
    _fill_edit(window, window.add_menu(_("Edit")), commands.undoing)
    go = window.add_menu(_("Go"))
    go.addActions(window.screen_actions())
    go.addSeparator()
    go.addAction(window.back_action)
    labels = {"cases": _("Case"), "persons": _("Person"), "departures": _("Departure")}
    pages = {screen: window.add_menu(label) for screen, label in labels.items()}
    _command(pages["cases"], _("New case"), "Ctrl+N", commands.begin_case)
    _command(pages["cases"], _("Change many cases…"), "Ctrl+Shift+G", commands.change_many_cases)
    _command(pages["persons"], _("Change many persons…"), "Ctrl+Alt+G", commands.change_many_persons)
    _command(pages["departures"], _("New departure"), "Ctrl+Shift+D", commands.begin_departure)
    view = window.add_menu(_("View"))
    _command(view, _("All shortcuts"), "Ctrl+/", commands.show_shortcuts)
    view.addSeparator()
    _add_choices(view, [(mode, _(label)) for mode, label in MODES], commands.choose_theme, mode)
    view.addSeparator()
    _add_choices(view, list(LANGUAGES.items()), commands.choose_language, language())
    return {screen: PageMenu(menu) for screen, menu in pages.items()}


def _fill_edit(window: MainFrame, menu: QMenu, undoing: Undoing) -> None:
    undo = _command(menu, _("Undo"), "Ctrl+Z", undoing.undo)
    redo = _command(menu, _("Redo"), "Ctrl+Shift+Z", undoing.redo)
    menu.addSeparator()
    menu.addAction(window.search_action)

    def repaint() -> None:
        undo.setEnabled(bool(undoing.done))
        redo.setEnabled(bool(undoing.undone))

    undoing.changed.connect(repaint)
    repaint()


def _add_choices(menu: QMenu, choices: Sequence[tuple[C, str]], choose: Callable[[C], object], chosen: C) -> None:
    """Add a command for each choice by its label; the one that is chosen is checked."""
    group = QActionGroup(menu)
    for choice, label in choices:
        action = _command(menu, label, "", partial(choose, choice))
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        group.addAction(action)


def _command(menu: QMenu, label: str, keys: str, called: Callable[[], object]) -> QAction:
    action = menu.addAction(label)
    if keys:
        action.setShortcut(keys)
    action.triggered.connect(lambda _checked=False: called())
    return action
