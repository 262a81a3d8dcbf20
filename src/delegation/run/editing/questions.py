"""What is asked for a new entry of the register: each fact with its words, and how an answer is written into a rule file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from delegation.checks.shared.numbers import is_code, is_number, likely_code, likely_number
from delegation.documents.intake import citations
from delegation.documents.intake.writing import unknown
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading import schema, understood
from delegation.loading.explaining import closed_list
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.names import naming, words
from delegation.names.communes import communes
from delegation.names.naming import Kind, Match, Named
from delegation.speech.scalars import quoted, scalar
from delegation.values import dataclass

Sort = Literal[
    "text", "code", "number", "day", "words", "holder", "issuer", "field", "matter", "instrument", "basis", "commune"
]
_NAMED: Mapping[str, tuple[Callable[[Register], list[Named]], Kind]] = {
    "holder": (naming.holders, Kind.HOLDER),
    "field": (naming.fields, Kind.FIELD),
    "matter": (naming.matters, Kind.MATTER),
    "instrument": (naming.instruments, Kind.INSTRUMENT),
    "commune": (communes, Kind.COMMUNE),
}
_UNKNOWN = ("chưa rõ:", "unknown:")
"""So begins an answer that says why something is not known."""


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """A fact of an entry. ``option`` names it on the command line, ``key`` in the rule file; ``many``: several may be given.

    ``values``: the kind and the steps to the closed list of ``words`` in its schema. ``default``: YAML for where nothing is said.
    """

    option: str
    key: str
    said: Text
    sort: Sort = "text"
    required: bool = False
    many: bool = False
    values: tuple[str, ...] = ()
    default: str | None = None


def written(question: FactQuestion, answers: Iterable[str], register: Register) -> str:
    """Give answers as YAML. Raises ``AskedWronglyError`` where a name means nothing or several things, or a word or day is none."""
    every = [_one(question, one.strip(), register) for one in answers]
    return (
        f"[{', '.join(every)}]"
        if question.many and (len(every) > 1 or question.sort in ("basis", "matter"))
        else every[0]
    )


def _one(question: FactQuestion, answer: str, register: Register) -> str:
    if answer.casefold().startswith(_UNKNOWN):
        return unknown(answer.partition(":")[2].strip())
    readers: Mapping[str, Callable[[], str]] = {
        "text": lambda: scalar(answer),
        "code": lambda: _code(answer, register),
        "number": lambda: _number(answer),
        "day": lambda: _day(question, answer),
        "words": lambda: _word(question, answer),
        "issuer": lambda: _issuer(answer, register),
        "basis": lambda: _citation(answer, register),
        "instrument": lambda: _called(register, _meant("instrument", answer, register)),
    }
    return readers.get(question.sort, lambda: scalar(_meant(question.sort, answer, register)))()


def _code(answer: str, register: Register) -> str:
    """Give a code that no procedure has yet."""
    if not is_code(answer):
        likely = likely_code(answer)
        vi, en = (f" Có phải «{likely}»?", f" Is “{likely}” meant?") if likely else ("", "")
        raise AskedWronglyError(
            Text(
                f"Mã «{answer}» không đúng dạng một chữ số, dấu chấm, sáu chữ số.{vi}",
                f"The code “{answer}” is not one digit, a dot and six digits.{en}",
            )
        )
    known = register.matters.get(MatterId(answer))
    if known is not None:
        raise AskedWronglyError(
            Text(
                f"Sổ đã có mã {answer}: «{known.title}».",
                f"The register has the code {answer} already: “{known.title}”.",
            )
        )
    return quoted(answer)


def _number(answer: str) -> str:
    """Give a number of an instrument that is well-formed."""
    if not is_number(answer):
        likely = likely_number(answer, None)
        vi, en = (f" Có phải «{likely}»?", f" Is “{likely}” meant?") if likely else ("", "")
        raise AskedWronglyError(
            Text(
                f"Số, ký hiệu «{answer}» không đúng thể thức văn bản.{vi} Ví dụ: 13/QĐ-UBND, 121/2025/NĐ-CP; chưa rõ thì gõ «chưa rõ: lý do».",
                f"“{answer}” is not a well-formed number of an instrument.{en} Such as 13/QĐ-UBND, 121/2025/NĐ-CP; where it is not known, “unknown: reason”.",
            )
        )
    return scalar(answer)


def _issuer(answer: str, register: Register) -> str:
    """Give the holder of just that name, else the words: a central body is no holder of the register."""
    found = naming.find(answer, naming.holders(register))
    return found.candidates[0].id if found.how == "exact" else scalar(answer)


def _meant(sort: str, answer: str, register: Register) -> str:
    """Find the one entry that bears a name, or alone has it as a part of its name; what is only like one is offered."""
    known, kind = _NAMED[sort]
    found = naming.find(answer, known(register))
    if found.meant is None or found.how == "like":
        raise AskedWronglyError(
            naming.not_found(
                answer, Match("none" if found.how == "like" else found.how, found.candidates, found.more), kind.value
            )
        )
    return found.meant.id


def _called(register: Register, name: str) -> str:
    paper = register.instruments[InstrumentId(name)]
    return scalar(
        paper.number if isinstance(paper.number, str) and paper.number not in register.shared_numbers else paper.id
    )


def _citation(answer: str, register: Register) -> str:
    """Read «72/2025/QH15, Điều 14 khoản 1» or «khoản 1 Điều 14 Luật số 72/2025/QH15»: an instrument, with its place behind a comma or before it."""
    name, _, at = answer.partition(",")
    cited = citations.read(answer, register)
    if len(cited) == 1 and cited[0].known and cited[0].readable and not citations.NUMBER.split(answer)[-1].strip(" ."):
        name, at = cited[0].number, cited[0].at
    place = f", at: {scalar(at.strip())}" if at.strip() else ""
    return f"{{instrument: {_called(register, _meant('instrument', name.strip(), register))}{place}}}"


def _day(question: FactQuestion, answer: str) -> str:
    found = understood.day(answer)
    if found is not None:
        return found
    raise AskedWronglyError(
        Text(
            f"--{question.option} «{answer}» không phải là một ngày. Hãy gõ như 2026-07-01 hoặc 1/7/2026; chưa rõ thì gõ «chưa rõ: lý do».",
            f"--{question.option} “{answer}” is not a day. Type it like 2026-07-01 or 1/7/2026; where it is not known, “unknown: reason”.",
        )
    )


def values_of(question: FactQuestion) -> tuple[str, ...]:
    """Give the words of the closed list of a question."""
    kind, *steps = question.values
    node = schema.of(kind)
    for step in steps:
        node = node["items"] if step == "*" else node["properties"][step]
    return tuple(closed_list(node))


def _word(question: FactQuestion, answer: str) -> str:
    values = values_of(question)
    meant = [answer] if answer in values else words.meant(answer, values)
    if len(meant) == 1:
        return meant[0]
    listed = words.listed(meant or values)
    raise AskedWronglyError(
        Text(
            f"--{question.option} «{answer}» {'có thể là' if meant else 'không có trong danh sách'}: {listed.vi}.",
            f"--{question.option} “{answer}” {'may be' if meant else 'is none of'}: {listed.en}.",
        )
    )
