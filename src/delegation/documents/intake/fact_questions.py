"""What is asked of the facts of a decision: those that it does not state, states in several ways, or states by no value."""

from __future__ import annotations

import re

from delegation.documents.intake.asked import UNKNOWN, ImportQuestion
from delegation.documents.intake.deed import KEY, NAMES
from delegation.documents.intake.lasting import Fact
from delegation.findings import Text
from delegation.model.terms import iso_day
from delegation.names.folding import fold
from delegation.speech.days import day
from delegation.speech.mechanisms import MECHANISMS

_MECHANISMS = ("delegation", "decentralisation", "internal-assignment", "signing-for")
_GIVEN = (*_MECHANISMS, "transfer")
"""Those that a decision may give by: one that the register has may be of the last, too, and comes back in its exported sheet."""
MECHANISM_OF = {fold(MECHANISMS[one].vi): one for one in _GIVEN}
_MECHANISM_WORDS = tuple(MECHANISMS[one].vi for one in _MECHANISMS)
"""The same as people say and answer them."""
TERMS = ("effective", "begins", "end")
"""Days that papers also state by words."""
DAYS = ("issued", *TERMS)
_PARTED = Text(
    "Nếu các dòng không cùng một ngày cuối thì trả lời ở đây ngày của phần lớn các dòng, và ghi ngày của mỗi dòng khác ở dòng đó của bảng hỏi.",
    "Where rows end on different days, answer the day of most rows here, and write that of each other row at it in the sheet.",
)
_NO_ID = Text(
    "văn bản không ghi số, ký hiệu, nên không cho biết mã văn bản trong sổ: hãy trả lời số, ký hiệu (--fact number) và ngày ban hành (--fact issued), hay mã (--fact id)",
    "the paper prints no number, and so does not say: id in the register; answer its number (--fact number) and day of signing (--fact issued), or an id (--fact id)",
)
ANSWERED = Text("câu trả lời", "the answer")
NO_FACT = Fact("", "", Text("", ""))


def which(name: Text, words: str, called: tuple[str, ...], *, several: bool) -> Text:
    """Ask which of the holders that words may mean it is; ``several``: of those whom the decision names as receivers."""
    listed = ", ".join(called)
    if several:
        return Text(
            f"văn bản giao cho nhiều bên ({listed}) mà phụ lục không ghi dòng nào của bên nào: {name.vi} của mọi dòng là ai? Nếu mỗi bên nhận một phần, hãy thêm vào phụ lục cột «Cơ quan được ủy quyền»",
            f"the decision gives to several ({listed}), and the annex does not say which rows to whom: who is the {name.en} of all rows? Where each receives a part, add a column “Cơ quan được ủy quyền” to the annex",
        )
    return Text(
        f"{name.vi} «{words}» có thể là nhiều chủ thể: {listed}", f"{name.en} “{words}” may be several: {listed}"
    )


def who_of(words: str) -> Text:
    """Ask who receives where the words of the decision leave it open: *A hoặc B*, *cấp phó*, *các Sở tương ứng*."""
    return Text(
        f"điều khoản ghi giao cho «{words}», chưa rõ ai nhận: chỉ trả lời ở đây nếu mọi dòng có cùng bên nhận (nhiều bên thì ngăn bằng dấu ;). Nếu mỗi bên nhận một phần, hãy thêm vào phụ lục cột «Cơ quan được ủy quyền» rồi nhập lại",
        f"the article gives to “{words}”, which leaves open who receives: answer here only where all rows have the same receivers (several parted by ;). Where each receives a part, add a column “Cơ quan được ủy quyền” to the annex, and import again",
    )


def missing(key: str) -> ImportQuestion:
    """Ask for what the paper does not say."""
    name = NAMES[key]
    options = _MECHANISM_WORDS if key == "mechanism" else ()
    listed = f": {', '.join(options)}" if options else ""
    if key == "id":
        return ImportQuestion(KEY + key, Text("văn bản", "the paper"), _NO_ID)
    return ImportQuestion(
        KEY + key,
        Text("văn bản", "the paper"),
        Text(f"văn bản không cho biết {name.vi}{listed}", f"the paper does not say: {name.en}{listed}"),
        "",
        options,
    )


def misread(said: dict[str, Fact]) -> list[ImportQuestion]:
    """Take away answers that are no value of their fact, and ask again."""
    wrong: list[str] = [key for key in DAYS if key in said and iso_day(said[key].value) is None]
    wrong += ["number"] if "; " in said.get("number", NO_FACT).value else []
    wrong += ["mechanism"] if "mechanism" in said and said["mechanism"].value not in _GIVEN else []
    wrong += ["id"] if "id" in said and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", said["id"].value) else []
    asked = []
    for key in wrong:
        name, fact = NAMES[key], said.pop(key)
        if key == "number" or (key in DAYS and fact.place != ANSWERED):
            asked.append(_worded(key, fact))
            continue
        listed = ", ".join(MECHANISMS[one].vi for one in _GIVEN)
        takes = (
            Text(f"là một trong: {listed}", f"one of {listed}")
            if key == "mechanism"
            else Text(
                "ngày ghi như 2026-12-31; mã gồm chữ thường không dấu, số, gạch nối",
                "a day is written 2026-12-31; an id in lower-case letters, digits and hyphens",
            )
        )
        said_of = Text(
            f"«{fact.value}» không phải là {name.vi} ({takes.vi})", f"“{fact.value}” is no {name.en} ({takes.en})"
        )
        asked.append(ImportQuestion(KEY + key, fact.place, said_of, "", _MECHANISM_WORDS if key == "mechanism" else ()))
    return asked


def _worded(key: str, fact: Fact) -> ImportQuestion:
    """Ask for the day that a term in words, or one with several days, means."""
    name = NAMES[key]
    if key == "number":
        numbers = tuple(fact.value.split("; "))
        vi, en = " và ".join(f"«{one}»" for one in numbers), " and ".join(f"“{one}”" for one in numbers)
        asks = Text(
            f"{name.vi}: văn bản ghi {vi}; số nào đúng? Nếu tệp có phụ lục của hai quyết định thì hãy tách thành hai tệp, nhập từng tệp",
            f"{name.en}: the paper says {en}; which of them is right? Where it holds annexes of two decisions, part it into two files, and import each",
        )
        return ImportQuestion(KEY + key, fact.place, asks, "", numbers)
    shown = [day(found) if (found := iso_day(one)) else Text(one, one) for one in fact.value.split("; ")]
    vi, en = " và ".join(f"«{one.vi}»" for one in shown), " and ".join(f"“{one.en}”" for one in shown)
    also = Text(f", hay «{UNKNOWN}»", f", or “{UNKNOWN}”") if key in TERMS else Text("", "")
    said = Text(
        f"{name.vi}: văn bản ghi {vi}. Là ngày nào (như 2026-12-31){also.vi}?",
        f"{name.en}: the paper says {en}. Which day is it (like 2026-12-31){also.en}?",
    )
    days = [one for one in fact.value.split("; ") if iso_day(one)]
    if key == "end" and len(days) > 1:
        said = Text(f"{said.vi} {_PARTED.vi}", f"{said.en} {_PARTED.en}")
    return ImportQuestion(KEY + key, fact.place, said, "", (*days, *((UNKNOWN,) if key in TERMS else ())))
