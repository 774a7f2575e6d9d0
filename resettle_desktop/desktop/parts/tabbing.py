"""Where Tab leads: from control to control in the order in which a window is read, whatever was made when."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget


def tab_on(window: QWidget, forward: bool) -> bool:
    """Give the keyboard to the control after the one that has it, or before; return False where there is none other.

    Qt's own order is the one in which parts came into the window: pages, panels and lists that are made when they are
    first looked at are joined to it anyhow, and some rounds of it pass the rest of the window by.
    """
    here = QApplication.focusWidget()
    inside = here is not None and (here is window or window.isAncestorOf(here))
    begun = here if inside and here is not None else window
    for control in _onward(window, begun, forward):
        if control is not here:
            control.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True
    return False


def _onward(window: QWidget, begun: QWidget, forward: bool) -> Iterator[QWidget]:
    """Yield the controls beyond one part of the window to its end, and then from its beginning."""
    if forward:
        yield from _inside(begun, forward)
    here = begun
    while here is not window and (above := here.parentWidget()) is not None:
        parts = _parts(above, forward)
        for part in parts[parts.index(here) + 1 :]:
            yield from _controls(part, forward)
        if not forward and _takes_tab(above):
            yield above
        here = above
    yield from _inside(window, forward)


def _controls(part: QWidget, forward: bool) -> Iterator[QWidget]:
    if part.isHidden() or part.isWindow() or not part.isEnabled():
        return
    if forward and _takes_tab(part):
        yield part
    yield from _inside(part, forward)
    if not forward and _takes_tab(part):
        yield part


def _inside(part: QWidget, forward: bool) -> Iterator[QWidget]:
    for each in _parts(part, forward):
        yield from _controls(each, forward)


def _takes_tab(part: QWidget) -> bool:
    """Return whether the keyboard stops here; what hands it to another part is passed by for that part."""
    stops = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and part.focusProxy() is None and part.isVisible() and part.isEnabled()


def _parts(part: QWidget, forward: bool) -> list[QWidget]:
    """Return what stands directly in a part: as it is laid out, then what lies over it."""
    own = part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout = part.layout()
    laid = list(_laid(layout)) if layout is not None else []
    rank = {each: place for place, each in enumerate(laid)}
    ordered = sorted(own, key=lambda each: rank.get(each, len(laid)))
    return ordered if forward else ordered[::-1]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it, in its order."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)
