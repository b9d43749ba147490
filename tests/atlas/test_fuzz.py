"""Whatever stands in a file, it reads or its problems are told, and nothing else happens."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from layers.atlas import read_atlas
from layers.errors import AtlasError
from tests.atlas.broken import AUTHOR, VALLEY_RING
from tests.factories import CLAIMS_HEADER, FILES, write_folder


def assert_reads_or_tells(**overrides: str | bytes) -> None:
    """Read a folder; it must read, or tell its problems, and nothing else may happen."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_folder(Path(place), **overrides)
        try:
            read_atlas(folder)
        except AtlasError as error:
            told = bool(error.problems)
        else:
            told = True
    assert told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "id", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
@example("claims.csv", CLAIMS_HEADER.encode() + b"\xff")
@example("atlas.toml", b"a = " + b"[" * 3000)
def test_any_bytes_as_a_file_read_or_are_told(name: str, content: bytes) -> None:
    assert_reads_or_tells(**{name: content})


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 3000), st.integers(0, 12), st.text(max_size=12))
def test_any_small_change_to_a_file_reads_or_is_told(name: str, start: int, length: int, new: str) -> None:
    text = FILES[name]
    start %= len(text)
    changed = text[:start] + new + text[start + length :]
    assert_reads_or_tells(**{name: changed.encode("utf-8", "surrogatepass")})


@settings(deadline=None, max_examples=60)
@given(JSON, st.sampled_from([VALLEY_RING, f"[{VALLEY_RING}]", '"Polygon"', '"valley"', '"control"', "2"]))
def test_any_json_in_a_feature_reads_or_is_told(value: object, old: str) -> None:
    assert_reads_or_tells(**{"areas.geojson": FILES["areas.geojson"].replace(old, json.dumps(value), 1)})


@settings(deadline=None, max_examples=60)
@given(JSON, st.sampled_from([AUTHOR, "[[2021]]", '{"date-parts": [[2021]]}', '"A paper"', '"core"', '"paper"']))
def test_any_json_in_a_document_reads_or_is_told(value: object, old: str) -> None:
    assert_reads_or_tells(**{"documents.json": FILES["documents.json"].replace(old, json.dumps(value), 1)})
