"""Where no window can be shown the reason is known before Qt ends the whole program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from resettle_desktop.screen import why_no_window

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@LINUX
def test_a_machine_without_a_screen_is_known() -> None:
    assert why_no_window() == "there is no screen here"


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:size=800x600"])
def test_windows_that_nobody_sees_count_as_none(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert "nobody sees it" in why_no_window()


@LINUX
def test_a_screen_that_cannot_be_reached_is_told_in_qts_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9999")
    why = why_no_window()
    assert "xcb" in why or ":9999" in why
    assert not why.startswith("qt.qpa")


@LINUX
def test_a_screen_that_answers_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # of Qt's screens on Linux the only one that needs no device: others look in through the network
    monkeypatch.setenv("QT_QPA_PLATFORM", "vnc:port=59731")
    assert why_no_window() == ""


@LINUX
def test_a_library_that_the_system_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    assert why_no_window() == "libEGL.so.1: cannot open shared object"


@LINUX
def test_a_screen_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def waits(call: list[str], **_options: object) -> None:
        raise subprocess.TimeoutExpired(call, 20)

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(subprocess, "run", waits)
    assert why_no_window() == "the screen does not answer"
