"""How a step of a chain, its basis and its days are said, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.authority.bounds import UsableTerm
from delegation.authority.marks import Mark
from delegation.findings import Text
from delegation.model.terms import Term
from delegation.questions.who.answer import Cited, Step
from delegation.speech import instruments
from delegation.speech.days import day as day_words
from delegation.speech.terms import term

_GIVES = {
    "devolution": Text("phân quyền cho", "devolves to"),
    "decentralisation": Text("phân cấp cho", "decentralises to"),
    "delegation": Text("ủy quyền cho", "delegates to"),
    "transfer": Text("chuyển cho", "transfers to"),
    "internal-assignment": Text("phân công cho", "assigns to"),
    "signing-for": Text("giao ký thay cho", "lets sign"),
}


def step(one: Step) -> Text:
    """Say a step: who gives to whom, by which text and provision, with its row, how it is printed, and its days."""
    if one.mechanism == "succession":
        return Text(
            f"{one.holder} dự kiến kế thừa: chưa có văn bản giao",
            f"{one.holder} is meant to succeed: no text gives it",
        )
    basis = cited_all(one)
    if one.mechanism == "law":
        said = Text(f"Pháp luật giao {one.holder}: {basis.vi}", f"The law gives to {one.holder}: {basis.en}")
    else:
        gives = _GIVES[one.mechanism]
        said = Text(
            f"{one.giver} {gives.vi} {one.holder}: {basis.vi}", f"{one.giver} {gives.en} {one.holder}: {basis.en}"
        )
    remarks = list(_remarks(one))
    if not remarks:
        return said
    vi, en = "; ".join(remark.vi for remark in remarks), "; ".join(remark.en for remark in remarks)
    return Text(f"{said.vi} ({vi})", f"{said.en} ({en})")


def _remarks(one: Step) -> list[Text]:
    remarks = []
    if one.row is not None:
        remarks.append(Text(f"phụ lục dòng {one.row}", f"annex row {one.row}"))
    if one.printed is not None:
        remarks.append(Text(f"in là «{one.printed}»", f"printed as “{one.printed}”"))
    days = term(one.term, "short")
    if days.vi:
        remarks.append(days)
    return remarks


def cited_all(one: Step) -> Text:
    """Cite everything that a step rests on; say so where it is not known."""
    every = [cited(basis) for basis in one.basis]
    if not every:
        return Text("chưa rõ căn cứ", "basis not known")
    return Text("; ".join(basis.vi for basis in every), "; ".join(basis.en for basis in every))


def cited(one: Cited) -> Text:
    """Cite an instrument and a place in it."""
    return instruments.placed(one.at, instruments.named(one.instrument, one.title, one.type))


def _legs(one: UsableTerm) -> Text:
    """Say by what each stretch of a term ends, where the holder goes on by another chain."""
    vi = [f"đến hết {day_words(day).vi} theo {by}" for day, by in one.earlier]
    en = [f"to {day_words(day).en} by {by}" for day, by in one.earlier]
    if one.end is None:
        last = Text("chưa định ngày kết thúc", "with no end set")
    else:
        by = one.ended_by or ""
        last = Text(f"đến hết {day_words(one.end).vi} theo {by}", f"to {day_words(one.end).en} by {by}")
    return Text(", rồi ".join((*vi, last.vi)), ", then ".join((*en, last.en)))


def marked(several: Iterable[Mark]) -> tuple[Text, ...]:
    """Say what findings say, each with its key, so that it can be looked up."""
    return tuple(Text(f"{one.sentence.vi} (khóa {one.key})", f"{one.sentence.en} (key {one.key})") for one in several)


def usable(one: UsableTerm) -> Text:
    """Say the days on which a chain can be used, what ends them, and what leaves them open."""
    said = term(Term(one.start, one.end), "short")
    vi, en = said.vi or "không ghi ngày", said.en or "no day given"
    if one.end is None and not one.unknown:
        vi, en = f"{vi}, chưa định ngày kết thúc", f"{en}, no end set"
    elif one.end is not None and one.ended_by is not None:
        vi, en = f"{vi} (theo {one.ended_by})", f"{en} (by {one.ended_by})"
    if one.earlier:
        legs = _legs(one)
        vi, en = f"{vi}, nối tiếp nhau: {legs.vi}", f"{en}, one after the other: {legs.en}"
    if one.unknown:
        reasons = "; ".join(one.unknown)
        vi, en = f"{vi}; có thể ngắn hơn, vì {reasons}", f"{en}; perhaps shorter, for {reasons}"
    return Text(vi, en)
