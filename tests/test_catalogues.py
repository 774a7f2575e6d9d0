"""The catalogues hold every text of the program, and a language that is compiled from them is the one that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po, write_po

from resettle_desktop.records.findings import SENTENCES
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.record import kinds
from resettle_desktop.records.texts import DOMAIN, _, n_, use_language

BRACES = re.compile(r"\{\w+\}")
FIELDS = re.compile(r"\{[^{}]*\}")


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


def carried() -> dict[str, tuple[Path, Catalog]]:
    """Return the folder of each language that comes with the program, and what its catalogue says."""
    found = {}
    with as_file(files("resettle_desktop.resources") / "i18n") as folder:
        for place in sorted(folder.glob("*/LC_MESSAGES")):
            with (place / f"{DOMAIN}.po").open("rb") as file:
                found[place.parent.name] = (place, read_po(file))
    return found


def forms(text: object) -> tuple[str, ...]:
    """Return the one form of a text, or each form of one that counts."""
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def texts_of(catalogue: Catalog) -> Iterator[Message]:
    yield from (message for message in catalogue if message.id and any(forms(message.string)))


LANGUAGES_CARRIED = carried()
each_language = pytest.mark.parametrize("language", LANGUAGES_CARRIED)


@each_language
def test_what_the_program_reads_is_what_the_catalogue_says(language: str) -> None:
    place, catalogue = LANGUAGES_CARRIED[language]
    with (place / f"{DOMAIN}.mo").open("rb") as file:
        compiled = other_than_english(texts_of(read_mo(file)))
    assert compiled == other_than_english(texts_of(catalogue))


def other_than_english(texts: Iterable[Message]) -> dict[tuple[str, ...], tuple[str, ...]]:
    found = {forms(message.id): forms(message.string) for message in texts}
    return {english: said for english, said in found.items() if english != said}


@each_language
def test_a_translated_text_keeps_the_braces_of_its_english(language: str) -> None:
    wrong = [
        forms(message.string)
        for message in texts_of(LANGUAGES_CARRIED[language][1])
        if not all(form_fits(message, form) for form in forms(message.string))
    ]
    assert wrong == []


def form_fits(message: Message, form: str) -> bool:
    """Tell whether a form has all values of the English, or all but the number where it counts."""
    wanted = sorted(FIELDS.findall(forms(message.id)[-1]))
    return sorted(FIELDS.findall(form)) == wanted or (
        isinstance(message.id, tuple) and sorted([*FIELDS.findall(form), "{n}"]) == wanted
    )


@each_language
def test_no_translated_text_is_a_guess_or_half_empty(language: str) -> None:
    texts = texts_of(LANGUAGES_CARRIED[language][1])
    assert [text.id for text in texts if text.fuzzy or not all(form.strip() for form in forms(text.string))] == []


@each_language
def test_most_of_the_program_is_translated(language: str, catalogue: Catalog) -> None:
    """A new text may be in English for a while; most of them may not."""
    ours = {message.id for message in catalogue if message.id}
    known = {message.id for message in texts_of(LANGUAGES_CARRIED[language][1])} & ours
    print(f"{language}: {len(known)} of {len(ours)} texts, {len(known) / len(ours):.1%}")  # noqa: T201
    assert len(known) > 0.8 * len(ours)
