"""No publication record for procedures whose decider changed."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared.publication import Unpublished, unpublished
from delegation.findings import Problem, Text
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import days, text
from delegation.speech.holders import holder_in_sentence
from delegation.speech.numbers import in_english


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every grant in force by which another one decides for the publication of its procedures; once for each."""
    for grant, found in unpublished(examination):
        yield _problem(examination.register, grant, found)


def _problem(register: Register, grant: Grant, found: list[Unpublished]) -> Problem:
    giver, receiver = holder_in_sentence(grant.giver, register), holder_in_sentence(grant.receiver, register)
    silent, early = [one for one in found if one.before is None], [one for one in found if one.before is not None]
    vi, en = [], []
    if silent:
        ids = text.listed((one.matter.id for one in silent), 4)
        vi.append(
            f"sổ chưa ghi văn bản công khai cho {len(silent)} thủ tục đã đổi nơi quyết định từ {giver.vi} sang {receiver.vi} ({ids.vi})"
        )
        en.append(
            f"the register has no publication record for {in_english(len(silent), 'procedure')} whose decider changed from {giver.en} to "
            f"{receiver.en} ({ids.en})"
        )
    if early:
        dated = text.listed((_dated(one) for one in early), 4)
        vi.append(
            f"{len(early)} thủ tục công bố trước khi đổi nơi quyết định từ {giver.vi} sang {receiver.vi}, chưa ghi lần công bố lại "
            f"({dated.vi})"
        )
        en.append(
            f"{in_english(len(early), 'procedure was', 'procedures were')} published before the decider changed from {giver.en} to {receiver.en}, and not again "
            f"since ({dated.en})"
        )
    return Problem(
        grant.place.at("matters"),
        Text(vi=f"{'; '.join(vi)}.", en=f"{'; '.join(en)}."),
        about=(grant.id,),
        count=len(found),
        stands_for=tuple(one.matter.id for one in found),
    )


def _dated(one: Unpublished) -> Text:
    day = days.day(one.before)
    return Text(f"{one.matter.id}: {day.vi}", f"{one.matter.id}: {day.en}")


CHECK = Check(
    id="DLG702",
    severity=Severity.WARNING,
    title=Text(
        vi="Chưa ghi việc công khai thủ tục đã đổi nơi quyết định",
        en="No publication record for a procedure whose decider changed",
    ),
    why=Text(
        vi="Người dân chỉ biết nơi quyết định mới khi thủ tục được công bố, công khai lại. Chưa công khai thì hồ sơ vẫn nộp "
        "và vẫn chuyển sai chỗ. Chỉ hỏi về lần giao còn hiệu lực làm đổi người quyết định (phân quyền, phân cấp, ủy quyền, "
        "chuyển); ký thay, ký thừa ủy quyền và phân công nội bộ không đổi người quyết định. Lần công bố có trước khi đổi thì "
        "chưa cho người dân biết.",
        en="People learn who decides now only when the procedure is published again. Until then files go to the wrong place. "
        "Only grants in force by which another one decides are asked (devolution, decentralisation, delegation, transfer): "
        "who signs for the giver, or works for it inside, does not change who decides. A publication from before the change "
        "told nobody of it.",
    ),
    mend=Text(
        vi="Ghi «published» của thủ tục: quyết định công bố («instrument») và ngày công khai («on», thiếu thì lấy ngày ban hành "
        "quyết định); chưa biết thì ghi {unknown: lý do}.",
        en="Write `published` of the procedure: the decision that published it (`instrument`) and the day (`on`; without it "
        "the day of that decision counts); what is not known is {unknown: reason}.",
    ),
    ask=Text(
        "Ban hành quyết định công bố và công khai thủ tục theo nơi quyết định mới",
        "Decide on and publish the procedure under the new place of decision",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 6 Điều 14 và khoản 7 Điều 13 (Chủ tịch "
        "UBND cấp tỉnh công khai thủ tục đã điều chỉnh, báo cáo bộ); các điều 13, 15 và 24 Nghị định số "
        "63/2010/NĐ-CP (được sửa đổi bởi Nghị định số 48/2013/NĐ-CP, Nghị định số 92/2017/NĐ-CP)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Articles 14(6) and 13(7) (the provincial chair publishes the adjusted procedure and reports to "
        "the ministry); Decree 63/2010/NĐ-CP, Articles 13, 15 and 24 (amended by Decree 48/2013/NĐ-CP and Decree 92/2017/NĐ-CP)",
    ),
    run=run,
    scope="additive",
)
