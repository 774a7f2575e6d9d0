"""The verb that prints papers to PDF files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resettle_desktop.cli.common import json_option, open_store, store_argument
from resettle_desktop.cli.output import put_json, put_table, say
from resettle_desktop.documents.catalogue import Document, documents
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import LANGUAGES, _, mark
from resettle_desktop.store.folder import write_atomically

if TYPE_CHECKING:
    from resettle_desktop.documents.printing import Printed


@click.command("print", help=mark("Typeset a paper to a PDF file; --list names the papers."))
@store_argument
@click.argument("document", default="", metavar="DOCUMENT")
@click.argument("file", type=click.Path(path_type=Path), required=False, metavar="FILE.pdf")
@click.option("--departure", metavar="REF", help=mark("The departure that the paper is about."))
@click.option("--case", metavar="NUMBER", help=mark("The case that the paper is about."))
@click.option("--session", metavar="ID", help=mark("The session that the paper is about."))
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), help=mark("The language of the paper; else the program's.")
)
@click.option("--list", "listed", is_flag=True, help=mark("Name the papers, and what each is about."))
@json_option
def print_verb(store: Path, document: str, file: Path | None, listed: bool, as_json: bool, **named: str | None) -> None:
    """Typeset a paper and write it, whole or not at all; or name the papers."""
    if listed:
        _put_list(as_json)
        return
    if not document or file is None:
        raise KnownError(_("Name the paper and the file; --list names the papers. Nothing was printed."))
    printed = _print(store, document, file, named)
    if as_json:
        put_json({"document": document, "file": str(file), "version": printed.version, "bytes": len(printed.pdf)})
    text = _("{document}, {edition}, is in {file}.")
    say(text.format(document=document, edition=printed.edition, file=file))


def _print(store: Path, document: str, file: Path, named: Mapping[str, str | None]) -> Printed:
    from resettle_desktop.documents.printing import print_document

    with open_store(store) as opened:
        printed = print_document(opened, document, **named)
    write_atomically(file, printed.pdf)
    return printed


def _put_list(as_json: bool) -> None:
    if as_json:
        put_json({"documents": [{"name": each.name, "for": " or ".join(each.subjects)} for each in documents()]})
    else:
        put_table((_("Name"), _("Paper"), _("For")), [(each.name, each.label, _needs(each)) for each in documents()])


def _needs(document: Document) -> str:
    words = {"departure": _("a departure"), "case": _("a case"), "session": _("a session")}
    return _(" or ").join(words[each] for each in document.subjects)
