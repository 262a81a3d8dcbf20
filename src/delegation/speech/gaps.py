"""What an entry states to be not known beside what it says: how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from delegation.findings import Text
from delegation.model.gaps import Gap, of_key
from delegation.model.holders import HolderId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech.days import day
from delegation.speech.holders import holder_label
from delegation.speech.unknowns import reason, unknown

_WHAT: Mapping[str, Text] = {
    "matters.code": Text("mã thủ tục quốc gia", "national code"),
    "matters.field": Text("lĩnh vực", "field"),
    "matters.reserved": Text("pháp luật có quy định không được giao hay không", "whether the law forbids that it is given"),
    "matters.agency": Text("cơ quan thực hiện", "agency that carries out"),
    "matters.announced-by": Text("quyết định công bố", "announcing decision"),
    "matters.catalogue-title": Text("tên trong danh mục quốc gia", "title of the national catalogue"),
    "matters.task": Text("nhiệm vụ mà thủ tục này thực hiện", "task that the procedure carries out"),
    "matters.coordinators": Text("cơ quan phối hợp", "coordinators"),
    "matters.coordinators.holder": Text("cơ quan phối hợp", "coordinator"),
    "matters.coordinators.act": Text("phải có ý kiến, thống nhất hay cùng ký", "whether to be consulted, to agree or to countersign"),
    "matters.replaces": Text("mã mà thủ tục này thay thế", "the code that this procedure replaces"),
    "matters.replaces.by": Text("văn bản công bố việc thay mã", "the instrument that announces the new code"),
    "matters.replaced-by": Text("mã thay thế thủ tục này", "the code that replaces this procedure"),
    "matters.replaced-by.by": Text("văn bản công bố việc thay mã", "the instrument that announces the new code"),
    "matters.published": Text("công bố sau khi đổi nơi giải quyết", "the publication after the decider changed"),
    "matters.published.on": Text("ngày công bố sau khi đổi nơi giải quyết", "day of the publication after the decider changed"),
    "matters.published.at": Text("chỗ công bố sau khi đổi nơi giải quyết", "place of the publication after the decider changed"),
    "instruments.replaces": Text("văn bản bị thay thế", "what it replaces"),
    "instruments.replaced-by": Text("văn bản thay thế", "what replaces it"),
    "instruments.amends": Text("văn bản được sửa đổi", "what it amends"),
    "instruments.ends-in-part.by": Text("văn bản chấm dứt điều khoản", "what ended the provision"),
    "instruments.ends-in-part.resumed-by": Text("văn bản làm cho điều khoản có hiệu lực trở lại", "what brought the provision back"),
    "instruments.clauses.by": Text("văn bản sửa đổi điều khoản", "what amended the provision"),
    "instruments.number": Text("số, ký hiệu", "number"),
    "instruments.type": Text("loại văn bản", "type"),
    "instruments.issuer": Text("cơ quan ban hành", "issuer"),
    "instruments.issued": Text("ngày ban hành", "day of issue"),
    "instruments.title": Text("tên văn bản", "title"),
    "instruments.normative": Text("có là văn bản quy phạm pháp luật không", "whether normative"),
    "holders.internal-process": Text("đã có quy trình nội bộ chưa", "whether it has an internal process"),
    "holders.parent": Text("cơ quan cấp trên", "parent"),
    "holders.head-of": Text("cơ quan mà chức danh đứng đầu", "body that it heads"),
    "holders.successors": Text("chủ thể kế thừa", "successors"),
    "communes.becomes": Text("trở thành xã, phường nào", "which commune it became"),
    "communes.becomes.by": Text("nghị quyết sắp xếp", "the resolution that changed it"),
    "communes.becomes.at": Text("điều, khoản của nghị quyết sắp xếp", "the provision that changed it"),
    "communes.becomes.follows": Text(
        "điều đã quyết định cho xã, phường cũ có được áp dụng tiếp không", "whether what was decided for it goes on"
    ),
    "communes.former-names": Text("tên cũ", "former names"),
    "communes.former-names.name": Text("tên cũ", "former name"),
    "communes.former-names.by": Text("văn bản đổi tên", "what renamed it"),
    "communes.former-names.to": Text("ngày cuối mang tên", "last day of the name"),
    "communes.class.source": Text("nguồn của loại đơn vị hành chính", "source of the class"),
    "communes.group.source": Text("nguồn của nhóm địa bàn", "source of the group"),
    "communes.readiness.source": Text("nguồn của điều kiện", "source of the readiness for"),
    "communes.readiness": Text("điều kiện đã có", "readiness"),
    "grants.fields": Text("lĩnh vực được giao", "fields of what is given"),
    "grants.conditions-met": Text("việc đáp ứng điều kiện", "conditions met"),
    "grants.conditions-met.staff": Text("nhân lực được bảo đảm", "staff secured"),
    "grants.conditions-met.data": Text("dữ liệu được bảo đảm", "data secured"),
    "grants.conditions-met.budget": Text("kinh phí được bảo đảm", "budget secured"),
    "grants.conditions-met.guidance": Text("hướng dẫn", "guidance"),
    "grants.form": Text("hình thức ủy quyền", "form"),
    "grants.content": Text("nội dung", "content"),
    "grants.at": Text("điều, khoản giao", "provision that gives"),
    "grants.purpose": Text("mục đích", "purpose"),
    "grants.matters.basis": Text("căn cứ pháp lý của dòng", "legal basis of the row"),
    "grants.evaluation-days": Text("thời hạn đánh giá", "days to the evaluation"),
    "grants.matters.row": Text("số thứ tự của dòng", "number of the row"),
    "grants.matters.corrected-by": Text("văn bản đính chính dòng", "what corrects the row"),
    "requests.act": Text("việc phải làm", "what must be done"),
    "requests.about": Text("về việc nào", "what it is about"),
    "requests.count": Text("số việc", "how many matters"),
    "requests.on": Text("ngày đề nghị", "day of the request"),
    "requests.to": Text("nơi được đề nghị", "who is asked"),
    "requests.at": Text("chỗ trong nguồn", "place in the source"),
    "requests.answer.said": Text("nội dung trả lời", "what was answered"),
    "requests.answer.instrument": Text("văn bản trả lời", "instrument of the answer"),
}  # fmt: skip
"""What is not known, by group and key; said after «chưa rõ» and before «not known»."""
_SOURCED: Mapping[str, Text] = {"source": Text("nguồn", "source"), "provenance": Text("nguồn gốc", "provenance")}
_OF_ACT: Mapping[str, Text] = {
    "consult": Text("phải được lấy ý kiến", "to be consulted"),
    "agree": Text("phải thống nhất", "that must agree"),
    "countersign": Text("cùng ký", "that countersigns"),
}


def gap(one: Gap, register: Register) -> Text:
    """Say that something is not known, of what, since when, and why: «chưa rõ cơ quan phối hợp (bản công khai mờ)»."""
    what = _what(one, register)
    return unknown(one.why, Text(f"chưa rõ {what.vi}", f"{what.en} not known"))


def named(one: Gap, register: Register) -> Text:
    """Name what is not known, and why, for where it is told already that it is not: «cơ quan phối hợp (bản công khai mờ)»."""
    return unknown(one.why, _what(one, register))


def _what(one: Gap, register: Register) -> Text:
    what = _SOURCED.get(one.key) or _WHAT[f"{one.group}.{one.key}"]
    of, when = _of(one, register), _since(one)
    if one.key == "coordinators.act":
        return Text(f"{of.vi} {what.vi}", f"{what.en} ({of.en})")
    beside = Text(f" {of.vi}", f" {of.en}") if of.vi else of
    return Text(f"{what.vi}{beside.vi}{when.vi}", f"{what.en}{beside.en}{when.en}")


def gaps(several: Iterable[Gap], register: Register, key: str = "") -> tuple[Text, ...]:
    """Say each of them once; only those of a key where one is given."""
    return tuple(dict.fromkeys(gap(one, register) for one in (of_key(several, key) if key else several)))


def _of(one: Gap, register: Register) -> Text:
    if one.key == "coordinators.holder":
        return _OF_ACT.get(one.of, Text("", ""))
    if one.key == "coordinators.act":
        return holder_label(HolderId(one.of), register)
    return Text(one.of, one.of)


def _since(one: Gap) -> Text:
    if isinstance(one.since, Day):
        return Text(f" từ ngày {day(one.since).vi}", f" from {day(one.since).en} on")
    if isinstance(one.since, Unknown):
        why = reason(one.since.reason)
        return Text(f", từ ngày nào cũng chưa rõ: {why.vi}", f", since when neither: {why.en}")
    return Text("", "")
