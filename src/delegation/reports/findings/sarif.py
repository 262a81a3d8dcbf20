"""SARIF 2.1.0, for code hosts and editors that show findings beside the rule files."""

from __future__ import annotations

import re
from urllib.parse import quote

from delegation.findings import Analysis, Explained, Finding, Location, Text, named
from delegation.model.severity import Severity
from delegation.reports.findings.markdown import plain
from delegation.reports.shared.json import Value, dumped
from delegation.reports.shared.rendering import SUBJECTS, Rendering, subject_of
from delegation.speech import sentence

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""What GitHub calls them."""
_ARTICLES = frozenset({"a", "an", "the"})
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write one run, with every check that was asked. Waived findings stand in it as suppressed; paths are below the project's root."""
    every = (*analysis.findings, *analysis.set_aside)
    at = {one.id: index for index, one in enumerate(analysis.checks)}
    rules: list[Value] = [_rule(one, rendering) for one in analysis.checks]
    compared = analysis.known is not None or analysis.since is not None
    results: list[Value] = [{**_result(one, at, rendering), **(_state(one) if compared else {})} for one in every]
    run: dict[str, Value] = {
        "tool": {
            "driver": {
                "name": "delegation",
                "version": analysis.version,
                "semanticVersion": analysis.version,
                "language": rendering.language,
                "rules": rules,
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "language": rendering.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "SRCROOT": {"description": {"text": rendering.say("Thư mục gốc của dự án", "The root of the project")}}
        },
        "properties": {
            "asOf": analysis.as_of.isoformat(),
            "register": analysis.register_name,
            "rulesHash": analysis.rules_hash,
            **_scope(analysis),
        },
        "results": results,
    }
    log: Value = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(log)


def _scope(analysis: Analysis) -> dict[str, Value]:
    """Give what the run is compared with and narrowed to; what is gone by its keys, for code hosts would show it as if it were there."""
    found: dict[str, Value] = {}
    if analysis.since is not None:
        found["since"] = analysis.since.revision
        found["gone"] = [one.key for one in analysis.since.gone]
    if analysis.narrowed is not None:
        found["files"] = list(analysis.narrowed.files)
        found["leftOut"] = len(analysis.narrowed.left_out)
    return found


def _rule(one: Explained, rendering: Rendering) -> dict[str, Value]:
    say, language = rendering.say, rendering.language
    title, why, mend, law = (said.in_(language) for said in (one.title, one.why, one.mend, one.legal_source))
    how = f"delegation --lang {language} explain {one.id}"
    parts = (
        (say("Vì sao", "Why"), why), (say("Cách xử lý", "What to do"), mend), (say("Căn cứ", "Legal source"), law),
        (say("Ví dụ", "Examples"), how),
    )  # fmt: skip
    told = [(label, said) for label, said in parts if said]
    rule: dict[str, Value] = {
        "id": one.id,
        "name": _name(one),
        "shortDescription": {"text": sentence(f"{title}.")},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n".join(f"{label}: {said}" for label, said in told),
            "markdown": "\n\n".join(f"**{label}.** {plain(said)}" for label, said in told),
        },
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
        "properties": {
            "tags": [SUBJECTS[subject_of(one.id)].in_(language)],
            "problem.severity": _SEVERITIES[one.severity],
        },
    }
    page = rendering.links(f"check:{one.id}")
    if page:
        rule["helpUri"] = page
    return rule


def _name(one: Explained) -> str:
    """Make a name as programs write names, the same in every language, of the title of a check."""
    words = re.findall(r"[A-Za-z0-9]+", one.title.en.replace("'s ", "s "))
    return "".join(word.capitalize() for word in words if word.lower() not in _ARTICLES)


def _result(one: Finding, at: dict[str, int], rendering: Rendering) -> dict[str, Value]:
    message = one.said.in_(rendering.language)
    if one.fix is not None:
        mend = one.fix.said.in_(rendering.language)
        message += rendering.say(f"\nCách xử lý: {mend}", f"\nWhat to do: {mend}")
    result: dict[str, Value] = {
        "ruleId": one.check,
        "ruleIndex": at[one.check],
        "level": _LEVELS[one.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _marked(one, rendering)}],
        "partialFingerprints": {"findingKey/v1": one.key},
    }
    if one.fix is not None and one.fix.replacement is not None:
        result["fixes"] = [_fix(one.fix.said, one.fix.replacement, one.location, rendering)]
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
    about = _about(one, rendering)
    if about:
        result["properties"] = about
    return result


def _about(one: Finding, rendering: Rendering) -> dict[str, Value]:
    """Give what a finding comes from and is of, for which the format has no places of its own."""
    every: dict[str, Value] = {
        "causeKey": one.cause_key if one.cause is not None else "",
        "cause": one.cause.said.in_(rendering.language) if one.cause is not None else "",
        "standsFor": [*named(one)],
        "grants": [*sorted(one.grants)],
        "others": [*dict.fromkeys(one.others)],
        "says": [[*place] for place in one.says or ()],
    }
    return {name: value for name, value in every.items() if value}


def _state(one: Finding) -> dict[str, Value]:
    return {"baselineState": "unchanged" if one.known or one.before else "new"}


def _fix(said: Text, replacement: str, location: Location, rendering: Rendering) -> dict[str, Value]:
    place = _place(location, rendering)
    change: dict[str, Value] = {"deletedRegion": place["region"], "insertedContent": {"text": replacement}}
    return {
        "description": {"text": said.in_(rendering.language)},
        "artifactChanges": [{"artifactLocation": place["artifactLocation"], "replacements": [change]}],
    }


def _marked(one: Finding, rendering: Rendering) -> dict[str, Value]:
    """Give the place of a finding, with its line and what is marked of it where it ends on that line."""
    at, excerpt, place = one.location, one.excerpt, _place(one.location, rendering)
    if excerpt is not None and at.line == at.end_line and excerpt.column == at.column:
        marked = excerpt.text[excerpt.column - 1 :][: excerpt.width]
        place["region"] = {**_region(at), "snippet": {"text": marked}}
        place["contextRegion"] = {"startLine": at.line, "snippet": {"text": excerpt.text}}
    return place


def _place(location: Location, rendering: Rendering) -> dict[str, Value]:
    path = quote(rendering.path(location), errors="surrogateescape")
    # A hypothesis may lie outside of the project.
    artifact: Value = {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": "SRCROOT"}
    return {"artifactLocation": artifact, "region": _region(location)}


def _region(location: Location) -> dict[str, Value]:
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }
