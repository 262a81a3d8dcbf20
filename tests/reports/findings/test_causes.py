"""Findings of one cause are shown by where they differ, and none so that it reads as the contrary."""

from __future__ import annotations

from dataclasses import replace

from delegation.findings import Finding, Location, Text
from delegation.model.severity import Severity
from delegation.reports.findings.causes import CauseGroup

ONE = Finding("DLG104", Severity.INFO, Location("a.yaml", 1, 1, 1, 2), Text("", ""), "DLG104:a", Text("luật", "law"))


def beginning(*said: str) -> str:
    """Give what is left out of each of some sentences."""
    findings = tuple(replace(ONE, said=Text(one, one)) for one in said)
    group = CauseGroup("DLG104", "DLG104", Severity.INFO, ONE.said, ONE.said, findings)
    return said[0][: group.shared_beginning("en")]


def test_a_long_beginning_that_all_share_is_left_out_to_a_whole_word() -> None:
    shared = "UBND cấp huyện existed until 2025-06-30 only, but is still the owner of "
    assert beginning(f"{shared}viec-1", f"{shared}viec-2") == shared


def test_a_word_or_two_stay() -> None:
    """«Neither … owns» without its first word says that they own."""
    assert not beginning("neither Sở Y tế nor its head owns any", "neither Sở Du lịch nor its head owns any")
    assert not beginning("form 3, 387 procedures", "form 6, 15 procedures")


def test_a_single_finding_is_shown_whole() -> None:
    assert not beginning("UBND cấp huyện existed until 2025-06-30 only, but is still the owner of viec-1")
