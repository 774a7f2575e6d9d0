"""How a table is drawn: cells and bands, with hairlines instead of a grid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QHelpEvent, QPainter, QPen, QStaticText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from resettle_desktop.desktop.parts.icons import STATE_TONES, STATES, pixmap
from resettle_desktop.desktop.parts.rows import CELL_ROLE, EMPTY, Band, Cell, Row
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, RADIUS_CONTROL, TIGHT, font, height, scaled, tokens

_ONE_LINE = int(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
LEFT = _ONE_LINE | int(Qt.AlignmentFlag.AlignLeft)
RIGHT = _ONE_LINE | int(Qt.AlignmentFlag.AlignRight)
PADDING = 8
INDENT = 18
CAP_HEIGHT = 18
BAR = 3
_TINTS = {"ok", "warn", "bad", "note", "changed"}


def draw_text(painter: QPainter, box: QRect, text: str, colour: str, face: QFont, flags: int = LEFT) -> int:
    """Draw one line, shortened at its end where it does not fit; gives the width it took in pixels."""
    if not text:
        return 0
    painter.setFont(face)
    painter.setPen(tokens().color(colour))
    laid, size = _laid_out(text, face, box.width())
    spare = box.width() - size.width()
    left = box.left() + spare * (0 if flags == LEFT else 1 if flags == RIGHT else 0.5)
    painter.drawStaticText(QPointF(left, box.top() + (box.height() - size.height()) / 2), laid)
    return ceil(size.width())


@lru_cache(maxsize=4_000)
def _laid_out(text: str, face: QFont, width: int) -> tuple[QStaticText, QSizeF]:
    """Return a line that is shaped once, which takes longer than all else that is drawn, and its size in pixels."""
    laid = _shaped(text, face)
    if laid.size().width() > width:
        laid = _shaped(QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, width), face)
    high = max(round(QFontMetricsF(face).height()), laid.size().height() - 1)  # its own height is rounded up
    return laid, QSizeF(laid.size().width(), high)


def _shaped(text: str, face: QFont) -> QStaticText:
    laid = QStaticText(text)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.prepare(font=face)
    return laid


def draw_icon(painter: QPainter, box: QRect, name: str, tone: str, size: int = 16) -> int:
    """Draw an icon at the left of a box, centred on its line; gives the width it took with its gap in pixels."""
    side = scaled(size)
    ratio = painter.device().devicePixelRatio()
    top = box.top() + (box.height() - side) // 2
    painter.drawPixmap(box.left(), top, pixmap(STATES.get(name, name), tone, side, ratio=ratio))
    return side + scaled(3)


def draw_ring(painter: QPainter, box: QRect) -> None:
    """Draw the ring of the focus, two pixels wide, inside a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens().color("accent"), 2))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
    painter.restore()


def draw_tint(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Fill a box with rounded corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(box), RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
    painter.restore()


class SeenColumn(NamedTuple):
    """A column that is seen: its place, where its cells begin, how wide they are, and at which side they stand."""

    place: int
    left: int
    width: int
    align: str


def draw_row(
    painter: QPainter, box: QRect, row: Row | None, columns: Sequence[SeenColumn], chosen: bool, hovered: bool
) -> None:
    """Draw one row: its tint, the hairline below it, its cells or its band, and the bar of one that is chosen."""
    if chosen or hovered:
        painter.fillRect(box, tokens().color("selected" if chosen else "win"))
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, tokens().color("line"))
    if row is not None and row.band is not None:
        draw_band(painter, box, row.band, chosen)
    elif row is not None:
        _draw_cells(painter, box, row.cells, columns)
    if chosen:
        painter.fillRect(box.left(), box.top(), BAR, box.height() - 1, tokens().color("accent"))


def _draw_cells(painter: QPainter, box: QRect, cells: Sequence[Cell], columns: Sequence[SeenColumn]) -> None:
    for column in columns:
        cell = cells[column.place] if column.place < len(cells) else EMPTY
        if cell is EMPTY:
            continue
        inside = cell.indent * scaled(INDENT) if cell.indent else 0
        room = QRect(column.left + inside, box.top(), column.width - inside, box.height() - 1)
        draw_cell(painter, room, cell, cell.align or column.align)


class CellDelegate(QStyledItemDelegate):
    """Tells the tips of cells; they are drawn row by row, by ``draw_row``."""

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """Tell the tip of a cell; one without a tip that has no room for its words tells them whole."""
        cell = index.data(CELL_ROLE) or EMPTY
        if event.type() != QEvent.Type.ToolTip or cell.tooltip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), cut_words(cell, self._room(option, index, cell)), view)
        return True

    def _room(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, cell: Cell) -> int:
        left = lead(option.widget, index.column()) + cell.indent * scaled(INDENT)
        return option.rect.width() - left - scaled(PADDING)


def cut_words(cell: Cell, room: int) -> str:
    """Return all that a cell says where so many pixels do not hold it, else nothing."""
    width = sum(QFontMetrics(_face(cell)).horizontalAdvance(each) + scaled(7) for each in (cell.old, cell.text) if each)
    width += scaled(16 + 3) if cell.icon else 0
    width += QFontMetrics(font("table", tabular=True)).horizontalAdvance(cell.detail)
    return " ".join(filter(None, (cell.old, cell.text, cell.detail))) if width - scaled(7) > room else ""


def lead(view: QWidget | None, column: int) -> int:
    """Give the space before a cell in pixels: the page's margin in the first column that is seen."""
    first = not isinstance(view, QTableView) or view.horizontalHeader().visualIndex(column) == 0
    return scaled(PAGE_MARGIN if first else PADDING)


