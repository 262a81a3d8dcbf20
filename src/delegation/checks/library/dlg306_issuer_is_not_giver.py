"""The issuer of the instrument is not the giver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant
from delegation.model.reasons import english
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown, if_known
from delegation.names.folding import fold
from delegation.names.shortened import spelt_out
from delegation.speech import holders, instruments

_LOCAL = ("chair-", "committee-", "council-", "centre-", "other")
"""How the types of instruments begin that no central body issues, or any may."""


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the giver of every grant against the issuer of its instrument, where the register knows both."""
    register = examination.register
    for grant in words.state_grants(register):
        made_by = words.instrument_of(register, grant)
        if made_by is None:
            continue
        issuer, giver = register.holder(made_by.issuer), register.holder(grant.giver)
        if giver is None or (issuer is None and not _is_another(made_by, register)):
            continue
        if issuer is None or not _is_same(issuer, giver):
            yield _problem(grant, made_by, issuer, giver, register)


def _is_another(made_by: Instrument, register: Register) -> bool:
    """Whether a local decision was issued by somebody whom the register does not have, by name: then no giver of the register issued it.

    Where the register has a holder of that name, its id is wanted, and only that is told. A text of a central body is above every giver.
    """
    issuer = made_by.issuer
    if not isinstance(issuer, str) or " " not in issuer or not made_by.type.startswith(_LOCAL):
        return False
    called = spelt_out(issuer, register.name)
    return all(
        spelt_out(name, register.name) != called for one in register.holders.values() for name in (one.name, one.label)
    )


def _is_same(issuer: Holder, giver: Holder) -> bool:
    """Whether giver and issuer are one, or the head of a body gives in its body's paper.

    A committee and its chair are two holders, always; the paper of a department is its director's.
    """
    if issuer.id == giver.id or giver.is_class:
        return True
    return giver.head_of == issuer.id and giver.kind != "chair"


_TODO = Text(
    "đối chiếu người ký và thể thức (TM. UBND hay Chủ tịch) trên văn bản rồi sửa một trong hai",
    "compare with the signature on the instrument (for the committee, or the chair) and correct one of the two",
)
_OF_A_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố|TP\.?)\s+(\S.*)", re.IGNORECASE)
_CENTRAL = re.compile(r"(?:Bộ(?: trưởng)?|Thứ trưởng|Chính phủ|Thủ tướng|Quốc hội|Ủy ban Thường vụ)\b", re.IGNORECASE)


def _from_outside(name: Text, issuer: str, giver: Holder, place: str) -> tuple[Text, Text]:
    """Say of an issuer whom the register does not have who issued, who gives, and what is to be looked at. ``place``: what the register is called."""
    elsewhere = _OF_A_PROVINCE.search(issuer)
    sort = (
        Text("cơ quan trung ương", "a central body")
        if _CENTRAL.match(issuer)
        else Text("cơ quan của tỉnh, thành phố khác", "a body of another province or city")
        if elsewhere is not None and fold(elsewhere[1]) not in fold(place)
        else Text("tên mà sổ không có", "a name that the register does not have")
    )
    label = holders.in_sentence(giver)
    said = Text(
        f"bên giao là {label.vi}, nhưng {name.vi} do {issuer} ban hành, là {sort.vi}: không ai giao quyền của mình bằng văn bản của người khác.",
        f"the giver is {label.en}, but {name.en} was issued by {issuer}, {sort.en}: nobody gives by the paper of another.",
    )
    todo = Text(
        f"xem trên văn bản ai ký: {label.vi} ký thì ghi issuer: {giver.id}; đúng là {issuer} ký thì «from» sai, hoặc văn bản này không thuộc sổ",
        f"look at who signed: where it was {label.en} write issuer: {giver.id}; where it was {issuer}, `from` is wrong, or the instrument is none of this register",
    )
    return said, todo


def _problem(grant: Grant, made_by: Instrument, issuer: Holder | None, giver: Holder, register: Register) -> Problem:
    name, todo = instruments.instrument(made_by), _TODO
    if issuer is None:
        said, todo = _from_outside(name, str(made_by.issuer), giver, register.name)
    else:
        by = holders.in_sentence(issuer)
        said = Text(
            vi=f"bên giao là {giver.label}, nhưng {name.vi} do {by.vi} ban hành.",
            en=f"the giver is {holders.in_sentence(giver).en}, but {name.en} was issued by {by.en}.",
        )
    if is_unread := isinstance(grant.at, Unknown):
        said = Text(
            vi=f"{said.vi} Sổ chưa có văn bản ({grant.at.reason}), nên cần xem xét.",
            en=f"{said.en} The text is not in the register ({english(grant.at.reason)}): to be considered.",
        )
    rows = if_known(grant.rows)
    return Problem(
        grant.place.at("from"),
        said,
        about=(grant.id, made_by.id),
        count=max(1, len(rows)),
        stands_for=tuple(row.matter for row in rows),
        grants=(grant.id,),
        severity=Severity.WARNING if is_unread else None,
        related=(RelatedPlace(made_by.place.at("issuer"), Text("cơ quan ban hành", "issuer")),),
        fix=Fix(todo),
    )


CHECK = Check(
    id="DLG306",
    severity=Severity.ERROR,
    title=Text(
        vi="Cơ quan ban hành văn bản không phải bên giao",
        en="The issuer of the instrument is not the giver",
    ),
    why=Text(
        vi="Ủy quyền là việc của chính chủ thể có thẩm quyền, bằng văn bản của mình. UBND và Chủ tịch UBND là hai chủ thể: "
        "UBND không ủy quyền thay việc của Chủ tịch, Chủ tịch không ủy quyền thay việc của UBND. Khi sổ mới biết văn bản qua báo cáo "
        "(at: {unknown: …}) thì chỉ là cảnh báo: báo cáo có thể ghi lẫn.",
        en="Delegation is done by the holder itself, by its own paper. A committee and its chair are two holders: neither "
        "delegates what is the other's. Where the register knows the instrument from a report only (at: {unknown: …}) it is a warning: the "
        "report may mix the two.",
    ),
    mend=Text(
        vi="Xem lại văn bản: ai ký, ký thay mặt UBND (TM.) hay với tư cách Chủ tịch. Sửa «from» hoặc «issuer» cho đúng; nếu "
        "chính văn bản lẫn hai chủ thể thì đề nghị ban hành lại.",
        en="Look at the instrument: who signed, for the committee or as chair. Correct `from` or `issuer`; if the paper "
        "itself mixes the two, propose to issue it anew.",
    ),
    ask=Text(
        "Xem lại người ký và tư cách ký; văn bản lẫn hai chủ thể thì đề nghị ban hành lại",
        "Review who signed, and in what capacity; where the text confuses two holders, ask that it be issued anew",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm a khoản 2 Điều 14 (bằng văn bản của cơ "
        "quan, tổ chức, cá nhân ủy quyền), điểm b khoản 2 Điều 11 (phân biệt UBND và Chủ tịch UBND)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (in writing by the delegating body or person), Article 11(2)(b) (the committee "
        "and its chair are kept apart)",
    ),
    run=run,
    scope="additive",
)
