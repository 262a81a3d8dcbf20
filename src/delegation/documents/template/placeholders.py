"""The placeholders of a template: what each is called, what it says, and its present value."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from delegation.documents.annexes.kinds import KINDS
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.questions.figures import status
from delegation.questions.figures.status import Status
from delegation.speech import figures, numbers
from delegation.speech.days import in_full
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A value that may stand in a sentence. ``said``: what it is."""

    name: str
    said: Text
    value: str


def values(given: AnnexSource) -> dict[str, Placeholder]:
    """Give the placeholders of values by their names: days, counts of the register, and every published figure."""
    return {one.name: one for one in (*_days(given), *_counts(given), *_figures(given))}


def _days(given: AnnexSource) -> Iterator[Placeholder]:
    day = given.as_of
    yield Placeholder("ngay", Text("Ngày xét", "The day asked about"), given.day(day))
    yield Placeholder("ngay-chu", Text("Ngày xét, viết đầy đủ", "The same, in full"), in_full(day).in_(given.language))
    yield Placeholder("so-tham-quyen", Text("Tên sổ thẩm quyền", "Name of the register"), given.register.name)
    yield Placeholder("ban-so", Text("Mã bản của các tệp quy tắc", "State of the rule files"), given.rules_hash[:12])


_COUNTS: tuple[tuple[str, str, str, Callable[[Status], int]], ...] = (
    ("tong.nhiem-vu", "Nhiệm vụ, số công bố", "Tasks, published", lambda of: of.tasks.total),
    ("tong.nhiem-vu-thanh-pho", "Nhiệm vụ cấp Thành phố, số công bố", "City tasks, published", lambda of: of.tasks.city),
    ("tong.nhiem-vu-cap-xa", "Nhiệm vụ cấp xã, số công bố", "Commune tasks, published", lambda of: of.tasks.commune),
    ("tong.tthc-uy-quyen", "Thủ tục ủy quyền, số công bố", "Delegated procedures, published", lambda of: of.delegated),
    ("co-ten.nhiem-vu", "Nhiệm vụ có tên trong sổ", "Tasks that are named", lambda of: of.tasks.named),
    ("co-ten.nhiem-vu-thanh-pho", "Nhiệm vụ cấp Thành phố có tên", "City tasks that are named", lambda of: of.tasks.city_named),
    ("co-ten.nhiem-vu-cap-xa", "Nhiệm vụ cấp xã có tên", "Commune tasks that are named", lambda of: of.tasks.commune_named),
    ("co-ten.tthc-uy-quyen", "Thủ tục ủy quyền có tên", "Delegated procedures that are named", lambda of: of.delegated_named),
    ("chua-cong-bo.nhiem-vu", "Nhiệm vụ chưa công bố danh mục", "Tasks that are not listed", lambda of: of.tasks.unlisted),
    ("chua-cong-bo.tthc-uy-quyen", "Thủ tục ủy quyền chưa công bố danh mục", "Delegated procedures that are not listed", lambda of: of.delegated - of.delegated_named),
    ("so-thu-tuc", "Thủ tục hành chính có tên trong sổ", "Procedures that are named", lambda of: of.procedures.total),
    ("so-lan-giao", "Lần giao quyền", "Grants", lambda of: of.grants.total),
    ("so-van-ban", "Văn bản trong sổ", "Instruments", lambda of: of.instruments.total),
    ("so-chu-the", "Chủ thể trong sổ", "Holders", lambda of: of.holders.total),
    ("so-xa-phuong", "Xã, phường", "Communes", lambda of: of.holders.communes),
    ("chua-ro.chu-the", "Việc chưa rõ chủ thể có thẩm quyền", "Matters whose owner is not known", lambda of: of.unknown.owners),
    ("chua-ro.can-cu", "Việc chưa rõ căn cứ pháp lý", "Matters whose basis is not known", lambda of: of.unknown.bases),
    ("chua-ro.thoi-han", "Lần giao chưa rõ thời hạn", "Grants whose term is not known", lambda of: of.unknown.grant_terms),
)  # fmt: skip
"""By its name what each count is, and where the state of the register has it."""


def _counts(given: AnnexSource) -> Iterator[Placeholder]:
    found = status.status(given.register, given.as_of)
    for name, vi, en, count in _COUNTS:
        yield Placeholder(name, Text(vi, en), given.number(count(found)))
    for form in found.forms:
        for part, vi, en, number in (
            ("cong-bo", "số công bố", "published", form.total),
            ("co-ten", "có tên", "named", form.named),
        ):
            said = Text(f"{form.name}: {vi}", f"{form.name.en}: {en}")
            yield Placeholder(f"hinh-thuc-{form.form}.{part}", said, given.number(number))


def _figures(given: AnnexSource) -> Iterator[Placeholder]:
    for name, figure in sorted(given.register.figures.items()):
        place = figures.where(given.register, figure)
        said = figure.quote or figure.measure
        value = figures.value(figure).in_(given.language)
        # The sentence of the author names what is counted; a percentage is no number without its sign.
        bare = value.replace(" %", "%") if figure.unit == "%" else numbers.number(figure.value).in_(given.language)
        yield Placeholder(name, Text(f"{said} ({place.vi})", f"{said} ({place.en})"), bare)


def listed(given: AnnexSource) -> str:
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
