"""The `atlas` command. Results go to stdout, messages to stderr; bad arguments exit with 2."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from layers.atlas import SHIPPED_ATLAS, read_atlas
from layers.check import VECTOR_SUFFIXES, check_path
from layers.cite import Seen, apa, bibtex, csl_json, ris, view_citation
from layers.dates import day_of
from layers.errors import AtlasError, DateError, Problem
from layers.evidence import short_citation
from layers.listing import CHANGE_COLUMNS, COLUMNS, change_rows, feature_record, visible_rows
from layers.model import Atlas, Document
from layers.tables import as_csv, as_json, as_table, clean
from layers.timefilter import MODES, interval_of
from layers.wording import edtf_in_words

app = typer.Typer(
    help="Pipelines, corridors and conflict zones of the South Caucasus, year by year, with their documents.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ListFormat = StrEnum("ListFormat", ["table", "json", "csv"])
ReportFormat = StrEnum("ReportFormat", ["text", "json"])
CiteFormat = StrEnum("CiteFormat", {"text": "text", "bibtex": "bibtex", "ris": "ris", "csl_json": "csl-json"})

_NEAR_AT_MOST = 10
_CITERS: dict[CiteFormat, Callable[[Document], str]] = {
    CiteFormat.text: apa,
    CiteFormat.bibtex: bibtex,
    CiteFormat.ris: ris,
    CiteFormat.csl_json: lambda document: as_json([csl_json(document)]),
}

AtlasOption = Annotated[
    Path, typer.Option("--atlas", envvar="ATLAS_DIR", help="Another atlas folder.", show_default=False)
]
LayerOption = Annotated[str | None, typer.Option("--layer", help="Only this layer.")]


@app.command()
def run(port: Annotated[int, typer.Option(min=1, max=65535)] = 8501, atlas: AtlasOption = SHIPPED_ATLAS) -> None:
    """Start the app."""
    # What a first visitor would otherwise wait for: reading the modules takes seconds.
    import layers.webmap.folium_map
    import layers.webmap.payload  # noqa: F401

    os.environ["ATLAS_DIR"] = str(atlas.resolve())
    os.chdir(Path(__file__).parents[1])  # .streamlit/config.toml is read from the working folder
    sys.argv = ["streamlit", "run", "app.py", "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__")


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  one option each
    when: Annotated[str, typer.Option(help="EDTF: 2006, 2003-04, 1994/2020.")] = "",
    mode: Annotated[str, typer.Option(help=f"One of {', '.join(MODES)}.")] = "year",
    layer: LayerOption = None,
    told: Annotated[str, typer.Option(help="Only as these documents tell it: ids joined by commas.")] = "",
    format_: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
    atlas: AtlasOption = SHIPPED_ATLAS,
) -> None:
    """List the visible features: id, layer, kind, name, status, valid_from, valid_to, claims."""
    found = _read(atlas)
    _known_layer(found, layer)
    documents = _known_documents(found, told)
    try:
        interval = interval_of(when or str(found.settings.last_year), mode)
    except DateError as error:
        _refuse(str(error))
    rows = list(visible_rows(found, interval, layer, documents))
    typer.echo(_shown(rows, COLUMNS, _listed_lines(rows), format_))


@app.command()
def changes(
    from_: Annotated[str, typer.Argument(metavar="FROM", help="EDTF: 2006, 2003-04, 2006-07-13.")],
    to: Annotated[str, typer.Argument(metavar="TO", help="EDTF; its last day is the last that counts.")],
    layer: LayerOption = None,
    format_: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
    atlas: AtlasOption = SHIPPED_ATLAS,
) -> None:
    """List what began, changed and ended from one date to another, both included."""
    found = _read(atlas)
    _known_layer(found, layer)
    first, last = _span(from_, to)
    rows = list(change_rows(found, first, last, layer))
    typer.echo(_shown(rows, CHANGE_COLUMNS, _change_lines(found, rows), format_))


@app.command()
def show(
    feature: str,
    format_: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.text,
    atlas: AtlasOption = SHIPPED_ATLAS,
) -> None:
    """Show a feature with its status history, claims, disputes and names."""
    found = _read(atlas)
    if feature not in found.feature_by_id:
        near = ", ".join(name for name in found.feature_by_id if feature.lower() in name) or "see `atlas list`"
        _refuse(f"there is no feature '{feature}' ({near})")
    record = feature_record(found, found.feature_by_id[feature])
    typer.echo(as_json(record) if format_ is ReportFormat.json else "\n".join(_record_lines(record)))


@app.command()
def find(
    words: Annotated[list[str], typer.Argument(help="Words in any script; typing errors are forgiven.")],
    limit: Annotated[int, typer.Option(min=1, help="How many results at most.")] = 20,
    format_: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.text,
    atlas: AtlasOption = SHIPPED_ATLAS,
) -> None:
    """Find features, places, documents and claims, each with why it was found."""
    from layers.find import find as found_in  # the other commands start faster without it

    found = found_in(_read(atlas), " ".join(words))
    if not found:
        typer.echo("atlas: nothing found; try fewer words or another spelling", err=True)
    if format_ is ReportFormat.json:
        typer.echo(as_json([result.as_dict() for result in found[:limit]]))
    else:
        lines = [f"{result.kind}  {result.id}  {result.title}\n    {result.why}" for result in found[:limit]]
        typer.echo("\n".join(clean(line) for text in lines for line in text.splitlines()), nl=bool(lines))


@app.command()
def cite(
    document: Annotated[str | None, typer.Argument(help="Id of a document; without one, the atlas itself.")] = None,
    format_: Annotated[CiteFormat, typer.Option("--format")] = CiteFormat.text,
    when: Annotated[str, typer.Option(help="EDTF: the view of the atlas that is cited.")] = "",
    mode: Annotated[str, typer.Option(help=f"One of {', '.join(MODES)}.")] = "year",
    atlas: AtlasOption = SHIPPED_ATLAS,
) -> None:
    """Cite a document, the atlas or what the atlas shows of a time."""
    found = _read(atlas)
    cited = _view(found, when, mode) if document is None else _document(found, document, when)
    typer.echo(_CITERS[format_](cited))


@app.command()
def check(
    paths: Annotated[list[Path], typer.Argument(help="Atlas folders or GeoJSON files.")],
    format_: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.text,
) -> None:
    """Validate atlas folders or vector files; exit 0 clean, 1 problems, 2 unusable arguments."""
    for path in paths:
        if not _exists(path):
            _refuse(f"there is no '{path}'")
        if path.is_file() and path.suffix.lower() not in VECTOR_SUFFIXES:
            _refuse(f"'{path}' is no atlas folder and none of {', '.join(sorted(VECTOR_SUFFIXES))}")
    problems = [problem for path in paths for problem in check_path(path)]
    if format_ is ReportFormat.json:
        typer.echo(as_json({"ok": not problems, "problems": [problem.as_dict() for problem in problems]}))
    else:
        typer.echo("\n".join([*map(_printable, problems), f"{len(problems)} problems" if problems else "clean"]))
    raise typer.Exit(1 if problems else 0)


@app.command()
def texts(
    folder: Annotated[Path, typer.Argument(help="A folder of texts, named by the ids of documents.")],
    format_: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.text,
    *,
    store: Annotated[bool, typer.Option("--store", help="Write the passages' fingerprints into the atlas.")] = False,
    atlas: AtlasOption = SHIPPED_ATLAS,
) -> None:
    """Look for each claim's passage in your copies of the documents; exit 0 all found, 1 not all, 2 unusable."""
    from layers.texts.report import TextError, fingerprints_from, report_on, store_passages

    found = _read(atlas)
    try:
        if store:
            typer.echo(store_passages(fingerprints_from(found, folder), atlas), err=True)
            found = _read(atlas)
        report = report_on(found, folder)
    except (TextError, OSError) as error:
        _refuse(str(error))
    typer.echo(as_json(report.as_dict()) if format_ is ReportFormat.json else "\n".join(map(clean, report.lines())))
    raise typer.Exit(0 if report.ok else 1)


