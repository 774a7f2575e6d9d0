"""The colours of charts, made of the tokens: the accent and the greys, each strong and soft."""

from __future__ import annotations

from resettle_desktop.desktop.parts.theme import LIGHT, Tokens
from resettle_desktop.figures.bars import Colours

_SOFT = 0.4  # of the ground that is mixed into a colour


def colours_of(tokens: Tokens) -> Colours:
    """Return the colours of a chart on the window's sheet."""
    strong = tokens.accent_fill, tokens.edge, tokens.note
    series = [colour for each in strong for colour in (each, mixed(each, tokens.surface, _SOFT))]
    return Colours(tokens.text, tokens.text2, tokens.line, tokens.surface, tuple(series))


def colours_on_paper() -> Colours:
    """Return the colours of a chart in a file."""
    return colours_of(LIGHT)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return a colour with so much of another mixed in, all as #RRGGBB."""
    parts = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * (1 - share) + other * share):02X}" for one, other in parts)
