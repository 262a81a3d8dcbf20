"""Whether what a row of an annex gives lies in what its grant gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.findings import Problem, Text
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.parts import Value
from delegation.model.places import Place


def outside(grant: Grant, row: AnnexRow, matter: Matter) -> Iterator[Problem]:
    """Give the cases, ranges and communes of a row that its grant does not give."""
    known, own = {one.name: one for one in matter.dimensions}, dict(grant.part.only)
    for name, values in row.part.only:
        if name not in known or name not in own:
            continue
        allowed = {*known[name].chosen(own[name])}
        is_unread = any(one.name == name for one in row.part.unread)
        for number, value in enumerate(values):
            cells = [one for one in known[name].chosen((value,)) if one in known[name].cells]
            # Of a limit that is not known no more is sure than that it lies in what is said beside it.
            if not allowed.intersection(cells) if is_unread else any(one not in allowed for one in cells):
                yield _not_given(_said([value]), _said(own[name]), row.place.at("only", name, number))
    part = grant.part
    for number, code in enumerate(row.part.communes):
        if (part.communes and code not in part.communes) or code in part.except_communes:
            given = ", ".join(part.communes) or f"trừ {', '.join(part.except_communes)}"
            in_english = ", ".join(part.communes) or f"all but {', '.join(part.except_communes)}"
            yield _not_given(Text(code, code), Text(given, in_english), row.place.at("communes", number))


def _said(values: Sequence[Value]) -> Text:
    from delegation.speech.areas import value_name  # noqa: PLC0415  only where something is wrong

    names = [value_name(one) for one in values]
    return Text(", ".join(one.vi for one in names), ", ".join(one.en for one in names))


def _not_given(said: Text, given: Text, place: Place) -> Problem:
    return Problem(
        place,
        Text(
            f"dòng này ghi «{said.vi}», nhưng lần giao chỉ giao «{given.vi}». Hãy đối chiếu bản gốc rồi sửa phần của dòng hoặc của lần "
            "giao.",
            f"the row states «{said.en}», but its grant gives «{given.en}» only. Compare the original and correct the part of the row or "
            "that of the grant.",
        ),
        about=("parts", place.file, *(str(step) for step in place.path)),
    )