@app.command()
def export(out: Path, atlas: AtlasOption = SHIPPED_ATLAS) -> None:
    """Write the whole atlas as one HTML file that opens from disk with no network."""
    from layers.export.html import write_html  # the other commands start faster without it

    if out.suffix.lower() != ".html":
        _refuse(f"'{out.name}' ends in '{out.suffix}'; use .html")
    if not out.parent.is_dir():
        _refuse(f"there is no folder '{out.parent}'")
    found = _read(atlas)
    try:
        size = write_html(found, out)
    except OSError as error:
        _refuse(f"'{out}' cannot be written: {error.strerror}")
    typer.echo(f"{out}: {size / 1e6:.2f} MB", err=True)


def main() -> None:
    """Run the command line."""
    app()


def _read(path: Path) -> Atlas:
    try:
        return read_atlas(path)
    except AtlasError as error:
        typer.echo("\n".join(map(_printable, error.problems)), err=True)
        raise typer.Exit(1) from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file can have
        return False


def _refuse(message: str) -> NoReturn:
    typer.echo(f"atlas: {clean(message)}", err=True)
    raise typer.Exit(2)


def _shown(
    rows: Sequence[dict[str, Any]], columns: Sequence[str], lines: Sequence[Sequence[str]], format_: ListFormat
) -> str:
    if format_ is ListFormat.json:
        return as_json(rows)
    if format_ is ListFormat.csv:
        return as_csv(columns, rows)
    return as_table(lines)


