"""Writes docs/su-that.md: what the register of Hà Nội is made of and how much of it is known. ``--check`` writes nothing and fails where it is stale."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import delegation
from delegation.model.figures import Figure, Ledger
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import number
from pages import ROOT, settled

PAGE = ROOT / "docs" / "su-that.md"
_KINDS = {
    "code": "Bộ pháp điển (bản chép)", "law": "văn bản pháp luật, quyết định (bản chép)", "portal": "Cổng Dịch vụ công quốc gia",
    "list": "danh mục, quyết định công bố thủ tục", "report": "báo cáo, tài liệu của Thành phố", "press": "bài báo, bài viết", None: "chưa ghi loại",
}  # fmt: skip
_LEVELS = {
    "city": "Thành phố",
    "commune": "xã, phường",
    "both": "cả hai cấp",
    "district": "huyện (đã kết thúc)",
    None: "chưa ghi cấp",
}
_PROVENANCES = {
    "official": "văn bản của Thành phố",
    "statutory": "pháp luật, danh mục quốc gia",
    "reported": "báo cáo, báo chí",
}
_HEAD = """\
# Sổ này là gì, và không là gì

Trang này do `tools/make_truth_page.py` tạo từ chính `rules/`; phép thử giữ cho nó không cũ. Mọi con số đếm mục trong sổ, không phải số công bố, trừ nơi ghi «công bố».

**Sổ là** bản ghi có cấu trúc của những gì tìm được công khai về thẩm quyền của Hà Nội: ai có thẩm quyền, theo văn bản nào, từ ngày nào đến ngày nào; mỗi mục nêu nguồn.

