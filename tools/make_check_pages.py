"""Writes docs/checks/ from the checks and their cases. ``--check`` writes nothing and fails where a page is stale."""

from __future__ import annotations

import sys
from pathlib import Path

from delegation.checks import cases
from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Language, Text
from delegation.reports.shared.rendering import SUBJECTS
from delegation.speech import SEVERITIES

PAGES = Path(__file__).parent.parent / "docs" / "checks"
_WORDS = {
    "default": Text("Mức mặc định", "Default"),
    "why": Text("Vì sao", "Why"),
    "mend": Text("Cách xử lý", "What to do"),
    "source": Text("Căn cứ", "Legal source"),
    "bad": Text("Ví dụ sai", "Wrong"),
    "said": Text("Chương trình nêu", "What is said of it"),
    "good": Text("Ví dụ đúng, sửa ít nhất", "The near miss that is right"),
}


def pages() -> dict[str, str]:
    """Give every page by its file name."""
    return {"README.md": _index(), **{f"{one.id}.md": _page(one) for one in CATALOGUE}}


def _page(check: Check) -> str:
    lines = [f"# {check.id}: {check.title.vi}", "", *_said(check, "vi"), *_examples(check.id)]
    lines += ["---", "", f"# {check.id}: {check.title.en}", "", *_said(check, "en")]
    lines += ["The examples stand above. All checks: [README.md](README.md).", ""]
    return "\n".join(lines)


def _said(check: Check, language: Language) -> list[str]:
    def word(name: str) -> str:
        return _WORDS[name].in_(language)

    subject, severity = SUBJECTS[check.subject], SEVERITIES[check.severity]
    return [
        f"{word('default')}: **{severity.in_(language)}** · {subject.in_(language)}",
        "",
        f"## {word('why')}",
        "",
        check.why.in_(language),
        "",
        f"## {word('mend')}",
        "",
        check.mend.in_(language),
        "",
        f"## {word('source')}",
        "",
        check.legal_source.in_(language),
        "",
    ]


def _examples(check: str) -> list[str]:
    lines = [f"## {_WORDS['bad'].vi}", ""]
    lines += _files(check, "bad")
    lines += [f"## {_WORDS['said'].vi}", "", "```text", (cases.said_of(check) or "").rstrip(), "```", ""]
    lines += [f"## {_WORDS['good'].vi}", "", *_files(check, "good")]
    return lines


def _files(check: str, side: cases.Side) -> list[str]:
    lines = []
    for one in cases.own_files(check, side):
        lines += [f"`{one.name}`", "", "```yaml", one.text.rstrip(), "```", ""]
    return lines


def _index() -> str:
    lines = [
        "# Các phép kiểm tra · The checks",
        "",
        "Trang này và các trang DLG được tạo từ mã nguồn và ví dụ: `python tools/make_check_pages.py`.",
        "Made from the code and its examples. Each id is `DLG` and three digits; the hundreds are the subject; an id is",
        "never reused. The severity is a default that `register.yaml` can change (`error`, `warning`, `info`, `off`).",
        "",
    ]
    subject = ""
    for one in CATALOGUE:
        if one.subject != subject:
            subject = one.subject
            lines += [
                *([""] if lines[-1] else []),
                f"## {subject}. {SUBJECTS[subject].vi} · {SUBJECTS[subject].en}",
                "",
                "| mã | hỏi | asks | mức |",
                "|---|---|---|---|",
            ]
        lines.append(f"| [{one.id}]({one.id}.md) | {one.title.vi} | {one.title.en} | {SEVERITIES[one.severity].vi} |")
    return "\n".join([*lines, ""])


def stale() -> list[str]:
    """Give the names of the pages that differ from what they should be, are missing, or have no check."""
    wanted = pages()
    found = {one.name: one.read_text("utf-8") for one in PAGES.glob("*.md")} if PAGES.is_dir() else {}
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def main() -> int:
    """Write the pages, or only say which are stale."""
    old = stale()
    if "--check" in sys.argv[1:]:
        print("\n".join(f"stale: docs/checks/{name}" for name in old) or "docs/checks is fresh")
        return 1 if old else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name in old:
        if name in wanted:
            (PAGES / name).write_text(wanted[name], "utf-8", newline="\n")
        else:
            (PAGES / name).unlink()
    print(f"{len(wanted)} pages, {len(old)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
