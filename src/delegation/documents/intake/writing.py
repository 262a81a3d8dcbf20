"""The decision file that an import writes, and the file of new entries of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.asked import ImportQuestion
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.origins import Origin
from delegation.documents.intake.recorded import force_words, receiver_words, row_words, term_words, with_left
from delegation.model.matters import ProcedureStep
from delegation.names import words
from delegation.names.folding import fold
from delegation.speech.scalars import quoted, scalar
from delegation.values import dataclass

NOT_SAID = "văn bản không ghi"
_NO_ARTICLES = "tệp nhập không có các điều của văn bản"


@dataclass(frozen=True, slots=True)
class GrantToWrite:
    """One grant of a decision: its id, who receives, its last day where the rows state one, the form that alone fits, its rows.

    ``words``: how the rows state a term of which no day is known. ``steps``: those that are given; empty for all. ``first``: the first day of its own, where it has one;
    ``conditions``, ``limits``: sentences of the decision that are such for its rows, beside the conditions that hold for all; ``at``: the annex, as the place of the grant in its decision.
    """

    id: str
    receiver: str
    end: str
    form: int | None
    rows: tuple[MatchedRow, ...]
    words: str = ""
    steps: tuple[ProcedureStep, ...] = ()
    first: str = ""
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    at: str = "Phụ lục"


def unknown(reason: str) -> str:
    """Write that something is not known, and why."""
    return f"{{unknown: {scalar(reason)}}}"


def row_line(row: MatchedRow) -> str:
    """Write one row of an annex, as it stands in the list ``matters``."""
    matter = row.matter or row.added or ""
    number = row.entry.number
    parts = [] if number is None else [f"row: {scalar(number) if isinstance(number, str) else number}"]
    parts.append(f"matter: {quoted(matter) if matter[:1].isdigit() else matter}")
    if row.printed is not None:
        parts.append(f"printed: {quoted(row.printed)}")
    elif row.printed_unknown:
        parts.append(f"printed: {unknown('phụ lục không in mã')}")
    if row.basis:
        cited = ", ".join(
            f"{{instrument: {scalar(number)}{f', at: {scalar(at)}' if at else ''}}}" for number, at in row.basis
        )
        parts.append(f"basis: [{cited}]")
    parts += [f"{key}: {value}" for key, value in row.by_hand]
    if row.note:
        parts.append(f"note: {scalar(row.note)}")
    return f"- {{{', '.join(parts)}}}"


def unanswered_line(question: ImportQuestion) -> str:
    """Say at the head of a file that nobody has answered a question of the whole."""
    return f"# Chưa trả lời khi nhập: {flat(f'{question.place.vi}: {question.said.vi}')}"


def decision(
    facts: Facts,
    given: Sequence[GrantToWrite],
    source: Origin,
    open_rows: Sequence[MatchedRow],
    depth: str,
    doubts: Sequence[ImportQuestion] = (),
    left_out: Sequence[ImportedRow] = (),
) -> str:
    """Write a decision file. ``source``: the paper; ``open_rows``: rows that are left out until they are answered; ``depth``: way to the schemas.

    ``doubts``: what was asked of the whole and nobody has answered; ``left_out``: rows that somebody has left out, told in the note of the first grant.
    """
    lines = [
        f"# yaml-language-server: $schema={depth}schemas/decision.schema.json",
        f"# Nhập từ {flat(source.name)}.",
        *map(unanswered_line, doubts),
        "",
        "instrument:",
        *(f"  {key}: {value}" for key, value in _instrument(facts, source.name).items()),
        "",
        "grants:",
    ]
    left = ", ".join(row.entry.place.vi for row in open_rows[:20])
    review = f"{len(open_rows)} dòng của phụ lục chưa nhập vì còn phải hỏi: {left}" if open_rows else ""
    if doubts:
        facts = replace(facts, articles=replace(facts.articles, doubtful=True))
    for at, one in enumerate(given):
        lines += grant(facts, one, source, [row_words(entry) for entry in left_out] if at == 0 else [], review)
    return "\n".join(lines) + "\n"


def grant(facts: Facts, one: GrantToWrite, source: Origin, left_out: Sequence[str] = (), review: str = "") -> list[str]:
    """Write the lines of one grant, as it stands in the list ``grants``. ``left_out``: rows that its note tells as left out; ``review``: what is to be looked at in it."""
    lines = [f"  - id: {one.id}", *(f"    {key}: {value}" for key, value in _grant(facts, one).items())]
    note = with_left("; ".join(filter(None, (_explained(facts, one), *facts.articles.notes))), left_out)
    lines += [f"    note: {scalar(note)}"] if note else []
    reviewed = "; ".join(filter(None, (review, _amended(facts))))
    lines += [f"    review: {scalar(reviewed)}"] if reviewed else []
    if not one.rows:
        return [*lines, f"    matters: {unknown('chưa dòng nào của phụ lục được nhập')}"]
    rows = (f"      {row_line(row)}{source.of_row(row.entry)}" for row in one.rows)
    return [*lines, f"    matters:{source.of_list}", *rows]


def _amended(facts: Facts) -> str:
    """Say which other decisions may have lost a part, which no import writes."""
    listed = ", ".join(facts.articles.amended)
    return (
        f"văn bản này có câu bỏ hoặc sửa một phần của {listed}: đối chiếu rồi ghi ends-in-part ở văn bản đó"
        if listed
        else ""
    )


def _instrument(facts: Facts, source: str) -> Mapping[str, str]:
    issuer, number = facts.value("issuer"), facts.value("number")
    replaced = list(
        dict.fromkeys(one for one in (*facts.value("replaces").split("; "), *facts.articles.replaces) if one)
    )
    found = {
        "id": facts.value("id"),
        "number": scalar(number) if number else unknown(NOT_SAID),
        "type": words.type_of(issuer, number),
        "issuer": issuer or unknown(NOT_SAID),
        "title": scalar(facts.value("title")) if facts.value("title") else unknown(NOT_SAID),
        "issued": facts.value("issued") or unknown(NOT_SAID),
        "effective": facts.value("effective") or _unsaid(facts.words.get("effective", "")),
    }
    if replaced:
        found["replaces"] = f"[{', '.join(map(scalar, replaced))}]"
    found |= {"source": scalar(f"tệp {flat(source)}"), "provenance": "official"}
    return {**found, **({"note": scalar(facts.grounds.note)} if facts.grounds.note else {})}


def _explained(facts: Facts, one: GrantToWrite) -> str:
    """Say how the paper states what somebody has answered of the whole: who receives, from when and until when."""
    said = [
        ("effective", force_words),
        ("begins", force_words),
        *(() if one.end or one.words else [("end", term_words)]),
    ]
    if facts.receivers:
        said.insert(0, ("receiver", receiver_words))
    return "; ".join(words(flat(facts.explained[key])) for key, words in said if key in facts.explained)


def _unsaid(words: str) -> str:
    """Write that a day is not known, with the words of the paper for it."""
    return unknown(f"văn bản ghi: «{words}»" if words else NOT_SAID)


def _grant(facts: Facts, one: GrantToWrite) -> Mapping[str, str]:
    first, end = one.first or facts.begins, "" if one.words else one.end or facts.value("end")
    words = one.words or facts.words.get("end", "") or facts.articles.time
    found = {"mechanism": facts.value("mechanism")}
    if one.form is not None:
        found["form"] = str(one.form)
    conditions = "; ".join(each for each in (facts.value("conditions"), *one.conditions) if each)
    unanswered = "; ".join(f"«{one}»" for one in facts.articles.unanswered)
    return {
        **found,
        "from": facts.value("giver"),
        "to": one.receiver,
        **({"steps": f"[{', '.join(one.steps)}]"} if one.steps else {}),
        "at": one.at,
        "content": scalar(facts.value("title")) if facts.value("title") else unknown(NOT_SAID),
        "scope": _scope(facts, one.limits, unanswered),
        "manner": _known(facts, "manner", "các điều của văn bản không ghi nhân danh ai, dùng con dấu nào"),
        "conditions": scalar(conditions)
        if conditions
        else unknown(
            f"chưa trả lời khi nhập: {unanswered}" if unanswered else _unread(facts, "không thấy trong văn bản")
        ),
        "term": f"{{from: {first or _unsaid(facts.words.get('begins') or facts.words.get('effective', ''))}, to: {end or _unsaid(words)}}}",
    }


def _scope(facts: Facts, limits: Sequence[str], unanswered: str) -> str:
    """Write the part that is given: what the sentences of the decision limit, not known where one of them waits for an answer."""
    if unanswered:
        return unknown(f"câu của văn bản chưa trả lời khi nhập: {unanswered}")
    if facts.articles.doubtful:
        return unknown("khi nhập còn câu chưa trả lời, chưa ai xác nhận phạm vi")
    if limits:
        return scalar("; ".join(limits))
    return unknown(_unread(facts, "các điều của văn bản không nêu giới hạn, chưa ai xác nhận là toàn bộ"))


def _known(facts: Facts, key: str, reason: str) -> str:
    return scalar(facts.value(key)) if facts.value(key) else unknown(_unread(facts, reason))


def _unread(facts: Facts, reason: str) -> str:
    """Say why something is not known: of a paper that is an annex alone, that its articles are not there."""
    return reason if facts.articles.read else _NO_ARTICLES


def procedures(rows: Iterable[MatchedRow], source: str, fields: Mapping[str, str], giver: str, depth: str) -> str:
    """Write the new entries of the catalogue that were confirmed. ``fields``: ids of the fields that the register has, by their folded names."""
    lines = [
        f"# yaml-language-server: $schema={depth}schemas/procedures.schema.json",
        f"# Thủ tục được thêm khi nhập {flat(source)}.",
        "",
        f"source: {scalar(f'tệp {flat(source)}')}",
        "provenance: official",
        "procedures:",
    ]
    for row in rows:
        title = flat(row.entry.title.text)
        lines += [
            f"  - code: {quoted(row.added or '')}",
            f"    title: {scalar(title or NOT_SAID)}",
            *_field(row, fields),
            f"    owner: {giver}",
            f"    basis: {_basis(row)}",
            "    review: chủ thể được suy từ quyết định giao, cần đối chiếu căn cứ",
        ]
    return "\n".join(lines) + "\n"


def _field(row: MatchedRow, fields: Mapping[str, str]) -> list[str]:
    """Write the field of a new entry: by its id, or why it is not known; nothing where the paper says none."""
    said = flat(row.entry.field)
    if fold(said) in fields:
        return [f"    field: {fields[fold(said)]}"]
    return [f"    field: {unknown(f'phụ lục ghi «{said}», sổ chưa có lĩnh vực mang tên ấy')}"] if said else []


def _basis(row: MatchedRow) -> str:
    if not row.basis:
        return unknown("phụ lục không ghi căn cứ có trong sổ")
    return (
        "["
        + ", ".join(f"{{instrument: {scalar(n)}{f', at: {scalar(at)}' if at else ''}}}" for n, at in row.basis)
        + "]"
    )
