"""The standalone file: data stays data, only our script runs, and nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from layers.atlas import read_atlas
from layers.errors import AtlasError
from layers.export.html import standalone_html, write_html
from tests.factories import FILES, edited, write_folder

GEODATA = Path(__file__).parents[2] / "geodata"
MAX_BYTES = 2_000_000
DATA = re.compile(r"^window\.AtlasData = JSON\.parse\('((?:[^'\\\n]|\\['\\])*)'\);$", re.MULTILINE)
"""The statement that gives the map its data: JSON within a string of JavaScript."""

NASTY = [
    pytest.param("{{7*7}}", id="expression"),
    pytest.param("{{ settings }} {{ self }}", id="names of the template"),
    pytest.param("{% raw %}", id="statement"),
    pytest.param("{# see {#12} #}", id="comment"),
    pytest.param("</script><script>alert(1)</script>", id="end of the script"),
    pytest.param("<!--<script>", id="comment of HTML"),
    pytest.param("</title><img src=x onerror=alert(1)>", id="end of the title"),
    pytest.param("${x} `y` ' \\\\ ", id="template literal"),
    pytest.param("a\u2028b\u2029c", id="line separators"),
    pytest.param("&amp; &lt;", id="entities"),
    pytest.param("/*script*/ /*styles*/", id="marks of the template"),
    pytest.param("\\u003c %s {0} $1 \\\\1", id="formats"),
]


class Page(HTMLParser):
    """The parts of a page that matter here: elements, their attributes, and what stands in them."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        self.texts.setdefault(tag, []).append("")
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        """Note that text no longer belongs to an element."""
        del tag
        self._open = ""

    def handle_data(self, data: str) -> None:
        """Add text to the element in which it stands."""
        if self._open:
            self.texts[self._open][-1] += data

    def policy(self) -> str:
        """Return the Content-Security-Policy."""
        metas = [attributes for tag, attributes in self.elements if tag == "meta"]
        (found,) = [meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
        return found

    def data(self) -> dict[str, Any]:
        """Return the atlas that stands in the script."""
        (script,) = self.texts["script"]
        (text,) = DATA.findall(script)
        found: dict[str, Any] = json.loads(re.sub(r"\\(.)", r"\1", text))
        return found


def page_of(folder: Path) -> Page:
    """Return the standalone page of an atlas folder."""
    return Page(standalone_html(read_atlas(folder)))


def quoted(text: str) -> str:
    """Return text as it stands within quotes in JSON, and in TOML."""
    return json.dumps(text)[1:-1]


@pytest.mark.parametrize("text", NASTY)
def test_text_of_data_comes_through_as_data(tmp_path: Path, text: str) -> None:
    field = '"' + text.replace('"', '""') + '"'
    overrides = (
        edited("lines.geojson", "North line", quoted(text))
        | {"claims.csv": FILES["claims.csv"].replace("The report gives sixteen.", field)}
        | {"disputes.csv": FILES["disputes.csv"].replace("Sixteen.", field)}
        | edited("documents.json", "A paper", quoted(text))
        | edited("basemap/places.geojson", "Town", quoted(text))
    )
    data = page_of(write_folder(tmp_path, **overrides)).data()
    assert data["features"][0]["name"] == text.strip()
    assert data["claims"]["C3"]["says"] == text.strip()
    assert data["disputes"]["X1"]["resolution"] == text.strip()
    assert " ".join(text.split()).rstrip(" .") in data["documents"]["paper"]["citation"]  # a citation is one line
    assert data["places"][0]["text"] == text


@pytest.mark.parametrize("text", NASTY)
def test_the_title_comes_through_as_text(tmp_path: Path, text: str) -> None:
    page = page_of(write_folder(tmp_path, **edited("atlas.toml", "Tiny Atlas", quoted(text))))
    assert page.texts["title"] == [text.strip()]
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert page.data()["meta"]["title"] == text.strip()


@pytest.mark.parametrize("text", ["North line", "</script><script>alert(1)</script>", "a\u2028b", "Bakü ¶ Баку"])
def test_the_policy_names_the_hash_of_the_one_script(tmp_path: Path, text: str) -> None:
    page = page_of(write_folder(tmp_path, **edited("lines.geojson", "North line", quoted(text))))
    (script,) = page.texts["script"]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    assert f"script-src 'sha256-{digest}';" in page.policy()
    assert "default-src 'none'" in page.policy()
    assert "\r" not in script  # a parser would read it as a newline, and the hash would no longer fit


@pytest.mark.parametrize("text", NASTY)
def test_the_page_says_how_it_is_cited(tmp_path: Path, text: str) -> None:
    titled = edited("atlas.toml", 'title = "Tiny Atlas"', f'title = "{quoted(text)}"\nreleased = "2026-11-24"')
    page = page_of(write_folder(tmp_path, **titled))
    named = {meta["name"]: meta["content"] for tag, meta in page.elements if tag == "meta" and "name" in meta}
    title = f"{' '.join(text.split())}: Two lines and a valley"
    assert (named["citation_title"], named["citation_publication_date"]) == (title, "2026/11/24")
    assert named["dcterms.bibliographicCitation"].startswith(f"{title} (Version ")
    (item,) = json.loads("".join(page.texts["template"]))
    assert (item["title"], item["issued"]) == (title, {"date-parts": [[2026, 11, 24]]})
    assert item["version"] in named["generator"]
    assert f"Data of 2026-11-24, version {item['version']}" in page.texts["p"]


def test_a_page_without_a_day_says_none(tmp_path: Path) -> None:
    page = page_of(write_folder(tmp_path))
    assert "citation_publication_date" not in {meta.get("name") for tag, meta in page.elements if tag == "meta"}
    assert any(text.startswith("Data version ") for text in page.texts["p"])


def assert_loads_nothing(page: Page) -> None:
    """Find no element and no style that fetches anything."""
    fetching = {"src", "srcset", "data", "poster", "background"}
    for tag, attributes in page.elements:
        assert tag not in {"link", "iframe", "object", "embed", "base"}
        assert not fetching & attributes.keys(), (tag, attributes)
    for sheet in page.texts["style"]:
        assert "@import" not in sheet
        assert not re.findall(r"url\(\s*['\"]?\s*(?:https?:)?//[^)]*\)", sheet)


def test_nothing_is_loaded_by_the_page_of_a_small_atlas(tmp_path: Path) -> None:
    assert_loads_nothing(page_of(write_folder(tmp_path)))


def test_no_event_handler_stands_in_the_page(tmp_path: Path) -> None:
    for _, attributes in page_of(write_folder(tmp_path)).elements:
        assert not [name for name in attributes if name.startswith("on")]


def test_the_same_atlas_gives_the_same_file(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path))
    out = tmp_path / "map.html"
    size = write_html(atlas, out)
    assert out.stat().st_size == size
    assert out.read_bytes() == standalone_html(atlas).encode()


@pytest.fixture(scope="module")
def shipped() -> str:
    """Return the standalone page of the shipped atlas."""
    try:
        return standalone_html(read_atlas(GEODATA))
    except AtlasError as error:
        pytest.skip(f"the shipped atlas does not read: {error.problems[0]}")


def test_the_shipped_page_fits_into_a_mail(shipped: str) -> None:
    assert len(shipped.encode()) < MAX_BYTES


def test_the_shipped_page_loads_nothing(shipped: str) -> None:
    assert_loads_nothing(Page(shipped))


def test_the_shipped_page_holds_every_feature(shipped: str) -> None:
    features = [feature["id"] for feature in Page(shipped).data()["features"]]
    assert features == [feature.id for feature in read_atlas(GEODATA).features]
