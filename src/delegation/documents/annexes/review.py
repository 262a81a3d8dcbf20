"""What a review meeting reads of findings: those of an annex, each in the words of an official document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from delegation.documents.annexes import advice
from delegation.documents.annexes.concern import Concern
from delegation.documents.annexes.findings_chosen import chosen
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Analysis, Explained, Finding, Fix, Text, named
from delegation.model.matters import MatterId
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
    known = {name for name in one.key.split(":") if name}
    titles = [_titled(given, name) for name in named(one) if name not in known]
    return replace(
        one,
        said=_say(given, advice.found(one)),
        legal_source=advice.law(one.legal_source),
        fix=Fix(_say(given, advice.asked(check, one))),
        cause=replace(one.cause, said=_say(given, one.cause.said)) if one.cause is not None else None,
        areas=(),
        grants=(),
        stands_for=(),
        others=tuple(dict.fromkeys(titles)),
        related=(),
        excerpt=None,
    )


def _titled(given: AnnexSource, name: str) -> str:
    found = given.register.matters.get(MatterId(name))
    if found is None:
        return name
    code = found.procedure.code if found.procedure is not None else None
    return f"{found.title} ({code})" if isinstance(code, str) else found.title


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
