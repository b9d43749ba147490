"""A small atlas that the app shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import write_folder


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small atlas folder that the app shows."""
    folder = write_folder(tmp_path / "atlas")
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    return folder
