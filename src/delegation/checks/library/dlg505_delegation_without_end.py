"""A delegation without an end."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, Text
from delegation.model.holders import DEPUTIES
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import mechanisms
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every delegation for its last day; where that is unknown nothing is said."""
    register = examination.register
    for grant in words.state_grants(register):
        if grant.running.end is None and _needs_end(register, grant):
            said = mechanisms.MECHANISMS[grant.mechanism]
            giver, receiver = holder_in_sentence(grant.giver, register), holder_in_sentence(grant.receiver, register)
            yield Problem(
                grant.place.at("term"),
                Text(
                    vi=f"{said.vi} {grant.id} từ {giver.vi} cho {receiver.vi} không ghi ngày kết thúc; "
                    "pháp luật yêu cầu khoảng thời gian xác định.",
                    en=f"the {said.en} {grant.id} from {giver.en} to {receiver.en} states no end; the law asks for a set period.",
                ),
                about=(grant.id,),
                grants=(grant.id,),
                count=max(1, len(grant.given)),
                stands_for=tuple(row.matter for row in if_known(grant.rows)),
            )


def _needs_end(register: Register, grant: Grant) -> bool:
    """Say whether the law asks for a set period: of a delegation and of whoever signs by one, not of a deputy who signs for his head."""
    if grant.mechanism != "signing-for":
        return grant.mechanism == "delegation"
    receiver = register.holder(grant.receiver)
    return receiver is None or receiver.kind not in DEPUTIES


CHECK = Check(
    id="DLG505",
    severity=Severity.ERROR,
    title=Text(
        vi="Ủy quyền không có ngày kết thúc",
        en="A delegation without an end date",
    ),
    why=Text(
        vi="Ủy quyền không thời hạn trên thực tế là chuyển hẳn thẩm quyền, điều chỉ được làm bằng phân quyền hoặc "
        "phân cấp. Thời hạn là nội dung bắt buộc của văn bản ủy quyền.",
        en="A delegation without an end in fact moves the authority for good, which only devolution or decentralisation "
        "may do. The term is a mandatory content of the instrument.",
    ),
    mend=Text(
        vi="Ghi ngày cuối («to») đúng như văn bản; nếu văn bản không nêu thời hạn thì đề nghị cơ quan ban hành bổ sung. "
        "Chưa biết thì ghi {unknown: lý do}.",
        en="Write the last day (`to`) as the instrument has it; where it has none, ask the issuer to add one. "
        "What is not known is {unknown: reason}.",
    ),
    ask=Text(
        "Văn bản không nêu thời hạn thì đề nghị cơ quan ban hành bổ sung",
        "Where the text states no term, ask its issuer to add one",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 14 («khoảng thời gian xác định»), "
        "điểm a khoản 2 Điều 14 (thời hạn); với ký thừa ủy quyền: khoản 3 Điều 13 Nghị định số 30/2020/NĐ-CP "
        "(giới hạn thời gian); cấp phó ký thay theo khoản 1 Điều 13 thì không đòi thời hạn",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(1) («a set period») and 14(2)(a) (term); for signing for: Decree 30/2020/NĐ-CP, "
        "Article 13(3) (limited time); a deputy who signs for the head by Article 13(1) needs none",
    ),
    run=run,
    scope="additive",
)
