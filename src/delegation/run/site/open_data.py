"""The whole register as open data: one compressed file with its schemas and a receipt."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from delegation.loading.disk.files import schemas
from delegation.run.exchange import refusal, register_as_json
from delegation.run.pipeline import Loaded

OPEN_DATA = "data/register.zip"
"""Where the file lies in the folder of the pages."""
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The time of every file within it, so that the same register gives the same bytes."""


def open_data(loaded: Loaded, receipt: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the file with its path; nothing where a rule file cannot be read whole or something is only supposed."""
    if refusal(loaded) is None:
        yield (
            OPEN_DATA,
            _packed({"register.json": register_as_json(loaded).encode(), **dict(_schemas()), "receipt.json": receipt}),
        )


def _schemas() -> Iterator[tuple[str, bytes]]:
    """Give the schema of the file, and those of the rule files that it holds."""
    yield "register.v1.schema.json", (schemas() / "output" / "register.v1.schema.json").read_bytes()
    for one in sorted(schemas().glob("*.json")):
        yield f"schemas/{one.name}", one.read_bytes()


def _packed(files: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as package:
        for name, content in files.items():
            package.writestr(ZipInfo(name, _FIRST), content, ZIP_DEFLATED)
    return written.getvalue()
