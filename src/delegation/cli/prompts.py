"""Commands that make a new entry: each question is an option, and is asked on a terminal where nothing was said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from delegation.cli.changing import below, settle
from delegation.cli.common import refuse_hypotheses, register_folder, remark, today
from delegation.cli.declared import Command, Option
from delegation.cli.offering import rule_files, words
from delegation.cli.options import DIFF
from delegation.cli.places import Completing, complete_communes, completing
from delegation.cli.terminal import asked, is_asked
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Language, Text
from delegation.model.register import Register
from delegation.run.editing.kinds import NewKind
from delegation.run.editing.new import Answers, made, missing
from delegation.run.editing.questions import FactQuestion, Sort, values_of, written
from delegation.run.editing.working_copy import WorkingCopy

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

_OFFERED: Mapping[Sort, Completing] = {
    "holder": completing("holder"),
    "issuer": completing("holder"),
    "field": completing("field"),
    "matter": completing("matter"),
    "instrument": completing("instrument"),
    "basis": completing("instrument"),
    "commune": complete_communes,
}
_SOURCES = completing("source")
"""What the shell offers for answers that name an entry."""


def command(kind: NewKind, said: Text, examples: Sequence[str]) -> Command:
    """Make the command that makes an entry of a kind."""
    return Command(
        _runner(kind),
        said=said,
        examples=examples,
        params=[
            *(_option(one) for one in kind.questions),
            Option(
                "--file",
                shell_complete=rule_files,
                metavar=Text("TỆP", "FILE"),
                said=Text(
                    "Ghi vào tệp này của sổ; mặc định nơi các mục cùng loại đang nằm.",
                    "Write into this file of the register; default: where its like stand.",
                ),
            ),
            DIFF,
        ],
    )


def _option(one: FactQuestion) -> Option:
    several = Text("; dùng được nhiều lần", "; may be given several times") if one.many else Text("", "")
    vi, en = (
        f"{one.said.vi[:1].upper()}{one.said.vi[1:]}{several.vi}.",
        f"{one.said.en[:1].upper()}{one.said.en[1:]}{several.en}.",
    )
    metavar = Text("NGÀY", "DAY") if one.sort == "day" else Text("CHỮ", "WORDS")
    return Option(
        f"--{one.option}",
        f"said_{one.option.replace('-', '_')}",
        multiple=one.many,
        metavar=metavar,
        said=Text(vi, en),
        shell_complete=_offered(one),
    )


def _offered(one: FactQuestion) -> Completing | None:
    """Give what the shell offers; a schema is read only where it asks."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return words(*values_of(one))(ctx, param, incomplete)

    if one.values:
        return complete
    return _SOURCES if one.key == "source" else words("whole") if one.key == "scope" else _OFFERED.get(one.sort)


def _runner(kind: NewKind) -> Callable[..., int]:
    def run(*, language: Language, file: str | None, shown: bool, **said: str | tuple[str, ...] | None) -> int:
        refuse_hypotheses(f"new {kind.name}")
        root = register_folder()
        copy = WorkingCopy.read(root)
        given: Answers = {
            one.option: (value,) if isinstance(value, str) else tuple(value)
            for one in kind.questions
            if (value := said.get(f"said_{one.option.replace('-', '_')}"))
        }
        answers = _completed(kind, given, copy, language)
        try:
            found = made(copy, kind, answers, today(root), None if file is None else below(root, file))
        except DelegationError:
            if answers != given:
                remark(_again(kind, answers, file), language)
            raise
        told = Text(
            f"Đã ghi {kind.said.vi} {found.id} vào {found.file}.",
            f"Wrote the {kind.said.en} {found.id} into {found.file}.",
        )
        return settle(root, copy, found.after, today(root), told, language, shown=shown)

    return run


def _completed(kind: NewKind, answers: Answers, copy: WorkingCopy, language: Language) -> Answers:
    """Ask on a terminal what must be answered and is not. Raises ``AskedWronglyError`` where there is none."""
    register = copy.loaded.register
    for one in kind.questions:
        if one.option in answers:
            written(one, answers[one.option], register)  # what cannot be meant is told before anything else is asked
    lacking = missing(kind, answers, register)
    if lacking and not is_asked():
        raise AskedWronglyError(_lacking(kind, lacking))
    found = dict(answers)
    while lacking:
        found[lacking[0].option] = (_asked(lacking[0], register, language),)
        lacking = missing(kind, found, register)
    return found


def _asked(question: FactQuestion, register: Register, language: Language) -> str:
    """Ask until the answer means something, and tell which entry a name is taken for."""
    one = replace(question, many=False)
    answer = asked(question.said.in_(language), lambda said: written(one, [said], register), language)
    meant = written(one, [answer], register)
    if question.sort in _OFFERED and answer not in meant:
        remark(Text(f"→ {meant}", f"→ {meant}"), language)
    return answer


def _again(kind: NewKind, answers: Answers, file: str | None) -> Text:
    """Give the command with all that was answered: of what is refused at last nothing need be typed again."""
    import shlex

    given = [part for option, several in answers.items() for one in several for part in (f"--{option}", one)]
    line = shlex.join(["delegation", "new", kind.name, *given, *(["--file", file] if file is not None else [])])
    return Text(f"Các câu trả lời, để sửa rồi chạy lại: {line}", f"The answers, to be mended and run again: {line}")


def _lacking(kind: NewKind, lacking: Sequence[FactQuestion]) -> Text:
    vi, en = (", ".join(f"--{one.option} ({one.said.in_(side)})" for one in lacking) for side in ("vi", "en"))
    return Text(
        f"Còn thiếu để ghi {kind.said.vi}: {vi}. Hãy thêm các tùy chọn đó; hoặc chạy trên màn hình, lệnh sẽ hỏi.",
        f"Still needed for a new {kind.said.en}: {en}. Add these options; or run it on a terminal, and it will ask.",
    )
