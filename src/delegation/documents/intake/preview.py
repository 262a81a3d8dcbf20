"""What an import would do, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.documents.intake import sentence_questions
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.asked import ImportQuestion, alike, said_of
from delegation.documents.intake.deed import NAMES
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.matching import ANSWERED, MatchedRow
from delegation.documents.intake.papers import Paper, letters
from delegation.documents.intake.scopes import RowScope
from delegation.findings import Language, Text
from delegation.model.row_numbers import RowNumber
from delegation.speech import counted
from delegation.speech.numbers import ranges

_WIDEST = 60
_SHOWN = 20
_KINDS = {
    "row": Text("số thứ tự", "row number"), "code": Text("mã", "code"), "printed": Text("mã như in", "code as printed"), "title": Text("tên", "title"), "field": Text("lĩnh vực", "field"),
    "receiver": Text("bên nhận", "receiver"), "marked": Text("bên nhận, đánh dấu", "receiver, marked"), "giver": Text("bên giao", "giver"), "level": Text("cấp thực hiện", "level"), "basis": Text("căn cứ", "legal basis"),
    "end": Text("đến hết ngày", "last day"), "steps": Text("các bước", "steps"), "duration": Text("thời hạn giải quyết", "time allowed"), "note": Text("ghi chú", "note"),
}  # fmt: skip


def text(
    paper: Paper,
    annex: ImportedAnnex,
    facts: Facts,
    rows: Sequence[MatchedRow],
    language: Language,
    *,
    every: bool,
    totals: Sequence[ImportQuestion] = (),
) -> str:
    """Tell what was read, what each row means, and what is asked; of rows that are in order the first few unless ``every``."""
    lines = [
        *_notices(paper, annex), *_facts(facts), *_columns(annex), *_rows(rows, every=every), *_questions(facts, totals, rows), *_counts(rows),
    ]  # fmt: skip
    return "\n".join(one.in_(language) for one in lines) + "\n"


def _notices(paper: Paper, annex: ImportedAnnex) -> Iterator[Text]:
    yield Text(f"Tệp {paper.name}", f"File {paper.name}")
    yield from (Text(f"  chú ý: {one.vi}", f"  note: {one.en}") for one in paper.notices)
    for words, place in annex.notes:
        yield Text(f"  dưới bảng, {place.vi}: {words}", f"  under the table, {place.en}: {words}")


def _facts(facts: Facts) -> Iterator[Text]:
    yield Text("Văn bản", "The decision")
    for key, name in NAMES.items():
        fact = facts.said.get(key)
        if fact is not None:
            value = facts.labels.get(key) or Text(_cut(fact.value), _cut(fact.value))
            yield Text(f"  {name.vi}: {value.vi}  ({fact.place.vi})", f"  {name.en}: {value.en}  ({fact.place.en})")
        elif key == "end" and facts.articles.time:
            yield Text(
                f"  {name.vi}: chưa rõ (còn câu phải hỏi)", f"  {name.en}: not known (a sentence is to be asked)"
            )
        elif key == "end" and (last := facts.articles.of().last):
            yield Text(f"  {name.vi}: {last}  (theo câu trả lời)", f"  {name.en}: {last}  (as answered)")
        elif key == "end" and (parts := [one for one in facts.articles.parts if one.last]):
            by = (
                Text("từng phụ lục", "each annex")
                if all(one.scope.annexes for one in parts)
                else Text("từng bên nhận", "each receiver")
            )
            yield Text(f"  {name.vi}: theo {by.vi}, nêu ở dưới", f"  {name.en}: as {by.en} has it, told below")
        elif key in ("number", "issued", "title", "effective", "end"):
            yield Text(
                f"  {name.vi}: chưa rõ (không thấy trong văn bản)", f"  {name.en}: not known (not found in the paper)"
            )


def _columns(annex: ImportedAnnex) -> Iterator[Text]:
    for table, known in annex.read:
        named = [
            (letters(at + 1), _KINDS[kind], known.words[at]) for at, kind in enumerate(known.kinds) if kind != "other"
        ]
        vi = ", ".join(f"{at} {kind.vi}{f' «{words}»' if words else ''}" for at, kind, words in named)
        en = ", ".join(f"{at} {kind.en}{f' “{words}”' if words else ''}" for at, kind, words in named)
        guessed = _guessed(known)
        yield Text(f"{table.name.vi}: {vi}{guessed.vi}", f"{table.name.en}: {en}{guessed.en}")
    for words, name in annex.passed:
        yield Text(
            f"  không đọc {name.vi} (không có cột mã hay tên): «{_cut(words)}»",
            f"  {name.en} is not read (no column of codes or titles): “{_cut(words)}”",
        )
    if annex.outside:
        first, count = annex.outside[0], len(annex.outside)
        yield Text(
            f"  không đọc {count} đoạn ngoài bảng có mã thủ tục, đoạn đầu ({first.place.vi}): «{_cut(first.text)}»",
            f"  {counted(count, '', 'paragraph').en} outside tables that name a code {'is' if count == 1 else 'are'} not read, the first ({first.place.en}): “{_cut(first.text)}”",
        )
    for words, name in annex.unread:
        yield Text(f"  không đọc cột «{words}» ({name.vi})", f"  the column “{words}” is not read ({name.en})")


def _guessed(known: Heads) -> Text:
    if not known.guessed:
        return Text("", "")
    listed = ", ".join(letters(one + 1) for one in known.guessed)
    return Text(f" (cột {listed} nhận ra theo nội dung)", f" (columns {listed} known by what stands in them)")


def _rows(rows: Sequence[MatchedRow], *, every: bool) -> Iterator[Text]:
    yield Text("Các dòng", "Rows")
    calm = 0
    for row in rows:
        calm += not row.asked and not row.left_out
        if every or row.asked or row.left_out or calm <= _SHOWN:
            yield _row(row)
    if calm > _SHOWN and not every:
        more = calm - _SHOWN
        yield Text(
            f"  … và {more} dòng khớp nữa (--all để xem hết)",
            f"  … and {counted(more, '', 'more row').en} that agree (--all shows them)",
        )


def _row(row: MatchedRow) -> Text:
    number = f"{row.entry.number:>4}" if row.entry.number is not None else "   –"
    title = _cut(row.entry.called)
    if row.left_out:
        why = row.reason if row.entry.struck else ANSWERED
        said = Text(f"bỏ, {why.vi}", f"left out, {why.en}")
    elif row.open:
        said = Text("? còn phải hỏi", "? to be asked")
    elif row.added is not None:
        said = Text(f"{row.added} thêm mới, theo câu trả lời", f"{row.added} new, as answered")
    else:
        score = f" {row.score:.0f}" if row.score else ""
        said = Text(f"{row.matter} ({row.reason.vi}{score})", f"{row.matter} ({row.reason.en}{score})")
    return Text(f"  {number}  {said.vi}  {title}", f"  {number}  {said.en}  {title}")


def _questions(facts: Facts, totals: Sequence[ImportQuestion], rows: Sequence[MatchedRow]) -> Iterator[Text]:
    asked = [*facts.open, *totals, *(one for row in rows for one in row.open)]
    if not asked:
        return
    numbers = {one.key: row.entry.number for row in rows for one in row.open}
    yield Text("Còn phải hỏi", "Questions")
    sentences = [one for one in asked if one.key.endswith(sentence_questions.SORT)]
    articles = facts.articles
    still = zip(articles.open, articles.unanswered, articles.scopes, strict=True)
    words_of = {one.key: _scoped(words, scope) for one, words, scope in still}
    if sentences:
        yield Text(f"  {sentence_questions.LEAD.vi}", f"  {sentence_questions.LEAD.en}")
        yield from (
            Text(f"    {one.place.vi}: {words_of[one.key].vi}", f"    {one.place.en}: {words_of[one.key].en}")
            for one in sentences
        )
    for each in alike(one for one in asked if one not in sentences):
        one = each[0]
        vi = f" Đề xuất: {one.proposal}." if one.proposal else ""
        en = f" Proposed: {one.proposal}." if one.proposal else ""
        where = one.place if len(each) == 1 else together(each, numbers)
        said = said_of(each)
        yield Text(f"  {where.vi}: {_ended(said.vi)}{vi}", f"  {where.en}: {_ended(said.en)}{en}")


def _scoped(words: str, scope: RowScope) -> Text:
    """Give a sentence with the rows that it is about alone."""
    named = scope.named
    only = Text(f" (chỉ các dòng của {named.vi})", f" (the rows of {named.en} alone)") if scope else Text("", "")
    return Text(f"«{words}»{only.vi}", f"“{words}”{only.en}")


def together(each: Sequence[ImportQuestion], numbers: Mapping[str, RowNumber | None]) -> Text:
    """Say of which rows equal questions are: how many, and their numbers, or the first and last place where they have none."""
    known = [number for one in each if (number := numbers.get(one.key)) is not None]
    rows = counted(len(each), "dòng", "row")
    if len(known) == len(each) == len(set(known)):
        listed = ranges(known)
        return Text(f"{rows.vi} (STT {listed})", f"{rows.en} (numbers {listed})")
    first, last = each[0].place, each[-1].place
    return Text(f"{rows.vi} ({first.vi} đến {last.vi})", f"{rows.en} ({first.en} to {last.en})")


def _counts(rows: Sequence[MatchedRow]) -> Iterator[Text]:
    ready = sum(not one.open and not one.left_out for one in rows)
    waiting, left = sum(bool(one.open) for one in rows), sum(one.left_out for one in rows)
    all_rows = counted(len(rows), "dòng", "row")
    yield Text(
        f"{all_rows.vi}: {ready} nhập được, {waiting} còn phải hỏi, {left} bỏ.",
        f"{all_rows.en}: {ready} can be imported, {waiting} to be asked, {left} left out.",
    )


def _cut(words: str) -> str:
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"


def _ended(said: str) -> str:
    return said if said.endswith("?") else f"{said}."
