"""Requirements in the settings: the limits by which people are judged, by country, and who is asked for what."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Chip, Label, Line, PrimaryButton, ShortLabel, ground, roomy
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.settings.applies_section import AppliesSection
from resettle_desktop.desktop.settings.limit_line import LimitLine, over_columns
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Case, Departure, Setting
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.limit_words import LIMIT_WORDS
from resettle_desktop.rules.clearance.limits import APPLIES_BY_OFFICE, SET_BY_OFFICE, Limits, shipped_table
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

_SOURCE = "source."  # before the name of a limit: where the office's own number comes from


class RequirementsSide(QWidget):
    """Shows and changes them, in one change set, which ``message`` tells with the way back."""

    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self.country = store, ""
        self.lines = {each.name: LimitLine(each.name) for each in fields(Limits) if each.name in LIMIT_WORDS}
        self.sections = {each.name: AppliesSection(each) for each in shipped_table().requirements}
        self.country_chip = Chip("", trailing="caret-down", called=self._open_countries)
        self.save_button = PrimaryButton(_("Save"), called=self.save)
        self.failure = FailureNote()
        self._assemble()
        self._connect()
        self.refresh()

    def _assemble(self) -> None:
        body = ground(QWidget(), "surface")
        inner = QVBoxLayout(body)
        margin = scaled(PAGE_MARGIN)
        inner.setContentsMargins(margin, scaled(NARROW), margin, margin)
        inner.setSpacing(scaled(TIGHT))
        inner.addLayout(self._limits_head())
        for line in self.lines.values():
            inner.addWidget(line)
        inner.addSpacing(scaled(MIDDLE))
        inner.addWidget(Label(_("Who is asked for what"), "text", weight=600))
        for section in self.sections.values():
            inner.addWidget(section)
        inner.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addWidget(self.failure)
        down.addWidget(Line())
        down.addWidget(roomy(body), 1)

    def _head(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(10), scaled(PAGE_MARGIN), scaled(MIDDLE))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(_("Requirements"), "title", weight=600))
        across.addStretch(1)
        self.save_button.setToolTip(_("Ctrl+S"))
        across.addWidget(self.save_button)
        return across

    def _limits_head(self) -> QHBoxLayout:
        """Return the title of the limits, the country they are for, and above the last column what stands there."""
        left = QWidget()
        head = QHBoxLayout(left)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(scaled(NARROW))
        head.addWidget(Label(_("Limits"), "text", weight=600))
        head.addWidget(self.country_chip)
        head.addStretch(1)
        return over_columns(left, ShortLabel(_("Where the number comes from"), "table", "text2"))

    def _connect(self) -> None:
        for line in self.lines.values():
            line.edited.connect(self._show_button)
        for section in self.sections.values():
            section.edited.connect(self._show_button)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))
        keys = QKeySequence("Ctrl+S")
        QShortcut(keys, self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what others call

    def show_country(self, country: str) -> None:
        """Show the limits of a country of departure, those of all for an empty text; what was typed is left."""
        self.country = country
        self.refresh()

    def refresh(self) -> None:
        """Show all as it is set now."""
        table, settings = shipped_table(), self._store.settings
        general = table.limits_for(None, settings.text)
        for name, line in self.lines.items():
            shipped = table.by_country.get(self.country, {}).get(name)
            default = getattr(table.limits, name) if not self.country else shipped or getattr(general, name)
            line.show_limit(default, settings.text(self._name(name)), settings.text(_SOURCE + self._name(name)))
        asked = table.requirements_for(settings.starting(APPLIES_BY_OFFICE))
        for each in asked:
            self.sections[each.name].show_applies(each)
        word = code_list("countries").label(self.country) if self.country else _("every country")
        self.country_chip.setText(_("From {country}").format(country=word))
        self.country_chip.setAccessibleName(self.country_chip.text())
        self.country_chip.setChecked(bool(self.country))
        self._show_button()

    def save(self) -> None:
        """Write what was changed as one change set, and say so with the way back."""
        try:
            changed = self._changed()
            applied = self._store.apply(self._store.settings.settings(changed, self._reason(changed)))
        except (KnownError, Refused) as error:
            self.failure.tell(str(error))
            return
        self.failure.tell("")
        self.refresh()
        if applied is not None:
            number = applied.number
            said = n_("{n} setting changed", "{n} settings changed", len(applied.change_set.changes))
            self.message.emit(said, lambda: self._store.undo(number))

    # internals

    def _name(self, limit: str) -> str:
        return SET_BY_OFFICE + limit + (f".{self.country}" if self.country else "")

    def _changed(self) -> dict[str, str]:
        """Return the settings that are to have another value; raises Refused for a word that is no code."""
        wanted = {self._name(name): line.own() for name, line in self.lines.items()}
        wanted |= {_SOURCE + self._name(name): line.own_source() for name, line in self.lines.items()}
        for section in self.sections.values():
            wanted |= section.settings()
        return {name: text for name, text in wanted.items() if text != self._store.settings.text(name)}

    def _reason(self, changed: dict[str, str]) -> str:
        """Return what the history says: each limit with what it was and is."""
        said = []
        for name, line in self.lines.items():
            if self._name(name) in changed:
                before = self._store.settings.text(self._name(name)) or line.default
                text = _("{limit}: {before} to {after} {unit}")
                words, after = LIMIT_WORDS[name], changed[self._name(name)] or line.default
                said.append(text.format(limit=words.label, before=before, after=after, unit=words.unit))
        named = {section for section in self.sections if any(_is_about(each, section) for each in changed)}
        said += [
            _("who is asked for: {what}").format(what=code_list("requirements").label(each)) for each in sorted(named)
        ]
        return "; ".join(said)[:400]

    def _show_button(self) -> None:
        wrong = any(line.is_wrong() for line in self.lines.values())
        try:
            changed = bool(self._changed())
        except Refused:
            changed = False
        self.save_button.setEnabled(changed and not wrong)

    def _open_countries(self) -> None:
        menu = self.countries_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        self.country_chip.setChecked(bool(self.country))
        menu.popup(self.country_chip.mapToGlobal(self.country_chip.rect().bottomLeft()))

    def countries_menu(self) -> QMenu:
        """Return the countries from which people depart, or that have a limit of their own, as a menu."""
        rows, codes = self._store.rows, code_list("countries")
        named = {country for kind, field in ((Departure, "from_country"), (Case, "asylum_country"))
                 for (country,) in rows.columns(kind, [field])}  # fmt: skip
        named |= {name.rsplit(".", 1)[-1] for name in self._store.settings.names(SET_BY_OFFICE)} & set(codes.codes)
        named |= set(shipped_table().by_country)
        menu = QMenu(self)
        for code in ["", *sorted(filter(None, named), key=codes.label)]:
            action = menu.addAction(codes.label(code) if code else _("Every country"))
            action.setCheckable(True)
            action.setChecked(code == self.country)
            action.triggered.connect(lambda _checked=False, code=code: self.show_country(code))
        return menu

    def _take_changes(self, applied: Applied) -> None:
        if any(change.kind == Setting.kind_name() for change in applied.change_set.changes):
            self.refresh()


def _is_about(setting: str, requirement: str) -> bool:
    return setting == APPLIES_BY_OFFICE + requirement or setting.startswith(f"{APPLIES_BY_OFFICE}{requirement}.")
