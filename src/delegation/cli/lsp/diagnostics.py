"""Findings as an editor shows them."""

from __future__ import annotations

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
)

from delegation.cli.lsp.desk import Snapshot
from delegation.findings import Finding, Related, Text
from delegation.model.severity import Severity
from delegation.run.resident.diagnosis import EndedEntry, diagnosis, ended

SOURCE = "delegation"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_KNOWN = Text("(đã có trong danh sách phát hiện đã biết) ", "(on the list of known findings) ")
_MOST_RELATED = 20
"""Places beside a finding that are sent: some findings concern hundreds."""


def diagnostics(look: Snapshot) -> dict[str, list[Diagnostic]]:
    """Give by the name of each file what is shown in it."""
    found = {name: [_of_finding(look, one) for one in several] for name, several in diagnosis(look.state).items()}
    for name in look.state.written:
        gone = [_of_ended(look, one) for one in ended(look.state, name)]
        if gone:
            found.setdefault(name, []).extend(gone)
    return found


def _of_finding(look: Snapshot, one: Finding) -> Diagnostic:
    client = look.client
    page = client.links(one.check) if one.check else ""
    said = client.say(one.said)
    if one.fix is not None:
        said = f"{said}\n→ {client.say(one.fix.said)}"
    width = one.excerpt.width if one.excerpt is not None else None
    return Diagnostic(
        range=look.range(one.location, width),
        message=(client.say(_KNOWN) if one.known else "") + said,
        severity=DiagnosticSeverity.Information if one.known else _SEVERITIES[one.severity],
        code=one.check or None,
        code_description=CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=[_related(look, each) for each in one.related[:_MOST_RELATED]] or None,
        data={"key": one.key} if one.key else None,
    )


def _related(look: Snapshot, one: Related) -> DiagnosticRelatedInformation:
    return DiagnosticRelatedInformation(look.spot(one.location), look.client.say(one.said))


def _of_ended(look: Snapshot, one: EndedEntry) -> Diagnostic:
    return Diagnostic(
        range=look.range(one.location),
        message=look.client.say(one.said),
        severity=DiagnosticSeverity.Hint,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary],
    )
