"""What the head of a paper says, and what it announces."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.head import PaperHead
from resettle_desktop.documents.printing import Printed


@pytest.fixture
def head(qtbot: QtBot) -> PaperHead:
    made = PaperHead()
    qtbot.addWidget(made)
    return made


def printed(version: int, frozen: datetime | None) -> Printed:
    return Printed("departure-manifest", version, b"", "departure-manifest-BEY-2020-01-v1.pdf", frozen)


@pytest.mark.parametrize(
    ("version", "frozen", "said"),
    [
        (1, None, "not printed yet"),
        (3, None, "changed since version 2 was printed; not printed yet"),
        (1, datetime(2020, 9, 21, 18, 40), "first printed 21 Sep 2020, 18:40, nothing changed since"),
        (
            2,
            datetime(2020, 9, 21, 18, 40),
            "first printed 21 Sep 2020, 18:40, nothing changed since; version 1 is out of date",
        ),
        (
            4,
            datetime(2020, 9, 21, 18, 40),
            "first printed 21 Sep 2020, 18:40, nothing changed since; version 3 and all before are out of date",
        ),
    ],
)
def test_what_is_not_printed_yet_is_said(version: int, frozen: datetime | None, said: str, head: PaperHead) -> None:
    head.show_paper("Departure manifest", printed(version, frozen))
    assert (head.title.text(), head.version.text()) == ("Departure manifest", f"version {version}")
    assert head.state.text() == said


def test_place_and_size_are_said(head: PaperHead) -> None:
    head.show_place(2, 3)
    head.show_zoom(1.194)
    assert (head.place.text(), head.zoom.text()) == ("page 2 of 3", "119 %")
    head.show_place(0, 0)
    assert head.place.text() == ""


def test_nothing_can_be_printed_while_there_is_no_paper(head: PaperHead) -> None:
    head.set_ready(True)
    assert head.print.isEnabled() and head.save.isEnabled()
    head.clear()
    assert not head.print.isEnabled() and not head.save.isEnabled()
    assert head.title.text() == ""


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("print", "print_asked"),
        ("save", "save_asked"),
        ("smaller", "zoom_out_asked"),
        ("larger", "zoom_in_asked"),
        ("zoom", "width_asked"),
    ],
)
def test_buttons_announce_what_is_asked_for(button: str, signal: str, head: PaperHead, qtbot: QtBot) -> None:
    head.set_ready(True)
    with qtbot.waitSignal(getattr(head, signal)):
        getattr(head, button).click()


def test_every_button_has_a_name(head: PaperHead) -> None:
    names = [button.accessibleName() for button in (head.print, head.save, head.smaller, head.larger, head.zoom)]
    assert names == ["Print…", "Save as PDF…", "Smaller", "Larger", "Fit the width"]


def test_a_booking_notice_is_headed_by_its_revision(head: PaperHead) -> None:
    head.show_paper("Booking notice", Printed("booking-notice", 3, b"", "booking-notice-BEY-2020-01-r2.pdf", None))
    assert head.version.text() == "revision 2"
    assert head.state.text() == "changed since revision 1 was printed; not printed yet"
