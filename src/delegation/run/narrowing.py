"""Findings of some files alone: of the whole register is asked, and those are shown that have a place in one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from delegation.findings import Analysis, Finding, Narrowed


def narrowed(analysis: Analysis, files: Collection[str]) -> Analysis:
    """Leave the findings that stand in one of some files, or name a place in one as related.

    ``files``: names of rule files as findings bear them; one that ends in ``/`` is a folder. How many findings are left out stays known.
    """
    kept = _has_place_in(files)
    since = analysis.since
    return replace(
        analysis,
        findings=_those(analysis.findings, kept),
        waived=_those(analysis.waived, kept),
        known=_those(analysis.known, kept) if analysis.known is not None else None,
        since=replace(since, before=_those(since.before, kept), gone=_those(since.gone, kept)) if since else None,
        narrowed=Narrowed(tuple(files), tuple(one for one in analysis.findings if not kept(one))),
    )


def _those(findings: Iterable[Finding], kept: Callable[[Finding], bool]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if kept(one))


def _has_place_in(files: Collection[str]) -> Callable[[Finding], bool]:
    def kept(finding: Finding) -> bool:
        places = {finding.location.file, *(one.location.file for one in finding.related)}
        return any(is_meant(one, files) for one in places)

    return kept


def is_meant(name: str, names: Collection[str]) -> bool:
    """Whether a file is one of those named, or lies in one of the folders named, which end in ``/``."""
    return name in names or any(one.endswith("/") and name.startswith(one) for one in names)
