"""The papers of a case in the place of its form: each as it would come from the printer now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from resettle_desktop.desktop.papers.view import PaperView
from resettle_desktop.desktop.parts.basics import Line, QuietButton, ground
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store


class CasePapers(Leavable):
    """Shows one paper of a case until it is left; hidden until one is asked for.

    ``covering`` says whether it stands in the place of the form.
    """

    covering = Signal(bool)
    message = Signal(str, object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.view: PaperView | None = None
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(Line(upright=True))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("The family's papers"))
        self.left.connect(self.hide)
        self.hide()

    def show_paper(self, document: str, case: int) -> None:
        """Show a document of this case as it is now."""
        view = self.view or self._make()
        self.covering.emit(True)
        self.show()
        view.show_paper(document, case=id_text(case))
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the form its room back."""
        super().hideEvent(event)
        if self.isHidden():
            self.covering.emit(False)

    def _make(self) -> PaperView:
        """Return the view, which is made when it is first needed."""
        self.view = PaperView(self._store)
        self.view.message.connect(self.message)
        self.view.pages.place_changed.connect(self._hand_on_the_keyboard)
        close = QuietButton("", "x", self.left.emit)
        close.setAccessibleName(_("Close this paper"))
        close.setToolTip(_("Esc"))
        self.view.head.add_at_end(close)
        self._across.addWidget(self.view, 1)
        return self.view

    def _hand_on_the_keyboard(self) -> None:
        """Give the keyboard to the pages, which cannot have it before they are there."""
        if self.view is not None and self.hasFocus():
            self.view.setFocus()
