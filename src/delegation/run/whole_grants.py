"""Whole grants that a corrected annex adds to the file of its decision, or leaves without a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from delegation.documents.intake import writing
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.origins import Origin
from delegation.documents.intake.recorded import left_in
from delegation.documents.intake.writing import GrantToWrite
from delegation.findings import Text
from delegation.loading.text.document import Document
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.run import entries
from delegation.run.gone_rows import GoneRows
from delegation.run.hand_written import HandWritten
from delegation.run.paired_grants import PairedGrant
from delegation.run.pipeline import Loaded


def is_emptied(pair: PairedGrant, gone: GoneRows) -> bool:
    """Whether a grant of the register has no row left: the paper gives all of them elsewhere, or somebody has said that they go."""
    return not pair.rows and not any(gone.stays(pair.old.id, row) for row in if_known(pair.old.rows))


def bound(emptied: Sequence[Grant], loaded: Loaded) -> list[Text]:
    """Refuse to take out a grant that others name, or whose note tells which rows were left out."""
    found = []
    for one in emptied:
        name = re.compile(rf"(?<![\w-]){re.escape(one.id)}(?![\w-])")
        named = [each.name for each in loaded.documents for _ in name.finditer(each.text)]
        if len(named) == 1 and not left_in(one.note or ""):
            continue
        named.remove(one.place.file)
        where = ", ".join(dict.fromkeys(named)) or "note"
        found.append(
            Text(
                f"{one.id}: phụ lục không còn dòng nào của lần giao này, nhưng không tự bỏ được vì còn {where} nhắc đến; chưa ghi gì vào tệp. Hãy bỏ lần giao này khỏi {one.place.file} (hoặc kết thúc nó bằng delegation edit end) rồi nhập lại",
                f"{one.id}: the annex has no row of this grant any more, but it cannot be taken out, because {where} still speaks of it; nothing is written. Take the grant out of {one.place.file} (or end it with delegation edit end) and import again",
            )
        )
    return found


def take_out(emptied: Sequence[Grant], lines: list[str], document: Document) -> list[Text]:
    """Take grants out of a file; their lines become empty, so that the numbers of the others hold."""
    for one in emptied:
        for at in entries.own_lines(document, one.place.path):
            lines[at - 1] = ""
    return [
        Text(
            f"- lần giao {one.id} ({one.receiver}): không còn dòng nào, bỏ khỏi tệp",
            f"- grant {one.id} ({one.receiver}): no row is left, it goes",
        )
        for one in emptied
    ]


def add(
    new: Sequence[GrantToWrite],
    given: Sequence[GrantToWrite],
    lines: list[str],
    document: Document,
    settled: Facts,
    register: Register,
    source: Origin,
    hand: HandWritten,
) -> list[Text]:
    """Put grants behind the last of a file. ``given``: all of the paper, as they are numbered; ``hand``: what rows keep."""
    if not new:
        return []
    said, used, names = [], {str(one) for one in register.grants}, [one.id for one in given]
    last = entries.own_lines(document, ("grants", len(document.tree["grants"]) - 1))
    blanks = entries.indent(document.line(last[0]))
    for one in new:
        stem = one.id.removesuffix(f"-{names.index(one.id) + 1}") if len(names) > 1 and one.id in names else one.id
        name = one.id if one.id not in used else _fresh(stem, used)
        used.add(name)
        made = writing.grant(settled, replace(one, id=name, rows=tuple(hand.onto(row) for row in one.rows)), source)
        lines[last[-1] - 1] += "".join(f"{blanks}{line[2:]}\n" for line in made)
        day = one.words or one.end or settled.value("end")
        rows = ", ".join(str(row.entry.number or row.matter or row.added) for row in one.rows)
        until = Text(f", đến hết {day}", f", until {day}") if day else Text("", "")
        said.append(
            Text(
                f"+ lần giao {name} ({one.receiver}{until.vi}): dòng {rows}; điều kiện và phạm vi như văn bản nhập",
                f"+ grant {name} ({one.receiver}{until.en}): rows {rows}; conditions and scope as the paper says",
            )
        )
    return said


def _fresh(stem: str, used: set[str]) -> str:
    """Give the first number behind a stem that no grant has."""
    return next(name for at in count(1) if (name := f"{stem}-{at}") not in used)
