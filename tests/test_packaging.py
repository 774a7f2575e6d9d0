"""The wheel carries the whole package and all of its resources."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILD = "import setuptools.build_meta as backend; backend.build_wheel('out')"
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names of all files in a wheel that is built of a copy of the tree."""
    tree = tmp_path_factory.mktemp("tree")
    for folder in ("resettle_desktop", "resources"):
        shutil.copytree(ROOT / folder, tree / folder, ignore=_LEFT_OUT)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, tree)
    (tree / "out").mkdir()
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    with zipfile.ZipFile(next((tree / "out").glob("*.whl"))) as packed:
        return set(packed.namelist())


def carried(folder: Path, name: str) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{name}/{path.relative_to(folder).as_posix()}" for path in files}


def test_every_resource_is_in_the_wheel(wheel: set[str]) -> None:
    assert carried(ROOT / "resources", "resettle_desktop/resources") - wheel == set()


def test_every_module_is_in_the_wheel(wheel: set[str]) -> None:
    assert carried(ROOT / "resettle_desktop", "resettle_desktop") - wheel == set()


def test_both_packages_say_that_they_are_typed(wheel: set[str]) -> None:
    assert {"resettle_desktop/py.typed", "resettle_desktop/resources/py.typed"} <= wheel


def test_no_test_is_in_the_wheel(wheel: set[str]) -> None:
    assert [name for name in wheel if name.startswith("tests")] == []


@pytest.mark.parametrize("path", sorted((ROOT / "resettle_desktop").rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_looks_for_files_beside_itself(path: Path) -> None:
    """In an editable install ``resettle_desktop.resources`` stands elsewhere than beside the package."""
    names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
    assert "__file__" not in names
