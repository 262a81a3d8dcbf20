"""What a register says of its fields, its sources and the hypotheses that it is under."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Language, Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.speech import instruments

_MOST_SOURCES = 4
WITHOUT_FIELD = Text("Chưa xếp lĩnh vực", "Without a field")
"""Stands for the field of a matter that has none."""


def field_name(register: Register, matter: Matter | None) -> Text:
    """Name the field of a matter."""
    if matter is None or matter.field is None or matter.field not in register.fields:
        return WITHOUT_FIELD
    return named_field(register, matter.field)


def named_field(register: Register, name: str) -> Text:
    """Name a field by its id; by the id where it is not in the register."""
    field = register.fields.get(name)
    return Text(name, name) if field is None else Text(field.name, field.name_en or field.name)


def source_titles(register: Register, ids: Iterable[str], language: Language) -> tuple[str, ...]:
    """Name sources once each, in their order, without where a copy lies; the first few of many."""
    titles = (register.sources[one].title if one in register.sources else one for one in ids)
    # What stands in brackets or after a semicolon says where a copy was found: that is for the register.
    short = tuple(dict.fromkeys(title.split(" (")[0].split(";")[0].strip() for title in titles))
    if len(short) <= _MOST_SOURCES:
        return short
    more = len(short) - _MOST_SOURCES
    return (*short[:_MOST_SOURCES], Text(f"và {more} nguồn khác ghi trong sổ", f"and {more} more").in_(language))


_OFFICIAL = frozenset({"report", "law", "code"})
"""Kinds of sources that an official document cites: the others tell where a copy, or a list, was found."""
_CODE_OF_LAW = "Bộ pháp điển, "
_CITED_IN_TABLE = Text("các văn bản pháp luật dẫn trong bảng", "the texts of law cited in the table")


_LEFT_BLANK = ", số và ngày để trống"
"""What a title says of the copy of a decision: a working note."""


def official_sources(
    register: Register, ids: Iterable[str], language: Language, many: Text = _CITED_IN_TABLE
) -> tuple[str, ...]:
    """Name the documents among sources once each, law as law; where many texts of law are meant they are not listed, and ``many`` stands for them."""
    documents: dict[str, None] = {}
    laws: dict[str, None] = {}
    for one in ids:
        source = register.sources.get(one)
        if source is None or source.kind not in _OFFICIAL:
            continue
        title = source.title.removeprefix(_CODE_OF_LAW).split(" (")[0].split(";")[0].replace(_LEFT_BLANK, "").strip()
        if source.kind == "report":
            documents[Text(title, f"“{title}”").in_(language)] = None
        elif title != _CODE_OF_LAW.strip(" ,"):
            # Two copies of a text are one text.
            cited = instruments.cited_in(register, (title,))
            named = instruments.instrument(cited[0]) if len(cited) == 1 else Text(title, f"“{title}”")
            laws[named.in_(language)] = None
    if len(laws) > _MOST_SOURCES:
        laws = {many.in_(language): None}
    return (*documents, *laws)


def supposing(register: Register) -> tuple[Text, ...]:
    """Say under which hypotheses an answer is given; nothing where it is given as things are."""
    if not register.supposed:
        return ()
    said = "; ".join(register.supposed)
    return (Text(f"Phương án giả định: {said}", f"Hypothesis: {said}"),)
