from __future__ import annotations

from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.zoom_bar import ZoomBar


def test_it_says_the_size_and_asks_for_others(qtbot: QtBot) -> None:
    bar = ZoomBar("The whole page")
    qtbot.addWidget(bar)
    bar.show_zoom(1.19)
    assert (bar.fit.text(), bar.fit.accessibleName()) == ("119 %", "The whole page")
    for button, signal in ((bar.smaller, bar.smaller_asked), (bar.fit, bar.fit_asked), (bar.larger, bar.larger_asked)):
        with qtbot.waitSignal(signal):
            button.click()
