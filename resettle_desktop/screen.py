"""Whether a window can be shown here: Qt itself ends the whole program where it cannot."""

from __future__ import annotations

import os
import sys

from resettle_desktop.records.texts import _

_PLATFORM = "QT_QPA_PLATFORM"
_UNSEEN = ("offscreen", "minimal")
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", _PLATFORM)
_SECONDS = 20
# in a process of its own, for Qt aborts where it finds no screen or a library of the system is missing
_TRIAL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
try:
    from PySide6.QtGui import QGuiApplication
except ImportError as missing:
    sys.exit(str(missing))
QGuiApplication([])
"""


def why_no_window() -> str:
    """Return why no window can be shown here, as a part of a sentence; empty where one can."""
    if os.environ.get(_PLATFORM, "").split(":")[0] in _UNSEEN:
        return _("{variable} says that nobody sees it").format(variable=_PLATFORM)
    if sys.platform != "linux":
        return ""
    if not any(os.environ.get(name) for name in _SCREENS):
        return _("there is no screen here")
    return _why_trial_failed()


def _why_trial_failed() -> str:
    import subprocess

    call = [sys.executable, "-P", "-c", _TRIAL]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return _("the screen does not answer")
    if done.returncode == 0:
        return ""
    said = done.stderr.strip().splitlines() or [_("the screen does not answer")]
    return said[0].removeprefix("qt.qpa.plugin: ").removeprefix("qt.qpa.xcb: ").rstrip(".")
