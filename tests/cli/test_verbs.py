"""Help is shown in the language in use, for every verb and each of its options."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from resettle_desktop.cli import VERBS, commands
from resettle_desktop.records.texts import use_catalogue, use_language
from tests.cli.conftest import Run


@pytest.fixture
def made_up() -> Iterator[None]:
    """Speak a language in which every text of a catalogue begins with a flag."""
    use_catalogue(lambda text: f"⚑{text}", lambda one, many, count: f"⚑{one if count == 1 else many}")
    yield
    use_language("en")


def helps(verb: click.Command) -> list[str]:
    options = [each.help for each in verb.params if isinstance(each, click.Option)]
    return [verb.help or "", *(text or "" for text in options)]


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: str(verb.name))
def test_a_verbs_help_is_in_the_language_in_use(run: Run, verb: click.Command) -> None:
    out = run(verb.name, "--help").out
    assert out.count("⚑") == len(helps(verb)) + 1


@pytest.mark.usefixtures("made_up")
def test_the_list_of_verbs_is_in_the_language_in_use(run: Run) -> None:
    out = run("--help").out
    assert out.count("⚑") == 1 + len(VERBS) + len(("--version", "--help"))


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: str(verb.name))
def test_every_verb_and_option_says_what_it_does(verb: click.Command) -> None:
    assert all(text.endswith(".") for text in helps(verb))


def test_the_list_of_verbs_cuts_none_short(run: Run) -> None:
    assert "..." not in run("--help").out.split("Commands:")[1]


def test_the_verbs_of_the_design_are_there() -> None:
    assert set(commands.commands) == {
        "demo", "new", "import", "export", "print", "apply", "find", "show", "undo", "history", "layouts", "codes",
        "duplicates", "check", "backup", "restore", "users", "rescue", "clearance", "figures", "bench",
    }  # fmt: skip
