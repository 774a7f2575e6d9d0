"""Draws counts as bars, as pixels for the window or as a file; the drawing library is loaded when first drawn."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import fontpkg_inter

from resettle_desktop.figures.bars import Bar, Chart, Colours, readable
from resettle_desktop.records.texts import show_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Form = Literal["png", "svg"]
_INCH = 96  # pixels of the window to an inch of the drawing
_POINTS = 72 / _INCH  # of a pixel
_SMALL, _TEXT, _TITLE = 12 * _POINTS, 13 * _POINTS, 16 * _POINTS
_THICK, _THICKEST, _THICKEST_LYING = 0.56, 96, 30  # of the room that a bar has; pixels
_FEWEST, _FEWEST_LYING = 4, 7  # bars for which there is room; fewer are not spread over it
_LEAST_HIGH, _LEAST_WIDE = 19, 36  # pixels of a bar in which its number stands
_CLEAR = 1.5  # points around a number in which no line of the grid is seen
_PICTURE = 960, 600
_INSET = 760, 330
_LYING_LINE, _LYING_REST = 26, 60  # pixels of a lying bar, and of all that is around them
_LINE = 130  # letters of a sentence below a picture


@dataclass(frozen=True)
class Drawn:
    """A drawing as pixels: four bytes each, red, green, blue, opacity; ``bars`` say where what stands in it."""

    width: int
    height: int
    pixels: bytes
    bars: tuple[Bar, ...] = field(default=())


def draw(chart: Chart, colours: Colours, width: int, height: int, ratio: float = 1.0) -> Drawn:
    """Draw a chart so many pixels large; ``ratio`` is the screen's, of its own pixels to one of the window."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure = _figure(colours, width, height, ratio)
    canvas = FigureCanvasAgg(figure)
    bars = _plot(figure, chart, colours)
    canvas.draw()  # type: ignore[no-untyped-call]
    wide, tall = canvas.get_width_height()
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    return Drawn(wide, tall, bytes(pixels), tuple(bars))


def picture(chart: Chart, colours: Colours, form: Form, title: str, sentences: Sequence[str]) -> bytes:
    """Return a chart as a file of this form, with its title and the sentences that say what is counted below it."""
    figure = _canvas(colours, form, *_PICTURE)
    lines = [line for sentence in sentences for line in textwrap.wrap(sentence, _LINE)]
    figure.text(0.03, 0.95, title, fontsize=_TITLE, color=colours.text)
    figure.text(0.03, 0.035, "\n".join(lines), fontsize=_SMALL, color=colours.quiet, linespacing=1.5)
    _plot(figure, chart, colours, bottom=0.1 + 0.035 * len(lines), top=0.84, legend=True)
    return _written(figure, form)


def inset(chart: Chart, colours: Colours) -> str:
    """Return a chart alone as SVG, as wide as a page's text, to stand below its title there."""
    lying = len(chart.columns) * _LYING_LINE + _LYING_REST
    figure = _canvas(colours, "svg", _INSET[0], max(lying, _INSET[1]) if chart.lying else _INSET[1])
    _plot(figure, chart, colours, top=0.92 if len(chart.series) > 1 else 1.0, legend=True)
    return _written(figure, "svg").decode("utf-8")


def _canvas(colours: Colours, form: Form, width: int, height: int) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    figure = _figure(colours, width, height, ratio=2 if form == "png" else 1)
    (FigureCanvasSVG if form == "svg" else FigureCanvasAgg)(figure)
    return figure


def _written(figure: Figure, form: Form) -> bytes:
    written = io.BytesIO()
    # without a time of making the same figure gives the same file
    about: dict[str, Any] = {"Date": None} if form == "svg" else {}
    figure.savefig(written, format=form, dpi=figure.dpi, metadata=about)
    return written.getvalue()


@cache
def _font() -> str:
    """Have the window's letters known to the drawing library, and return their name."""
    from matplotlib import font_manager

    for file in sorted((Path(fontpkg_inter.ROOT) / "files").glob("Inter[[]*.ttf")):
        font_manager.fontManager.addfont(str(file))
    return "Inter"


def _figure(colours: Colours, width: int, height: int, ratio: float) -> Figure:
    from matplotlib import rcParams
    from matplotlib.figure import Figure

    rcParams["font.family"] = [_font(), "DejaVu Sans"]
    rcParams["svg.hashsalt"] = "figure"
    size = max(width, 1) / _INCH, max(height, 1) / _INCH
    return Figure(figsize=size, dpi=_INCH * ratio, facecolor=colours.ground)


def _plot(
    figure: Figure, chart: Chart, colours: Colours, bottom: float = 0.0, top: float = 1.0, legend: bool = False
) -> list[Bar]:
    axes = figure.add_axes((0, 0, 1, 1), facecolor=colours.ground)
    _dress(axes, chart, colours)
    _room(figure, axes, chart, bottom, top)
    drawn = _stack(axes, chart, colours)
    if legend and len(chart.series) > 1:
        _legend(axes, chart, colours)
    _number(figure, axes, chart, colours, drawn)
    return [_box(figure, *each) for each in drawn]


