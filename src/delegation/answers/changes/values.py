"""How a value of an entry is said before and after it was changed, and what its key is called."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.acts import Transition
from delegation.model.gaps import Gap
from delegation.model.instruments import Citation
from delegation.model.parts import WHOLE, Part
from delegation.model.procedures import ProcedureFacts
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.speech import areas, days, instruments, joined, mechanisms, numbers, terms, transitions, unknown
from delegation.speech.gaps import gap
from delegation.speech.terms import TERM

LABELS: dict[str, Text] = {
    "agency": Text("cơ quan thực hiện", "agency"),
    "amends": Text("văn bản được sửa đổi", "instruments that it amends"),
    "approved_by": Text("người phê duyệt", "approver"),
    "as_of": Text("ngày của số liệu", "day of the figure"),
    "at": Text("chỗ trong tài liệu", "place in the document"),
    "axis": Text("trục tổ chức", "axis"),
    "baseline": Text("mốc xét", "baseline"),
    "about": Text("việc được nêu", "what it is about"),
    "act": Text("việc phải làm", "what must be done"),
    "addressee": Text("nơi được đề nghị", "who is asked"),
    "asker": Text("nơi đề nghị, nơi phải làm", "who asks or must act"),
    "basis": Text("căn cứ", "legal basis"),
    "because": Text("lý do", "reason"),
    "concurrent": Text("một hay nhiều bên nhận cùng lúc", "whether several receive at once"),
    "condition": Text("điều kiện", "condition"),
    "conditions": Text("điều kiện", "conditions"),
    "conditions_met": Text("việc đáp ứng điều kiện", "conditions met"),
    "confidence": Text("mức tin cậy", "confidence"),
    "content": Text("nội dung", "content"),
    "co_deciding": Text("cơ quan phải có ý kiến, thống nhất hay cùng ký", "who is consulted, agrees or countersigns"),
    "coordinators": Text("cơ quan phối hợp", "coordinators"),
    "count": Text("số việc", "how many matters"),
    "counted": Text("cách sổ đếm", "what the register counts for it"),
    "counted_class": Text("cách sổ đếm", "what the register counts for it"),
    "counts": Text("loại việc được đếm", "what it counts"),
    "decided_by": Text("người kết luận", "who decided"),
    "dimensions": Text("cách chia trường hợp", "cases"),
    "due": Text("hạn", "last day to answer"),
    "effect": Text("cho phép hay không", "effect"),
    "evaluation_days": Text("thời hạn đánh giá (ngày)", "days to the evaluation"),
    "field": Text("lĩnh vực", "field"),
    "form": Text("hình thức ủy quyền", "form"),
    "gaps": Text("điều chưa rõ", "what is not known"),
    "giver": Text("bên giao", "giver"),
    "givers": Text("bên giao", "givers"),
    "giver_keeps": Text("việc bên giao tiếp tục giải quyết", "whether the giver goes on acting"),
    "head_of": Text("cơ quan mà chức danh đứng đầu", "body that it heads"),
    "holder": Text("lý do chưa rõ chủ thể", "why the holder is not known"),
    "instrument": Text("văn bản", "instrument"),
    "internal_process": Text("quy trình nội bộ", "internal process"),
    "issued": Text("ngày ban hành", "day of issue"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "kind": Text("loại", "kind"),
    "language": Text("ngôn ngữ", "language"),
    "law_givers": Text("bên giao theo luật", "givers by law"),
    "level": Text("cấp", "level"),
    "limit": Text("giới hạn", "limit"),
    "manner": Text("cách thức", "manner"),
    "measure": Text("chỉ tiêu", "measure"),
    "mechanism": Text("cơ chế", "mechanism"),
    "members": Text("thành viên của nhóm", "members"),
    "name": Text("tên", "name"),
    "name_en": Text("tên tiếng Anh", "English name"),
    "norms": Text("quy phạm", "norms"),
    "normative": Text("tính quy phạm của văn bản", "whether normative"),
    "note": Text("ghi chú", "note"),
    "number": Text("số, ký hiệu", "number"),
    "on": Text("ngày kết luận, ngày đề nghị", "day of the decision or request"),
    "only_fields": Text("lĩnh vực được mở", "fields that it opens"),
    "outside_ledger": Text("lý do ngoài tổng số", "why outside the totals"),
    "also_called": Text("tên thường gọi", "words of citizens"),
    "formerly": Text("mã trước đây trong sổ", "former ids in the register"),
    "parent": Text("cơ quan cấp trên", "parent"),
    "part": Text("phạm vi xã, phường và trường hợp", "communes and cases"),
    "part_ends": Text("điều khoản hết hiệu lực trước", "provisions that ended earlier"),
    "part_starts": Text("điều khoản có hiệu lực sau", "provisions that begin later"),
    "clauses": Text("lời văn điều khoản được giữ trong sổ", "texts of provisions that are held"),
    "extends": Text("văn bản, lần giao được gia hạn", "what it extends"),
    "extended": Text("gia hạn", "extension"),
    "corrects": Text("văn bản được đính chính", "what it corrects"),
    "steps": Text("các bước được giao", "steps that are given"),
    "suspends": Text("văn bản, lần giao bị tạm ngưng", "what it suspends"),
    "passing_on": Text("việc tiếp tục giao cho bên khác", "passing on"),
    "passing_on_basis": Text("căn cứ về việc tiếp tục giao", "basis on passing on"),
    "place": Text("điều, khoản của văn bản giao", "provision that gives"),
    "prevails_over": Text("quy phạm được áp dụng sau", "norms that it prevails over"),
    "procedure": Text("thông tin thủ tục", "facts of the procedure"),
    "provenance": Text("nguồn gốc", "provenance"),
    "province": Text("tỉnh, thành phố", "province"),
    "purpose": Text("mục đích", "purpose"),
    "quote": Text("câu trích", "quote"),
    "reason": Text("lý do", "reason"),
    "receiver": Text("bên nhận", "receiver"),
    "receivers": Text("bên nhận", "receivers"),
    "relations": Text("quan hệ với số liệu khác", "relations to other figures"),
    "replaced_by": Text("văn bản thay thế", "what replaces it"),
    "replaces": Text("văn bản bị thay thế", "what it replaces"),
    "reply": Text("trả lời", "answer"),
    "reserved": Text("quy định không được giao", "reservation"),
    "review": Text("điều cần đối chiếu", "what is still to be checked"),
    "rows": Text("mã in, căn cứ, ghi chú ở dòng phụ lục", "codes, basis and notes of annex rows"),
    "scope": Text("phạm vi", "scope"),
    "settings": Text("thiết lập của phép kiểm tra", "settings of checks"),
    "short": Text("tên ngắn", "short name"),
    "solves": Text("phát hiện sẽ hết", "findings that would go"),
    "source": Text("nguồn", "source"),
    "successors": Text("chủ thể kế thừa", "successors"),
    "term": TERM,
    "territory": Text("địa bàn", "territory"),
    "becomes": Text("nơi kế tiếp", "what it becomes"),
    "former_names": Text("tên cũ", "former names"),
    "classes": Text("loại đơn vị hành chính", "class of the unit"),
    "groups": Text("nhóm địa bàn", "group of communes"),
    "readiness": Text("điều kiện đã có", "readiness"),
    "transition": Text("chuyển tiếp đối với hồ sơ đã nhận", "what becomes of files already received"),
    "title": Text("tên", "title"),
    "type": Text("loại", "type"),
    "until": Text("ngày hết miễn trừ", "last day"),
    "verdict": Text("kết luận", "verdict"),
    "where": Text("nơi tìm thấy", "where it is found"),
    "within": Text("nhóm lớn hơn", "class that it is part of"),
}
"""What each value of the model is called."""
_EMPTY: tuple[object, ...] = (None, (), ALWAYS)
"""Values that say nothing."""
_LONGEST = 160
"""Letters of a value that are repeated; of a longer one it is said only that it differs."""


def label(name: str) -> Text:
    """Say what a value is called; its own name where it has no other."""
    return LABELS.get(name, Text(name, name))


def said(value: object, register: Register) -> Text | None:
    """Say a value; ``None`` where it is too long or has no plain words."""
    if isinstance(value, str):
        return _named(value, register)
    if isinstance(value, tuple) and value:
        return _listed(value, register)
    return _plain(value, register)


def _plain(value: object, register: Register) -> Text | None:
    found: Text | None = None
    match value:
        case None | ():
            found = Text("không ghi", "not stated")
        case Unknown():
            found = unknown(value)
        case bool():
            found = Text("có", "yes") if value else Text("không", "no")
        case int() | float():
            found = numbers.number(value)
        case Day():
            found = days.day(value)
        case Term():
            found = terms.term(value)
        case Transition():
            found = transitions.rule(value)
        case Part():
            found = areas.part(value, register.communes) if value != WHOLE else Text("toàn bộ", "all")
        case _:
            pass
    return found


def _named(value: str, register: Register) -> Text | None:
    holder, instrument = register.holder(value), register.instrument(value)
    if holder is not None:
        return Text(holder.label, holder.label)
    if instrument is not None:
        return instruments.instrument(instrument)
    word = mechanisms.MECHANISMS.get(value)
    if word is not None:
        return word
    return Text(f"«{value}»", f"“{value}”") if len(value) <= _LONGEST else None


def _listed(values: tuple[object, ...], register: Register) -> Text | None:
    parts = [_member(one, register) for one in values if isinstance(one, str | Citation | Gap)]
    known = [one for one in parts if one is not None]
    text = joined("; ", known)
    return text if len(known) == len(values) and len(text.vi) <= _LONGEST else None


def _member(one: str | Citation | Gap, register: Register) -> Text | None:
    if isinstance(one, Gap):
        return gap(one, register)
    return instruments.citation(register, one) if isinstance(one, Citation) else said(one, register)


def restated(name: str, before: object, after: object, registers: tuple[Register, Register]) -> Text:
    """Say that a value reads differently: *sửa tên thành «…» (trước: «…»)*."""
    called = label(name)
    was, becomes = said(before, registers[0]), said(after, registers[1])
    if isinstance(before, ProcedureFacts) or was is None or becomes is None or was == becomes:
        return Text(f"sửa {called.vi}", f"{called.en} reads differently")
    if before in _EMPTY:
        return Text(f"ghi thêm {called.vi}: {becomes.vi}", f"{called.en} entered: {becomes.en}")
    if after in _EMPTY:
        return Text(f"bỏ {called.vi} (trước: {was.vi})", f"{called.en} left out (before: {was.en})")
    return Text(
        f"sửa {called.vi} thành {becomes.vi} (trước: {was.vi})",
        f"{called.en} is now {becomes.en} (before: {was.en})",
    )
