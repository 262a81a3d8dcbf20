"""What several stages say alike: numbers, days and terms, kinds of holders, fields and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from delegation.findings import Language, NotExamined, Text
from delegation.model.holders import Commune, Counted, Holder, HolderId
from delegation.model.instruments import Pole
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day, Term, Unknown

MECHANISMS: dict[str, Text] = {
    "devolution": Text("phân quyền", "devolution"),
    "decentralisation": Text("phân cấp", "decentralisation"),
    "delegation": Text("ủy quyền", "delegation"),
    "transfer": Text("chuyển", "transfer"),
    "internal-assignment": Text("phân công", "internal assignment"),
    "signing-for": Text("ký thừa ủy quyền", "signing for"),
}

SEVERITIES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.INFO: Text("lưu ý", "info"),
}

_MOST_SOURCES = 4

_KINDS: dict[tuple[str, str], Text] = {
    ("committee", "city"): Text("UBND Thành phố", "City People's Committee"),
    ("chair", "city"): Text("Chủ tịch UBND Thành phố", "Chair of the City People's Committee"),
    ("specialised-agency", "city"): Text("Sở, cơ quan chuyên môn", "City departments"),
    ("agency-head", "city"): Text("Giám đốc Sở", "Directors of city departments"),
    ("internal-unit", "city"): Text("Đơn vị chuyên môn thuộc Sở", "Units within departments"),
    ("public-service-unit", "city"): Text("Đơn vị sự nghiệp thuộc Sở", "Public service units of departments"),
    ("other-unit", "any"): Text("Đơn vị khác (chưa công bố)", "Other units (not published)"),
    ("committee", "commune"): Text("UBND cấp xã", "Commune committees"),
    ("chair", "commune"): Text("Chủ tịch UBND cấp xã", "Commune chairs"),
    ("other-unit", "commune"): Text("Đơn vị khác ở cấp xã (chưa công bố)", "Other commune units (not published)"),
    ("specialised-agency", "commune"): Text("Phòng chuyên môn cấp xã", "Commune divisions"),
    ("other-administrative-organisation", "city"): Text(
        "Tổ chức hành chính khác", "Other administrative organisations"
    ),
    ("other-organisation-head", "city"): Text(
        "Người đứng đầu tổ chức hành chính khác", "Heads of other administrative organisations"
    ),
}


_SIDES: dict[tuple[str, str], Text] = {
    ("national-assembly", "central"): Text("Quốc hội", "National Assembly"),
    ("prime-minister", "central"): Text("Thủ tướng Chính phủ", "Prime Minister"),
    ("local-government", "city"): Text("Chính quyền địa phương cấp Thành phố", "Local government of the city"),
    ("local-government", "commune"): Text("Chính quyền địa phương cấp xã", "Local government of communes"),
    ("people-council", "commune"): Text("HĐND cấp xã", "Commune councils"),
    ("agency-head", "commune"): Text("Trưởng phòng chuyên môn cấp xã", "Heads of commune divisions"),
    ("agency-head", "any"): Text("Người đứng đầu cơ quan chuyên môn", "Heads of specialised agencies"),
    ("internal-unit-head", "city"): Text("Người đứng đầu đơn vị thuộc Sở", "Heads of units within departments"),
    ("internal-unit-head", "any"): Text("Người đứng đầu đơn vị bên trong", "Heads of inner units"),
    ("public-service-unit", "any"): Text("Đơn vị sự nghiệp công lập", "Public service units"),
    ("public-service-unit-head", "city"): Text(
        "Người đứng đầu đơn vị sự nghiệp công lập", "Heads of public service units"
    ),
    ("public-service-unit-head", "any"): Text(
        "Người đứng đầu đơn vị sự nghiệp công lập", "Heads of public service units"
    ),
    ("other-organisation-head", "commune"): Text(
        "Người đứng đầu tổ chức hành chính khác ở cấp xã", "Heads of other organisations of communes"
    ),
    ("organisation-head", "any"): Text("Người đứng đầu cơ quan, tổ chức", "Heads of organisations"),
    ("deputy-head", "any"): Text("Cấp phó của người đứng đầu", "Deputies of heads"),
}
"""Sides that only norms name."""


def amount(value: float) -> Text:
    """Say a number: ``1.234,5`` in Vietnamese, ``1,234.5`` in English."""
    whole = float(value).is_integer()
    english = f"{int(value):,}" if whole else f"{value:,}"
    return Text(english.replace(",", "\0").replace(".", ",").replace("\0", "."), english)


def number(count: int, language: Language) -> str:
    """Write a count with the thousands mark of the language."""
    return amount(count).in_(language)


def counted(count: int, what: str, many: str = "") -> str:
    """Count things in English. ``many``: their plural where it does not end in s alone."""
    return f"{number(count, 'en')} {what if count == 1 else many or f'{what}s'}"


def day(one: Day, language: Language) -> str:
    """Write a day as people read it."""
    return f"{one:%d/%m/%Y}" if language == "vi" else one.isoformat()


def members(holder: Holder, register: Register) -> int | None:
    """Give how many a class of holders stands for; ``None`` for a single one, or where it is not known."""
    match holder.members:
        case None:
            return None
        case Counted(count=int(count)):
            return count
        case Counted():
            return None
        case "communes":
            return len(_communes(register)) or None
        case "wards":
            return sum(one.type == "ward" for one in _communes(register)) or None
        case _:
            return sum(one.type != "ward" for one in _communes(register)) or None


def _communes(register: Register) -> list[Commune]:
    """Give the communes of which no last day is known: a name has no day of its own, and those go on."""
    return [one for one in register.communes.values() if not isinstance(one.term.end, Day)]


def holder_name(holder: str | Unknown, register: Register, language: Language) -> str:
    """Name a holder; a class with the number of its members."""
    if isinstance(holder, Unknown):
        return Text("Bên nhận chưa rõ", "Receiver not known").in_(language)
    found = register.holder(holder)
    if found is None:
        return holder
    name = found.label if language == "vi" else (found.name_en or found.label)
    count = members(found, register)
    return name if count is None else f"{name} ({number(count, language)})"


def pole_name(pole: Pole, register: Register, language: Language) -> str:
    """Name a side of a form; sides in communes with the number of communes."""
    said = _KINDS.get((pole.kind, pole.level))
    if said is None:
        fitting = [one for one in register.holders.values() if pole.fits(one.kind, one.level)]
        if len(fitting) == 1:
            return holder_name(fitting[0].id, register, language)
        side = _SIDES.get((pole.kind, pole.level))
        return side.in_(language) if side is not None else f"{pole.kind} ({pole.level})"
    name = said.in_(language)
    if pole.level == "commune" and pole.kind in ("committee", "chair") and register.communes:
        return f"{name} ({number(len(_communes(register)), language)})"
    return name


def side_name(holder: HolderId | Unknown, register: Register, language: Language) -> str:
    """Name the kind of body that a holder is, as the sides of a form are named; its own name where it is no such kind."""
    found = register.holder(holder)
    if found is None or (found.kind, found.level) not in _KINDS:
        return holder_name(holder, register, language)
    return pole_name(Pole(found.kind, found.level), register, language)


def term_line(term: Term, language: Language) -> str:
    """Say from when until when something holds; that it has no day where it ends before it begins."""
    if isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end:
        return Text(
            f"không có ngày nào (ngày đầu {day(term.start, 'vi')} sau ngày cuối {day(term.end, 'vi')})",
            f"no day at all (the first day {day(term.start, 'en')} comes after the last, {day(term.end, 'en')})",
        ).in_(language)
    match term.start, term.end:
        case Unknown(), Unknown():
            return Text("chưa rõ thời hạn", "term not known").in_(language)
        case start, Unknown():
            since = _since(start, language)
            return Text(f"{since}, ngày hết hạn chưa rõ", f"{since}, last day not known").in_(language)
        case start, None:
            return _since(start, language)
        case start, end:
            until = Text(f"đến hết {day(end, 'vi')}", f"to {day(end, 'en')}").in_(language)
            return until if start is None else f"{_since(start, language)} {until}"


def _since(start: Day | Unknown | None, language: Language) -> str:
    if isinstance(start, Unknown):
        return Text("ngày hiệu lực chưa rõ", "first day not known").in_(language)
    if start is None:
        return Text("không xác định thời hạn", "without a set term").in_(language)
    return Text(f"từ {day(start, 'vi')}", f"from {day(start, 'en')}").in_(language)


def field_name(register: Register, matter: Matter | None, language: Language) -> str:
    """Name the field of a matter."""
    field = register.fields.get(matter.field) if matter is not None and matter.field is not None else None
    if field is None:
        return Text("Chưa xếp lĩnh vực", "Without a field").in_(language)
    return field.name if language == "vi" else (field.name_en or field.name)


def numbered(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Give what orders ids as a reader counts: Điều 5 before Điều 13, whatever file they stand in."""
    return tuple(
        (part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", name) if part
    )


def ranges(numbers: Sequence[int]) -> str:
    """Write numbers as ranges: 1–13, 20."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in runs)


def source_titles(register: Register, ids: Iterable[str], language: Language) -> tuple[str, ...]:
    """Name sources once each, in their order, without where a copy lies; the first few of many."""
    titles = (register.sources[one].title if one in register.sources else one for one in ids)
    # What stands in brackets or after a semicolon says where a copy was found: that is for the register.
    short = tuple(dict.fromkeys(title.split(" (")[0].split(";")[0].strip() for title in titles))
    if len(short) <= _MOST_SOURCES:
        return short
    more = len(short) - _MOST_SOURCES
    return (*short[:_MOST_SOURCES], Text(f"và {more} nguồn khác ghi trong sổ", f"and {more} more").in_(language))


def supposing(register: Register) -> tuple[Text, ...]:
    """Say under which hypotheses an answer is given; nothing where it is given as things are."""
    if not register.supposed:
        return ()
    said = "; ".join(register.supposed)
    return (Text(f"Phương án giả định: {said}", f"Hypothesis: {said}"),)


def sentence(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def not_examined(what: NotExamined, language: Language) -> list[str]:
    """Say what the checks could not ask about, one line for each reason that has any."""
    lines = (
        (what.unlisted_tasks, Text("nhiệm vụ chưa công bố danh mục", "tasks that no public text lists")),
        (
            what.unlisted_procedures,
            Text("thủ tục ủy quyền chưa công bố danh mục", "delegated procedures that no public text lists"),
        ),
        (what.owner_unknown, Text("việc chưa rõ chủ thể có thẩm quyền", "matters whose owner is not known")),
        (what.basis_unknown, Text("việc chưa rõ căn cứ pháp lý", "matters whose legal basis is not known")),
        (what.term_unknown, Text("lần giao quyền chưa rõ thời hạn", "grants whose term is not known")),
        (
            what.signing_unknown,
            Text(
                "lần giao quyền chưa rõ ngày ký nên chưa xét được cặp chủ thể",
                "grants whose day of signing is not known, so that their pair could not be held against the law",
            ),
        ),
        (
            what.norm_unknown,
            Text(
                "lần giao quyền chưa xét được cặp chủ thể vì luật có thể mở cặp đó chưa có toàn văn trong sổ",
                "grants whose pair could not be held against the law, since the text of the law that might open it is not known",
            ),
        ),
        (
            what.norm_unknown_unlisted,
            Text(
                "thủ tục chưa công bố danh mục chưa xét được cặp chủ thể vì luật có thể mở cặp đó chưa có toàn văn trong sổ",
                "unlisted procedures whose pair could not be held against the law, since the text of the law that might open it "
                "is not known",
            ),
        ),
        (
            what.assertions_unknown,
            Text("khẳng định chưa đủ dữ liệu để nói đúng hay sai", "assertions that what is known does not decide"),
        ),
    )
    return [f"{number(count, language)} {words.in_(language)}" for count, words in lines if count]
