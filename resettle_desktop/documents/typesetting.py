"""Data and a template become a PDF: Typst sets the templates of resources/documents in the program's own letters."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock

import fontpkg_inter
import fontpkg_noto_sans_arabic
import typst

from resettle_desktop.documents.letters import all_legible
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

_PLACE = re.compile(r"([^/\\\s]+\.typ):(\d+):\d+")
_GIVEN = "__typst_py_bytes__.typ"  # what Typst calls a template that it is given as bytes
_NEVER_PRINTED = datetime(2020, 1, 1)


class TemplateError(KnownError):
    """A template cannot be typeset: the text names the template, the line and what Typst says of it."""


class Typesetter:
    """Typesets the templates of one folder; a template set before is set again in milliseconds.

    A template is read anew when its file changed. One typesetter may serve several threads, one at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(package.ROOT / "files") for package in (fontpkg_inter, fontpkg_noto_sans_arabic)],
        )
        self._compilers: dict[str, tuple[bytes | None, typst.Compiler]] = {}
        self._one_at_a_time = Lock()

    def typeset(self, document: str, data: Mapping[str, object], own: Path | None = None) -> bytes:
        """Return the PDF of this document; the same data gives the same bytes.

        The template reads ``data`` as JSON from ``sys.inputs.data``, so that no text of a person is ever taken for
        markup; ``data["printed_at"]`` (an ISO moment) is the time that the file states. Words in letters that the
        fonts lack are named by their script. ``own`` is an office's own template, which goes before that of
        the folder and imports what stands there; no such file is no error. Raises TemplateError.
        """
        inputs = {"data": json.dumps(all_legible(data), ensure_ascii=False)}
        try:
            with self._one_at_a_time:
                made = self._compiler(document, own).compile(
                    format="pdf", sys_inputs=inputs, timestamp=_printed(data), pdf_tags=False
                )
        except typst.TypstError as wrong:
            raise _template_error(document, wrong) from wrong
        assert isinstance(made, bytes)
        return made

    def _compiler(self, document: str, own: Path | None) -> typst.Compiler:
        text = own.read_bytes() if own is not None and own.is_file() else None
        if document not in self._compilers or self._compilers[document][0] != text:
            self._compilers[document] = (text, self._made(document, text))
        return self._compilers[document][1]

    def _made(self, document: str, text: bytes | None) -> typst.Compiler:
        template = self._folder / f"{document}.typ"
        if text is None and not template.is_file():
            raise TemplateError(
                _(
                    "There is no template {name} in {folder}, so nothing was printed. "
                    "Put the file back, or install the program again."
                ).format(name=template.name, folder=self._folder)
            )
        if text is None:
            return typst.Compiler(str(template), root=str(self._folder), font_paths=self._fonts)
        return typst.Compiler(text, root=str(self._folder), font_paths=self._fonts)


def typeset(document: str, data: Mapping[str, object], own: Path | None = None) -> bytes:
    """Return the PDF of a document whose template the program brings, such as ``departure-manifest``.

    ``own`` is the office's own template, which goes before the program's where there is such a file.

    Raises TemplateError where the template is missing or wrong.
    """
    return _own_typesetter().typeset(document, data, own)


@cache
def _own_typesetter() -> Typesetter:
    with as_file(files("resettle_desktop.resources") / "documents") as folder:
        return Typesetter(folder)


def _printed(data: Mapping[str, object]) -> datetime:
    stated = data.get("printed_at")
    return (datetime.fromisoformat(str(stated)) if stated else _NEVER_PRINTED).replace(tzinfo=UTC)


def _template_error(document: str, wrong: typst.TypstError) -> TemplateError:
    place = _PLACE.search(wrong.diagnostic)
    name, line = (place[1], place[2]) if place else (f"{document}.typ", "?")
    name = f"{document}.typ" if name == _GIVEN else name
    return TemplateError(
        _(
            "The template {name} cannot be typeset: line {line}, {problem}. Nothing was printed. "
            "Mend that line, or put the original template back."
        ).format(name=name, line=line, problem=wrong.message)
    )
