"""What somebody must decide, and what the register cannot tell, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from delegation.findings import Text
from delegation.model.figures import Figure
from delegation.model.holders import Holder
from delegation.model.matters import Grant, MatterId
from delegation.model.reasons import NOT_GIVEN
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.suppose.gaps import (
    CarriedOut,
    GrantsMade,
    Heirs,
    NamedApart,
    NewCommune,
    NotKnown,
    OnlyCounted,
    Open,
    Subordinates,
    Undecided,
    Unlisted,
    WithoutList,
)
from delegation.questions.suppose.impact import Impact
from delegation.questions.suppose.words import Outcome
from delegation.speech import figures, holder_label, in_english, instrument_name, number

_MOST = 6
_OPEN: dict[Outcome, Text] = {
    "vacant": Text(
        "việc không còn chủ thể có thẩm quyền: cần văn bản của cấp có thẩm quyền xác định giao cho chủ thể nào",
        "without an owner: a text must say who owns",
    ),
    "baseless": Text(
        "việc mà chủ thể vốn đã chưa rõ, nay không còn căn cứ: cần xác định chủ thể và căn cứ mới",
        "whose owner was not known and whose basis is gone: settle who owns, and by what",
    ),
    "idle": Text(
        "việc còn chủ thể có thẩm quyền nhưng không còn ai giải quyết: chủ thể đó tự giải quyết hay ủy quyền lại",
        "with an owner but nobody who acts: does the owner act, or delegate anew",
    ),
    "unknown": Text(
        "việc chưa xác định được chủ thể sau khi thay đổi: cần đối chiếu văn bản gốc rồi xác định",
        "of which the register does not know who holds then: look into the texts and settle it",
    ),
    "possible": Text(
        "việc chỉ có thể chuyển sang chủ thể khác: cần văn bản giao hoặc xác định rõ, nêu căn cứ, phạm vi, thời hạn",
        "that only may pass to another holder: a text must give or settle them, with basis, scope and term",
    ),
    "perhaps": Text(
        "việc mà bên đang giữ không còn, bên còn lại chưa chắc chắn: cần xác định thời hạn của lần giao và ai tiếp tục giải quyết",
        "whose holder is gone while whoever is left holds only perhaps: settle the term of the grant and who goes on",
    ),
    "returned": Text(
        "việc trở về bên giao: bên giao tự giải quyết từ ngày đó, hay giao lại cho chủ thể khác",
        "back with the giver: does the giver act from that day on, or give anew",
    ),
    "shared": Text(
        "việc từ nay có hơn một chủ thể: cần xem xét", "with more than one owner from then on: to be considered"
    ),
}
"""What must be decided of matters, behind how many they are."""


Listed = Callable[[Text, Sequence[str], str], str]
"""How several things are named in a sentence, by what they are, their names, and what stands between these."""


def _few(_: Text, names: Sequence[str], between: str) -> str:
    """Name the first of several things, and count the others."""
    more = len(names) - _MOST
    return between.join(names[:_MOST]) + (f"{between}… (+{more})" if more > 0 else "")


def undecided(impact: Impact, listed: Listed = _few) -> tuple[Text, ...]:
    """Say what must be decided."""
    return tuple(_undecided(one, impact, listed) for one in impact.undecided)


def not_known(impact: Impact, listed: Listed = _few) -> tuple[Text, ...]:
    """Say what the register does not hold about the holders concerned, and cannot know of the future."""
    return tuple(lacking(one, listed) for one in impact.unknown)


def _undecided(one: Undecided, impact: Impact, listed: Listed) -> Text:
    present = impact.registers.present
    match one:
        case Open():
            return _open(one)
        case WithoutList():
            return _without_list(one.grant, impact.comparison.old.register)
        case Subordinates():
            return _subordinates(one, present, listed)
        case GrantsMade():
            giver = holder_label(one.holder, present)
            return Text(
                f"{one.grants} lần giao do {giver.vi} giao không còn giá trị khi bên giao kết thúc hoạt động: có giao lại hay không, chủ thể nào giao.",
                f"{in_english(one.grants, 'grant')} made by {giver.en} move nothing once it is gone: are they made anew, and by whom.",
            )
        case NamedApart():
            name = one.verb.name
            shown = listed(Text(f"Việc, lần giao nêu riêng một xã, phường của {name}", ""), one.ids, ", ")
            return Text(
                f"{len(one.ids)} việc, lần giao nêu riêng một trong các xã, phường được sắp xếp, cần quyết định cho toàn {name}: {shown}.",
                f"Named for one of the communes only: {in_english(len(one.ids), 'matter or grant', 'matters and grants')}; decide for the whole of {name}: {shown}.",
            )
        case NewCommune():
            name = one.verb.name
            return Text(
                f"Mã đơn vị hành chính, trụ sở, cán bộ của {name}; hồ sơ đang giải quyết ở các xã, phường cũ do ai tiếp nhận.",
                f"The code, seat and staff of {name}, and who takes over the files that are open in the former communes.",
            )


def _open(one: Open) -> Text:
    said, more = _OPEN[one.outcome], _presumed(one.presumed)
    return Text(
        f"{number(one.matters).vi} {said.vi}{more.vi}.", f"{in_english(one.matters, 'matter')} {said.en}{more.en}."
    )


def _presumed(count: int) -> Text:
    if not count:
        return Text("", "")
    return Text(
        f"; trong đó {number(count).vi} việc chưa xác định được bên giao giữ theo căn cứ nào",
        f"; of {number(count).en} of them the register does not know by what basis the giver has them: settle it",
    )


def _without_list(grant: Grant, register: Register) -> Text:
    by = instrument_name(register, grant.instrument)
    giver, receiver = (
        Text("bên chưa rõ", "somebody unknown") if isinstance(side, Unknown) else holder_label(side, register)
        for side in (grant.giver, grant.receiver)
    )
    return Text(
        f"Lần giao của {giver.vi} cho {receiver.vi} theo {by.vi} hết hiệu lực mà nguồn không nêu từng việc: phải lập danh mục "
        "mới xác định được việc nào bị bỏ trống.",
        f"The grant by {giver.en} to {receiver.en} by {by.en} ends and its source names no single matter: only a list can tell "
        "what is left.",
    )


def _subordinates(one: Subordinates, register: Register, listed: Listed) -> Text:
    above = holder_label(one.holder, register)
    what = Text(f"Đơn vị, chức danh trực thuộc {above.vi}", "")
    names = listed(what, [unit.label for unit in one.units], "; ")
    return Text(
        f"Nơi trực thuộc mới của {number(len(one.units)).vi} đơn vị, chức danh đang trực thuộc {above.vi}: {names}.",
        f"Where {in_english(len(one.units), 'unit')} below {above.en} will belong: {names}.",
    )


def lacking(one: NotKnown, listed: Listed = _few) -> Text:
    """Say one thing that the register does not hold."""
    match one:
        case CarriedOut():
            return _carried_out(one.holder, one.procedures, listed)
        case OnlyCounted():
            return _figure(one.figure)
        case Unlisted():
            return _unlisted(one)
        case Heirs():
            return Text(
                f"Bên kế thừa thực tế giữ thẩm quyền nào: {NOT_GIVEN}; luật nêu đích danh chủ thể cũ thì chỉ sửa luật hoặc văn bản giao mới chuyển được.",
                "What the heir will really hold: no text gives it; where a law names the former holder only a change of the law or a "
                "text that gives moves it.",
            )


def _carried_out(one: Holder, procedures: Sequence[MatterId], listed: Listed) -> Text:
    count = len(procedures)
    shown = listed(Text(f"Thủ tục mà nguồn chỉ nêu {one.label} là cơ quan thực hiện", ""), procedures, ", ")
    return Text(
        f"{number(count).vi} thủ tục mà nguồn chỉ nêu {one.label} là cơ quan thực hiện, chưa rõ ai có thẩm quyền và theo văn "
        f"bản nào ({shown}): không tính vào tác động.",
        f"{in_english(count, 'procedure')} whose source names {one.name_en or one.label} only as the body that carries out; owner "
        f"and text are not known ({shown}): not counted.",
    )


def _figure(figure: Figure) -> Text:
    value, at = figures.value(figure), figures.place(figure)
    quote = f" («{figure.quote}»)" if figure.quote else ""
    return Text(
        f"Số liệu {figure.id}: {value.vi}{quote}, {at.vi}: danh mục chưa công bố nên không biết là những việc nào.",
        f"Figure {figure.id}: {value.en}{quote}, {at.en}: the list is not public, so it is not known which these are.",
    )


def _unlisted(one: Unlisted) -> Text:
    total = sum(count for _, count in one.forms)
    vi = ", ".join(f"hình thức {form}: {number(count).vi}" for form, count in one.forms)
    en = ", ".join(f"form {form}: {number(count).en}" for form, count in one.forms)
    return Text(
        f"{number(total).vi} thủ tục ủy quyền chưa công bố danh mục ở những hình thức mà chủ thể liên quan có thể là bên nhận "
        f"({vi}): chưa rõ bao nhiêu trong đó chịu tác động.",
        f"{in_english(total, 'delegated procedure')} without a published list in forms by which the holders concerned may receive "
        f"({en}): it is not known how many are touched.",
    )
