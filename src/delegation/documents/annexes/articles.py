"""Draft articles from what a hypothesis changes: what is known is written out, what is not is left blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.answers.impact import holder_of
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.documents.annexes.drafting import cited, official_name
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.supposed import Ends, Inherits, Merges, Verb
from delegation.model.terms import Day, Unknown, if_known
from delegation.questions.compare import Comparison, GrantChange
from delegation.questions.suppose.hypothesis import PENDING
from delegation.questions.suppose.impact import Impact
from delegation.questions.suppose.words import Outcome
from delegation.speech import MECHANISMS, days, instruments, number, sentence
from delegation.speech.extensions import term_of
from delegation.speech.limits import limits_of
from delegation.speech.provisions import known

_DOTS = "……………………"
_NOT_CLEAR = " (chưa xác định)"
_NATIONAL = frozenset({"law", "ordinance", "constitution", "na-resolution", "na-standing-committee-resolution", "decree",
                       "government-resolution", "pm-decision", "circular", "joint-circular"})  # fmt: skip
"""Types that no text of the city can end."""


def proper(impact: Impact, annex: str) -> list[str]:
    """Give what the articles of a decision that does what a hypothesis supposes say; nothing of what no decision of the city can do."""
    return [one.replace(_NOT_CLEAR, "") for one in _drafted(impact, annex)]


def _drafted(impact: Impact, annex: str) -> Iterator[str]:
    own = [one for one in impact.verbs if _national(one, impact.comparison) is None]
    yield from _of_grants(impact.comparison, annex)
    yield from _of_verbs(own, impact.comparison)
    yield from _of_gaps(impact, annex)
    yield from _of_returned(impact, annex)


def undrafted(impact: Impact) -> tuple[Text, ...]:
    """Name the texts of higher bodies that a hypothesis ends: no decision of the city does."""
    found = (_national(one, impact.comparison) for one in impact.verbs)
    return tuple(instruments.instrument(one) for one in found if one is not None)


def _national(verb: Verb, comparison: Comparison) -> Instrument | None:
    """Give the text of a higher body that a verb ends; ``None`` where it does anything else."""
    if not (isinstance(verb, Ends) and verb.kind == "instrument"):
        return None
    found = comparison.old.register.instrument(verb.id) or comparison.new.register.instrument(verb.id)
    return found if found is not None and found.type in _NATIONAL else None


def articles(impact: Impact, annex: str) -> Iterator[tuple[str, str]]:
    """Give the articles: the head (*Điều 1*) and what it says; none where a hypothesis does nothing but what no decision of the city can. ``annex``: the label of the list of matters."""
    said = list(_drafted(impact, annex))
    if not said and undrafted(impact):
        return
    if not said:
        said = ["Không có điều khoản nào để dự thảo: phương án không đổi gì đối với những mục có trong sổ thẩm quyền."]
    day = days.day(impact.comparison.new.as_of).vi
    said += [
        f"Hiệu lực thi hành: từ ngày {day}. Hồ sơ tiếp nhận trước ngày này mà chưa giải quyết xong: {_DOTS} (cơ quan soạn thảo xác định).",
        f"Trách nhiệm thi hành: {_DOTS}",
    ]
    for at, one in enumerate(said, 1):
        yield f"Điều {at}", one


def _of_grants(comparison: Comparison, annex: str) -> Iterator[str]:
    """Draft what ends and what begins of grants that the register, or a draft, holds."""
    for change in comparison.grants:
        if change.before is not None and change.after is not None and _cut(change):
            yield taken_back(change.after, comparison.new.register, annex)
        elif change.before is None and change.after is not None and change.turn.becomes == "ended":
            # Some rows of a grant, which make one of their own.
            yield taken_back(change.after, comparison.new.register, annex)
        elif change.before is None and change.after is not None and change.after.instrument != PENDING:
            yield _given(change.after, comparison.new.register)


def _cut(change: GrantChange) -> bool:
    """Whether the term of the grant itself ends earlier, not only what it rests on."""
    return change.before is not None and change.after is not None and change.before.term.end != change.after.term.end


def taken_back(grant: Grant, register: Register, annex: str) -> str:
    """Draft that a grant ends on its last day. ``annex``: the label of the list of its matters."""
    verb = "Thu hồi" if grant.mechanism == "delegation" else "Chấm dứt"
    end = grant.running.end
    last = days.day(end).vi if isinstance(end, Day) else _DOTS
    return f"{verb} {given_by(grant, register, annex)}; ngày cuối thực hiện là {last}."


def given_by(grant: Grant, register: Register, annex: str) -> str:
    """Say what a grant gives whom, by which text, and how many matters these are."""
    word = MECHANISMS[grant.mechanism].vi
    giver, receiver = (official_name(register, one) for one in (grant.giver, grant.receiver))
    by = register.instruments.get(grant.instrument)
    said = (
        instruments.placed(known(grant.at) if isinstance(grant.at, str) else None, _briefly(by, register)).vi
        if by
        else grant.instrument
    )
    if isinstance(grant.rows, Unknown):
        what = f"đối với những việc mà văn bản chưa nêu từng việc ({_DOTS})"
    else:
        what = f"đối với {number(len({row.matter for row in grant.rows})).vi} việc ({annex})"
    # Words behind a title part it from what follows.
    return f"việc {giver} {word} cho {receiver} theo {said}{',' if '», ' in said else ''} {what}"


def _briefly(one: Instrument, register: Register) -> Text:
    """Name an instrument by its number; one without a public one as it is cited, with blanks."""
    named = instruments.instrument(one)
    return named if isinstance(one.number, str) else Text(cited(register, one), named.en)


def _given(grant: Grant, register: Register) -> str:
    word = MECHANISMS[grant.mechanism].vi
    giver, receiver = (official_name(register, one) for one in (grant.giver, grant.receiver))
    names = [_named(register.matters[row.matter]) for row in if_known(grant.rows) if row.matter in register.matters]
    what = f"{len(names)} việc: {'; '.join(names)}" if names else f"những việc sau: {_DOTS}"
    term = term_of(grant, register).vi
    limited = "".join(f"; {one.vi}" for one in limits_of(grant, register, unread=False, with_reasons=False))
    conditions = "" if grant.conditions_met else f" Điều kiện về nhân lực, dữ liệu, kinh phí, hướng dẫn: {_DOTS}"
    return f"{sentence(giver)} {word} cho {receiver} thực hiện {what}; thời hạn: {term}{limited}.{conditions}"


def _named(matter: Matter) -> str:
    """Name a matter as a decision does: by its title, a procedure by its code, too."""
    code = matter.procedure.code if matter.procedure is not None else None
    return f"{code} «{matter.title}»" if isinstance(code, str) else f"«{matter.title}»"


def _of_verbs(verbs: Iterable[Verb], comparison: Comparison) -> Iterator[str]:
    register = comparison.new.register
    for verb in verbs:
        match verb:
            case Ends(kind="instrument"):
                found = comparison.old.register.instrument(verb.id) or register.instrument(verb.id)
                if found is not None:
                    yield _instrument(found, verb, register)
            case Ends(kind="holder"):
                name = register.label_of(verb.id)
                yield (
                    f"{name} kết thúc hoạt động sau ngày {days.day(verb.to).vi}, theo {_DOTS} (văn bản của cấp có thẩm quyền về tổ chức bộ "
                    "máy)."
                )
            case Inherits():
                names = ", ".join(register.label_of(one.holder) for one in verb.heirs)
                yield (
                    f"{names} tiếp nhận nhiệm vụ, thủ tục của {register.label_of(verb.holder)} theo danh mục kèm theo, trên cơ sở {_DOTS} "
                    "(từng việc cần văn bản giao của chủ thể có thẩm quyền; việc mà luật giao đích danh thì không giao lại bằng quyết định "
                    "này)."
                )
            case Merges():
                yield (
                    f"Chủ thể cấp xã của {verb.name} kế thừa thẩm quyền của chủ thể cùng loại ở các xã, phường được sắp xếp, theo {_DOTS} (nghị "
                    "quyết của cấp có thẩm quyền về sắp xếp đơn vị hành chính)."
                )
            case _:
                continue


def _instrument(found: Instrument, verb: Ends, register: Register) -> str:
    name = instruments.placed(verb.at, instruments.instrument(found)).vi
    by = register.instrument(verb.by) if verb.by is not None else None
    day = days.day(verb.to).vi
    replaced = f", được thay thế bằng {instruments.instrument(by).vi}" if by is not None else ""
    return f"Bãi bỏ {name}{replaced}; ngày cuối còn hiệu lực là {day}."


def _of_returned(impact: Impact, annex: str) -> Iterator[str]:
    """Say who acts again, by each giver: no text need give what it had all along. By what it had it may be a blank."""
    found: dict[tuple[str, bool], int] = {}
    for effect in impact.effects:
        if effect.outcome == "returned":
            names = ", ".join(dict.fromkeys(holder_of(impact.comparison, side.holder).vi for side in effect.after))
            key = (names, any(side.presumed for side in effect.after))
            found[key] = found.get(key, 0) + len(effect.matters)
    for (names, is_presumed), count in sorted(found.items()):
        basis = f"; căn cứ để bên giao giữ thẩm quyền: {_DOTS}{_NOT_CLEAR}" if is_presumed else ""
        yield (
            f"{names} giải quyết {number(count).vi} việc thuộc mục «{OUTCOMES['returned'].vi}» tại {annex}, kể từ khi việc giao hết "
            f"hiệu lực{basis}."
        )


def _of_gaps(impact: Impact, annex: str) -> Iterator[str]:
    """Leave a blank for whoever must own or act where nobody does."""
    for outcome, said in (
        ("vacant", "có thẩm quyền và giải quyết"),
        ("baseless", "có thẩm quyền và giải quyết"),
        ("idle", "giải quyết"),
        ("perhaps", "tiếp tục giải quyết"),
        ("unknown", "giữ thẩm quyền"),
    ):
        key: Outcome = outcome  # type: ignore[assignment]  # one of the words above
        count = len(impact.matters(key))
        if count:
            yield (
                f"Giao {_DOTS} (chủ thể) {said} {number(count).vi} việc thuộc mục «{OUTCOMES[key].vi}» tại {annex}, theo {_DOTS} (căn cứ)."
            )
