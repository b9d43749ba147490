"""Small PDF files, written by hand: honest ones, and ones that would do harm."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

PAGE_SIZE = (300, 400)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(pages: Iterable[Sequence[str]], box: str = "0 0 300 400", extra: str = "") -> bytes:
    """Return a PDF with a page for each sequence of lines."""
    streams = [_lines(lines) for lines in pages]
    return pdf_of_streams(streams, box=box, extra=extra)


def pdf_of_streams(streams: Sequence[bytes], box: str = "0 0 300 400", packed: str = "", extra: str = "") -> bytes:
    """Return a PDF with a page for each content stream; `packed` names the filter that packed them."""
    numbers = [4 + 2 * index for index in range(len(streams))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        FONT,
    ]
    for number, stream in zip(numbers, streams, strict=True):
        page = f"/MediaBox [{box}] {extra} /Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {page} >>".encode())
        head = f"<< /Length {len(stream)} {f'/Filter /{packed}' if packed else ''} >>\nstream\n"
        objects.append(head.encode() + stream + b"\nendstream")
    return with_table(objects)


def with_table(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a PDF of these objects, numbered from 1, the first being the catalogue."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    return bytes(content) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def bomb(megabytes: int) -> bytes:
    """Return a PDF whose one page unpacks to so many megabytes of drawing."""
    packer = zlib.compressobj(9)
    million = b"1 0 0 1 0 0 cm\n" * (1_000_000 // 15)
    stream = b"".join(packer.compress(million) for _ in range(megabytes)) + packer.flush()
    return pdf_of_streams([stream], packed="FlateDecode")


def endless(pages: int) -> bytes:
    """Return a PDF that says of one page that it is so many."""
    kids = b"4 0 R " * pages
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>"
    tree = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (pages, kids)
    return with_table([b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, page])


def locked() -> bytes:
    """Return a PDF that asks for a password, which nobody knows."""
    key = "ab" * 32
    encrypt = f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>".encode()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT, page, encrypt]
    return with_table(objects, trailer="/Encrypt 5 0 R /ID [<00> <00>]")


def _lines(lines: Sequence[str]) -> bytes:
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    shown = "".join(f"({line}) Tj T*\n" for line in escaped)
    return f"BT /F1 10 Tf 12 TL 20 370 Td\n{shown}ET".encode("cp1252")
