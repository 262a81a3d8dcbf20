"""Drafts of decisions from the register: which grants are meant, and whether what is asked can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from delegation.authority.examination import Examination
from delegation.documents.annexes import decision_draft
from delegation.documents.annexes.decision_draft import Act
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading.disk.cache import Cache
from delegation.model.matters import Grant
from delegation.questions.suppose.verbs import grants_meant
from delegation.run.making import given_for
from delegation.run.pipeline import Loaded
from delegation.run.supposing import impact_of
from delegation.speech import days


def of_grants(loaded: Loaded, examination: Examination, names: Sequence[str], act: Act, until: date) -> bytes:
    """Draft the decision that extends grants, or takes them back. Raises ``AskedWronglyError`` where that cannot be."""
    grants = tuple(
        {one.id: one for name in names for one in grants_meant(loaded.register, name)[0] if one.is_first}.values()
    )
    if len({str(one.giver) for one in grants}) > 1:
        listed = ", ".join(f"{one.id} ({loaded.register.label_of(one.giver)})" for one in grants)
        raise AskedWronglyError(
            Text(
                f"Các lần giao có nhiều bên giao: {listed}. Mỗi bên giao ký một quyết định: hãy lập từng dự thảo.",
                f"The grants have several givers: {listed}. Each giver signs a decision of its own: make a draft for each.",
            )
        )
    for one in grants:
        _refuse_day(one, act, until)
    given = given_for(loaded, examination, "vi", with_lists=False, kept=Cache(None))
    return decision_draft.of_grants_until(given, grants, act, until)


def of_hypothesis(present: Loaded, drafted: Loaded, day: date) -> bytes:
    """Draft the decision that does what a hypothesis supposes. Raises ``AskedWronglyError`` where nothing is supposed."""
    told, after = impact_of({}, present, drafted, day)
    return decision_draft.of_hypothesis(told, after.rules_hash)


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
