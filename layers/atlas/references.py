"""Read `documents.json`: CSL-JSON entries, each saying whether it is a core document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from layers.atlas.files import Folder
from layers.atlas.rows import Filled, Slug, Text, problems_of
from layers.errors import Problem
from layers.model import Document


class _Custom(BaseModel):
    model_config = ConfigDict(extra="allow")
    role: Literal["core", "record"]
    standpoint: Text = ""
    part_of: Text = ""


class _Issued(BaseModel):
    date_parts: Annotated[list[list[int]], Field(alias="date-parts", min_length=1)]


class _Person(BaseModel):
    model_config = ConfigDict(extra="allow")
    family: Text = ""
    given: Text = ""
    literal: Text = ""


class _Entry(BaseModel):
    """The part of CSL-JSON that the atlas relies on; the rest passes through."""

    model_config = ConfigDict(extra="allow")
    id: Slug
    type: Filled
    title: Filled
    author: list[_Person] = []
    issued: _Issued | None = None
    URL: Text = ""
    custom: _Custom


def read_documents(folder: Folder, name: str) -> Iterator[Document]:
    """Yield the documents; report each entry that cannot be used."""
    content = folder.json(name)
    if content is None:
        return
    if not isinstance(content, list):
        folder.refuse(name, "not-csl-json", "this is no list", "a CSL-JSON array")
        return
    for index, entry in enumerate(content):
        problems = list(_entry_problems(entry, name, index))
        folder.extend(problems)
        if problems:
            folder.rejected_ids.add(_label(entry, index))
        else:
            yield Document(entry["id"], entry)


def _entry_problems(entry: Any, name: str, index: int) -> Iterator[Problem]:
    label = _label(entry, index)
    try:
        url = _Entry.model_validate(entry).URL
    except ValidationError as error:
        yield from problems_of(error, name, label)
        return
    if url and not _is_web_link(url):
        yield Problem(name, label, "bad-link", f"URL '{url}'", "a link that begins with https: or http:")


def _is_web_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _label(entry: Any, index: int) -> str:
    return str(entry["id"]) if isinstance(entry, dict) and entry.get("id") else f"entry {index}"
