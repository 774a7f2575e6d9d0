"""Every test runs without a display; the texts of the program and its demo store are made once for all."""

from __future__ import annotations

import os
import re
import shlex
from importlib.resources import files
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # whatever the computer speaks

import pytest
from babel.messages import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.theme import dress
from resettle_desktop.exchange.demo import make_demo
from resettle_desktop.records.texts import DOMAIN

ROOT = Path(__file__).parents[1]


class DressingBot(QtBot):
    """Dresses what it is given, as the program dresses its windows."""

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        """Close the widget after the test, and let it look as a window of the program until then."""
        super().addWidget(widget, **more)
        if widget.parent() is None:
            dress(widget)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return a hand at mouse and keyboard."""
    return DressingBot(request)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return all texts of the program, collected by the command that the README of resources/i18n gives."""
    how = (files("resettle_desktop.resources") / "i18n" / "README.md").read_text("utf-8")
    command = next(line for line in re.findall(r"`(.+?)`", how) if line.startswith("pybabel extract"))
    target = tmp_path_factory.mktemp("i18n") / f"{DOMAIN}.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        CommandLineInterface().run([str(target) if word.endswith(".pot") else word for word in shlex.split(command)])
    with target.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="session")
def all_texts(catalogue: Catalog) -> set[str]:
    """Return the texts of the catalogue, both forms of those that count."""
    ids = (message.id for message in catalogue if message.id)
    return {text for id in ids for text in ([id] if isinstance(id, str) else id)}


@pytest.fixture(scope="session")
def demo_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo store, closed; a test copies it and works in its copy as the user demo."""
    with make_demo(tmp_path_factory.mktemp("demo")) as store:
        return store.folder
