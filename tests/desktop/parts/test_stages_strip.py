from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.stages_strip import StageMark, StagesStrip
from resettle_desktop.desktop.parts.theme import tokens

MARKS = (StageMark("Submitted", "14 Nov 2019", "passed"), StageMark("Preparing", "", "current"), StageMark("Booked"))


def picture(strip: StagesStrip) -> QImage:
    strip.resize(700, strip.sizeHint().height())
    return strip.grab().toImage()


def test_the_strip_is_read_aloud_as_a_sentence(qtbot: QtBot) -> None:
    strip = StagesStrip()
    qtbot.addWidget(strip)
    strip.set_stages(MARKS)
    assert strip.accessibleDescription() == "Submitted passed 14 Nov 2019; Preparing now; Booked not yet"


def test_a_line_joins_what_is_passed_in_the_accent(qtbot: QtBot) -> None:
    strip = StagesStrip()
    qtbot.addWidget(strip)
    strip.set_stages(MARKS)
    image = picture(strip)
    colours = [{image.pixelColor(x, 9).name() for x in part} for part in (range(150, 225), range(350, 450))]
    assert tokens().color("accent").name() in colours[0]
    assert tokens().color("accent").name() not in colours[1]


def test_words_below_make_it_two_lines_high(qtbot: QtBot) -> None:
    strip = StagesStrip()
    qtbot.addWidget(strip)
    strip.set_stages([StageMark("Submitted")])
    single = strip.sizeHint().height()
    strip.set_stages(MARKS)
    assert strip.sizeHint().height() > single


def test_a_strip_without_stages_draws_nothing(qtbot: QtBot) -> None:
    strip = StagesStrip()
    qtbot.addWidget(strip)
    assert not picture(strip).isNull()


def test_a_stage_says_what_it_waits_for_when_the_mouse_rests_on_it_and_when_it_is_read_aloud(qtbot: QtBot) -> None:
    strip = StagesStrip()
    qtbot.addWidget(strip)
    strip.set_stages([StageMark("Submitted", "14 Nov 2019", "passed"), StageMark("Decided", "", "current", "no paper")])
    strip.resize(600, strip.sizeHint().height())
    assert [strip.tip_at(QPoint(x, 9)) for x in (20, 400, 900)] == ["Submitted · 14 Nov 2019", "Decided: no paper", ""]
    assert strip.accessibleDescription() == "Submitted passed 14 Nov 2019; Decided now: no paper"
