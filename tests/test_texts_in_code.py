"""Every text that a person sees stands in the code as ``_("…")``, ``n_("…", "…", n)`` or ``mark("…")``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import resettle_desktop

FOLDER = Path(resettle_desktop.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
CATALOGUED = {"_", "n_", "mark"}
# what shows its arguments to a person, whatever object it is called on
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setStatusTip", "setWhatsThis", "setTitle", "setInformativeText", "setLabelText", "addAction", "addMenu", "addTab",
    "addItem", "insertItem", "addRow", "setHeaderLabels", "setTabText", "setItemText", "setSpecialValueText",
    "setSuffix", "setPrefix", "getOpenFileName", "getSaveFileName", "getExistingDirectory", "toast", "show_error",
    "say", "put", "prompt", "confirm", "echo",
}  # fmt: skip
# what shows its first argument: Label("…", size, colour), PrimaryButton("…", icon)
NAMED_FOR_SHOWING = re.compile(r"(?:[A-Z]\w*)?(Label|Button|Action|Menu|Heading|Banner|Box)$")
SHOWN_OPTIONS = {"help", "short_help", "epilog", "label", "title", "heading", "tooltip", "placeholder", "prompt"}
# a failure of the program itself, which nobody reads but who mends it
BUGS = {"ValueError", "RuntimeError", "TypeError", "KeyError", "AssertionError", "NotImplementedError"}
READS_LIKE_A_SENTENCE = re.compile(r"\w{2,}[,:]? [a-z]+,? [a-z]+")
# what reads like a sentence and is none: words that are read in three languages, statements for the engine and what it
# answers, forms of dates, code for another process, an example of a change set
NO_SENTENCES = re.compile(
    r"janvier|février|mars|avril|\bmai\b|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|yes y true|no n false|ibn bin|al el as|not a database|unable to open|dd mmm|import resource|telephone list"
    r"|PRAGMA|SELECT|INSERT|DELETE|UPDATE|CREATE|USING|ORDER BY|WHERE|\bAS\b"
)


@dataclass(frozen=True)
class Said:
    """A text that stands in the code, and where."""

    text: str
    module: str
    line: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.text!r}"


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def everywhere(kind: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    return ((path, node) for path in MODULES for node in ast.walk(parsed(path)) if isinstance(node, kind))


def loose(node: ast.AST | None) -> Iterator[ast.Constant]:
    """Yield the texts of an expression that no catalogue sees; what is called with them is another's to judge."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if any(char.isalpha() for char in node.value):
            yield node
    elif isinstance(node, ast.Call):
        formatted = isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")
        yield from loose(node.func.value) if formatted and isinstance(node.func, ast.Attribute) else ()
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.BoolOp | ast.Tuple | ast.List):
        for part in ast.iter_child_nodes(node):
            yield from loose(part)
    elif isinstance(node, ast.IfExp):
        yield from (*loose(node.body), *loose(node.orelse))


def said(path: Path, nodes: Iterator[ast.Constant]) -> list[str]:
    module = str(path.relative_to(FOLDER))
    return [str(Said(str(node.value), module, node.lineno)) for node in nodes]


def known_errors() -> set[str]:
    """Return the names of KnownError and of every class below it."""
    names, before = {"KnownError"}, 0
    while len(names) > before:
        before = len(names)
        for _path, node in everywhere(ast.ClassDef):
            assert isinstance(node, ast.ClassDef)
            if names & {base.id for base in node.bases if isinstance(base, ast.Name)}:
                names.add(node.name)
    return names


def shown_by(node: ast.Call, errors: set[str]) -> list[ast.expr]:
    """Return the arguments of a call that a person is shown."""
    name = called(node)
    options = [each.value for each in node.keywords if each.arg in SHOWN_OPTIONS]
    if name in SHOWING | errors:
        return [*node.args, *options]
    if NAMED_FOR_SHOWING.match(name):
        return [*node.args[:1], *options]
    return options if name not in CATALOGUED else []


def test_what_is_shown_goes_through_the_catalogues() -> None:
    errors = known_errors()
    found: list[str] = []
    for path, node in everywhere(ast.Call):
        assert isinstance(node, ast.Call)
        for argument in shown_by(node, errors):
            found += said(path, loose(argument))
    assert not found, "\n".join(["not in the catalogues:", *found])


def prose(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield what reads like a sentence and is neither documentation, nor catalogued, nor the word of a bug."""
    if isinstance(node, ast.Call) and called(node) in CATALOGUED | BUGS:
        return
    if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name) and base.id == "Enum" for base in node.bases):
        return  # the members tell themselves apart by these words, and a person never reads them
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if READS_LIKE_A_SENTENCE.search(node.value) and not NO_SENTENCES.search(node.value):
            yield node
        return
    documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None
    for place, child in enumerate(ast.iter_child_nodes(node)):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant) and (documented or place):
            continue
        yield from prose(child)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_sentence_stands_outside_the_catalogues(path: Path) -> None:
    found = said(path, prose(parsed(path)))
    assert not found, "\n".join(["not in the catalogues:", *found])


def test_only_texts_that_stand_there_whole_are_given_to_the_catalogues() -> None:
    """What is put together first is in no catalogue: ``_(f"…")``, ``_("…" + name)``, ``_("…".format(…))``."""
    found: list[str] = []
    for path, node in everywhere(ast.Call):
        assert isinstance(node, ast.Call)
        if called(node) in CATALOGUED and isinstance(node.func, ast.Name):
            texts = node.args[:2] if called(node) == "n_" else node.args[:1]
            built = (ast.JoinedStr, ast.BinOp, ast.Call) if called(node) == "_" else (ast.expr,)
            wrong = [each for each in texts if isinstance(each, built) and not isinstance(each, ast.Constant)]
            marked = [each for each in wrong if not (isinstance(each, ast.Call) and called(each) == "mark")]
            found += [f"{path.relative_to(FOLDER)}:{each.lineno}: {ast.unparse(each)}" for each in marked]
    assert not found, "\n".join(["put together before it is translated:", *found])


def test_a_text_that_counts_has_one_plural_everywhere() -> None:
    """Catalogues know the two forms of a text by the first of them."""
    plurals: dict[str, set[str]] = {}
    for _path, node in everywhere(ast.Call):
        assert isinstance(node, ast.Call)
        if called(node) == "n_" and len(node.args) > 1:
            one, many = (ast.literal_eval(text) for text in node.args[:2])
            plurals.setdefault(one, set()).add(many)
    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}


def test_the_scan_finds_what_it_should() -> None:
    code = ast.parse('label.setText("Family" if one else f"{n} families")\nLabel("Cases", "small")\nsay(_("Done."))')
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
    found = [str(each.value) for node in calls for shown in shown_by(node, set()) for each in loose(shown)]
    assert sorted(found) == [" families", "Cases", "Family"]
    (sentence,) = prose(ast.parse('"""A module."""\nWHY = "the days are the same"\nmark("the days are the same")'))
    assert sentence.lineno == 2
