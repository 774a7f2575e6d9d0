"""One slot of a key file."""

import subprocess
import sys
from dataclasses import replace

import pytest

from resettle_desktop.store.slots import (
    DEFAULT_KEY_SETTINGS,
    QUICK_KEY_SETTINGS,
    KeySettings,
    Slot,
    Stretched,
    key_settings_in_use,
    normal,
)

KEY = bytes(range(32))


@pytest.fixture
def slot() -> Slot:
    stretched = Stretched.of("olive tree", QUICK_KEY_SETTINGS)
    return Slot.wrap(KEY, stretched, "store", "Amal", "user", ("officer",))


def test_the_passphrase_that_wrapped_a_key_unwraps_it(slot: Slot) -> None:
    assert slot.unwrap(slot.stretch("olive tree"), "store") == KEY


def test_another_passphrase_unwraps_nothing(slot: Slot) -> None:
    assert slot.unwrap(slot.stretch("olive trees"), "store") is None


def test_a_slot_taken_to_another_store_unwraps_nothing(slot: Slot) -> None:
    assert slot.unwrap(slot.stretch("olive tree"), "other store") is None


@pytest.mark.parametrize("altered", [{"user": "Basil"}, {"roles": ("administrator",)}, {"kind": "medical"}])
def test_user_roles_and_kind_cannot_be_exchanged(slot: Slot, altered: dict[str, str]) -> None:
    other = replace(slot, **altered)
    assert other.unwrap(other.stretch("olive tree"), "store") is None


def test_a_slot_comes_back_from_its_json_form(slot: Slot) -> None:
    assert Slot.from_json(slot.to_json()) == slot


def test_the_json_form_holds_neither_key_nor_passphrase(slot: Slot) -> None:
    said = str(slot.to_json())
    assert KEY.hex() not in said and "olive" not in said


def test_two_slots_of_one_passphrase_have_nothing_in_common() -> None:
    first, second = (Stretched.of("olive tree", QUICK_KEY_SETTINGS) for _time in range(2))
    assert first.salt != second.salt and first.key != second.key


def test_the_default_costs_more_than_the_least_that_owasp_asks() -> None:
    assert DEFAULT_KEY_SETTINGS.memory_kib >= 19 * 1024 and DEFAULT_KEY_SETTINGS.iterations >= 2


@pytest.mark.parametrize(
    ("memory_kib", "iterations", "lanes"),
    [(2 * 1024 * 1024 + 1, 1, 1), (64, 21, 1), (64, 0, 1), (7, 1, 1), (64, 1, 9), (64, 1, 0), (4096, 1, 65)],
)
def test_settings_that_could_stop_the_computer_are_refused(memory_kib: int, iterations: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        KeySettings(memory_kib, iterations, lanes)


def test_quick_keys_are_used_only_when_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESETTLE_QUICK_KEYS", raising=False)
    assert key_settings_in_use() == DEFAULT_KEY_SETTINGS
    monkeypatch.setenv("RESETTLE_QUICK_KEYS", "1")
    assert key_settings_in_use() == QUICK_KEY_SETTINGS


def test_an_accent_composed_otherwise_is_the_same_letter() -> None:
    assert normal("e\u0301te\u0301") == normal("\u00e9t\u00e9")


SHORT_OF_MEMORY = """
import resource
from resettle_desktop.store.slots import KeySettings, Stretched
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
try:
    Stretched.of("olive tree", KeySettings(2 * 1024 * 1024, 1, 4))
except KnownError as error:
    raise SystemExit(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
def test_a_computer_without_the_memory_says_so() -> None:
    ended = subprocess.run([sys.executable, "-c", SHORT_OF_MEMORY], capture_output=True, text=True, check=False)
    assert "has not the 2048 MiB of memory" in ended.stderr
