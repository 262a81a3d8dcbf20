"""What a register says of its fields, its sources and the hypotheses that it is under."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Language, Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.worded import Worded
from delegation.speech import instruments
from delegation.speech.instrument_types import is_kind_and_number, kinds_in_english

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


def source_title(register: Register, name: str, *, short: bool = False) -> Text:
    """Name a source by its title; what has no entry by what is written. ``short`` as in ``in_both``."""
    return in_both(register.sources[name].title if name in register.sources else name, short=short)


def in_both(title: str, *, short: bool = False) -> Text:
    """Give the title of a source in both languages: as its entry has it, else kind and number of an instrument in English, else in quotes.

    ``short``: without what stands in brackets or after a semicolon, which says where a copy was found: that is for the register.
    """
    cut = _shortened if short else str
    if isinstance(title, Worded):
        return Text(cut(title), cut(title.en))
    number = cut(title).removeprefix(_CODE_OF_LAW)
    if not is_kind_and_number(number):
        return Text(cut(title), cut(title) if title.isascii() else f"“{cut(title)}”")
    code = title.startswith(_CODE_OF_LAW)
    return Text(cut(title), "the Codified Law, " * code + kinds_in_english(number))


def _shortened(title: str) -> str:
    return title.partition(" (")[0].partition(";")[0].strip()


def source_titles(register: Register, ids: Iterable[str], language: Language) -> tuple[str, ...]:
    """Name sources once each, in their order, without where a copy lies; the first few of many."""
    short = tuple(dict.fromkeys(source_title(register, one, short=True).in_(language) for one in ids))
    if len(short) <= _MOST_SOURCES:
        return short
    more = len(short) - _MOST_SOURCES
    return (*short[:_MOST_SOURCES], Text(f"và {more} nguồn khác ghi trong sổ", f"and {more} more").in_(language))


_OFFICIAL = frozenset({"report", "law", "code"})
"""Kinds of sources that an official document cites: the others tell where a copy, or a list, was found."""
_CODE_OF_LAW = "Bộ pháp điển, "
CITED_IN_TABLE = Text("các văn bản pháp luật dẫn trong bảng", "the texts of law cited in the table")


_LEFT_BLANK = ", số và ngày để trống"
"""What a title says of the copy of a decision: a working note."""


def official_sources(
    register: Register, ids: Iterable[str], language: Language, many: Text = CITED_IN_TABLE
) -> tuple[str, ...]:
    """Name the documents among sources once each, law as law; where many texts of law are meant they are not listed, and ``many`` stands for them."""
    documents: dict[str, None] = {}
    laws: dict[str, None] = {}
    for one in ids:
        source = register.sources.get(one)
        if source is None or source.kind not in _OFFICIAL:
            continue
        title = _shortened(source.title.removeprefix(_CODE_OF_LAW)).replace(_LEFT_BLANK, "")
        if source.kind == "report":
            documents[Text(title, in_both(source.title, short=True).en).in_(language)] = None
        elif title != _CODE_OF_LAW.strip(" ,"):
            # Two copies of a text are one text.
            cited = instruments.cited_in(register, (title,))
            named = (
                instruments.instrument(cited[0])
                if len(cited) == 1
                else Text(title, in_both(source.title, short=True).en)
            )
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
