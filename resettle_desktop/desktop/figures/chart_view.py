"""The chart: drawn off the window's thread, its bars reached by mouse and keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from resettle_desktop.desktop.figures.colours import colours_of
from resettle_desktop.desktop.parts.keys import asks_about
from resettle_desktop.desktop.parts.theme import scaled, theme, tokens
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.figures.bars import OTHERS, Bar, Chart
from resettle_desktop.figures.charts import Drawn, draw
from resettle_desktop.records.texts import _, show_number

_PAUSE = 120  # milliseconds for which the size must rest
_LEAST = 220
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChartView(QWidget):
    """Shows a chart; ``bar_chosen`` with the values of a bar that was clicked or entered, ``left`` for Esc.

    ``drawn`` when a chart stands, ``failed`` with the error that kept it from being drawn.
    """

    bar_chosen = Signal(object, object)
    left = Signal()
    drawn = Signal()
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self.bars: tuple[Bar, ...] = ()
        self.current: Bar | None = None
        self.chosen: Bar | None = None
        self._picture, self._drawn_for = QPixmap(), QSize()
        self._work: Work | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._redraw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._redraw)

    # what others call

    def show_chart(self, chart: Chart | None, name: str) -> None:
        """Show another chart, None for none; ``name`` says in words what it shows."""
        if chart != self.chart:
            # the bars that still stand are of another chart
            self.bars, self.current, self.chosen = (), None, None
        self.chart = chart
        self.setAccessibleName(name)
        self._redraw()

    def choose(self, bar: Bar | None) -> None:
        """Mark a bar as the one whose people are listed, and ask for them; None for no bar."""
        self.chosen = self.current = bar
        self.update()
        if bar is not None and self.chart is not None:
            self.setAccessibleDescription(self.words(bar))
            across, down = self.chart.across[bar.column], self.chart.down[bar.series]
            if OTHERS not in (across, down):
                self.bar_chosen.emit(across, down)

    def words(self, bar: Bar) -> str:
        """Return what a bar says."""
        if self.chart is None:
            return ""
        names = ", ".join(filter(None, (self.chart.series[bar.series], self.chart.columns[bar.column])))
        return _("{field}: {value}").format(field=names, value=show_number(self.chart.counts[bar.series][bar.column]))

    # events

    def minimumSizeHint(self) -> QSize:
        """Return the least in which bars can be told apart."""
        return QSize(scaled(_LEAST), scaled(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size rests; until then what stands is stretched."""
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture, the bar that was chosen, and the one on which the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._picture.isNull():
            painter.drawPixmap(self.rect(), self._picture)
        painter.scale(*self._stretch())
        if self.chosen is not None:
            self._ring(painter, self.chosen, tokens().text)
        if self.current is not None and self.current != self.chosen and self.hasFocus():
            self._ring(painter, self.current, tokens().accent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a bar can be clicked."""
        over = self._at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar that was clicked; beside all bars none."""
        bar = self._at(event.position().x(), event.position().y())
        if bar is None:
            self._leave()
        else:
            self.choose(bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from bar to bar, Enter chooses one, Esc leaves it."""
        key = Qt.Key(event.key())
        if key in _STEPS and self.bars:
            self._step(_STEPS[key])
        elif key in _ENTER and self.current is not None:
            self.choose(self.current)
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc from the window while a bar is chosen, and say what the bar under the mouse says."""
        if self.chosen is not None and asks_about(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.words(bar) if bar else "", self)
            return True
        return super().event(event)

    # internals

    def _redraw(self) -> None:
        if self._work is not None:
            self._work.forget()
            self._work = None
        if self.chart is None or self.width() < scaled(_LEAST) or self.height() < scaled(_LEAST) // 2:
            self._picture, self.bars = QPixmap(), ()
            self.update()
            return
        chart, colours, size, ratio = self.chart, colours_of(tokens()), self.size(), self.devicePixelRatioF()

        def work(_progress: Progress) -> Drawn:
            return draw(chart, colours, size.width(), size.height(), ratio)

        self._work = run(self, work, partial(self._take, size), self.failed.emit)

    def _take(self, size: QSize, made: Drawn) -> None:
        self._work, self._drawn_for = None, size
        image = QImage(made.pixels, made.width, made.height, QImage.Format.Format_RGBA8888)
        self._picture = QPixmap.fromImage(image.copy())
        places = [(bar.column, bar.series) for bar in (self.current, self.chosen) if bar]
        self.bars = made.bars
        by_place = {(bar.column, bar.series): bar for bar in made.bars}
        if places:
            self.current = by_place.get((self.current.column, self.current.series)) if self.current else None
            self.chosen = by_place.get((self.chosen.column, self.chosen.series)) if self.chosen else None
        self.update()
        self.drawn.emit()

    def _at(self, x: float, y: float) -> Bar | None:
        wider, higher = self._stretch()
        return next((bar for bar in self.bars if bar.holds(x / wider, y / higher)), None)

    def _stretch(self) -> tuple[float, float]:
        """Return how much the picture is stretched until it is drawn anew."""
        drawn = self._drawn_for
        return (self.width() / drawn.width(), self.height() / drawn.height()) if drawn.isValid() else (1.0, 1.0)

    def _step(self, step: int) -> None:
        ordered = sorted(self.bars, key=lambda bar: (bar.column, bar.series))
        place = ordered.index(self.current) + step if self.current in ordered else 0 if step > 0 else -1
        self.current = ordered[place % len(ordered)]
        self.setAccessibleDescription(self.words(self.current))
        self.update()

    def _leave(self) -> None:
        self.choose(None)
        self.left.emit()

    def _ring(self, painter: QPainter, bar: Bar, colour: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRect(QRectF(bar.left, bar.top, bar.width, max(bar.height, 2)))