def draw_cell(painter: QPainter, box: QRect, cell: Cell, align: str) -> None:
    """Draw what a cell says into a box without margins."""
    if cell.pill or cell.old:
        tone = "changed" if cell.old and not cell.tone else cell.tone
        tint = f"{tone}_tint" if tone in _TINTS else "hover"
        draw_tint(painter, box.adjusted(-scaled(6), 2, scaled(4), -1), tokens().color(tint))
    if cell.caps:
        draw_caps(painter, box, cell.caps)
    elif cell.original_script or align == "right":
        _draw_right(painter, box, cell)
    elif cell.detail and box.height() >= height("row_two_lines") - 3:
        _draw_two_lines(painter, box, cell)
    else:
        _draw_left(painter, box, cell)


def text_tone(cell: Cell) -> str:
    """Give the token of a cell's text: its own, the state's in a pill or without an icon, else plain text."""
    if cell.text_tone:
        return cell.text_tone
    if cell.old:
        return cell.tone or "changed"
    if cell.tone in ("", "text", "text2", "text3"):
        return cell.tone or "text"
    return cell.tone if cell.pill or not cell.icon else "text"


def _face(cell: Cell) -> QFont:
    weight = 500 if cell.bold or cell.pill or cell.old else 400
    return font("table", weight, cell.tabular, cell.original_script, cell.number)


def _draw_right(painter: QPainter, box: QRect, cell: Cell) -> None:
    draw_text(painter, box, cell.text, text_tone(cell), _face(cell), RIGHT)


def _draw_left(painter: QPainter, box: QRect, cell: Cell) -> None:
    left = box.left()
    if cell.icon:
        left += draw_icon(painter, box, cell.icon, cell.tone or STATE_TONES.get(cell.icon, "text2"))
    if cell.old:
        left += _draw_old(painter, box, left, cell)
    rest = QRect(left, box.top(), box.right() - left + 1, box.height())
    left += _draw_words(painter, rest, cell) + scaled(6)
    if cell.detail:
        rest.setLeft(left)
        draw_text(painter, rest, cell.detail, "text2", font("table", tabular=True))


def _draw_words(painter: QPainter, box: QRect, cell: Cell) -> int:
    """Draw the text with what was looked for in it set off; gives the width it took in pixels."""
    if not cell.found:
        return draw_text(painter, box, cell.text, text_tone(cell), _face(cell))
    before, after = cell.found_at, cell.found_at + cell.found
    parts = ((cell.text[:before], 400), (cell.text[before:after], 600), (cell.text[after:], 400))
    rest = QRect(box)
    for text, weight in parts:
        if not text or rest.width() <= 0:
            continue
        face = font("table", weight, cell.tabular, cell.original_script, cell.number)
        rest.setLeft(rest.left() + draw_text(painter, rest, text, text_tone(cell), face))
    return rest.left() - box.left()


def cap_width(words: str) -> int:
    """Return the width of a key with these words in pixels."""
    return QFontMetrics(font("small", 500)).horizontalAdvance(words) + 2 * scaled(6)


def draw_caps(painter: QPainter, box: QRect, caps: Sequence[str]) -> None:
    """Draw keys from the right end of a box, each with the outline of a key."""
    face, right = font("small", 500), box.right()
    for words in reversed(caps):
        width, side = cap_width(words), scaled(CAP_HEIGHT)
        cap = QRect(right - width + 1, box.top() + (box.height() - side) // 2, width, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().color("line2"), 1))
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()
        draw_text(painter, cap, words, "text2", face, _ONE_LINE | int(Qt.AlignmentFlag.AlignHCenter))
        right = cap.left() - scaled(TIGHT)


def _draw_old(painter: QPainter, box: QRect, left: int, cell: Cell) -> int:
    face = font("table", 400, cell.tabular)
    face.setStrikeOut(True)
    rest = QRect(left, box.top(), box.right() - left + 1, box.height())
    return draw_text(painter, rest, cell.old, "text2", face) + scaled(7)


def _draw_two_lines(painter: QPainter, box: QRect, cell: Cell) -> None:
    half = box.height() // 2
    upper = QRect(box.left(), box.top() + 2, box.width(), half)
    lower = QRect(box.left(), box.top() + half, box.width(), half - 1)
    draw_text(painter, upper, cell.text, text_tone(cell), _face(cell))
    draw_text(painter, lower, cell.detail, "text2", font("small", tabular=True))


def draw_band(painter: QPainter, box: QRect, band: Band, selected: bool) -> None:
    """Draw a band over the whole width of a table."""
    painter.fillRect(box, tokens().color("selected" if selected else "sunken"))
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, tokens().color("line"))
    inner = box.adjusted(scaled(PAGE_MARGIN), 0, -scaled(PAGE_MARGIN), -1)
    if band.lead:
        draw_icon(painter, inner, band.lead, "text2", 12)
        inner.setLeft(inner.left() + scaled(INDENT))
    rest = QRect(inner)
    rest.setLeft(inner.left() + draw_text(painter, inner, band.text, "text", font("table", 600)) + scaled(10))
    draw_text(painter, rest, band.detail, "text2", font("table", number=True))
    if band.right:
        _draw_band_state(painter, inner, band)


def _draw_band_state(painter: QPainter, box: QRect, band: Band) -> None:
    face = font("table", 500)
    width = QFontMetrics(face).horizontalAdvance(band.right)
    draw_text(painter, box, band.right, band.tone or "text2", face, RIGHT)
    if band.icon:
        side = scaled(20)
        place = QRect(box.right() - width - side, box.top(), side, box.height())
        draw_icon(painter, place, band.icon, band.tone or "text2")
