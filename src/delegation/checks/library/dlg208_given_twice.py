"""Two decisions in force give the same matter from the same giver to the same receiver."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.given_twice import MOST_EARLIER, GivenTwice, GrantRun, common_days, given_twice
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.parts import MatterArea
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day, Term, Unknown
from delegation.speech import days, instruments, joined, matter_name, terms
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the matters that several decisions give; once for each pair of grants, with the number of matters."""
    for several in given_twice(examination):
        yield _problem(examination.register, several)


def _problem(register: Register, found: list[GivenTwice]) -> Problem:
    one = min(found, key=lambda each: each.matter.id)
    earlier, later = one.earlier, one.later
    giver, receiver = (holder_in_sentence(name, register) for name in (later.grant.giver, later.grant.receiver))
    first, second = _named(earlier), _named(later)
    before, by = (instruments.instrument(each.made_by) for each in (earlier, later))
    common = common_days(earlier, later)
    days = terms.term(Term(*common), "days") if common is not None else Text("", "")
    doubt, others = (
        joined("", (_parts(earlier, later), _steps(earlier, later), _doubt(earlier, later), _left_out(found))),
        words.more_matters(len(found) - 1),
    )
    return Problem(
        later.row.place,
        Text(
            vi=f"{second.vi} giao {matter_name(one.matter)} từ {giver.vi} cho {receiver.vi}, mà {first.vi} cũng giao việc đó cho cùng bên nhận: "
            f"{days.vi} cả hai cùng có thể áp dụng, sổ không ghi văn bản nào thay thế văn bản nào.{doubt.vi} Cần xem xét."
            f"{others.vi}",
            en=f"{second.en} gives {matter_name(one.matter)} from {giver.en} to {receiver.en}, and so does {first.en}: {days.en} both "
            f"may apply, and the register does not say that one replaced the other.{doubt.en} To be considered.{others.en}",
        ),
        about=(earlier.grant.id, later.grant.id),
        grants=(earlier.grant.id, later.grant.id),
        areas=tuple(
            MatterArea(each.matter.id, *run)
            for each in sorted(found, key=lambda each: each.matter.id)
            if (run := common_days(each.earlier, each.later)) is not None
        ),
        related=(RelatedPlace(earlier.row.place, Text("văn bản trước giao ở đây", "the earlier one gives it here")),),
        fix=Fix(
            Text(
                f"đối chiếu điều khoản thi hành của {by.vi}: nếu nó chấm dứt {before.vi} thì ghi «replaces», "
                "hoặc «ends-in-part» ở văn bản trước",
                f"read what {by.en} says of earlier texts: where it ends {before.en}, write `replaces`, or "
                "`ends-in-part` in the earlier one",
            )
        ),
        count=len(found),
    )


def _left_out(found: list[GivenTwice]) -> Text:
    """Say that earlier decisions than this one are not told."""
    if not any(one.is_last_told for one in found):
        return Text("", "")
    return Text(
        f" Còn văn bản trước nữa cũng giao như vậy: mỗi văn bản chỉ được so với {MOST_EARLIER} văn bản gần nhất trước đó.",
        f" Earlier decisions give the same: each is held against the {MOST_EARLIER} nearest before it only.",
    )


def _named(one: GrantRun) -> Text:
    """Name a decision with its day of signing: numbers repeat from year to year."""
    name = instruments.briefly(one.made_by)
    if one.made_by.apart is not None or not isinstance(one.made_by.issued, Day):
        return name
    day = days.day(one.made_by.issued)
    return Text(f"{name.vi} ngày {day.vi}", f"{name.en} of {day.en}")


def _parts(earlier: GrantRun, later: GrantRun) -> Text:
    """Say that one or both give parts in words, so that a reader must tell whether they are the same."""
    stated = ((one.grant.id, one.grant.stated_part) for one in (earlier, later))
    told = [(name, part) for name, part in stated if part is not None]
    if not told:
        return Text("", "")
    from delegation.speech.limits import parts, same_part  # noqa: PLC0415  a register without parts in words does without

    named = joined("; ", (Text(f"{name}: {parts([part]).vi}", f"{name}: {parts([part]).en}") for name, part in told))
    if len(told) == 1:
        how = Text("có thể chỉ giao", "may give") if isinstance(told[0][1], Unknown) else Text("chỉ giao", "gives")
        return Text(
            f" Một trong hai {how.vi} một phần ({named.vi}).", f" One of them {how.en} a part only ({named.en})."
        )
    if same_part((told[0][1],), (told[1][1],)):
        return Text(f" Cả hai giao cùng một phần ({named.vi}).", f" Both give the same part ({named.en}).")
    return Text(
        f" Phạm vi giao của hai lần chưa được chia thành trường hợp cụ thể nên có thể chồng lấn ({named.vi}).",
        f" The two parts are not stated as cases and may overlap ({named.en}).",
    )


