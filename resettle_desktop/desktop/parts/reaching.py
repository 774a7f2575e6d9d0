"""Calling, writing to and looking up whom a field names, in the programs of this computer, and only when asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.records.dates import western_digits
from resettle_desktop.records.texts import _

Opener = Callable[[QUrl], object]
_SCHEMES = ("https", "http")


def phone_url(text: str) -> QUrl:
    """Return the address that calls a telephone number, the first of several; an empty one without digits."""
    first = re.split(r"[/;,]", western_digits(text).strip())[0].strip()
    digits = "".join(char for char in first if char.isdecimal())
    return QUrl(f"tel:{'+' if first.startswith('+') else ''}{digits}") if digits else QUrl()


def mail_url(text: str) -> QUrl:
    """Return the address that begins an e-mail; an empty one where the text is no address."""
    name, at, host = text.strip().partition("@")
    plain = name and at and host and not any(char.isspace() for char in text.strip())
    return QUrl(f"mailto:{QUrl.toPercentEncoding(text.strip(), b'@').toStdString()}") if plain else QUrl()


def page_url(text: str) -> QUrl:
    """Return the address of a web page; an empty one for anything that is none, such as a file of this computer."""
    typed = text.strip()
    url = QUrl(typed if "://" in typed else f"https://{typed}", QUrl.ParsingMode.StrictMode)
    return url if typed and url.isValid() and url.scheme() in _SCHEMES and "." in url.host() else QUrl()


def add_reach(
    line: FieldLine, icon: str, words: str, url_of: Callable[[str], QUrl], open: Opener | None = None
) -> None:
    """Add a mark to a line that opens what stands there, seen while there is something to open."""

    def reach() -> None:
        url = url_of(line.text())
        if not url.isEmpty():
            (open or QDesktopServices.openUrl)(url)

    mark = line.add_mark(icon, words, reach)
    mark.setToolTip(words)

    def renew(text: str) -> None:
        line.show_mark(mark, not url_of(text).isEmpty())

    line.textChanged.connect(renew)
    renew(line.text())


def add_call(line: FieldLine) -> None:
    """Add the mark that calls."""
    add_reach(line, "phone-call", _("Call"), phone_url)


def add_mail(line: FieldLine) -> None:
    """Add the mark that begins an e-mail."""
    add_reach(line, "envelope-simple", _("Write an e-mail"), mail_url)


def add_page(line: FieldLine) -> None:
    """Add the mark that opens a web page."""
    add_reach(line, "globe", _("Open this page"), page_url)
