"""Codes and words that an office added to the code lists: kept with its settings, in force while its store is open."""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import ClassVar

from resettle_desktop.records.code_list_words import BUILT_ON
from resettle_desktop.records.coded import Coded, Codes
from resettle_desktop.records.codes import (
    LANGUAGES,
    Code,
    CodeList,
    add_codes,
    code_list,
    code_list_names,
    compared,
    fold,
    forget_added_codes,
    shipped_list,
)
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Setting
from resettle_desktop.records.record import kinds
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied, ChangeSet
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.settings import Settings

PREFIX = "code."


class OwnCodes:
    """The added codes of one store. The lists are the program's, so that one store at a time has its own in force."""

    _in_force: ClassVar[OwnCodes | None] = None

    def __init__(self, rows: Rows, settings: Settings) -> None:
        self._rows, self._settings = rows, settings

    # in force or not

    def take(self) -> None:
        """Put what this office added in force, in place of what another one did."""
        forget_added_codes()
        for name in code_list_names():
            added = self.added(name)
            if added:
                add_codes(name, added)
        OwnCodes._in_force = self

    def leave(self) -> None:
        """Show the lists as they were shipped, where those of this office are in force."""
        if OwnCodes._in_force is self:
            forget_added_codes()
            OwnCodes._in_force = None

    def notice(self, applied: Applied) -> None:
        """Take the codes anew where a change set touched settings; where they are not in force nothing is done."""
        if OwnCodes._in_force is self and any(each.kind == Setting.kind_name() for each in applied.change_set.changes):
            self.take()

    # what was added

    def added(self, list_name: str) -> list[Code]:
        """Return what the office added to a list, in the order of the codes' letters."""
        own = f"{PREFIX}{list_name}."
        return [_read(name.removeprefix(own), text) for name, text in sorted(self._settings.starting(own).items())]

    def is_own(self, list_name: str, code: str) -> bool:
        """Return whether a code is the office's and not one of those that came with the program."""
        return code not in shipped_list(list_name)

    def setting(self, list_name: str, entry: Code) -> ChangeSet:
        """Return the change set that adds a code or words to one.

        Raises KnownError where it has no label, or a word that stands for another code of the list, or where the
        program builds on the list's codes and this is none of them.
        """
        known = code_list(list_name)
        if entry.code not in known and list_name in BUILT_ON:
            raise KnownError(
                _("The program builds on the codes of this list. Nothing was changed. Add words to one of them.")
            )
        if not any(entry.labels.values()):
            raise KnownError(_("A code needs a label in one language at least. Nothing was changed. Type one."))
        _check_words(known, entry)
        said = {"labels": {each: text for each, text in entry.labels.items() if text}, "words": list(entry.aliases)}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        reason = _("code list {list}: {code}").format(list=list_name, code=entry.code)
        return self._settings.setting(f"{PREFIX}{list_name}.{entry.code}", text, reason)

    def removing(self, list_name: str, code: str) -> ChangeSet:
        """Return the change set that takes away what was added to a code; raises KnownError for one that is in use."""
        used = self.used(list_name, code) if self.is_own(list_name, code) else 0
        if used:
            where = n_("{n} record", "{n} records", used)
            text = _("{code} stands in {where} and was kept. Change that first.")
            raise KnownError(text.format(code=code_list(list_name).label(code), where=where))
        reason = _("code list {list}: {code} taken away").format(list=list_name, code=code)
        return self._settings.setting(f"{PREFIX}{list_name}.{code}", "", reason)

    def used(self, list_name: str, code: str) -> int:
        """Return in how many fields of records a code stands."""
        found = 0
        for kind in kinds():
            for field in kind.fields():
                if isinstance(field, Coded) and field.list_name == list_name:
                    table = kind._meta.table_name
                    test, value = ("LIKE ?", f'%"{code}"%') if isinstance(field, Codes) else ("= ?", code)
                    sql = f'SELECT COUNT(*) FROM "{table}" WHERE "{field.name}" {test}'
                    found += int(self._rows.fetch(sql, (value,))[0][0])
        return found


def new_code(list_name: str, label: str) -> str:
    """Return the code of a new label: small letters, digits and dashes below, none that the list has already."""
    plain = re.sub(r"[^a-z0-9]+", "_", fold_words(label)).strip("_")[:40] or "code"
    known, number = code_list(list_name), 2
    made = plain
    while made in known:
        made, number = f"{plain}_{number}", number + 1
    return made


def fold_words(text: str) -> str:
    """Return the words of a text folded, with one blank between them."""
    return " ".join(fold(word) for word in text.split())


def _check_words(known: CodeList, entry: Code) -> None:
    for word in (*entry.labels.values(), *entry.aliases):
        other = known.find(word) if compared(word) else None
        if other is not None and other != entry.code:
            text = _("{word} stands for {other} already. Nothing was changed. Choose another word.")
            raise KnownError(text.format(word=word, other=known.label(other)))


def _read(code: str, text: str) -> Code:
    """Return the code that a setting holds; one that cannot be read is its own label, so that it can be taken away."""
    try:
        said = json.loads(text)
        labels = {each: str(said["labels"].get(each, "")) for each in LANGUAGES}
        return Code(code, MappingProxyType(labels), tuple(str(word) for word in said["words"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Code(code, MappingProxyType({"en": code}))
