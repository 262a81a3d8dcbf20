"""What is drawn over the cells of a sheet of Excel: over which cell each picture and shape begins."""

from __future__ import annotations

import posixpath
from zipfile import ZipFile

from delegation.documents.intake import packages
from delegation.documents.shared.opening import EXCEL

_ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor")
_HELD = ("{*}pic", "{*}sp", "{*}cxnSp", "{*}grpSp")


def places(package: ZipFile, name: str) -> dict[str, set[tuple[int, int]]]:
    """Give by the names of sheets the cells over which something is drawn, by row and column, counted from 1. Charts are none.

    Raises ``AskedWronglyError`` where a part of the file is broken.
    """
    book = packages.part(package, "xl/workbook.xml", name, EXCEL)
    if book is None or not any(one.startswith("xl/drawings/") for one in package.namelist()):
        return {}
    parts = _related(package, "xl/workbook.xml", name)
    found: dict[str, set[tuple[int, int]]] = {}
    for sheet in book.iter("{*}sheet"):
        of = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        for drawing in _related(package, parts.get(str(of), ""), name).values():
            if drawing.startswith("xl/drawings/") and drawing.endswith(".xml"):
                root = packages.part(package, drawing, name, EXCEL)
                anchors = () if root is None else root.iter(*_ANCHORS)
                found.setdefault(str(sheet.get("name")), set()).update(
                    (int(row) + 1, int(column) + 1)
                    for anchor in anchors
                    if any(anchor.find(one) is not None for one in _HELD)
                    and (row := anchor.findtext("{*}from/{*}row") or "").isdecimal()
                    and (column := anchor.findtext("{*}from/{*}col") or "").isdecimal()
                )
    return found


def _related(package: ZipFile, part: str, name: str) -> dict[str, str]:
    """Give the parts to which one refers, by the ids that it uses."""
    folder, file = posixpath.split(part)
    root = packages.part(package, f"{folder}/_rels/{file}.rels", name, EXCEL)
    targets = (
        (one.get("Id") or "", one.get("Target") or "") for one in (() if root is None else root.iter("{*}Relationship"))
    )
    return {known: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for known, target in targets}
