"""What Qt itself says is French where the program speaks French, and keys keep the names that the menus show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.qt_words import QtWords


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtWords]:
    made = QtWords()
    made.speak("fr")
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


def menu_of_a_line(qtbot: QtBot) -> list[str]:
    line = QLineEdit("Haddad")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    return [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


def test_the_menu_of_a_field_speaks_french(qtbot: QtBot, words: QtWords) -> None:
    assert menu_of_a_line(qtbot) == [
        "Annuler",
        "Rétablir",
        "Couper",
        "Copier",
        "Coller",
        "Supprimer",
        "Tout sélectionner",
    ]


def test_yes_and_no_and_the_dialog_for_files_speak_french(qtbot: QtBot, words: QtWords) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Oui", "Non"]
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    assert "Nom de fichier" in dialog.labelText(QFileDialog.DialogLabel.FileName)


@pytest.mark.parametrize("keys", ["Ctrl+Shift+D", "Del", "Ctrl+Return", "Alt+Left", "Ins"])
def test_keys_keep_their_names(words: QtWords, keys: str) -> None:
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) == keys


def test_a_word_that_no_catalogue_knows_stands_as_it_is(words: QtWords) -> None:
    assert QCoreApplication.translate("QLineEdit", "Resettle") == "Resettle"


def test_back_in_english_qt_speaks_english(qtbot: QtBot, words: QtWords) -> None:
    words.speak("en")
    assert menu_of_a_line(qtbot)[0] == "Undo"
