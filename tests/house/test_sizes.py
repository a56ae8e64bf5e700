"""The house's size limits: modules, functions, nesting, as measured with `ast`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src" / "sayso").rglob("*.py"))
MODULE_LINES = 400
FUNCTION_LINES = 50
NESTING = 4
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
DRAWERS |= {"manager", "service", "base", "tools"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def depth_of(node: ast.AST) -> int:
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            continue
        deeper = isinstance(child, BLOCKS) and not _is_elif(node, child)
        deepest = max(deepest, depth_of(child) + deeper)
    return deepest


def _is_elif(parent: ast.AST, child: ast.AST) -> bool:
    return isinstance(parent, ast.If) and parent.orelse == [child]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_on_a_few_screens(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_fits_on_one_screen(path: Path):
    long = {
        f.name: f.end_lineno - f.lineno + 1
        for f in functions_of(path)
        if f.end_lineno is not None and f.end_lineno - f.lineno + 1 > FUNCTION_LINES
    }
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_function_nests_deeply(path: Path):
    deep = {f.name: depth_of(f) for f in functions_of(path) if depth_of(f) > NESTING}
    assert deep == {}


def test_nothing_is_called_a_drawer():
    assert [name_of(p) for p in MODULES if p.stem in DRAWERS] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
