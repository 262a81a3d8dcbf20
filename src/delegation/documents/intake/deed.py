"""What a decision says of itself: number, day, issuer, title, when it holds, what it ends; each with the paragraph it came from."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import (
    annex_parts,
    contradictions,
    days,
    duties,
    lasting,
    receivers,
    replacing,
    sentences,
)
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.lasting import Fact, Sentences
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import MARGIN, PaperCell
from delegation.findings import Text
from delegation.model.terms import iso_day
from delegation.names.folding import fold
from delegation.speech.days import day

NAMES = {
    "id": Text("mã văn bản trong sổ", "id in the register"),
    "number": Text("số, ký hiệu", "number"),
    "issued": Text("ngày ban hành", "day of signing"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "title": Text("trích yếu", "title"),
    "act": Text("việc văn bản làm", "what the decision does"),
    "ends": Text("chấm dứt việc đã giao", "ends what was given"),
    "prolongs": Text("kéo dài việc đã giao", "prolongs what was given"),
    "both": Text("vừa phân cấp vừa ủy quyền", "decentralises and delegates"),
    "mechanism": Text("giao theo cách", "mechanism"),
    "form": Text("hình thức (Biểu 2)", "form (Biểu 2)"),
    "giver": Text("bên giao", "giver"),
    "receiver": Text("bên nhận", "receiver"),
    "effective": Text("có hiệu lực từ", "in force from"),
    "begins": Text("giao từ ngày", "given from"),
    "end": Text("đến hết ngày", "last day"),
    "replaces": Text("thay thế", "replaces"),
    "manner": Text("nhân danh, con dấu", "name and seal"),
    "conditions": Text("điều kiện", "conditions"),
    "reports": Text("chế độ báo cáo", "duty to report"),
    "bases": Text("căn cứ ban hành", "legal bases"),
}
"""The facts, in the order in which they are shown; the keys are those of answers (``--fact``)."""
ACTS = ("act", "ends", "prolongs", "both")
"""Those of them that are asked only of a decision that does not plainly give."""
OWN_NUMBER = re.compile(rf"Số\s*:?\s*({NUMBER.pattern})")
_NUMBERED = rf"(?:Quyết định|Nghị quyết|QĐ|NQ)\s+(?:số\s*:?\s*)?({NUMBER.pattern})(.*)"
_ATTACHED = re.compile(rf"kèm theo {_NUMBERED}", re.IGNORECASE)
_TITLE_OF = re.compile(
    rf"(?:phụ lục|danh mục|biểu|bảng)(?:\s+số)?(?:\s+[IVXLC\d.]+|\s+[A-H])?[\s–—:.,(-]+(?:(?:của|thuộc)\s+)?{_NUMBERED}",
    re.IGNORECASE,
)
"""The title of an annex with the number of its decision: *Phụ lục I – Quyết định số …*."""
_ON_A_MARGIN = re.compile(rf"\W*{_NUMBERED}", re.IGNORECASE)
_SIGNED = re.compile(rf"^\D{{2,40}},\s*ngày\s+{days.WRITTEN}|,\s*ngày\s+{days.WRITTEN}\s*$", re.IGNORECASE)
_IN_FORCE = re.compile(rf"có hiệu lực(?: thi hành)?\s*(?:kể\s+)?từ\s+ngày\s+(?:(ký)|{days.WRITTEN})", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\W*(?:ban hành\s+)?(?:đính\s+)?kèm theo|\(\s*(?:ban hành\s+)?(?:đính\s+)?kèm theo", re.IGNORECASE
)
_CITED_ALONE = re.compile(rf"[\s,]*(?:ngày\s+{days.WRITTEN})?(?:\s*của\s[^.;()]{{2,80}})?[\s).*/;]*", re.IGNORECASE)
"""What stands behind the number of a decision where nothing but its day and issuer does."""
_WHEN_IN_FORCE = re.compile(
    r"(?:kể\s+)?(?:từ|trước|sau)\s+(?:ngày|khi|thời điểm)\s+(?:(?:Quyết định|Nghị quyết)\s+này\s+có\s+hiệu lực(?:\s+thi hành)?|có\s+hiệu lực(?:\s+thi hành)?\s+của\s+(?:Quyết định|Nghị quyết)\s+này)",
    re.IGNORECASE,
)
"""Words that refer to the first day, and do not state it."""
_FORCE_IN_WORDS = re.compile(r"(?:Quyết định|Nghị quyết)\s+này\s+có\s+hiệu lực", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\W*(?:\d+[.)]\s*|[a-zđ]\)\s*)?(?:Các\s+)?(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Luật)\s+(?:số\b|\d)",
    re.IGNORECASE,
)
"""How a sentence begins that tells of another paper, as of one that ends."""
_ABOUT = re.compile(r"^(?:Về việc|V/v)\s*:?\s*", re.IGNORECASE)
_GIVEN = re.compile(r"(?:ủy quyền|uỷ quyền|phân cấp|giao)\s+(?:cho\s+)?(.+)", re.IGNORECASE)
_DECIDES = ("quyet dinh", "quyet nghi")
_ISSUERS = ("uy ban nhan dan", "chu tich", "hoi dong nhan dan", "giam doc", "ubnd")
_ARTICLE = re.compile(r"^Điều\s+\d+\s*[.:]", re.IGNORECASE)


Deed = Mapping[str, Fact]
"""The facts that a paper states, by the keys of ``NAMES``. ``giver`` and ``receiver`` hold words; who they are is asked of the register."""


def read(
    lines: Iterable[tuple[str, Text]],
    articles: Sequence[tuple[str, Text]] | None = None,
    captions: Iterable[tuple[str, Text]] = (),
    apart: Container[tuple[str, str]] = (),
) -> dict[str, Fact]:
    """Read what a decision says of itself; what it does not say is not there. ``articles``: the lines that articles may be of, where not all are; ``captions``: lines between rows, which may name a decision.

    ``apart``: the sentences, with their places, that are about single annexes: no day of the whole stands there.
    """
    every = [(flat(text), place) for text, place in lines]
    said = [one for one, aside in zip(every, sentences.asides(text for text, _ in every), strict=True) if not aside]
    found: dict[str, Fact] = {}
    for key, fact in (
        *_of_the_head(said),
        *_bases(every),
        *_of_the_text(said, every if articles is None else [(flat(text), place) for text, place in articles], apart),
    ):
        found.setdefault(key, fact)
    if "effective" in found and found["effective"].value == "signed":
        words = found.pop("effective")
        if "issued" in found:
            found["effective"] = Fact(found["issued"].value, words.words, words.place)
    contradictions.enter(found, annex_parts.without(said, apart))
    _attached(found, [*said, *((flat(text), place) for text, place in captions)])
    _before_it_begins(found)
    if "receiver" in found:
        found["receiver"] = replace(found["receiver"], others=receivers.given(text for text, _ in said))
    return found


def _attached(found: dict[str, Fact], said: Sequence[tuple[str, Text]]) -> None:
    """Add to number and day those of the decision to which an annex says that it belongs, where they are others."""
    for text, place in said:
        attached = _whose(text, place)
        if attached is None:
            continue
        number, signed = re.sub(r"\s", "", attached[1]), days.in_text(attached[2])
        if "number" in found and fold(number) not in map(fold, found["number"].value.split("; ")):
            contradictions.add(found, "number", number, text, place)
        elif signed is not None and "issued" in found:
            contradictions.add(found, "issued", signed.isoformat(), text, place)


def _whose(text: str, place: Text) -> re.Match[str] | None:
    """Give the number of the decision to which a line says that its annex or its page belongs, and what stands behind it."""
    attached = _ATTACHED.search(text)
    if attached and _CAPTION.search(text):
        return attached
    alone = attached if fold(text).startswith(sentences.TITLED) else None
    alone = alone or _TITLE_OF.match(text) or (_ON_A_MARGIN.match(text) if place == MARGIN else None)
    return alone if alone and _CITED_ALONE.fullmatch(alone[2]) else None


def _before_it_begins(found: dict[str, Fact]) -> None:
    """Add the first day to a last day that stands before it: one of the two is not meant."""
    begins = "begins" if "begins" in found else "effective"
    first, last = (iso_day(found[key].value) if key in found else None for key in (begins, "end"))
    if first is not None and last is not None and last < first:
        contradictions.add(found, "end", f"{NAMES[begins].vi} {day(first).vi}", found["end"].words, found["end"].place)


def _of_the_head(said: Sequence[tuple[str, Text]]) -> Iterator[tuple[str, Fact]]:
    for text, place in said[:40]:
        number = OWN_NUMBER.search(text)
        if number:
            yield "number", Fact(re.sub(r"\s", "", number[1]), text, place)
        signed = _SIGNED.search(text)
        issued = days.in_text(signed.group()) if signed else None
        if issued is not None:
            yield "issued", Fact(issued.isoformat(), text, place)
    for at, (text, _) in enumerate(said):
        if fold(text) in _DECIDES:
            yield from _title(said[at + 1 : at + 8])
            break
    for text, place in said:
        attached = _ATTACHED.search(text)
        if attached:
            yield "number", Fact(re.sub(r"\s", "", attached[1]), text, place)
            issued = days.in_text(attached[2])
            if issued is not None:
                yield "issued", Fact(issued.isoformat(), text, place)
            by = re.search(r"\bcủa\s+([^)]+)", attached[2])
            if by:
                yield "issuer", Fact(flat(by[1]), text, place)


def is_of_the_head(words: str) -> bool:
    """Whether a line only holds the number of a decision, or the place and day of it."""
    return bool(re.fullmatch(r"Số\s*:?[\s\d…._]*/?[\w/-]*", words) or _SIGNED.fullmatch(words))


def _title(after: Sequence[tuple[str, Text]]) -> Iterator[tuple[str, Fact]]:
    """Give the title that stands below the word QUYẾT ĐỊNH, and the issuer that stands below it in capitals."""
    words: list[str] = []
    for text, where in after:
        if text.isupper() and fold(text).startswith(_ISSUERS):
            yield "issuer", Fact(text.rstrip(": "), text, where)
            break
        if fold(text).startswith("can cu") or _ARTICLE.match(text):
            break
        words.append(text)
    title = _ABOUT.sub("", flat(" ".join(words)).strip(" _-–"))
    if title:
        yield "title", Fact(title[:1].upper() + title[1:], title, after[0][1])


def _bases(said: Sequence[tuple[str, Text]]) -> Iterator[tuple[str, Fact]]:
    bases = [(text, place) for text, place in said if fold(text).startswith("can cu ") and NUMBER.search(text)]
    if bases:
        numbers = "; ".join(one for text, _ in bases for one in NUMBER.findall(text))
        yield "bases", Fact(numbers, bases[0][0], bases[0][1])


def _of_the_text(
    said: Sequence[tuple[str, Text]], above: Sequence[tuple[str, Text]], apart: Container[tuple[str, str]]
) -> Iterator[tuple[str, Fact]]:
    own = [(text, place) for text, place in said if not fold(text).startswith(("can cu ", "xet ", "theo de nghi "))]
    split = [
        (one, text, place)
        for text, place in own
        for one in sentences.split(text)
        if not _OF_ANOTHER.match(one) and (one, place.vi) not in apart
    ]
    articles = list(sentences.of_articles(above))
    yield from _in_force(split)
    yield from lasting.last_day(split, {one.words for one in articles})
    kinds = (("manner", duties.is_manner), ("conditions", duties.is_condition), ("reports", duties.is_report))
    for key, holds in kinds:
        laid = [one for one in articles if holds(one.words)]
        if key == "conditions":
            laid = [one for one in laid if (one.words, one.paragraph.vi) not in apart]
        if laid:
            words = "; ".join(f"{one.words.rstrip(' .;/')} ({one.article})" for one in laid)
            yield key, Fact(words, laid[0].words, laid[0].place)
    yield from _replaced(said)
    for text, place in said:
        yield from _of_line(text, place)


def _in_force(sentences: Sentences) -> Iterator[tuple[str, Fact]]:
    """Give the day from which the decision holds; the words for it where they state it otherwise than by a day."""
    for sentence, text, place in sentences:
        force = _IN_FORCE.search(sentence)
        first = days.read(force, 2) if force and not force[1] else None
        if force and (force[1] or first is not None):
            yield "effective", Fact("signed" if first is None else first.isoformat(), text, place)
        elif _FORCE_IN_WORDS.search(_WHEN_IN_FORCE.sub(" ", sentence)):
            yield "effective", Fact(sentence, text, place)


def _replaced(said: Sequence[tuple[str, Text]]) -> Iterator[tuple[str, Fact]]:
    """Give the decisions that its lines end as a whole, all of them."""
    found = [
        (ended.numbers, text, place)
        for text, place in said
        for one in sentences.split(text)
        if (ended := replacing.whole(one))
    ]
    if found:
        numbers = dict.fromkeys(number for each, _, _ in found for number in each)
        yield "replaces", Fact("; ".join(numbers), found[0][1], found[0][2])


def _of_line(text: str, place: Text) -> Iterator[tuple[str, Fact]]:
    asked = fold(text)
    if _ARTICLE.match(text) and ("uy quyen" in asked or "phan cap" in asked):
        kind = "delegation" if "uy quyen" in asked else "decentralisation"
        yield "mechanism", Fact(kind, text, place)
        given = _GIVEN.search(text)
        if given:
            yield "receiver", Fact(given[1], text, place)


KEY = "deed:"
"""What stands before the name of a fact, in answers and in sheets that were exported."""


def exported(rows: Iterable[Sequence[PaperCell]]) -> dict[str, Fact]:
    """Read the facts that an exported sheet states above its heads: their keys, and beside each its value."""
    found: dict[str, Fact] = {}
    for row in rows:
        key = row[0].text.removeprefix(KEY) if row else ""
        if len(row) > 1 and row[0].text.startswith(KEY) and key in NAMES and row[1].text:
            where = Text(f"dòng {row[0].row}", f"row {row[0].row}")
            found[key] = Fact(row[1].text, row[1].text, where)
    return found