def _known_layer(atlas: Atlas, layer: str | None) -> None:
    known = [entry.id for entry in atlas.layers]
    if layer is not None and layer not in known:
        _refuse(f"there is no layer '{layer}'; use one of {', '.join(known)}")


def _known_documents(atlas: Atlas, told: str) -> list[str]:
    documents = [word.strip() for word in told.split(",") if word.strip()]
    unknown = [document for document in documents if document not in atlas.document_by_id]
    if unknown:
        _refuse(f"there is no document '{unknown[0]}' (their ids stand in documents.json)")
    return documents


def _view(atlas: Atlas, when: str, mode: str) -> Document:
    try:
        interval = interval_of(when or str(atlas.settings.last_year), mode)
    except DateError as error:
        _refuse(str(error))
    return view_citation(atlas, Seen(interval) if when else None)


def _document(atlas: Atlas, document: str, when: str) -> Document:
    if when:
        _refuse("--when is a view of the atlas; a document is cited without it")
    if document not in atlas.document_by_id:
        near = [name for name in atlas.document_by_id if document.lower() in name][:_NEAR_AT_MOST]
        _refuse(f"there is no document '{document}' ({', '.join(near) or 'the ids are in documents.json'})")
    return atlas.document_by_id[document]


def _span(from_: str, to: str) -> tuple[date, date]:
    try:
        first, last = day_of(from_)[0], day_of(to)[1]
    except DateError as error:
        _refuse(str(error))
    if first > last:
        _refuse(f"'{from_}' begins after '{to}' is over; the earlier date comes first")
    return first, last


def _listed_lines(rows: Sequence[dict[str, Any]]) -> list[list[str]]:
    columns = [column for column in COLUMNS if column != "claims"]
    return [list(COLUMNS), *([*(row[column] or ".." for column in columns), str(len(row["claims"]))] for row in rows)]


def _change_lines(atlas: Atlas, rows: Sequence[dict[str, Any]]) -> list[list[str]]:
    header = ["when", "change", "name", "status", "source"]
    return [header, *([row["when"], row["change"], row["name"], _turn(row), _source(atlas, row)] for row in rows)]


def _turn(row: dict[str, Any]) -> str:
    return " -> ".join(filter(None, (row["before"], row["after"])))


def _source(atlas: Atlas, row: dict[str, Any]) -> str:
    return f"{short_citation(atlas.document_by_id[row['document']])}, {row['locator']}"


def _record_lines(record: dict[str, Any]) -> list[str]:
    lines = [f"{record['name']} ({record['id']}, {record['kind']}, {record['layer']})", "", "Status history"]
    lines += [
        f"  {spell['valid_from'] or '..'} to {spell['valid_to'] or '..'}  {spell['status']}  [{spell['claim']}]"
        for spell in record["status_history"]
    ]
    for dispute in record["disputes"]:
        lines += ["", f"Documents disagree: {dispute['question']}", f"  The map: {dispute['resolution']}"]
    lines += ["", "Claims"]
    for claim in record["claims"]:
        when = edtf_in_words(claim["when"]) if claim["when"] else "undated"
        lines += [f"  {claim['id']}  {when}  {claim['says']}", f"      {claim['citation']} {claim['locator']}"]
    if record["names"]:
        lines += [
            "",
            "Also called",
            *(f"  {name['name']} ({name['language']}, {name['used_by']})" for name in record["names"]),
        ]
    return list(map(clean, lines))


def _printable(problem: Problem) -> str:
    return clean(str(problem))
