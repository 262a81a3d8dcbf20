"""SARIF 2.1.0, for code hosts and editors that show findings beside the rule files."""

from __future__ import annotations

import json
from urllib.parse import quote

from delegation.findings import Analysis, Finding, Location
from delegation.model.severity import Severity
from delegation.reports.shared.json import Value
from delegation.reports.shared.rendering import SUBJECTS, Rendering, subject_of

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write one run. Waived findings stand in it as suppressed; paths are below the project's root."""
    every = (*analysis.findings, *analysis.waived, *(analysis.known or ()))
    rules = sorted({one.check: one for one in every}.items())
    at = {check: index for index, (check, _) in enumerate(rules)}
    listed: list[Value] = [_rule(one, rendering) for _, one in rules]
    compared = analysis.known is not None
    results: list[Value] = [{**_result(one, at, rendering), **(_state(one) if compared else {})} for one in every]
    run: dict[str, Value] = {
        "tool": {
            "driver": {
                "name": "delegation",
                "version": analysis.version,
                "semanticVersion": analysis.version,
                "language": rendering.language,
                "rules": listed,
            }
        },
        "language": rendering.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "SRCROOT": {"description": {"text": rendering.say("Thư mục gốc của dự án", "The root of the project")}}
        },
        "properties": {
            "asOf": analysis.as_of.isoformat(),
            "register": analysis.register_name,
            "rulesHash": analysis.rules_hash,
        },
        "results": results,
    }
    log: Value = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(one: Finding, rendering: Rendering) -> dict[str, Value]:
    law = one.legal_source.in_(rendering.language)
    how = f"delegation --lang {rendering.language} explain {one.check}"
    rule: dict[str, Value] = {
        "id": one.check,
        "shortDescription": {"text": SUBJECTS[subject_of(one)].in_(rendering.language)},
        "help": {"text": rendering.say(f"Xem giải thích: {how}", f"To read the explanation: {how}")},
    }
    if law:
        rule["fullDescription"] = {"text": rendering.say(f"Căn cứ: {law}", f"Legal source: {law}")}
    return rule


def _result(one: Finding, at: dict[str, int], rendering: Rendering) -> dict[str, Value]:
    message = one.said.in_(rendering.language)
    if one.fix is not None:
        mend = one.fix.said.in_(rendering.language)
        message += rendering.say(f"\nCách xử lý: {mend}", f"\nWhat to do: {mend}")
    place = _place(one.location, rendering)
    if one.excerpt is not None:
        region = place["region"]
        if isinstance(region, dict):
            region["snippet"] = {"text": one.excerpt.text}
    result: dict[str, Value] = {
        "ruleId": one.check,
        "ruleIndex": at[one.check],
        "level": _LEVELS[one.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"findingKey/v1": one.key},
    }
    if one.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(other.location, rendering),
                "message": {"text": other.said.in_(rendering.language)},
            }
            for number, other in enumerate(one.related)
        ]
    if one.waived_until is not None:
        until = rendering.say(f"Được miễn trừ đến hết {one.waived_until}", f"Waived until {one.waived_until}")
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": until}]
    if one.count > 1:
        result["occurrenceCount"] = one.count
    return result


def _state(one: Finding) -> dict[str, Value]:
    return {"baselineState": "unchanged" if one.known else "new"}


def _place(location: Location, rendering: Rendering) -> dict[str, Value]:
    return {
        "artifactLocation": {"uri": quote(rendering.file(location)), "uriBaseId": "SRCROOT"},
        "region": {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line,
            "endColumn": location.end_column,
        },
    }
