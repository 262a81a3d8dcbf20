"""What a review meeting reads of findings: those of an annex, each in the words of an official document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.documents.annexes import advice
from delegation.documents.annexes.concern import Concern
from delegation.documents.annexes.findings_chosen import chosen
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Analysis, Explained, Finding, Fix, Text, named
from delegation.model.matters import MatterId
from delegation.model.terms import Unknown
from delegation.speech import in_english, number
from delegation.speech.official import official
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The findings of a meeting, and the holder that it is on, if it is on one; ``parted``: by key, of how many matters of each field a finding is."""

    analysis: Analysis
    concern: Concern | None
    parted: Mapping[str, Text]


def reviewed(given: AnnexSource, what: str | None) -> Reviewed:
    """Give the findings that ``chosen`` gives, and raise what it raises; in official words, unless sources are shown."""
    of, whole = chosen(given, what), given.analysis()
    left = whole.not_examined if of.concern is None else of.concern.not_examined(given.register)
    found, waived, checks = of.found, of.waived, whole.checks
    parted = {one.key: _by_field(given, one) for one in (*found, *waived)}
    if not given.shown.sources:
        by_id = {one.id: one for one in checks}
        found, waived = (tuple(_official(given, by_id[one.check], one) for one in some) for some in (found, waived))
        checks = tuple(_explained(given, one) for one in checks)
    narrowed = replace(
        whole, findings=found, waived=waived, checks=checks, not_examined=left, known=None, since=None, narrowed=None
    )
    return Reviewed(narrowed, of.concern, parted)


def _official(given: AnnexSource, check: Explained, one: Finding) -> Finding:
    """Give a finding without ids, files and places; what it stands for by titles."""
    return replace(
        one,
        said=_say(given, advice.found(one)),
        legal_source=advice.law(one.legal_source),
        fix=Fix(_say(given, advice.asked(check, one))),
        cause=replace(one.cause, said=_say(given, one.cause.said)) if one.cause is not None else None,
        areas=(),
        grants=(),
        stands_for=(),
        others=_titles(given, one),
        related=(),
        excerpt=None,
    )


def _titles(given: AnnexSource, one: Finding) -> tuple[str, ...]:
    """Name what a finding is of, each apart; of one thing alone its own words say which."""
    matters = list(map(MatterId, named(one)))
    if len(matters) == 1:
        return ()
    titles = [_titled(given, name) for name in matters]
    # A page without ids tells two that bear one title apart by their law, then by whose they are, at last by their order.
    for more in (_law_of, _owners_of):
        titles = _apart(titles, [more(given, name) for name in matters])
    return tuple(_apart(titles, [str(titles[: at + 1].count(title)) for at, title in enumerate(titles)]))


def _apart(titles: Sequence[str], more: Sequence[str]) -> list[str]:
    """Give titles with what tells those apart that several bear."""
    count = Counter(titles)
    return [
        f"{title} ({said})" if count[title] > 1 and said else title for title, said in zip(titles, more, strict=True)
    ]


def _titled(given: AnnexSource, name: MatterId) -> str:
    found = given.register.matters.get(name)
    if found is None:
        return name
    code = found.procedure.code if found.procedure is not None else None
    return f"{found.title} ({code})" if isinstance(code, str) else found.title


def _law_of(given: AnnexSource, name: MatterId) -> str:
    found = given.register.matters.get(name)
    cell = given.law_of(found) if found is not None else None
    return str(cell.value) if cell is not None and cell.kind != "unknown" else ""


def _owners_of(given: AnnexSource, name: MatterId) -> str:
    found = given.register.matters.get(name)
    holders = (one.holder for one in found.owners) if found is not None else ()
    return ", ".join(dict.fromkeys(given.name_of(one) for one in holders if not isinstance(one, Unknown)))


def _by_field(given: AnnexSource, one: Finding) -> Text:
    """Count the matters that a finding is of, in all and by field, the largest first; nothing where it is of none."""
    matters = [given.register.matters[MatterId(name)] for name in named(one) if name in given.register.matters]
    fields = Counter(given.field(matter) for matter in matters)
    listed = "; ".join(f"{name} {given.number(count)}" for name, count in fields.most_common())
    whole = Text(f"{number(len(matters)).vi} việc", in_english(len(matters), "matter"))
    return Text(f"{whole.vi}: {listed}", f"{whole.en}: {listed}") if matters else Text("", "")


def _explained(given: AnnexSource, one: Explained) -> Explained:
    return replace(
        one,
        why=Text("", "") if advice.speaks_of_files(one.why) else _say(given, one.why),
        mend=advice.in_general(one),
        legal_source=advice.law(one.legal_source),
    )


def _say(given: AnnexSource, said: Text) -> Text:
    return Text(official(said.vi, given.register, "vi"), official(said.en, given.register, "en"))
