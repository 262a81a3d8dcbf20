"""Holders, kinds of holders and sides of a form, as people name them."""

from __future__ import annotations

import re

from delegation.findings import Text
from delegation.model.holders import COMMUNES_OF, Counted, Holder, HolderId
from delegation.model.instruments import Pole
from delegation.model.reasons import english
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.model.worded import english_of
from delegation.speech.numbers import number
from delegation.speech.text import sentence

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
    ("minister", "central"): Text("Bộ trưởng", "Ministers"),
    ("any", "any"): Text("Bất kỳ chủ thể nào", "Anybody"),
    ("any", "city"): Text("Bất kỳ chủ thể nào cấp Thành phố", "Anybody of the city"),
    ("any", "commune"): Text("Bất kỳ chủ thể nào cấp xã", "Anybody of communes"),
}
"""Sides that only norms name."""
_SEVERAL_EACH = frozenset({"civil-servant", "vice-chair", "council-vice-chair", "deputy-head"})
"""Kinds of which one commune has several."""


def holder_name(holder: str | Unknown, register: Register) -> Text:
    """Name a holder; a class with the number of its members. Its id where it is not in the register."""
    if isinstance(holder, Unknown):
        return Text("Bên nhận chưa rõ", "Receiver not known")
    found = register.holder(holder)
    return _with(members(found, register) if found is not None else None, holder_label(holder, register))


def holder_label(holder: str | Unknown, register: Register) -> Text:
    """Name a holder in short; its id where it is not in the register, and why where it is not known."""
    if isinstance(holder, Unknown):
        return Text(f"(chưa rõ: {holder.reason})", f"(not known: {english(holder.reason)})")
    found = register.holder(holder)
    return Text(holder, english_of(holder)) if found is None else label(found)


def label(one: Holder) -> Text:
    """Name a holder that is known in short."""
    return Text(one.label, one.name_en or one.label)


_HEAD = re.compile(r" (?:of|under|for|before|in|within) | \(")
"""What stands behind the noun of an English name, which tells whether it names one or several."""


def the(name: str) -> str:
    """Give an English name as a sentence has it: of one body or office with the article, of several without."""
    return name if _is_of_several(name) or not name.isascii() else f"the {name}"


def agreeing(name: str, one: str, many: str) -> str:
    """Give the English verb behind the name of a holder: ``many`` where that names several."""
    return many if _is_of_several(name) else one


def _is_of_several(name: str) -> bool:
    return _HEAD.split(name)[0].endswith("s")


def in_sentence(one: Holder) -> Text:
    """Name a holder that is known in short, as within a sentence."""
    return Text(one.label, the(one.name_en) if one.name_en else one.label)


def holder_in_sentence(holder: str | Unknown, register: Register) -> Text:
    """Name a holder as ``holder_label`` does, as within a sentence."""
    found = register.holder(holder)
    return holder_label(holder, register) if found is None else in_sentence(found)


def is_by_rules_of_the_party(holder: str | Unknown, register: Register) -> bool:
    """Whether what gives a holder authority are rules of the Party, and no law of the State."""
    found = None if isinstance(holder, Unknown) else register.holder(holder)
    return found is not None and found.axis == "dang"


def given_directly(holder: str | Unknown, register: Register) -> Text:
    """Head what a holder has without any grant."""
    if is_by_rules_of_the_party(holder, register):
        return Text("Quy định của Đảng giao trực tiếp", "Given by the Party's rules")
    return Text("Pháp luật giao trực tiếp", "Given by law")


def in_full(one: Holder) -> Text:
    """Name a holder that is known by its full name."""
    return Text(one.name, one.name_en or one.name)


def _with(count: int | None, name: Text) -> Text:
    return name if count is None else Text(f"{name.vi} ({number(count).vi})", f"{name.en} ({number(count).en})")


def members(holder: Holder, register: Register) -> int | None:
    """Give how many a class of holders stands for; ``None`` for a single one, or where it is not known.

    Where a commune has several, as it has civil servants, the number of communes is not theirs.
    """
    match holder.members:
        case Counted(count=int(count)):
            return count
        case str() if holder.kind not in _SEVERAL_EACH:
            return places(holder, register)
        case _:
            return None


def places(holder: Holder, register: Register) -> int | None:
    """Give in how many communes a class of holders stands; ``None`` of any other holder.

    Communes that end are not counted: a name has no day of its own, and the others go on.
    """
    if not isinstance(holder.members, str):
        return None
    return sum(register.lasting_communes[one] for one in COMMUNES_OF[holder.members]) or None


def _plain_pole(pole: Pole, register: Register) -> Text:
    if (pole.kind, pole.level) in _KINDS:
        return _KINDS[pole.kind, pole.level]
    fitting = [one for one in register.holders.values() if pole.fits(one.kind, one.level)]
    if len(fitting) == 1:
        return holder_name(fitting[0].id, register)
    plain = f"{pole.kind} ({pole.level})"
    return _SIDES.get((pole.kind, pole.level), Text(plain, plain))


def pole_name(pole: Pole, register: Register) -> Text:
    """Name a side of a form; sides in communes with the number of communes."""
    name = _plain_pole(pole, register)
    if (pole.kind, pole.level) not in _KINDS:
        return name
    if pole.level == "commune" and pole.kind in ("committee", "chair") and register.communes:
        return _with(sum(register.lasting_communes.values()), name)
    return name


_SIDES_IN_ENGLISH = frozenset(
    one.en for one in (*_KINDS.values(), *_SIDES.values()) if "People's Committee" not in one.en
)


def _within(side: str) -> str:
    """Give the English of a side as within a name: a kind of body begins with a small letter, the name of one stays."""
    return side[:1].lower() + side[1:] if side in _SIDES_IN_ENGLISH else side


def form_name(number: int, register: Register) -> Text:
    """Name a form: as Biểu 2 does, and in English by its two sides, for nobody published it in English; nothing where there is none."""
    form = register.forms.get(number)
    if form is None:
        return Text("", "")
    givers, receivers = (
        " and ".join(_within(_plain_pole(one, register).en) for one in sides) for sides in (form.givers, form.receivers)
    )
    return Text(form.name, f"{sentence(givers)} to {receivers}" + (", concurrently" if form.concurrent else ""))


def side_name(holder: HolderId | Unknown, register: Register) -> Text:
    """Name the kind of body that a holder is, as the sides of a form are named; its own name where it is no such kind."""
    found = register.holder(holder)
    if found is None or (found.kind, found.level) not in _KINDS:
        return holder_name(holder, register)
    return pole_name(Pole(found.kind, found.level), register)
