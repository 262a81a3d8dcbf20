"""The placeholders of a template: what each is called, what it says, and its present value."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.documents.annexes.kinds import KINDS
from delegation.documents.shared.source import Given
from delegation.findings import Text
from delegation.questions.figures import published, status
from delegation.speech import figures
from delegation.speech.days import in_full
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A value that may stand in a sentence. ``said``: what it is."""

    name: str
    said: Text
    value: str


def values(given: Given) -> dict[str, Placeholder]:
    """Give the placeholders of values by their names: days, counts of the register, and every published figure."""
    return {one.name: one for one in (*_days(given), *_counts(given), *_figures(given))}


def _days(given: Given) -> Iterator[Placeholder]:
    day = given.as_of
    yield Placeholder("ngay", Text("Ngày xét", "The day asked about"), given.day(day))
    yield Placeholder("ngay-chu", Text("Ngày xét, viết đầy đủ", "The same, in full"), in_full(day).in_(given.language))
    yield Placeholder("so-tham-quyen", Text("Tên sổ thẩm quyền", "Name of the register"), given.register.name)
    yield Placeholder("ban-so", Text("Mã bản của các tệp quy tắc", "State of the rule files"), given.rules_hash[:12])


def _counts(given: Given) -> Iterator[Placeholder]:
    found = status.status(given.register, given.as_of)
    tasks, delegated = found.tasks, found.delegated - found.delegated_named
    counts = (
        ("tong.nhiem-vu", "Nhiệm vụ, số công bố", "Tasks, published", tasks.total),
        ("tong.nhiem-vu-thanh-pho", "Nhiệm vụ cấp Thành phố, số công bố", "City tasks, published", tasks.city),
        ("tong.nhiem-vu-cap-xa", "Nhiệm vụ cấp xã, số công bố", "Commune tasks, published", tasks.commune),
        ("tong.tthc-uy-quyen", "Thủ tục ủy quyền, số công bố", "Delegated procedures, published", found.delegated),
        ("co-ten.nhiem-vu", "Nhiệm vụ có tên trong sổ", "Tasks that are named", tasks.named),
        ("co-ten.nhiem-vu-thanh-pho", "Nhiệm vụ cấp Thành phố có tên", "City tasks that are named", tasks.city_named),
        ("co-ten.nhiem-vu-cap-xa", "Nhiệm vụ cấp xã có tên", "Commune tasks that are named", tasks.commune_named),
        (
            "co-ten.tthc-uy-quyen",
            "Thủ tục ủy quyền có tên",
            "Delegated procedures that are named",
            found.delegated_named,
        ),
        ("chua-cong-bo.nhiem-vu", "Nhiệm vụ chưa công bố danh mục", "Tasks that are not listed", tasks.unlisted),
        (
            "chua-cong-bo.tthc-uy-quyen",
            "Thủ tục ủy quyền chưa công bố danh mục",
            "Delegated procedures that are not listed",
            delegated,
        ),
        ("so-thu-tuc", "Thủ tục hành chính có tên trong sổ", "Procedures that are named", found.procedures.total),
        ("so-lan-giao", "Lần giao quyền", "Grants", found.grants.total),
        ("so-van-ban", "Văn bản trong sổ", "Instruments", found.instruments.total),
        ("so-chu-the", "Chủ thể trong sổ", "Holders", found.holders.total),
        ("so-xa-phuong", "Xã, phường", "Communes", found.holders.communes),
        (
            "chua-ro.chu-the",
            "Việc chưa rõ chủ thể có thẩm quyền",
            "Matters whose owner is not known",
            found.unknown.owners,
        ),
        ("chua-ro.can-cu", "Việc chưa rõ căn cứ pháp lý", "Matters whose basis is not known", found.unknown.bases),
        ("chua-ro.thoi-han", "Lần giao chưa rõ thời hạn", "Grants whose term is not known", found.unknown.grant_terms),
    )
    for name, vi, en, count in counts:
        yield Placeholder(name, Text(vi, en), given.number(count))
    for form in found.forms:
        name = f"hinh-thuc-{form.form}"
        yield Placeholder(
            f"{name}.cong-bo", Text(f"{form.name}: số công bố", f"{form.name}: published"), given.number(form.total)
        )
        yield Placeholder(
            f"{name}.co-ten", Text(f"{form.name}: có tên", f"{form.name}: named"), given.number(form.named)
        )


def _figures(given: Given) -> Iterator[Placeholder]:
    for name, figure in sorted(given.register.figures.items()):
        place = published.where(given.register, figure)
        said = f"{figure.quote or figure.measure} ({place})"
        value = figures.value(figure).in_(given.language)
        # The sentence of the author names what is counted; a percentage is no number without its sign.
        bare = value.replace(" %", "%") if figure.unit == "%" else value.removesuffix(f" {figure.unit}")
        yield Placeholder(name, Text(said, said), bare)


def listed(given: Given) -> str:
    """List all placeholders with their present values, one a line, then the blocks."""
    found = values(given)
    width = max(len(one) for one in found) + 4
    lines = [
        given.say(
            "Trong câu, ô bảng, đầu trang, chân trang, hộp chữ:", "In sentences, cells, headers, footers, text boxes:"
        ),
        *(
            f"  {'{{' + one.name + '}}':<{width}}  {one.value}  {one.said.in_(given.language)}"
            for one in found.values()
        ),
        "",
        given.say(
            "Một mình trong một đoạn; bảng hoặc hình đứng vào chỗ đó:",
            "Alone in a paragraph; the table or picture takes its place:",
        ),
        *(f"  {'{{' + kind.example + '}}'}  {kind.said.in_(given.language)}" for kind in KINDS.values()),
    ]
    return "\n".join(lines) + "\n"
