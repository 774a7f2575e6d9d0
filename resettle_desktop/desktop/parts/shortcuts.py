"""The keys of all commands, as this computer has them: those that a command came with, or others chosen in their place.

A command is an action that stands in a menu. Its name is its place and its words, so that it is known again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from resettle_desktop.desktop.parts.remembered import Remembered

EVERYWHERE = ""  # the place of a command that works in the whole window


@dataclass(frozen=True)
class Command:
    """A command by its words and the page on which it works, with the keys that it came with."""

    place: str
    label: str
    given: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the name under which other keys are kept."""
        return f"{self.place}:{self.label}"

    def meets(self, other: Command) -> bool:
        """Return whether both can be given at the same moment, so that one key cannot mean both."""
        return self != other and (EVERYWHERE in (self.place, other.place) or self.place == other.place)


class Shortcuts(QObject):
    """Knows every command that was made, and gives each action its keys; ``changed`` when keys are chosen."""

    changed = Signal()

    def __init__(self, remembered: Remembered, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, list[QAction]] = {}
        self.changed.connect(self._dress_all)

    def take(self, place: str, actions: Iterable[QAction]) -> None:
        """Know these actions as the commands of a place, and give them the keys that were chosen for them."""
        for action in actions:
            label = action.text().split("\t")[0]
            if not label:
                continue
            given = tuple(key.toString() for key in action.shortcuts())
            command = Command(place, label, given)
            self._commands.setdefault(command.name, command)
            self._add(command.name, action)
            self._dress(command.name, action)

    def commands(self) -> list[Command]:
        """Return all commands that are known, in the order in which they were made."""
        return list(self._commands.values())

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command: those chosen here, or those that it came with."""
        chosen = self._remembered.choice(self._kept(command.name), " ".join(command.given))
        return tuple(chosen.split())

    def owner(self, command: Command, keys: str) -> Command | None:
        """Return the other command to which keys belong that could not mean both; None where they are free."""
        others = (each for each in self._commands.values() if each.meets(command))
        return next((each for each in others if keys in self.keys(each)), None)

    def choose(self, command: Command, *keys: str) -> None:
        """Give a command these keys, none for nothing, and keep them on this computer."""
        self._remembered.keep_choice(self._kept(command.name), " ".join(keys))
        self.changed.emit()

    def restore(self, command: Command) -> None:
        """Give a command the keys that it came with."""
        self.choose(command, *command.given)

    def restore_all(self) -> None:
        """Give every command the keys that it came with."""
        for command in self.commands():
            if self.keys(command) != command.given:
                self._remembered.keep_choice(self._kept(command.name), " ".join(command.given))
        self.changed.emit()

    # internals

    def _dress(self, name: str, action: QAction) -> None:
        keys = self.keys(self._commands[name])
        if keys != tuple(key.toString() for key in action.shortcuts()):
            action.setShortcuts([QKeySequence(key) for key in keys])

    def _dress_all(self) -> None:
        for name, actions in self._actions.items():
            for action in actions:
                self._dress(name, action)

    def _add(self, name: str, action: QAction) -> None:
        self._actions.setdefault(name, []).append(action)
        action.destroyed.connect(lambda _gone=None: self._actions[name].remove(action))

    @staticmethod
    def _kept(name: str) -> str:
        return f"keys {name}"
