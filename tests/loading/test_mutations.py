"""A register in which one document is changed at random: it is examined all the same, and never brings the program down."""

from __future__ import annotations

import json
from collections.abc import Iterable

from folders import DAY, Case, good_cases
from hypothesis import given
from hypothesis import strategies as st
from mutations import changed

from delegation.findings import Analysis
from delegation.loading import schema
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.source import parse
from delegation.run import pipeline


@st.composite
def registers(draw: st.DrawFn) -> Case:
    """Give a case with one file changed. JSON is YAML: text stands in quotes, the rest is typed by the schema."""
    case = draw(st.sampled_from(good_cases()))
    own = draw(st.sampled_from(case))
    tree = parse(own.name, own.kind, own.data, schema.typed_keys(own.kind)).tree
    written = json.dumps(draw(changed((tree,))), ensure_ascii=False, indent=1).encode()
    return tuple(RuleFile(own.name, own.kind, written) if one is own else one for one in case)


def examined(found: Iterable[RuleFile]) -> Analysis:
    return pipeline.analyse(pipeline.build_register(list(found), [], Cache(None)), DAY)


@given(registers())
def test_a_changed_document_never_brings_the_program_down(case: Case) -> None:
    analysis = examined(case)
    for one in analysis.findings:
        assert one.said.vi
        assert one.said.en
        assert one.location.line >= 1