**Sổ không là** văn bản pháp luật, danh mục chính thức hay ý kiến pháp lý. Văn bản được đọc ở bản chép công khai, không phải Công báo: đối chiếu bản gốc trước khi dùng.
Điều không biết được ghi là không biết kèm lý do; tổng số công bố mà không có danh mục được mang theo như việc chưa có tên, không được thêm tên cho đủ.
"""


def page() -> str:
    """Give the page."""
    register = delegation.load(ROOT / "rules")
    parts = (_sources, _ages, _totals, _forms, _matters, _fields, _instruments, _grants)
    return _HEAD + "".join(f"\n{part(register)}" for part in parts)


def _table(heading: str, head: Sequence[str], rows: Iterable[Sequence[str | int]], after: str = "") -> str:
    lines = [f"## {heading}", "", f"| {' | '.join(head)} |", f"|{'|'.join(['---', *['---:'] * (len(head) - 1)])}|"]
    lines += [f"| {' | '.join(one if isinstance(one, str) else number(one).vi for one in row)} |" for row in rows]
    return "\n".join([*lines, "", *([after, ""] if after else [])])


def _cited(register: Register) -> Counter[str]:
    """Count how often each source is named by matters, grants, instruments, holders, figures and ledgers."""
    groups: tuple[Iterable[Matter | Grant | Instrument | Holder | Figure | Ledger], ...] = (
        register.matters.values(),
        register.grants.values(),
        register.instruments.values(),
        register.holders.values(),
        register.figures.values(),
        register.ledgers,
    )
    return Counter(name for group in groups for one in group for name in one.source)


def _sources(register: Register) -> str:
    cited = _cited(register)
    kinds = Counter(one.kind for one in register.sources.values())
    uses: Counter[str | None] = Counter()
    for name, count in cited.items():
        if name in register.sources:
            uses[register.sources[name].kind] += count
    in_words = sum(count for name, count in cited.items() if name not in register.sources)
    rows: list[tuple[str | int, ...]] = [
        (said, kinds[kind], uses[kind]) for kind, said in _KINDS.items() if kinds[kind]
    ]
    rows.append(("nguồn ghi bằng lời tại mục, không có trong sources.yaml", "", in_words))
    return _table("Nguồn theo loại", ("loại nguồn", "số nguồn", "số lần được nêu"), rows)


def _ages(register: Register) -> str:
    days: dict[str | None, list[str]] = {}
    for one in register.sources.values():
        days.setdefault(one.kind, []).append(one.as_of or "")
    rows = []
    for kind, said in _KINDS.items():
        known = sorted(day for day in days.get(kind, ()) if day)
        if days.get(kind):
            rows.append((said, known[0] if known else "–", known[-1] if known else "–", len(days[kind]) - len(known)))
    return _table(
        "Nguồn cũ đến đâu", ("loại nguồn", "cũ nhất", "mới nhất", "không rõ ngày"), rows,
        "Ngày của tài liệu; với kho công khai là ngày của bản kho được đọc, nên văn bản trong kho có thể cũ hơn. Ngày của từng nguồn ở `rules/sources.yaml` (`as-of`).",
    )  # fmt: skip


def _totals(register: Register) -> str:
    rows = [
        (one.ledger.name, one.ledger.whole, len(one.named), one.unlisted)
        for one in register.books
        if one.ledger.counts == "tasks"
    ]
    return _table("Nhiệm vụ: công bố và có tên", ("tổng số", "công bố", "có tên", "chưa có danh mục"), rows)


def _forms(register: Register) -> str:
    books = [one for one in register.books if one.ledger.counts == "delegated-procedures"]
    numbers = [one.ledger.form for one in books]
    counts = [(one.ledger.whole, len(one.named), one.unlisted) for one in books]
    sums = [sum(row[at] for row in counts) for at in range(3)]
    rows: list[tuple[str | int, ...]] = [(f"hình thức {form}", *row) for form, row in zip(numbers, counts, strict=True)]
    rows.append(("**cộng**", *sums))
    return _table("Thủ tục được ủy quyền theo hình thức", ("hình thức", "công bố", "có tên", "chưa có danh mục"), rows)


def _known(one: Matter) -> str:
    """Say how far the owners of a matter are known: ``known``, ``weak``, ``part`` or ``unknown``."""
    unknown = [isinstance(owner.holder, Unknown) for owner in one.owners]
    if all(unknown):
        return "unknown"
    if any(unknown):
        return "part"
    return "weak" if one.procedure is not None and one.procedure.owner_weak else "known"


def _row(said: str, matters: Sequence[Matter]) -> tuple[str, int, int, int, int, int, int]:
    found = Counter(map(_known, matters))
    no_basis = sum(isinstance(one.basis, Unknown) for one in matters)
    return said, len(matters), found["known"], found["weak"], found["part"], found["unknown"], no_basis


_COLUMNS = ("", "việc", "rõ chủ thể", "suy từ cơ quan thực hiện", "rõ một phần", "chưa rõ", "chưa rõ căn cứ")


def _matters(register: Register) -> str:
    rows = []
    for kind, said in (("task", "nhiệm vụ"), ("procedure", "thủ tục")):
        of_kind = [one for one in register.matters.values() if one.kind == kind]
        for level, place in _LEVELS.items():
            if here := [one for one in of_kind if one.level == level]:
                rows.append(
                    _row(
                        f"{said}, cấp {place}" if level in ("city", "commune", "district") else f"{said}, {place}", here
                    )
                )
        for provenance, of in _PROVENANCES.items():
            if here := [one for one in of_kind if one.provenance == provenance]:
                rows.append(_row(f"{said} theo {of}", here))
        rows.append(_row(f"**{said}, cộng**", of_kind))
    return _table("Việc có tên: rõ đến đâu, theo cấp và nguồn gốc", _COLUMNS, rows)


def _fields(register: Register) -> str:
    groups: dict[str, list[Matter]] = {}
    for one in register.matters.values():
        known = register.fields.get(one.field or "")
        groups.setdefault(known.name if known is not None else "chưa ghi lĩnh vực", []).append(one)
    return _table("Việc có tên theo lĩnh vực", _COLUMNS, [_row(said, of) for said, of in sorted(groups.items())])


def _instruments(register: Register) -> str:
    def rows() -> Iterator[tuple[str, int, int, int]]:
        every = list(register.instruments.values())
        for said, of in (
            ("văn bản của Thành phố", [one for one in every if one.issuer in register.holders]),
            ("văn bản khác", [one for one in every if one.issuer not in register.holders]),
        ):
            unsigned, undated = (
                sum(isinstance(day, Unknown) for day in days)
                for days in ([one.issued for one in of], [one.term.start for one in of])
            )
            yield said, len(of), unsigned, undated

    return _table("Văn bản", ("", "số văn bản", "chưa rõ ngày ban hành", "chưa rõ ngày có hiệu lực"), rows())


def _grants(register: Register) -> str:
    grants = list(register.grants.values())
    unlisted = sum(isinstance(one.rows, Unknown) for one in grants)
    return (
        f"## Lần giao quyền\n\n{number(len(grants)).vi} lần phân cấp, ủy quyền, chuyển; {number(unlisted).vi} lần nguồn không nêu từng việc. "
        f"{number(len(register.requests)).vi} kiến nghị, đề nghị rút và việc có hạn. {number(len(register.assertions)).vi} khẳng định được thử mỗi lần (`delegation test`).\n"
    )


if __name__ == "__main__":
    sys.exit(settled(PAGE, page()))