def _dress(axes: Axes, chart: Chart, colours: Colours) -> None:
    for side in ("top", "right", "left" if not chart.lying else "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left" if chart.lying else "bottom"].set_color(colours.line)
    axes.tick_params(length=0, labelsize=_SMALL, labelcolor=colours.quiet, pad=6)
    axes.grid(axis="x" if chart.lying else "y", color=colours.line, linewidth=0.8)
    axes.set_axisbelow(True)
    places = range(len(chart.columns))
    if chart.lying:
        axes.set_yticks(places, chart.columns)
        axes.set_ylim(max(len(places), _FEWEST_LYING) - 0.5, -0.5)
    else:
        axes.set_xticks(places, chart.columns)
        axes.set_xlim(-0.5, max(len(places), _FEWEST) - 0.5)
    axis = axes.xaxis if chart.lying else axes.yaxis
    axis.set_major_locator(_whole_steps())
    axis.set_major_formatter(lambda value, _place: f"{value:,.0f}")
    highest = max([chart.total_of(place) for place in places] + [1])
    (axes.set_xlim if chart.lying else axes.set_ylim)(0, highest * 1.12)


def _whole_steps() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=4, integer=True)


def _stack(axes: Axes, chart: Chart, colours: Colours) -> list[tuple[int, int, Any]]:
    """Put the series on one another, parted by a hairline of the ground; return each bar with its place."""
    drawn, places = [], list(range(len(chart.columns)))
    begun, thick = [0.0] * len(places), _thick(axes, chart)
    for number, counts in enumerate(chart.counts):
        look: dict[str, Any] = {"color": colours.of_series(number), "edgecolor": colours.ground, "linewidth": 1}
        if chart.lying:
            made = axes.barh(places, counts, thick, left=begun, **look)
        else:
            made = axes.bar(places, counts, thick, bottom=begun, **look)
        drawn += [(place, number, patch) for place, patch in enumerate(made) if counts[place]]
        begun = [one + more for one, more in zip(begun, counts, strict=True)]
    return drawn


def _thick(axes: Axes, chart: Chart) -> float:
    """Return how thick bars are, as a share of the room between two: no thicker than is easily compared."""
    most, whole = (_THICKEST_LYING, axes.bbox.height) if chart.lying else (_THICKEST, axes.bbox.width)
    fewest = _FEWEST_LYING if chart.lying else _FEWEST
    dpi = axes.get_figure(root=True).dpi  # type: ignore[union-attr]
    return min(_THICK, most * max(len(chart.columns), fewest) * dpi / _INCH / whole)


def _number(figure: Figure, axes: Axes, chart: Chart, colours: Colours, drawn: Iterable[tuple[int, int, Any]]) -> None:
    """Write each column's sum at its end, and the number into each bar of several that is large enough."""
    side = ((6, 0), "left", "center") if chart.lying else ((0, 4), "center", "bottom")
    for place, total in enumerate(chart.totals):
        end = chart.total_of(place)
        where = (end, place) if chart.lying else (place, end)
        look: dict[str, Any] = {"fontsize": _TEXT, "color": colours.text, "ha": side[1], "va": side[2]}
        look["bbox"] = {"facecolor": colours.ground, "edgecolor": "none", "pad": _CLEAR}  # no line runs through it
        axes.annotate(total, where, side[0], textcoords="offset points", **look)
    for place, number, patch in drawn if len(chart.series) > 1 else ():
        box = patch.get_window_extent()
        room = (box.width if chart.lying else box.height) * _INCH / figure.dpi
        if room >= (_LEAST_WIDE if chart.lying else _LEAST_HIGH):
            tone = readable(colours.of_series(number))
            middle = patch.get_x() + patch.get_width() / 2, patch.get_y() + patch.get_height() / 2
            look = {"fontsize": _SMALL, "color": tone, "ha": "center", "va": "center_baseline"}
            axes.text(*middle, show_number(chart.counts[number][place]), **look)


def _room(figure: Figure, axes: Axes, chart: Chart, bottom: float, top: float) -> None:
    """Give the words at the sides as much room as they take, and the bars all the rest."""
    axes.set_position((0.1, bottom + 0.1, 0.85, top - bottom - 0.15))
    figure.canvas.draw()
    wide, tall = figure.canvas.get_width_height()
    words = [each.get_window_extent() for each in (*axes.get_yticklabels(), *axes.get_xticklabels())]
    left = min([box.x0 for box in words if box.width] + [axes.bbox.x0])
    low = min([box.y0 for box in words if box.width] + [axes.bbox.y0])
    margin = 2 * figure.dpi / _INCH
    x0, y0 = (axes.bbox.x0 - left + margin) / wide, bottom + (axes.bbox.y0 - low + margin) / tall
    axes.set_position((x0 if not bottom else x0 + 0.03, y0, 0.99 - x0 - (0.06 if bottom else 0), top - y0 - 0.01))


def _legend(axes: Axes, chart: Chart, colours: Colours) -> None:
    from matplotlib.patches import Patch

    keys = [Patch(color=colours.of_series(n), label=name) for n, name in enumerate(chart.series)]
    axes.legend(
        handles=keys, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=6, frameon=False, fontsize=_SMALL,
        labelcolor=colours.quiet, handlelength=0.8, handleheight=0.8, borderpad=0, columnspacing=1.2,
    )  # fmt: skip


def _box(figure: Figure, place: int, number: int, patch: Any) -> Bar:
    box = patch.get_window_extent()
    _wide, tall = figure.canvas.get_width_height()
    scale = _INCH / figure.dpi
    left, top, width, height = (float(each * scale) for each in (box.x0, tall - box.y1, box.width, box.height))
    return Bar(place, number, left, top, width, height)
