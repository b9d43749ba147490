"""The map's static file: named by its content, written once."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.model import Atlas
from layers.webmap.assets import data_script
from layers.webmap.payload import payload
from layers.webmap.site import FONTS, write_site
from tests.factories import edited, write_folder


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """Return the small atlas."""
    return read_atlas(write_folder(tmp_path))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return an empty folder for static files."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def test_the_file_is_named_by_its_content(atlas: Atlas, site: Path, tmp_path: Path) -> None:
    name = write_site(atlas, site, tmp_path)
    digest = hashlib.sha256((site / name).read_bytes()).hexdigest()
    assert name == f"atlas-{digest[:16]}.js"


def test_the_file_ends_with_the_data(atlas: Atlas, site: Path, tmp_path: Path) -> None:
    text = (site / write_site(atlas, site, tmp_path)).read_text(encoding="utf-8")
    assert text.endswith(data_script(payload(atlas)))


def test_the_same_atlas_is_written_once(atlas: Atlas, site: Path, tmp_path: Path) -> None:
    name = write_site(atlas, site, tmp_path)
    (site / name).write_text("kept", encoding="utf-8")
    assert write_site(atlas, site, tmp_path) == name
    assert (site / name).read_text(encoding="utf-8") == "kept"


def test_another_atlas_has_another_file(atlas: Atlas, site: Path, tmp_path: Path) -> None:
    other = read_atlas(write_folder(tmp_path / "other", **edited("names.csv", "NL", "N")))
    assert write_site(atlas, site, tmp_path) != write_site(other, site, tmp_path)
    assert len(list(site.iterdir())) == 2


def test_fonts_of_the_page_are_borrowed_where_they_are_found(atlas: Atlas, site: Path, tmp_path: Path) -> None:
    stems = list(FONTS.values())
    (tmp_path / f"{stems[0]}.abc.woff2").touch()
    text = (site / write_site(atlas, site, tmp_path)).read_text(encoding="utf-8")
    assert re.findall(r"/media/([^)\\]*)\\\"", text) == [f"{stems[0]}.abc.woff2"]
