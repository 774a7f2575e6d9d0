"""Whom a field names is called, written to or looked up when the mark is pressed, and only then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.reaching import add_reach, mail_url, page_url, phone_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("+961 03 876082", "tel:+96103876082"),
        ("٠٣ ٨٧٦٠٨٢", "tel:03876082"),
        ("+32 2 1 / 0475 1", "tel:+3221"),
        ("ask", ""),
    ],
)
def test_a_number_is_called_as_it_is_written(text: str, url: str) -> None:
    assert phone_url(text).toString() == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("a.b@example.org", "mailto:a.b@example.org"),
        ("a@b@c d", ""),
        ("nobody", ""),
        ("a?cc=x@example.org", "mailto:a%3Fcc%3Dx@example.org"),
    ],
)
def test_an_address_is_written_to_and_can_add_nothing_to_the_letter(text: str, url: str) -> None:
    assert mail_url(text).toString(QUrl.ComponentFormattingOption.FullyEncoded) == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("fedasil.example.org", "https://fedasil.example.org"),
        ("http://example.org/a", "http://example.org/a"),
        ("file:///etc/hosts", ""),
        ("javascript:alert(1)", ""),
        ("centre", ""),
    ],
)
def test_only_a_web_page_is_opened(text: str, url: str) -> None:
    assert page_url(text).toString() == url


def test_the_mark_is_there_while_there_is_something_to_open_and_opens_when_pressed(qtbot: QtBot) -> None:
    line, opened = FieldLine(), list[QUrl]()
    qtbot.addWidget(line)
    add_reach(line, "globe", "Open this page", page_url, opened.append)
    (mark,) = line._marks
    assert mark.isHidden()
    line.setText("example.org")
    assert not mark.isHidden()
    assert opened == []
    mark.click()
    assert [url.toString() for url in opened] == ["https://example.org"]