def _steps(earlier: GrantRun, later: GrantRun) -> Text:
    """Say which of the two gives only some steps of the procedure: these are given twice, the others once."""
    from delegation.speech.limits import only_steps  # noqa: PLC0415  few grants give steps

    told = [(one.grant.id, only_steps(one.grant.steps)) for one in (earlier, later) if one.grant.steps]
    said = joined("; ", (Text(f"{name} {steps.vi}", f"{name} gives {steps.en}") for name, steps in told))
    return Text(f" Trong đó {said.vi}.", f" Of these {said.en}.") if told else Text("", "")


def _doubt(earlier: GrantRun, later: GrantRun) -> Text:
    unclear = " và ".join(one.grant.id for one in (earlier, later) if one.unclear)
    if not unclear:
        return Text("", "")
    return Text(f" Thời hạn của {unclear} chưa rõ.", f" The term of {unclear.replace(' và ', ' and ')} is not known.")


CHECK = Check(
    id="DLG208",
    severity=Severity.WARNING,
    title=Text(
        vi="Hai quyết định cùng còn hiệu lực giao một việc cho cùng một nơi",
        en="Two decisions in force give the same matter to the same receiver",
    ),
    why=Text(
        vi="Quyết định sau thường viết lại quyết định trước mà quên chấm dứt nó. Hai văn bản cùng áp dụng với thời hạn, phạm vi, "
        "điều kiện khác nhau thì không biết theo văn bản nào; bãi bỏ một văn bản thì việc vẫn còn được giao bằng văn bản kia. "
        "Đây không phải câu hỏi của DLG203: chỉ có một nơi giải quyết, nên người dân không gặp hai nơi quyết định khác nhau. Văn bản "
        "sau bắt đầu khi văn bản trước đã hết (gia hạn), thay thế hoặc sửa đổi nó, hay giao phần khác, bước khác thì không hỏi. Văn "
        "bản giao cả việc thì giao luôn các bước mà văn bản kia giao riêng, nên vẫn hỏi.",
        en="A later decision often writes an earlier one anew and forgets to end it. Where both apply with other terms, scopes "
        "or conditions, nobody can tell which to follow, and whoever repeals one leaves the matter given by the other. This is "
        "not the question of DLG203: only one body acts, so nobody meets two deciders. A decision that begins when the earlier "
        "one is over (an extension), that replaces or amends it, or that gives another part or other steps is not asked about. One "
        "that gives the whole matter gives the steps that another gives by themselves as well, and is.",
    ),
    mend=Text(
        vi="Đọc điều khoản thi hành của quyết định sau. Có chấm dứt quyết định trước thì ghi «replaces» hoặc «ends-in-part»; "
        "không thì đề nghị cơ quan ban hành bãi bỏ một văn bản, hoặc nêu rõ phần việc của từng văn bản.",
        en="Read the final provisions of the later decision. Where it ends the earlier one, write `replaces` or `ends-in-part`; "
        "where it does not, propose that the issuer repeal one of them, or say which part each covers.",
    ),
    ask=Text(
        "Xem điều khoản thi hành của quyết định sau; quyết định trước chưa chấm dứt thì đề nghị bãi bỏ một văn bản hoặc nêu rõ phần việc của từng văn bản",
        "Read the final provisions of the later decision; where the earlier one has not ended, ask that one be repealed or the share of each be stated",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm a khoản 2 Điều 14 (văn bản phải xác định "
        "nội dung, phạm vi, thời hạn), điểm b khoản 2 Điều 11 (không trùng lặp); điểm b khoản 1 Điều 57 Luật "
        "Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (hết hiệu lực do được thay thế); khoản 3 Điều 18 "
        "Nghị định số 30/2020/NĐ-CP (sửa đổi, thay thế bằng văn bản có hình thức tương đương)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument fixes content, scope and term), Article 11(2)(b) (no duplication); "
        "Law on the Promulgation of Legal Normative Instruments 64/2025/QH15, Article 57(1)(b) (ended by replacement); Decree 30/2020/NĐ-CP, Article 18(3) (changed or replaced by a "
        "document of the same form)",
    ),
    run=run,
    scope="additive",
)
