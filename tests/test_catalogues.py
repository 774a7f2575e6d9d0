"""The catalogues hold every text of the program, and a language that is compiled from them is the one that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

from resettle_desktop.records.findings import SENTENCES
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.record import kinds
from resettle_desktop.records.texts import DOMAIN, _, n_, use_language

BRACES = re.compile(r"\{\w+\}")


@pytest.fixture
def english() -> Iterator[None]:
    yield
    use_language("en")


def test_every_label_help_and_section_of_the_fields_is_collected(all_texts: set[str]) -> None:
    declared = {
        text
        for kind in kinds()
        for field in kind.fields(derived=True)
        for text in (field.label_text, field.help_word, field.section_text, kind.kind_label, kind.plural_label)
        if text
    }
    assert declared - all_texts == set()


def test_every_sentence_and_remedy_of_the_findings_is_collected(all_texts: set[str]) -> None:
    assert {text for pair in SENTENCES.values() for text in pair} - all_texts == set()


def test_a_text_that_counts_is_collected_in_both_forms(catalogue: Catalog) -> None:
    assert ("{n} person", "{n} persons") in {message.id for message in catalogue}


def test_both_forms_of_a_text_that_counts_name_the_same_values(catalogue: Catalog) -> None:
    """The form for one may leave its number out, and names nothing that the other does not know."""
    for one, many in (message.id for message in catalogue if isinstance(message.id, tuple)):
        assert set(BRACES.findall(one)) <= set(BRACES.findall(many)), (one, many)


@pytest.mark.usefixtures("english")
def test_a_language_that_was_compiled_is_shown(catalogue: Catalog, tmp_path: Path) -> None:
    translated = {"Date of birth": "Date de naissance", ("{n} person", "{n} persons"): ("{n} âme", "{n} âmes")}
    french = Catalog("fr", domain=DOMAIN)
    for message in catalogue:
        french.add(message.id, translated.get(message.id, ""))  # type: ignore[call-overload]
    place = tmp_path / "fr" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{DOMAIN}.po").open("wb") as file:
        write_po(file, french)
    CommandLineInterface().run(["pybabel", "compile", "-d", str(tmp_path), "-D", DOMAIN])
    use_language("fr", tmp_path)
    assert (Person.field("birth_date").label, n_("{n} person", "{n} people", 3)) == ("Date de naissance", "3 âmes")
    assert _("Family name") == "Family name"
    assert Person.field("sex").codes.label("F") == "Féminin"


def test_every_language_that_is_carried_is_compiled_and_complete(catalogue: Catalog) -> None:
    folder = files("resettle_desktop.resources") / "i18n"
    for language in (each for each in folder.iterdir() if each.is_dir()):
        place = language / "LC_MESSAGES"
        with (place / f"{DOMAIN}.po").open("rb") as file:
            known = {message.id for message in read_po(file) if message.string}
        assert (place / f"{DOMAIN}.mo").is_file()
        assert {message.id for message in catalogue} - known == set(), language.name
