"""Drafts of decisions from the register: which grants are meant, and whether what is asked can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from delegation.answers.weights import by_weight
from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS
from delegation.documents.annexes import checklist, decision_draft
from delegation.documents.annexes.decision_draft import Act
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading.disk.cache import Cache
from delegation.model.holders import HolderId
from delegation.model.matters import Grant
from delegation.model.reasons import english
from delegation.model.terms import ONE_DAY, Unknown
from delegation.questions.select.selection import chosen
from delegation.questions.select.selector import is_selector
from delegation.questions.suppose.verbs import grants_meant, withdrawing
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline
from delegation.run.making import given_for
from delegation.run.pipeline import Loaded
from delegation.run.supposing import impact_of, impact_where
from delegation.speech import days, hypotheses, text

_MOST_NAMED = 5


def of_grants(
    loaded: Loaded, examination: Examination, names: Sequence[str], act: Act, until: date, tell: Callable[[Text], None]
) -> dict[HolderId, bytes]:
    """Draft the decisions that extend grants, or take them back: one for each giver, by its id.

    ``names``: grants, instruments, or selectors of grants (``"ends<2028-01-01"``); ``tell`` hears which grants a selector may mean and leaves out.
    Raises ``AskedWronglyError`` where that cannot be.
    """
    meant = {one.id: one for name in names for one in _meant(examination, name, tell) if one.is_first}
    by_giver: dict[HolderId, list[Grant]] = {}
    for one in meant.values():
        _refuse_day(one, act, until)
        by_giver.setdefault(_giver(one), []).append(one)
    given = given_for(loaded, examination, "vi", with_lists=False, kept=Cache(None))
    considered = _of_withdrawal if act == "withdraw" else _of_extension
    drafts = {
        giver: decision_draft.of_grants_until(given, grants, act, until, considered(loaded, given, grants, until))
        for giver, grants in sorted(by_giver.items())
    }
    for each in dict.fromkeys(each for one in drafts.values() for each in one.told):
        tell(_beside(each))
    tell(_SHEET)
    return {giver: one.content for giver, one in drafts.items()}


def _of_extension(
    loaded: Loaded, given: AnnexSource, grants: Sequence[Grant], until: date
) -> tuple[checklist.ToConsider, ...]:
    """Give what the checks find of grants as they would be: where the giver has no authority any more before the new last day, which bases are disputed."""
    after = {one.id: one for one in decision_draft.until_then(grants, until)}
    register = replace(loaded.register, grants={**loaded.register.grants, **after})
    analysis = pipeline.analyse(replace(loaded, register=register), given.as_of)
    found = [
        checklist.of_finding(one, given.checks[one.check], register)
        for one in by_weight(analysis.every)
        if not after.keys().isdisjoint((*one.grants, *one.key.split(":")))
    ]
    # What the giver may not give so long stands first.
    return tuple(sorted(found, key=lambda one: not one.is_of_term))


def _of_withdrawal(
    loaded: Loaded, given: AnnexSource, grants: Sequence[Grant], until: date
) -> tuple[checklist.ToConsider, ...]:
    """Give what falls on the day after grants are taken back, and what the checks would find then."""
    title = hypotheses.withdrawal(given.register, grants)
    first = until + ONE_DAY
    told, _ = impact_where(withdrawing(title, grants, first), given.register, loaded, loaded, first)
    return decision_draft.of_impact(told)


_SHEET = Text(
    "Các nội dung trên ghi ở phiếu rà soát, trang đầu của dự thảo; bỏ trang đó ra trước khi trình ký.",
    "All of this stands on a sheet before the draft; take it out before the decision is signed.",
)


def _beside(said: Text) -> Text:
    """Tell what stands in no paper that is signed."""
    vi, en = said.vi.rstrip(". "), said.en.rstrip(". ")
    return Text(
        f"Trước khi trình ký (dự thảo không ghi): {vi}.", f"Before it is signed (the draft does not say it): {en}."
    )


def _giver(one: Grant) -> HolderId:
    if isinstance(one.giver, Unknown):
        raise AskedWronglyError(
            Text(
                f"Chưa rõ bên giao của {one.id} ({one.giver.reason}): không biết ai ban hành quyết định này.",
                f"The giver of {one.id} is not known ({english(one.giver.reason)}): nobody knows who issues this decision.",
            )
        )
    return one.giver


def _meant(examination: Examination, name: str, tell: Callable[[Text], None]) -> Sequence[Grant]:
    """Give the grants of a name, or that a selector chooses for certain. Raises ``AskedWronglyError`` where there are none."""
    register = examination.register
    if not is_selector(name) or register.grants_named(name) or register.instrument(name) is not None:
        return grants_meant(register, name)[0]
    found = chosen(Ways(examination, None, NO_MARKS), "grants", name)
    if found.perhaps:
        ids = text.listed([one.id for one in found.perhaps], _MOST_NAMED)
        tell(
            Text(
                f"Chưa rõ có khớp «{name}» không, nên không đưa vào dự thảo: {ids.vi}.",
                f"Not known whether they fit “{name}”, and left out of the draft: {ids.en}.",
            )
        )
    if not found.fitting:
        raise AskedWronglyError(
            Text(
                f"Không lần giao nào khớp «{name}». Xem: delegation list grants.",
                f"No grant fits “{name}”. See: delegation list grants.",
            )
        )
    return list(found.fitting)


def of_hypothesis(present: Loaded, drafted: Loaded, day: date, tell: Callable[[Text], None]) -> bytes:
    """Draft the decision that does what a hypothesis supposes. Raises ``AskedWronglyError`` where nothing is supposed, or nothing that a decision can do."""
    told, after = impact_of({}, present, drafted, day)
    draft = decision_draft.of_hypothesis(told, after.rules_hash)
    if draft is None:
        raise AskedWronglyError(
            Text(
                "Không có điều khoản nào để dự thảo quyết định: phương án không giao, không thu hồi gì đối với những mục có trong sổ, hoặc chỉ gồm việc "
                "của cấp trên. Xem tác động: delegation impact --with TỆP.",
                "There is no article to draft: the hypothesis gives and takes back nothing of what the register holds, or only what a higher body can do. See "
                "what it does: delegation impact --with FILE.",
            )
        )
    for said in draft.told:
        tell(_beside(said))
    tell(_SHEET)
    return draft.content


def _refuse_day(one: Grant, act: Act, until: date) -> None:
    end, start = one.running.end, one.running.start
    if act == "extend" and isinstance(end, date) and until <= end:
        raise AskedWronglyError(
            Text(
                f"{one.id} đã đến hết ngày {days.day(end).vi}: hãy nêu sau --until một ngày muộn hơn.",
                f"{one.id} goes until {days.day(end).en} already: give a later day after --until.",
            )
        )
    if act == "extend" and end is None:
        raise AskedWronglyError(
            Text(
                f"{one.id} không có ngày cuối nên không cần gia hạn.",
                f"{one.id} has no last day, and needs no extension.",
            )
        )
    if act == "withdraw" and ((isinstance(end, date) and until >= end) or (isinstance(start, date) and until < start)):
        raise AskedWronglyError(
            Text(
                f"{one.id} không thể thu hồi vào ngày {days.day(until).vi}: ngày đó phải nằm trong thời hạn và trước ngày cuối.",
                f"{one.id} cannot be taken back on {days.day(until).en}: the day must lie in its term and before its last day.",
            )
        )
