"""Which editor each kind of field has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from resettle_desktop.desktop.forms.editor import DateEditor, Editor, LineEditor
from resettle_desktop.desktop.forms.editors import CodeEditor, CodesEditor, FlagEditor, LinkEditor, LongTextEditor
from resettle_desktop.desktop.forms.sealed_editor import SealedEditor
from resettle_desktop.records.fields import Code, Codes, Day, Flag, Kept, Link, LongText, Moment, PartialDate, Sealed
from resettle_desktop.records.sealed import Sealer
from resettle_desktop.store.seals import Seals

_EDITORS: tuple[tuple[tuple[type, ...], Callable[[Any], Editor]], ...] = (
    ((LongText,), LongTextEditor),
    ((Code,), CodeEditor),
    ((Codes,), CodesEditor),
    ((Flag,), FlagEditor),
    ((PartialDate, Day, Moment), DateEditor),
    ((Link,), LinkEditor),
)


def editor_for(kept: Kept, sealer: Sealer | None = None) -> Editor:
    """Return a new editor for a field, a line of text for a kind of field that has none of its own.

    ``sealer`` seals and opens medical details; without it nobody reads them.
    """
    if isinstance(kept, Sealed):
        return _named(SealedEditor(kept, sealer or Seals(None)))
    maker = next((maker for kinds, maker in _EDITORS if isinstance(kept, kinds)), LineEditor)
    return _named(maker(kept))


def _named(editor: Editor) -> Editor:
    editor.widget.setAccessibleName(editor.kept.label)
    return editor
