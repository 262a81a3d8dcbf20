"""``delegation explain``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from delegation.checks import cases
from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE, by_id
from delegation.cli.common import emit, rendering
from delegation.cli.declared import Argument, Command
from delegation.cli.exits import SOUND
from delegation.cli.language import sayer
from delegation.cli.offering import explained
from delegation.cli.options import AS_OF, form_option
from delegation.cli.reading import opened, warn_of_problems
from delegation.cli.speech import nearest, refuse
from delegation.findings import Language, Text
from delegation.reports.shared.rendering import SUBJECTS
from delegation.speech import SEVERITIES

_FORMS = ("text", "json")


def _run(*, language: Language, check: str | None, as_of: date | None, form: str | None) -> int:
    if check is not None and ":" in check:
        return _finding(check.strip(), as_of, form, language)
    if form == "json":
        raise refuse(
            "--format json chỉ dùng khi giải thích một phát hiện theo khóa của nó.",
            "--format json goes with the key of a finding only.",
            language,
            click.get_current_context(),
        )
    emit("\n".join(_list(language) if check is None else _explained(_find(check, language), language)) + "\n")
    return SOUND


def _finding(key: str, as_of: date | None, form: str | None, language: Language) -> int:
    from delegation.reports.questions import explain as written
    from delegation.run.explaining import asked_for

    asked = opened(language, as_of)
    told = asked_for(asked.loaded, asked.examination.as_of, key, asked.root)
    register = asked.loaded.register
    if isinstance(told, written.ExplainedCause):
        if form == "json":
            raise refuse(
                f"{key} là khóa của một nguyên nhân; dạng json của nó: delegation check --cause {key} --format json.",
                f"{key} is the key of a cause; as json it is written by: delegation check --cause {key} --format json.",
                language,
                click.get_current_context(),
            )
        emit(written.of_cause(told, rendering(language, asked.root)))
    elif form == "json":
        emit(written.as_json(told, register, asked.loaded.rules_hash))
    else:
        emit(written.text(told, register, rendering(language, asked.root)))
    warn_of_problems(asked.loaded, language)
    return SOUND


def _find(asked: str, language: Language) -> Check:
    name = asked.strip().upper()
    name = f"DLG{name}" if name[:1].isdigit() else name
    found = by_id(name)
    if found is None:
        known = {one.id: one.title.in_(language) for one in CATALOGUE}
        near = nearest(name, known)
        more = (
            Text("", "")
            if near is None
            else Text(f" Có phải ý bạn là {near} ({known[near]})?", f" Did you mean {near} ({known[near]})?")
        )
        vi = f"Không có phép kiểm tra «{asked}».{more.vi} Gõ delegation explain để xem tất cả."
        en = f"There is no check “{asked}”.{more.en} Type delegation explain to see them all."
        raise refuse(vi, en, language, click.get_current_context())
    return found


def _list(language: Language) -> Iterator[str]:
    subject = ""
    for one in CATALOGUE:
        if one.subject != subject:
            subject = one.subject
            yield f"{subject} {SUBJECTS[subject].in_(language)}"
        yield f"  {one.id}  {one.title.in_(language)} ({SEVERITIES[one.severity].in_(language)})"


def _explained(check: Check, language: Language) -> Iterator[str]:
    say = sayer(language)

    yield f"{check.id}: {check.title.in_(language)}"
    weight, subject = SEVERITIES[check.severity].in_(language), SUBJECTS[check.subject].in_(language)
    yield say(
        f"Mức mặc định: {weight}. Nội dung: {check.subject} {subject}.",
        f"Default: {weight}. Subject: {check.subject} {subject}.",
    )
    for label, said in (
        (say("Vì sao", "Why"), check.why),
        (say("Cách xử lý", "What to do"), check.mend),
        (say("Căn cứ", "Legal source"), check.legal_source),
    ):
        if said.in_(language):
            yield ""
            yield label
            yield f"  {said.in_(language)}"
    yield from _example(check.id, "bad", say("Ví dụ sai", "Wrong"))
    said_of_it = cases.said_of(check.id)
    if said_of_it:
        yield ""
        yield say("Chương trình nêu", "What is said of it")
        yield from (f"  {line}".rstrip() for line in _recorded(said_of_it, language))
    yield from _example(check.id, "good", say("Ví dụ đúng", "Right"))


_LABELS = {
    "lỗi": "error",
    "cảnh báo": "warning",
    "lưu ý": "info",
    "liên quan": "related",
    "cách sửa": "what to do",
    "số việc": "matters",
    "khóa": "key",
}


def _recorded(text: str, language: Language) -> Iterator[str]:
    """Give the recorded findings in one language; the record holds both, side by side."""
    for line in text.rstrip().splitlines():
        label, colon, said = line.strip().partition(": ")
        if not line.startswith("  "):
            place, _, weight = line.rpartition(": ")
            word, _, check = weight.rpartition(" ")
            yield line if language == "vi" or not check else f"{place}: {_LABELS.get(word, word)} {check}"
        elif label in ("vi", "en"):
            if label == language:
                yield f"  {said}"
        elif language == "vi" or label in _LABELS:
            vi, _, en = said.partition(" | ")
            yield f"  {label if language == 'vi' else _LABELS[label]}{colon}{en if en and language == 'en' else vi}"


def _example(check: str, side: cases.Side, label: str) -> Iterator[str]:
    for one in cases.own_files(check, side):
        yield ""
        yield f"{label} ({one.name})"
        yield from (f"  {line}".rstrip() for line in one.text.rstrip().splitlines())


COMMAND = Command(
    _run,
    said=Text(
        "Giải thích một phép kiểm tra: hỏi gì, vì sao, xử lý thế nào, căn cứ nào, với một ví dụ sai và một ví dụ đúng. "
        "Với khóa của một phát hiện thì dẫn giải phát hiện đó: sổ ghi gì ở đâu, văn bản nào còn hiệu lực, quy phạm nào quyết định, "
        "ai có thẩm quyền ở đó, làm gì để hết. Không có gì thì liệt kê mọi phép kiểm tra.",
        "Explain a check: what it asks, why, what to do, its legal source, with a wrong and a right example. "
        "With the key of a finding, derive that finding: what the register states and where, which texts are in force, which norm "
        "decides, who holds there, what makes it go away. With nothing, list all checks.",
    ),
    arguments=[
        (
            Text("MÃ|KHÓA", "CHECK|KEY"),
            Text(
                "DLG201, dlg201, 201; hoặc khóa của một phát hiện hay một nguyên nhân, như DLG702:uq-sct-2025.",
                "DLG201, dlg201, 201; or the key of a finding or a cause, such as DLG702:uq-sct-2025.",
            ),
        )
    ],
    examples=(
        "delegation explain DLG201",
        "delegation --lang en explain 301",
        "delegation explain DLG702:uq-sct-2025",
        "delegation explain DLG702:uq-sct-2025 --format json | jq .provisions",
        "delegation explain",
    ),
    params=[
        Argument("check", required=False, metavar=Text("[MÃ|KHÓA]", "[CHECK|KEY]"), shell_complete=explained),
        AS_OF,
        form_option(*_FORMS),
    ],
)
