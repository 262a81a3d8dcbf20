"""How annexes are numbered, and how one place of a document names another (NĐ 30/2020/NĐ-CP, Phụ lục I, mục III)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from delegation.documents.shared.annex import Annex, Annexes, AnnexPicture, AnnexTable, TableCell, TableRow, To
from delegation.documents.shared.breadth import NO_BREAK
from delegation.findings import Text
from delegation.model.provision_units import roman


class Numbered:
    """The annexes of a document with their numbers, and the words by which a cell refers to one of them."""

    def __init__(self, document: Annexes) -> None:
        """Take the annexes of a document and number them in their order."""
        self.document = document
        self.kept: dict[tuple[str, int, float], tuple[object, Any]] = {}
        """What was worked out once of a part of it, with that part: how a table is laid out is asked for the number of pages and for the pages."""
        first = document.first or 1
        alone = document.first is None and len(document.counted) == 1
        self._labels = {
            one.key: self._word if alone else f"{self._word} {roman(first + at)}"
            for at, one in enumerate(document.counted)
        }

    @property
    def _word(self) -> str:
        return Text("Phụ lục", "Annex").in_(self.document.language)

    def label(self, annex: Annex) -> str:
        """Give the first line of an annex: *Phụ lục II*, or *Phụ lục* where it is the only one; nothing for the table of annexes."""
        return self._labels.get(annex.key, "")

    def enclosed(self, annex: Annex) -> str:
        """Give the line below the title: with which document the annex goes; the blank form where nobody has said."""
        with_ = self.document.enclosed or annex.enclosed
        if with_ is None:
            blank = Text("văn bản số …/…-… ngày … tháng … năm … của …", "document No. …/…-… of … by …")
            with_ = blank.in_(self.document.language)
        return Text(f"(Kèm theo {with_})", f"(Enclosed with {with_})").in_(self.document.language)

    def caption(self, annex: Annex) -> str:
        """Give what stands below the picture of an annex; the pages of one picture bear one number."""
        if not isinstance(annex.body, AnnexPicture):
            return ""
        pictures = [one for one in self.document.annexes if isinstance(one.body, AnnexPicture)]
        at = list(dict.fromkeys(map(self.head, pictures))).index(self.head(annex)) + 1
        same = [one.key for one in pictures if self.head(one) == self.head(annex)]
        page = f" ({same.index(annex.key) + 1}/{len(same)})" if len(same) > 1 else ""
        said = f"{annex.body.caption}{page}"
        return Text(f"Hình {at}. {said}", f"Figure {at}. {said}").in_(self.document.language)

    def head(self, annex: Annex) -> str:
        """Give the key of the annex with which a page of a picture goes on; that of the annex itself anywhere else."""
        return self._heads.get(annex.key, annex.key)

    @cached_property
    def _heads(self) -> dict[str, str]:
        found: dict[str, str] = {}
        first = ""
        for one in self.document.annexes:
            first = first if one.goes_on else one.key
            found[one.key] = first
        return found

    @cached_property
    def _by_key(self) -> dict[str, Annex]:
        return {one.key: one for one in self.document.annexes}

    @cached_property
    def _rows(self) -> dict[tuple[str, str], TableRow]:
        return {
            (annex.key, row.key): row
            for annex in self.document.annexes
            if isinstance(annex.body, AnnexTable)
            for row in annex.body.proper
            if row.key
        }

    def leads(self, to: To | None) -> To | None:
        """Give the way where the document has its end; ``None`` where that annex was left out."""
        return to if to is not None and to.annex in self._by_key else None

    def annex(self, to: To) -> Annex:
        """Give the annex that a way leads to."""
        return self._by_key[to.annex]

    def reference(self, to: To) -> str:
        """Name the place that a way leads to: *Phụ lục III, STT 1–129*."""
        label = self._labels[to.annex].replace(" ", NO_BREAK)
        first, last = (self._rows.get((to.annex, key)) for key in (to.first, to.last))
        if first is None:
            return label
        begin, end = _serial(first.cells[0]), _serial((last or first).cells[0])
        span = begin if begin == end else f"{begin}–{end}"
        return Text(f"{label}, STT\u00a0{span}", f"{label}, No.\u00a0{span}").in_(self.document.language)


def _serial(cell: TableCell) -> str:
    return str(cell.value)
