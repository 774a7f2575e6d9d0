"""The screens of the window, in the order of the sidebar: one line each, made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.checks.screen import ChecksScreen
from resettle_desktop.desktop.departures.screen import DeparturesScreen
from resettle_desktop.desktop.duplicates.screen import DuplicatesScreen
from resettle_desktop.desktop.figures.screen import FiguresScreen
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.health.screen import HealthScreen
from resettle_desktop.desktop.history.screen import HistoryScreen
from resettle_desktop.desktop.orientation.screen import OrientationScreen
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.shortcuts import EVERYWHERE, Shortcuts
from resettle_desktop.desktop.persons.screen import PersonsScreen
from resettle_desktop.desktop.recovered.screen import DraftsScreen
from resettle_desktop.desktop.settings.backups import BackupsSide
from resettle_desktop.desktop.settings.codes import CodesSide
from resettle_desktop.desktop.settings.contacts import ContactsSide
from resettle_desktop.desktop.settings.measures import MeasuresSide
from resettle_desktop.desktop.settings.office import OfficeSide
from resettle_desktop.desktop.settings.requirements import RequirementsSide
from resettle_desktop.desktop.settings.screen import SettingsScreen, Side
from resettle_desktop.desktop.settings.shortcuts import ShortcutsSide
from resettle_desktop.desktop.settings.users import UsersSide
from resettle_desktop.desktop.today.screen import TodayScreen
from resettle_desktop.desktop.workbooks.screen import WorkbooksScreen
from resettle_desktop.records.kinds import Case, Departure, Person
from resettle_desktop.records.texts import _, mark, use_language
from resettle_desktop.store.store import Store

TODAY = "today"
CASES, PERSONS, CHECKS, DUPLICATES, DEPARTURES = "cases", "persons", "checks", "duplicates", "departures"
HEALTH, ORIENTATION, WORKBOOKS, FIGURES = "health", "orientation", "workbooks", "figures"
DRAFTS, HISTORY, SETTINGS = "drafts", "history", "settings"


@dataclass(frozen=True)
class Given:
    """What screens are made from: the open store, what this computer remembers, and what is typed and not saved.

    ``now`` gives the local time, and ``choose_language`` takes the code of the language to speak from now on.
    """

    store: Store
    remembered: Remembered
    drafts: Drafts
    shortcuts: Shortcuts
    now: Callable[[], datetime] = datetime.now
    choose_language: Callable[[str], object] = use_language


@dataclass(frozen=True)
class Screen:
    """An item of the sidebar: its word and icon, what makes the screen, and how much waits in it, None for no count.

    One that is ``apart`` begins a new group: the day's work stands above what keeps the records sound.
    """

    name: str
    label: str
    icon: str
    make: Callable[[Given], QWidget]
    count: Callable[[Store], int | None] = lambda _store: None
    apart: bool = False


def _place_word(place: str) -> str:
    """Return how the place of a command is called: the screen on whose pages it works."""
    return _("everywhere") if place == EVERYWHERE else next(_(each.label) for each in SCREENS if each.name == place)


def settings_sides(given: Given) -> tuple[Side, ...]:
    """Return the sides of the settings, in their order."""
    return (
        Side("office", _("Office"), "buildings", lambda: OfficeSide(given.store, given.choose_language)),
        Side("contacts", _("Contacts"), "address-book", lambda: ContactsSide(given.store, given.drafts)),
        Side("requirements", _("Requirements"), "check-square", lambda: RequirementsSide(given.store)),
        Side("measures", _("Outbreak"), "shield-warning", lambda: MeasuresSide(given.store, given.drafts)),
        Side("codes", _("Code lists"), "list-bullets", lambda: CodesSide(given.store)),
        Side("users", _("Users"), "key", lambda: UsersSide(given.store)),
        Side("backups", _("Backups"), "archive", lambda: BackupsSide(given.store)),
        Side("shortcuts", _("Shortcuts"), "keyboard", lambda: ShortcutsSide(given.shortcuts, _place_word)),
    )


SCREENS: tuple[Screen, ...] = (
    Screen(TODAY, mark("Today"), "sun", lambda given: TodayScreen(given.store, given.drafts, given.now)),
    Screen(
        CASES, mark("Cases"), "users-three",
        lambda given: CasesScreen(given.store, given.remembered, given.drafts), lambda store: store.rows.count(Case),
    ),
    Screen(
        PERSONS, mark("Persons"), "user", lambda given: PersonsScreen(given.store, given.remembered),
        lambda store: store.rows.count(Person),
    ),
    Screen(
        DEPARTURES, mark("Departures"), "airplane-takeoff",
        lambda given: DeparturesScreen(given.store, given.remembered, drafts=given.drafts),
        lambda store: store.rows.count(Departure),
    ),
    Screen(
        HEALTH, mark("Health"), "heartbeat",
        lambda given: HealthScreen(given.store, given.remembered, given.drafts),
    ),
    Screen(
        ORIENTATION, mark("Orientation"), "chalkboard-teacher",
        lambda given: OrientationScreen(given.store, given.drafts),
    ),
    Screen(WORKBOOKS, mark("Workbooks"), "tray", lambda given: WorkbooksScreen(given.store, given.remembered)),
    Screen(FIGURES, mark("Figures"), "chart-bar", lambda given: FiguresScreen(given.store, given.remembered)),
    Screen(
        CHECKS, mark("Checks"), "clipboard-text",
        lambda given: ChecksScreen(given.store, given.remembered), apart=True,
    ),
    Screen(DUPLICATES, mark("Duplicates"), "git-merge", lambda given: DuplicatesScreen(given.store)),
    Screen(DRAFTS, mark("Drafts"), "pencil-simple", lambda given: DraftsScreen(given.store, given.drafts)),
    Screen(HISTORY, mark("History"), "clock", lambda given: HistoryScreen(given.store)),
    Screen(SETTINGS, mark("Settings"), "gear-six", lambda given: SettingsScreen(settings_sides(given))),
)  # fmt: skip


def connect_announced(part: QWidget, slots: Mapping[str, Callable[..., object]]) -> None:
    """Connect each signal that a screen or page has to what is done about it; others it need not have."""
    for name, slot in slots.items():
        signal = getattr(part, name, None)
        if signal is not None:
            signal.connect(slot)
