"""What somebody must decide, and what the register cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.findings import Text
from delegation.model.holders import Holder, HolderId
from delegation.model.register import Register
from delegation.model.supposed import Ends, Inherits, Merges, Verb
from delegation.model.terms import Unknown
from delegation.names.folding import unified
from delegation.questions.compare import Comparison
from delegation.questions.suppose.hypothesis import named_apart
from delegation.questions.suppose.words import Effect, Outcome
from delegation.speech import holder_label, in_english, instrument_name, number
from delegation.speech.hypotheses import NOT_GIVEN

_MOST = 6
_UNITS = ("nhiệm vụ", "thủ tục", "TTHC", "thủ tục hành chính")
"""Of published numbers that count matters."""
_TO_DECIDE: tuple[tuple[Outcome, Text, Text], ...] = (
    (
        "vacant",
        Text("việc không còn chủ thể có thẩm quyền: cần văn bản của cấp có thẩm quyền giao cho ai", "without an owner: a text must say who owns"),
        Text("việc", "matter"),
    ),
    (
        "baseless",
        Text(
            "việc mà chủ thể vốn đã chưa rõ, nay không còn căn cứ: cần xác định chủ thể và căn cứ mới",
            "whose owner was not known and whose basis is gone: settle who owns, and by what",
        ),
        Text("việc", "matter"),
    ),
    (
        "idle",
        Text(
            "việc còn chủ thể có thẩm quyền nhưng không còn ai giải quyết: chủ thể đó tự giải quyết hay ủy quyền lại",
            "with an owner but nobody who acts: does the owner act, or delegate anew",
        ),
        Text("việc", "matter"),
    ),
    (
        "unknown",
        Text(
            "việc mà sổ chưa rõ ai giữ sau khi thay đổi: cần đối chiếu văn bản gốc rồi xác định",
            "of which the register does not know who holds then: look into the texts and settle it",
        ),
        Text("việc", "matter"),
    ),
    (
        "possible",
        Text(
            "việc chỉ có thể chuyển sang chủ thể khác: cần văn bản giao hoặc xác định rõ, nêu căn cứ, phạm vi, thời hạn",
            "that only may pass to another holder: a text must give or settle them, with basis, scope and term",
        ),
        Text("việc", "matter"),
    ),
    (
        "perhaps",
        Text(
            "việc mà bên đang giữ không còn, bên còn lại chưa chắc chắn: cần xác định thời hạn lần giao và ai giải quyết tiếp",
            "whose holder is gone while whoever is left holds only perhaps: settle the term of the grant and who goes on",
        ),
        Text("việc", "matter"),
    ),
    (
        "returned",
        Text(
            "việc trở về bên giao: bên giao giải quyết lại từ ngày đó, hay giao lại cho ai",
            "back with the giver: does the giver act from that day on, or give anew",
        ),
        Text("việc", "matter"),
    ),
    (
        "shared",
        Text("việc từ nay có hơn một chủ thể: cần xem xét", "with more than one owner from then on: to be considered"),
        Text("việc", "matter"),
    ),
)  # fmt: skip


def undecided(
    effects: Iterable[Effect], comparison: Comparison, verbs: Sequence[Verb], register: Register
) -> Iterator[Text]:
    """Say what must be decided. ``register``: as it is."""
    every = tuple(effects)
    for outcome, said, what in _TO_DECIDE:
        ids = {one.id for effect in every if effect.outcome == outcome for one in effect.matters}
        if ids:
            more = _without_basis(every) if outcome == "returned" else Text("", "")
            yield Text(
                f"{number(len(ids)).vi} {said.vi}{more.vi}.", f"{in_english(len(ids), what.en)} {said.en}{more.en}."
            )
    yield from _grants_without_list(comparison)
    for verb in verbs:
        if isinstance(verb, Ends) and verb.kind == "holder":
            yield from _subordinates(verb, verbs, register)
            yield from _given_by(verb, register, comparison)
        elif isinstance(verb, Merges):
            yield from _merging(verb, register)


def _without_basis(effects: Iterable[Effect]) -> Text:
    """Say of how many matters it is not known by what basis the giver has them."""
    count = sum(len(one.matters) for one in effects if any(side.presumed for side in one.after))
    if not count:
        return Text("", "")
    return Text(
        f"; trong đó {number(count).vi} việc sổ chưa rõ bên giao giữ theo căn cứ nào, cần xác định",
        f"; of {number(count).en} of them the register does not know by what basis the giver has them: settle it",
    )


def _grants_without_list(comparison: Comparison) -> Iterator[Text]:
    for one in comparison.grants:
        grant = one.before
        if grant is None or not isinstance(grant.rows, Unknown) or "ended" not in one.turn.kinds:
            continue
        old = comparison.old.register
        by = instrument_name(old, grant.instrument)
        giver, receiver = (
            Text("bên chưa rõ", "somebody unknown") if isinstance(side, Unknown) else holder_label(side, old)
            for side in (grant.giver, grant.receiver)
        )
        yield Text(
            f"Lần giao của {giver.vi} cho {receiver.vi} theo {by.vi} thôi có hiệu lực mà nguồn không nêu từng việc: phải lập danh mục "
            "rồi mới biết còn bỏ trống gì.",
            f"The grant by {giver.en} to {receiver.en} by {by.en} ends and its source names no single matter: only a list can tell "
            "what is left.",
        )


def _subordinates(verb: Ends, verbs: Sequence[Verb], register: Register) -> Iterator[Text]:
    ended = {one.id for one in verbs if isinstance(one, Ends)}
    below = [
        one
        for _, one in sorted(register.holders.items())
        if one.parent == verb.id and one.head_of != verb.id and one.id not in ended and one.term.possibly_holds(verb.to)
    ]
    if below:
        names = "; ".join(one.label for one in below[:_MOST]) + ("; …" if len(below) > _MOST else "")
        yield Text(
            f"{number(len(below)).vi} đơn vị, chức danh trực thuộc {holder_label(verb.id, register).vi} về đâu: {names}.",
            f"Where {in_english(len(below), 'unit')} below {holder_label(verb.id, register).en} will belong: {names}.",
        )


def _given_by(verb: Ends, register: Register, comparison: Comparison) -> Iterator[Text]:
    given = [
        one
        for one in register.grants.values()
        if one.giver == verb.id and one.term.possibly_holds(comparison.new.as_of)
    ]
    if given:
        yield Text(
            f"{len(given)} lần giao do {holder_label(verb.id, register).vi} giao không còn chuyển thẩm quyền khi bên giao kết thúc: có giao "
            "lại hay không, ai giao.",
            f"{in_english(len(given), 'grant')} made by {holder_label(verb.id, register).en} move nothing once it is gone: are they made anew, "
            "and by whom.",
        )


def _merging(verb: Merges, register: Register) -> Iterator[Text]:
    apart = named_apart(register, verb)
    if apart:
        shown = ", ".join(apart[:_MOST]) + (", …" if len(apart) > _MOST else "")
        yield Text(
            f"{len(apart)} việc, lần giao nêu riêng một trong các xã, phường được sắp xếp, cần quyết định cho toàn {verb.name}: {shown}.",
            f"{len(apart)} matters and grants name one of the communes only; decide for the whole of {verb.name}: {shown}.",
        )
    yield Text(
        f"Mã đơn vị hành chính, trụ sở, cán bộ của {verb.name}; hồ sơ đang giải quyết dở ở các xã, phường cũ do ai tiếp nhận.",
        f"The code, seat and staff of {verb.name}, and who takes over the files that are open in the former communes.",
    )


def unknown(
    concerns: Iterable[HolderId], subjects: Iterable[HolderId], verbs: Sequence[Verb], register: Register
) -> Iterator[Text]:
    """Say what the register does not hold about the holders concerned, and cannot know of the future.

    ``subjects``: those that the hypothesis is about. ``register``: as it is.
    """
    for one in _known(subjects, register):
        yield from _carried_out(one, register)
        yield from _figures(one, register)
    yield from _unlisted(_known(concerns, register), register)
    if any(isinstance(one, Inherits) for one in verbs):
        yield Text(
            f"Bên kế thừa thực sự giữ gì: {NOT_GIVEN}; luật nêu đích danh chủ thể cũ thì chỉ sửa luật hoặc văn bản giao mới chuyển được.",
            "What the heir will really hold: no text gives it; where a law names the former holder only a change of the law or a "
            "text that gives moves it.",
        )


def _known(names: Iterable[HolderId], register: Register) -> list[Holder]:
    return [found for name in dict.fromkeys(names) if (found := register.holder(name)) is not None]


def _carried_out(one: Holder, register: Register) -> Iterator[Text]:
    """Count matters whose source names a body as the one that carries out, while the owner is not known."""
    name = unified(one.name)
    found = [
        matter
        for _, matter in sorted(register.matters.items())
        if matter.procedure is not None
        and matter.procedure.agency is not None
        and name in unified(matter.procedure.agency)
        and all(isinstance(owner.holder, Unknown) for owner in matter.owners)
    ]
    if found:
        shown = ", ".join(matter.id for matter in found[:_MOST]) + (", …" if len(found) > _MOST else "")
        yield Text(
            f"{number(len(found)).vi} thủ tục mà nguồn chỉ nêu {one.label} là cơ quan thực hiện, chưa rõ ai có thẩm quyền và theo văn "
            f"bản nào ({shown}): không tính vào tác động.",
            f"{in_english(len(found), 'procedure')} whose source names {one.name_en or one.label} only as the body that carries out; owner "
            f"and text are not known ({shown}): not counted.",
        )


def _figures(one: Holder, register: Register) -> Iterator[Text]:
    """Give published numbers that speak of a body, without a list behind them."""
    name = unified(one.name)
    for _, figure in sorted(register.figures.items()):
        said = " ".join(text for text in (figure.note, figure.quote, figure.measure) if text)
        if name in unified(said) and figure.counted is None and figure.unit in _UNITS:
            value = number(figure.value)
            quote = f" («{figure.quote}»)" if figure.quote else ""
            yield Text(
                f"Số liệu {figure.id}: {value.vi} {figure.unit or ''}{quote}, {figure.at or ''}: danh mục chưa công bố nên không biết là "
                "những việc nào.",
                f"Figure {figure.id}: {value.en} {figure.unit or ''}{quote}, {figure.at or ''}: the list is not public, so it is not known "
                "which these are.",
            )


def _unlisted(holders: Sequence[Holder], register: Register) -> Iterator[Text]:
    """Say how many delegated procedures are counted without a list in forms whose receivers are like the holders concerned."""
    found = [
        (form.number, book.unlisted)
        for book in register.books
        if (form := register.forms.get(book.ledger.form or 0)) is not None
        and book.unlisted > 0
        and any(pole.fits(one.kind, one.level) for pole in form.receivers for one in holders)
    ]
    if found:
        total = sum(count for _, count in found)
        vi = ", ".join(f"hình thức {form}: {number(count).vi}" for form, count in found)
        en = ", ".join(f"form {form}: {number(count).en}" for form, count in found)
        yield Text(
            f"{number(total).vi} thủ tục ủy quyền chưa công bố danh mục ở những hình thức mà chủ thể liên quan có thể là bên nhận "
            f"({vi}): chưa rõ bao nhiêu trong đó chịu tác động.",
            f"{in_english(total, 'delegated procedure')} without a published list in forms by which the holders concerned may receive "
            f"({en}): it is not known how many are touched.",
        )
