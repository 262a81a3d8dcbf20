"""Whoever stands beside a holder that a paper is of: the office that heads it, or the body that it heads, whose matters have papers of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.documents.annexes.concern import Concern, about, narrowed, of_holder
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.horizon import Horizon
from delegation.speech import in_english, joined
from delegation.speech.days import day
from delegation.speech.holders import holder_label
from delegation.speech.numbers import number
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class BesideHolder:
    """What a head, or the body of a head, has on the day: matters, findings, and how many matters lose their basis, the first behind which day."""

    holder: HolderId
    matters: int
    findings: int
    lost: int = 0
    first: Day | None = None

    def said(self, given: AnnexSource) -> Text:
        """Say it in a sentence without a full stop."""
        name = holder_label(self.holder, given.register)
        matters, findings, lost = number(self.matters).vi, number(self.findings).vi, number(self.lost).vi
        told = [
            Text(f"{matters} việc", in_english(self.matters, "matter")) if self.matters else None,
            Text(f"{findings} phát hiện", in_english(self.findings, "finding")) if self.findings else None,
            Text(
                f"{lost} việc mất căn cứ, sớm nhất từ {day(self.first + ONE_DAY).vi}",
                f"{in_english(self.lost, 'matter')} that will lose their basis, the first from {day(self.first + ONE_DAY).en} on",
            )
            if self.first is not None
            else None,
        ]
        what = joined("; ", [one for one in told if one is not None])
        return Text(
            f"{name.vi} (lập phụ lục riêng, không tính ở đây): {what.vi}",
            f"{name.en} (in annexes of its own, not counted here): {what.en}",
        )


def beside_holder(
    given: AnnexSource, concern: Concern, whole: Horizon | None = None, *, with_findings: bool = False
) -> tuple[BesideHolder, ...]:
    """Give the heads of a body, and the body of a head, that have anything on the day.

    ``whole``: the horizon, to tell what of theirs ends; ``with_findings``: whether the checks are asked.
    """
    holder, register = concern.holder, given.register
    names = [one.id for one in register.holders.values() if one.head_of == holder.id]
    names += [HolderId(holder.head_of)] if holder.head_of is not None else []
    living = (
        one for one in names if (found := register.holder(one)) is not None and found.term.possibly_holds(given.as_of)
    )
    return tuple(
        one for name in living if (one := _of(given, name, whole, with_findings=with_findings)).matters or one.findings
    )


def _of(given: AnnexSource, name: HolderId, whole: Horizon | None, *, with_findings: bool) -> BesideHolder:
    own = of_holder(given, name)
    found = given.analysis().findings if with_findings else ()
    findings = sum(one.waived_until is None and own.has(one) for one in found)
    stops = [one for one in narrowed(whole, own).stops if one.lost] if whole is not None else []
    lost = sum(len(one.lost) for one in stops)
    return BesideHolder(name, len(own.matters), findings, lost, min(one.day for one in stops) if stops else None)


def told_apart(
    given: AnnexSource, concern: Concern | None, whole: Horizon | None = None, *, with_findings: bool = False
) -> Iterator[Text]:
    """Say below a list, or a page, of a holder what stands beside it, in papers of its own. ``whole``, ``with_findings``: as in ``beside_holder``."""
    for one in beside_holder(given, concern, whole, with_findings=with_findings) if concern else ():
        said = one.said(given)
        yield Text(f"{said.vi}.", f"{said.en}.")


_OF_HOLDERS = ("tom-tat", "nhiem-vu", "uy-quyen", "het-han", "phat-hien")
"""Kinds of annexes that may be of a holder."""


def commands(given: AnnexSource, asked: Iterable[tuple[str, str | None]]) -> Iterator[Text]:
    """Give the command lines that make the same annexes of whoever stands beside the holders that some are of: (kind, what was said of it)."""
    found: dict[HolderId, list[str]] = {}
    for kind, what in asked:
        for name in (what or "").split(",") if kind in _OF_HOLDERS else ():
            for one in beside_holder(given, concern) if (concern := _concern(given, name)) else ():
                found.setdefault(one.holder, []).append(f"{kind}:{one.holder}")
    for holder, kinds in found.items():
        label, command = holder_label(holder, given.register), f"delegation annex {' '.join(kinds)}"
        yield Text(f"{label.vi} có phụ lục riêng: {command}", f"{label.en} has annexes of its own: {command}")


def _concern(given: AnnexSource, name: str) -> Concern | None:
    try:
        return about(given, name.strip()) if name.strip() else None
    except AskedWronglyError:
        return None
