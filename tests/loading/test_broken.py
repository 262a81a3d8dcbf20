"""What is said of broken documents, word for word in both languages. ``--bless`` writes it anew; read the difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import findings, small

from delegation.findings import Finding

BROKEN = Path(__file__).parent / "broken"
DOCUMENTS = sorted(BROKEN.glob("*.yaml"))


def place_of(document: Path) -> str:
    return document.read_text("utf-8").splitlines()[0].removeprefix("# at: ")


def told(found: tuple[Finding, ...]) -> str:
    """Write all that is said, with the place, the stretch that is meant, and the fix."""
    lines = []
    for one in found:
        at, excerpt = one.location, one.excerpt
        meant = excerpt.text[excerpt.column - 1 : excerpt.column - 1 + excerpt.width] if excerpt else ""
        lines += [
            f"{at.file}:{at.line}:{at.column}: {one.check} ⟦{meant}⟧",
            f"  vi: {one.said.vi}",
            f"  en: {one.said.en}",
        ]
        lines += [f"  liên quan: {other.location.file}:{other.location.line} {other.said.vi}" for other in one.related]
        if one.fix is not None:
            lines.append(f"  sửa: {one.fix.said.vi} | {one.fix.said.en} | {one.fix.replacement!r}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.stem)
def test_what_is_said_of_a_broken_document(document: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    said = told(findings(small(tmp_path, {place_of(document): document.read_bytes()})))
    recorded = document.with_suffix(".txt")
    if request.config.getoption("--bless"):
        recorded.write_text(said, "utf-8", newline="\n")
    assert said == recorded.read_text("utf-8")


def test_every_broken_document_is_found_wrong() -> None:
    assert all(one.with_suffix(".txt").read_text("utf-8").strip() for one in DOCUMENTS)


def test_all_problems_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    """No file hides what is wrong with another: the whole is the sum of its parts."""
    kinds = {place_of(one).partition("/")[0]: one for one in DOCUMENTS if "ma-hai-lan" not in one.name}
    one_by_one: set[str] = set()
    for number, document in enumerate(kinds.values()):
        found = findings(small(tmp_path / str(number), {place_of(document): document.read_bytes()}))
        one_by_one |= {one.key for one in found}
    together = findings(small(tmp_path / "all", {place_of(one): one.read_bytes() for one in kinds.values()}))
    assert len(kinds) > 5
    assert {one.key for one in together} == one_by_one
