"""The fingerprints of passages are read through the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.errors import AtlasError
from layers.passages import Fingerprint
from tests.factories import write_folder

HEADER = "claim,words,sha256\n"
HASH = "0123456789abcdef" * 4


def test_an_atlas_need_not_have_any(tmp_path: Path) -> None:
    assert read_atlas(write_folder(tmp_path)).passages == {}


def test_a_claim_may_have_several_pieces(tmp_path: Path) -> None:
    rows = f"{HEADER}C1,12,{HASH}\nC1,7,{HASH}\nC2,30,{HASH}\n"
    found = read_atlas(write_folder(tmp_path, **{"passages.csv": rows})).passages
    assert found == {"C1": (Fingerprint(12, HASH), Fingerprint(7, HASH)), "C2": (Fingerprint(30, HASH),)}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"C9,12,{HASH}", "unknown-claim"),
        (f"C1,0,{HASH}", "bad-count"),
        (f"C1,many,{HASH}", "bad-count"),
        (f"C1,12,{HASH[:-1]}", "bad-hash"),
        (f"C1,12,{HASH.upper()}", "bad-hash"),
        (f"C1,12,{HASH}\nC1,12,{HASH}", "duplicate-row"),
        ("C1,12", "field-count"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(tmp_path: Path, row: str, code: str) -> None:
    with pytest.raises(AtlasError) as caught:
        read_atlas(write_folder(tmp_path, **{"passages.csv": f"{HEADER}{row}\n"}))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert {problem.file for problem in caught.value.problems} == {"passages.csv"}


def test_fingerprints_are_part_of_the_version(tmp_path: Path) -> None:
    before = read_atlas(write_folder(tmp_path)).version
    assert read_atlas(write_folder(tmp_path, **{"passages.csv": f"{HEADER}C1,12,{HASH}\n"})).version != before
