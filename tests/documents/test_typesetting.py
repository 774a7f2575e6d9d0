"""Templates become PDFs in the program's own letters, the same bytes for the same data."""

import shutil
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from resettle_desktop.documents.catalogue import documents
from resettle_desktop.documents.manifest import Manifest
from resettle_desktop.documents.manifest_data import manifest_data
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.typesetting import TemplateError, Typesetter, typeset

MakeManifest = Callable[..., Manifest]
SMALL = '#import "paper.typ": arabic, data\n#set page(width: auto, height: auto, margin: 1pt)\n#set text(size: 40pt)\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(str(files("resettle_desktop.resources") / "documents" / "paper.typ"), tmp_path)
    return tmp_path


@pytest.fixture
def small(folder: Path) -> Callable[[str, str], bytes]:
    """Return the PDF of one line of Typst, in which ``data.text`` is this text."""
    typesetter = Typesetter(folder)

    def make(line: str, text: str = "") -> bytes:
        (folder / "small.typ").write_text(SMALL + line, encoding="utf-8")
        return typesetter.typeset("small", {"text": text, "words": {}})

    return make


def shapes(pdf: bytes) -> int:
    """Return how many shapes stand side by side with white between them."""
    with Pages(pdf) as pages:
        image = pages.image(0, 144)
    red = image.rgba[::4]
    inked = [min(red[column :: image.width]) < 128 for column in range(image.width)]
    return sum(now and not before for before, now in pairwise([False, *inked]))


def letter_places(pdf: bytes) -> dict[str, float]:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    places = {text.get_text_range(n, 1): text.get_charbox(n)[0] for n in range(text.count_chars())}
    document.close()
    return places


def test_the_same_data_gives_the_same_bytes(manifest: MakeManifest) -> None:
    data = manifest_data(manifest())
    folder = Path(str(files("resettle_desktop.resources") / "documents"))
    assert typeset("departure-manifest", data) == Typesetter(folder).typeset("departure-manifest", data)


def test_the_file_says_what_it_is_and_when_it_was_printed(manifest: MakeManifest) -> None:
    document = pypdfium2.PdfDocument(typeset("departure-manifest", manifest_data(manifest())))
    said = document.get_metadata_dict()
    document.close()
    assert said["Title"] == "Departure manifest BEY-2020-01"
    assert said["CreationDate"].startswith("D:20200921184000")
    assert not said["Author"]


def test_a_manifest_is_small_enough_to_send(manifest: MakeManifest) -> None:
    assert len(typeset("departure-manifest", manifest_data(manifest()))) < 60_000


def test_every_document_has_its_template() -> None:
    for document in documents():
        assert (files("resettle_desktop.resources") / "documents" / f"{document.name}.typ").is_file()
        assert document.label


def test_a_missing_template_is_told_by_name(folder: Path) -> None:
    with pytest.raises(TemplateError, match=r"no template nothing\.typ"):
        Typesetter(folder).typeset("nothing", {})


def test_a_wrong_template_is_told_with_its_line(small: Callable[..., bytes]) -> None:
    with pytest.raises(TemplateError, match=r"small\.typ .* line 5, unclosed delimiter"):
        small("fine\n#let x = (")


def test_a_missing_value_is_told_with_its_line(small: Callable[..., bytes]) -> None:
    with pytest.raises(TemplateError, match=r"small\.typ .* line 4, .*nowhere"):
        small("#data.nowhere")


def test_a_mended_template_is_set_without_a_new_start(small: Callable[..., bytes]) -> None:
    with pytest.raises(TemplateError):
        small("#data.nowhere")
    assert small("#data.text", "mended").startswith(b"%PDF")


def test_arabic_letters_are_joined(small: Callable[..., bytes]) -> None:
    apart = "\u200c".join("محمد")
    assert shapes(small("#arabic(data.text)", "محمد")) == 1
    assert shapes(small("#arabic(data.text)", apart)) > 1


def test_arabic_runs_from_the_right(small: Callable[..., bytes]) -> None:
    places = letter_places(small("#arabic(data.text)", "خالد"))
    assert places["خ"] > places["ا"] > places["ل"] > places["د"]


def test_arabic_words_within_a_latin_line_run_from_the_right(small: Callable[..., bytes]) -> None:
    places = letter_places(small("x #arabic(data.text) y", "خالد شاهين"))
    assert places["x"] < places["ن"] < places["خ"] < places["y"]


@pytest.mark.parametrize("letter", ["A", "م"])
def test_bold_is_bolder_in_both_scripts(letter: str, small: Callable[..., bytes]) -> None:
    def ink(pdf: bytes) -> int:
        with Pages(pdf) as pages:
            return sum(255 - value for value in pages.image(0, 100).rgba[::4])

    assert ink(small('#set text(font: ("Inter", "Noto Sans Arabic"))\n*#data.text*', letter)) > 1.1 * ink(
        small('#set text(font: ("Inter", "Noto Sans Arabic"))\n#data.text', letter)
    )


def test_no_latin_letter_is_wider_than_the_papers_take_it_to_be(small: Callable[[str, str], bytes]) -> None:
    letters = "".join(chr(code) for code in range(0x21, 0x180) if chr(code).isprintable())
    look = "number-width: number, weight: weight, features: (zero: 1)"
    assert small(
        '#import "paper.typ": at-most\n#context for letter in data.text.codepoints() { for weight in (400, 700) {\n'
        f'for number in ("tabular", "proportional") {{ let wide = measure(text(size: 9pt, {look}, letter)).width\n'
        "assert(wide <= at-most(letter) * 9pt, message: letter) } } } x",
        letters,
    )


def test_a_code_that_surely_fits_looks_as_any_other(small: Callable[[str, str], bytes]) -> None:
    plain = small("#text(size: 9pt, features: (calt: 0, zero: 1), data.text)", "JOR-24C095077")
    assert small('#import "paper.typ": fitted-code\n#fitted-code(60mm, data.text)', "JOR-24C095077") == plain
