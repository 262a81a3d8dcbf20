"""The legal bases of a decision as a whole: which of them the register has, and what is asked of those that it has not."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.intake import days
from delegation.documents.intake.asked import KEEP, Answers, ImportQuestion, settled
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.letters import flat
from delegation.documents.intake.sentences import ARTICLE, Line
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.names.folding import fold
from delegation.values import dataclass

_BASED = "can cu "
_CUT = 80
_KNOWN, _UNKNOWN = "căn cứ ban hành", "căn cứ ban hành chưa có trong sổ"


@dataclass(frozen=True, slots=True)
class Grounds:
    """``note``: what the note of the instrument says of them; ``asked``: the question of those that the register has not, ``open`` where nobody has answered."""

    note: str = ""
    asked: tuple[ImportQuestion, ...] = ()
    open: tuple[ImportQuestion, ...] = ()


NONE = Grounds()


def read(lines: Sequence[Line], register: Register, answers: Answers, held: str) -> Grounds:
    """Give the legal bases that stand above the articles. ``held``: the note of the decision in the register, where it has it."""
    known, unknown, first = dict[str, None](), dict[str, None](), None
    for text, place in lines:
        if ARTICLE.match(text):
            break
        if not fold(text).startswith(_BASED):
            continue
        first = first or place
        for one in flat(text)[len(_BASED) :].rstrip(" .;").split("; "):
            for words in NUMBER.findall(one) or [one]:
                number = _number(words, one, register)
                (known if number else unknown)[number or _short(words)] = None
    said = [f"{name}: {', '.join(each)}" for name, each in ((_KNOWN, known), (_UNKNOWN, unknown)) if each]
    if first is None or not unknown or all(one in held for one in unknown):
        return Grounds("; ".join(said))
    question = _question(tuple(unknown), first)
    return Grounds("; ".join(said), (question,), () if settled(question, answers) == KEEP else (question,))


def _number(words: str, text: str, register: Register) -> str:
    """Give the number of an instrument of the register that words cite: by its number, or a law by its title and day."""
    found = register.instrument("".join(words.split())) if NUMBER.fullmatch(words) else None
    if found is None and not NUMBER.search(words):
        titled = [one for one in register.instruments.values() if _is_titled(one, text)]
        found = titled[0] if len(titled) == 1 else None
    return found.number if found is not None and isinstance(found.number, str) else ""


def _is_titled(one: Instrument, text: str) -> bool:
    day = days.in_text(text)
    if day is None or not isinstance(one.title, str) or one.issued != day:
        return False
    name = fold(text)
    return any(name.startswith(f"{before}{fold(one.title)} ngay ") for before in ("", "luat "))


def _short(words: str) -> str:
    return words if len(words) <= _CUT else f"{words[: _CUT - 1]}…"


def _question(unknown: tuple[str, ...], place: Text) -> ImportQuestion:
    listed = "; ".join(unknown)
    return ImportQuestion(
        "total:bases:unknown-base",
        place,
        Text(
            f"văn bản căn cứ chưa có trong sổ: {listed}. Hãy thêm vào sổ (delegation new instrument) rồi nhập lại, hoặc «{KEEP}» để chỉ chép vào ghi chú của quyết định",
            f"legal bases that the register has not: {listed}. Add them (delegation new instrument) and import again, or “{KEEP}” copies them into the note of the decision alone",
        ),
        "",
        (KEEP,),
    )
