"""The verb that prints papers to PDF files."""

from __future__ import annotations

from pathlib import Path

import click

from resettle_desktop.cli.common import json_option, open_store, put_json, say, store_argument
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _


@click.command("print", help="Typeset a paper to a PDF file; --list names the papers.")
@store_argument
@click.argument("document", default="")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--departure", metavar="REF", help="The departure that the paper is about.")
@click.option("--case", "case", metavar="NUMBER", help="The case that the paper is about.")
@click.option("--list", "listed", is_flag=True, help="Name the papers that there are.")
@json_option
def print_verb(
    store: Path, document: str, file: Path | None, departure: str | None, case: str | None, listed: bool, as_json: bool
) -> None:
    """Typeset a paper and write it, whole or not at all."""
    from resettle_desktop.documents.catalogue import documents

    if listed:
        known = [{"name": each.name, "for": each.needs} for each in documents()]
        put_json({"documents": known}) if as_json else click.echo("\n".join(each["name"] for each in known))
        return
    if not document or file is None:
        raise KnownError(_("Name the document and the file, or use --list. Nothing was printed."))
    version, pages = _print(store, document, file, departure, case)
    if as_json:
        put_json({"document": document, "file": str(file), "version": version, "bytes": pages})
    say(_("{document} version {version} written to {file}.").format(document=document, version=version, file=file))


def _print(store: Path, document: str, file: Path, departure: str | None, case: str | None) -> tuple[int, int]:
    from resettle_desktop.documents.printing import print_document
    from resettle_desktop.store.folder import write_atomically

    with open_store(store) as opened:
        printed = print_document(opened, document, departure=departure, case=case)
    write_atomically(file, printed.pdf)
    return printed.version, len(printed.pdf)
