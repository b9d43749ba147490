"""The shape of the code, read from its syntax: who imports whom, and how long things are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "layers").rglob("*.py"))]
STEPS = [
    {"layers.errors"},
    {"layers.dates", "layers.words", "layers.passages"},
    {"layers.vocabulary", "layers.model"},
    {"layers.atlas", "layers.wording"},
    {"layers.status"},
    {"layers.timefilter", "layers.disagreements", "layers.told"},
    {
        "layers.cite",
        "layers.evidence",
        "layers.sides",
        "layers.contest",
        "layers.agreement",
        "layers.library",
        "layers.minimap",
        "layers.style",
        "layers.changes",
        "layers.find",
        "layers.findable",
        "layers.listing",
        "layers.tables",
        "layers.check",
    },
    {"layers.texts"},
    {"layers.webmap", "layers.export"},
    {"layers.pages", "layers.cli"},
    {"app"},
]
"""The order of the modules and packages: each may import those of its own step and of earlier ones."""

ONLY_IN = {
    "streamlit": ("app", "layers.pages"),
    "streamlit_folium": ("app", "layers.pages.map_frame"),
    "folium": ("layers.webmap",),
    "branca": ("layers.webmap",),
}
MAX_APP_LINES = 80
MAX_FUNCTION_LINES = 40


def module_of(path: Path) -> str:
    """Return the dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


MODULES = {module_of(path): path for path in SOURCES}


def imported(module: str) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree_of(MODULES[module])):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            yield from (_target(str(node.module), alias.name) for alias in node.names)


def _target(module: str, name: str) -> str:
    return f"{module}.{name}" if f"{module}.{name}" in MODULES else module


def within(module: str, package: str) -> bool:
    """Tell whether a module is a package or stands in it."""
    return module == package or module.startswith(f"{package}.")


def step_of(module: str) -> int | None:
    """Return the step of a module in the order, `None` outside it."""
    return next((step for step, names in enumerate(STEPS) if any(within(module, name) for name in names)), None)


def ours(module: str) -> set[str]:
    """Return the modules of this project that a module imports."""
    return {name for name in imported(module) if name in MODULES}


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_of_the_rim_is_imported_only_at_the_rim(library: str) -> None:
    users = {module for module in MODULES if any(within(name, library) for name in imported(module))}
    assert {user for user in users if not any(within(user, place) for place in ONLY_IN[library])} == set()


def test_the_scripts_that_derived_the_data_are_imported_by_nothing() -> None:
    users = {module for module in MODULES if any(within(name, "layers.derive") for name in imported(module))}
    assert {user for user in users if not within(user, "layers.derive")} == set()


def test_every_module_has_its_place_in_the_order() -> None:
    outside = {"layers", *(module for module in MODULES if within(module, "layers.derive"))}
    assert {module for module in MODULES if step_of(module) is None} == outside


@pytest.mark.parametrize("module", sorted(module for module in MODULES if step_of(module) is not None))
def test_dependencies_point_one_way(module: str) -> None:
    own = step_of(module)
    assert own is not None
    later = {name for name in ours(module) if (step := step_of(name)) is not None and step > own}
    assert later == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    order = list(TopologicalSorter({module: ours(module) for module in MODULES}).static_order())
    assert set(order) == set(MODULES)


def test_the_entry_only_arranges() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < MAX_APP_LINES


@pytest.mark.parametrize("module", MODULES)
def test_no_function_is_longer_than_a_screen(module: str) -> None:
    functions = [
        node for node in ast.walk(tree_of(MODULES[module])) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions}
    assert {name: length for name, length in lengths.items() if length >= MAX_FUNCTION_LINES} == {}


def test_the_data_folder_holds_no_code() -> None:
    assert list((ROOT / "geodata").rglob("*.py")) == []
