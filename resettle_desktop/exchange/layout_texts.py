"""The texts of layout files that people read, for the catalogues: Babel asks for them (resources/i18n/babel.cfg)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_TEXT = re.compile(r'^(?:label|purpose|note) = "(.*)"$')
_DAYS, _EACH = re.compile(r"^days = \{(.*)\}$"), re.compile(r'"(.*?)"')


def extract(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield of each text its line, the function as which it counts, itself, and no comments, as Babel wants it."""
    for number, line in enumerate(fileobj.read().decode().splitlines(), start=1):
        found, days = _TEXT.match(line), _DAYS.match(line)
        for text in [found[1]] if found else _EACH.findall(days[1]) if days else []:
            yield number, "mark", text, []
