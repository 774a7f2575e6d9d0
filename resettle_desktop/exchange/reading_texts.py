"""Puts into words why a workbook could not be read and what to know of one that was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, mark


class NotAWorkbook(KnownError):
    """The file is something else; the text says what."""


class EmptyWorkbook(KnownError):
    """The workbook has no sheet, or no row in any sheet."""


class PasswordNeeded(KnownError):
    """The workbook is encrypted and no password was given, or none can open it here."""


class WrongPassword(KnownError):
    """The password given does not open the workbook."""


class WorkbookTooLarge(KnownError):
    """Reading the workbook would take more room than allowed."""


class WorkbookDamaged(KnownError):
    """The file is a workbook, but parts of it are missing or broken."""


class ReaderStopped(KnownError):
    """Reading took longer than allowed, or could not begin."""


class ReadingCancelled(KnownError):
    """The person cancelled the reading."""


_REFUSALS: dict[str, tuple[type[KnownError], str]] = {
    "not_a_workbook": (
        NotAWorkbook,
        mark("{file} is not a workbook but {kind}. Nothing was read. Ask the sender for an Excel workbook (.xlsx)."),
    ),
    "empty": (
        EmptyWorkbook,
        mark("{file} has no filled row in any sheet. Nothing was read. Open it to see whether it is the right file."),
    ),
    "password_needed": (
        PasswordNeeded,
        mark("{file} is protected with a password. Nothing was read. Give the password that the sender told you."),
    ),
    "cannot_unlock": (
        PasswordNeeded,
        mark(
            "{file} is protected in a way that cannot be opened here. Nothing was read. "
            "Open it in the program that made it, save it as .xlsx without a password, and read that."
        ),
    ),
    "wrong_password": (
        WrongPassword,
        mark("The password does not open {file}. Nothing was read. Type it again; capital letters and spaces count."),
    ),
    "too_large_unpacked": (
        WorkbookTooLarge,
        mark(
            "{file} is too large: {size} MB unpacked, where {limit} MB can be read. Nothing was read. "
            "Remove pictures and sheets that are not needed, or split it into several workbooks."
        ),
    ),
    "too_many_parts": (
        WorkbookTooLarge,
        mark(
            "{file} consists of {parts} parts, where {limit} can be read. Nothing was read. "
            "Copy the sheets that matter into a new workbook and read that."
        ),
    ),
    "too_tightly_packed": (
        WorkbookTooLarge,
        mark(
            "{file} would unpack to many times its size (part {part}), as files made to do harm do. Nothing was read. "
            "Ask the sender whether it is theirs; if so, copy the sheets that matter into a new workbook."
        ),
    ),
    "too_many_rows": (
        WorkbookTooLarge,
        mark(
            "{file} has more than {limit} filled rows. Nothing was read. "
            "Split it into several workbooks and read them one after the other."
        ),
    ),
    "too_many_cells": (
        WorkbookTooLarge,
        mark(
            "{file} has more than {limit} cells. Nothing was read. "
            "Remove columns that are not needed, or split it into several workbooks."
        ),
    ),
    "far_cell": (
        WorkbookTooLarge,
        mark(
            "In {file}, sheet {sheet}, the cells lie too far apart, out to cell {column}{row}. Nothing was read. "
            "Delete what stands far from the table, save the workbook and read it again."
        ),
    ),
    "too_much_memory": (
        WorkbookTooLarge,
        mark(
            "{file} needs more memory to read than allowed. Nothing was read. "
            "Copy the rows and columns that matter into a new workbook and read that."
        ),
    ),
    "damaged": (
        WorkbookDamaged,
        mark(
            "{file} is damaged and cannot be read. Nothing was read. "
            "Open it in Excel, let Excel repair it, save it under a new name, or ask the sender to send it again."
        ),
    ),
    "damaged_end": (
        WorkbookDamaged,
        mark("{file} is incomplete, as after a broken download. Nothing was read. Copy it again, or ask for it again."),
    ),
    "damaged_part": (
        WorkbookDamaged,
        mark("In {file} the part {part} is damaged. Nothing was read. Copy the file again, or ask for it again."),
    ),
    "damaged_twice": (
        WorkbookDamaged,
        mark(
            "{file} holds two parts of one name, so it is unclear which counts. Nothing was read. "
            "Open it in Excel, save it under a new name and read that."
        ),
    ),
    "damaged_sheet": (
        WorkbookDamaged,
        mark(
            "In {file} the sheet {sheet} is damaged. Nothing was read. "
            "Open it in Excel, let Excel repair it, save it under a new name, or ask the sender to send it again."
        ),
    ),
    "damaged_lock": (
        WorkbookDamaged,
        mark("{file} was changed or damaged after it was encrypted. Nothing was read. Ask the sender for it again."),
    ),
    "damaged_text": (
        WorkbookDamaged,
        mark(
            "The text in {file} is damaged and cannot be split into rows. Nothing was read. "
            "Ask the sender for an Excel workbook (.xlsx)."
        ),
    ),
    "too_slow": (
        ReaderStopped,
        mark(
            "Reading {file} was stopped after {seconds} seconds. Nothing was read. "
            "Copy the rows and columns that matter into a new workbook and read that."
        ),
    ),
    "cancelled": (ReadingCancelled, mark("Reading {file} was cancelled. Nothing was read.")),
    "cannot_open": (
        ReaderStopped,
        mark(
            "{file} could not be opened ({why}). Nothing was read. "
            "See whether it is still there and whether another program holds it open, then try again."
        ),
    ),
}

_KINDS = {
    "empty": mark("empty"),
    "pdf": mark("a PDF"),
    "web_page": mark("a web page"),
    "old_excel_xml": mark("a table as XML (Excel 2003)"),
    "xml": mark("an XML file"),
    "rich_text": mark("a rich text"),
    "word": mark("a Word file"),
    "old_word": mark("an old Word file"),
    "slides": mark("a PowerPoint file"),
    "old_slides": mark("an old PowerPoint file"),
    "document": mark("a LibreOffice document"),
    "numbers": mark("an Apple Numbers file"),
    "message": mark("an e-mail message"),
    "old_office": mark("another kind of Office file"),
    "picture": mark("a picture"),
    "archive": mark("an archive of files"),
    "program": mark("a program"),
    "plain_text": mark("a text without columns"),
    "folder": mark("a folder"),
    "unknown": mark("a file of an unknown kind"),
    "text": mark("text with separators (csv)"),
    "xlsx": mark("an Excel workbook (.xlsx)"),
    "xlsb": mark("an Excel workbook (.xlsb)"),
    "xls": mark("an old Excel workbook (.xls)"),
    "ods": mark("a LibreOffice workbook (.ods)"),
}

_NOTES = {
    "other_kind": mark("The file's name says otherwise, but it is {kind} and was read as that."),
    "letters_guessed": mark(
        "The file does not say which letters it uses; {encoding} was taken. Check names with accents."
    ),
    "macros": mark("This workbook has macros; they were not run."),
    "external_links": mark("Links to other files: {count}. They were not followed; the values last saved were read."),
    "hidden_rows": mark("Sheet {sheet}, hidden or filtered rows: {count}. They were read too."),
    "formulas": mark(
        "Sheet {sheet}, formulas without a saved result: {count}. They were read as empty; "
        "open the workbook in Excel, save it and read it again to have their results."
    ),
    "errors": mark("Sheet {sheet}, cells that show an error such as #N/A: {count}. They were read as empty."),
    "rows_missed": mark(
        "Sheet {sheet}, filled rows that could not be read: {count}. Compare the rows here with the workbook in Excel."
    ),
}


def refusal(code: str, file_name: str, values: dict[str, Any]) -> KnownError:
    """Return the error, with its sentences in the person's language, that a refusal's code and values stand for."""
    error, text = _REFUSALS[code]
    return error(_(text).format(file=file_name, **_shown(values)))


def notes(found: Iterable[tuple[str, dict[str, Any]]]) -> tuple[str, ...]:
    """Return the notes, given as codes and values, as sentences in the person's language."""
    return tuple(_(_NOTES[code]).format(**_shown(values)) for code, values in found)


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"kind": _(_KINDS[values["kind"]])} if "kind" in values else values
