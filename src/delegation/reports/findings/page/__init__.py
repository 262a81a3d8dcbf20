"""Findings as one page of HTML for a review meeting: it asks for nothing from elsewhere, filters, and prints on A4.

It is well-formed XML too; without scripts it shows everything. ``choices`` has the lists by which it filters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from delegation.findings import Analysis, Explained, Finding, Location, Text, named
from delegation.model.worded import english_of
from delegation.reports.findings.page.choices import Choices, titled
from delegation.reports.findings.page.marking import element, escaped
from delegation.reports.shared.rendering import (
    SUBJECTS,
    Rendering,
    by_subject,
    compared_lines,
    counted,
    state_line,
    tally,
)
from delegation.speech import SEVERITIES, in_english, sentence
from delegation.speech.findings import not_examined

_HERE = Path(__file__).parent
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_HOW_WRITTEN = Text("Nội dung ghi trong sổ", "What the register says")
"""The subject of the checks of rule files where a page names no files."""
_MOST_THINGS = 6
"""Names of what a finding is of that stand open; of more there is a count, by field where that is known, and a list that folds up."""
_ON_SCREEN, _AGAIN = ' class="screen"', ' class="again"'
"""What paper does not have; what it has only where not all findings are printed, so that the one which says it may be left out."""


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the page: what was found in all, then each finding under its check, the heaviest checks first; waived and known ones stand last."""
    return "\n".join(_Page(analysis, rendering).lines()) + "\n"


class _Page:
    def __init__(self, analysis: Analysis, rendering: Rendering) -> None:
        self._analysis, self._look, self._say = analysis, rendering, rendering.say
        self._checks = {one.id: one for one in analysis.checks}
        self._choices = Choices(analysis, rendering)
        self._number = 0
        self._law = rendering.say("Căn cứ", "Legal source")
        self._field = rendering.say("Lĩnh vực", "Field")
        self._to_do = rendering.say("Việc cần làm", "What to do")

    def lines(self) -> Iterator[str]:
        say, name = self._say, self._analysis.register_name
        title = say(f"Phát hiện khi kiểm tra {name}", f"Findings of the check: {english_of(name)}")
        title = f"{title}: {self._look.holder}" if self._look.holder else title
        yield "<!DOCTYPE html>"
        yield f'<html lang="{self._look.language}">'
        yield "<head>"
        yield '<meta charset="utf-8"/>'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>'
        yield element("title", escaped(title))
        yield element("style", (_HERE / "page.css").read_text("utf-8"))
        yield "</head>"
        yield "<body>"
        yield element("a", say("Đến danh sách phát hiện", "To the findings"), href="#danh-sach", **{"class": "skip"})
        yield from self._head(title)
        yield from self._list()
        yield from self._foot()
        yield element("script", (_HERE / "page.js").read_text("utf-8"))
        yield "</body>"
        yield "</html>"

    def _head(self, title: str) -> Iterator[str]:
        say, day = self._say, self._look.day(self._analysis.as_of)
        found = tally(counted(self._analysis.findings), self._look)
        yield "<header>"
        yield element("h1", escaped(title))
        yield element("p", escaped(say(f"Tại ngày {day}: {found}.", f"As of {day}: {found}.")))
        if left := "; ".join((*not_examined(self._analysis.not_examined, self._look.language), *self._look.untold)):
            yield element("p", escaped(say(f"Chưa xét được: {left}.", f"Not examined: {left}.")))
        for line in compared_lines(self._analysis, self._look):
            yield element("p", escaped(line))
        yield "</header>"

    def _list(self) -> Iterator[str]:
        say = self._say
        shown = (*self._choices.findings, *self._choices.set_aside)
        yield '<main id="danh-sach" tabindex="-1">'
        if self._analysis.findings:
            yield from self._table()
        if shown:
            yield from self._choices.form()
            total = self._look.number(len(shown))
            said = say(
                f"Đang hiện {{count}} trong {total} phát hiện",
                f"Showing {{count}} of {in_english(len(shown), 'finding')}",
            )
            yield element("p", escaped(f"{said.format(count=total)}."), role="status", **{"data-said": said})
        for check, findings in groupby(self._choices.findings, lambda one: one.check):
            yield from self._section(self._checks[check], check, list(findings))
        if self._choices.set_aside:
            heading = say("Được miễn trừ, hoặc đã biết", "Waived, or known")
            if self._analysis.since is not None:
                heading = say("Được miễn trừ, đã biết, hoặc có từ trước", "Waived, known, or there before")
            yield from self._group("de-rieng", heading, (), self._choices.set_aside)
        yield "</main>"

    def _table(self) -> Iterator[str]:
        counts = by_subject(self._analysis.findings)
        weights = [one for one in SEVERITIES if any(some[one] for some in counts.values())]
        names = [sentence(SEVERITIES[one].in_(self._look.language)) for one in weights]
        heads = "".join(element("th", name, scope="col") for name in (self._say("Nội dung", "Subject"), *names))
        yield "<table>"
        yield element("caption", self._say("Số phát hiện theo nội dung", "Findings by subject"))
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for subject, some in counts.items():
            if any(some.values()):
                cells = "".join(element("td", self._look.number(some[one]) if some[one] else "") for one in weights)
                said = _HOW_WRITTEN if subject == "0" and not self._look.has_places else SUBJECTS[subject]
                yield f"<tr>{element('th', said.in_(self._look.language), scope='row')}{cells}</tr>"
        yield "</tbody>"
        yield "</table>"

    def _section(self, check: Explained, name: str, findings: Sequence[Finding]) -> Iterator[str]:
        language, page = self._look.language, self._look.links(f"check:{name}")
        heading = f"{titled(check, self._look)} ({self._look.number(len(findings))})"
        parts = (
            (self._say("Vì sao", "Why"), check.why.in_(language)),
            (self._law, check.legal_source.in_(language)),
            (self._say("Cách xử lý chung", "What to do in general"), check.mend.in_(language)),
        )
        told = "".join(
            # On paper each finding says what to do, and the law is what a meeting asks for.
            f"<p{'' if label == self._law else _ON_SCREEN}><strong>{label}.</strong> {escaped(sentence(said))}</p>"
            for label, said in parts
            if said
        )
        more = element("a", self._say("Trang giải thích", "The page that explains it"), href=page) if page else ""
        summary = element("summary", self._say("Vì sao, căn cứ, cách xử lý", "Why, legal source, what to do"))
        about = f"<details>{summary}{told}{f'<p>{more}</p>' if more else ''}</details>"
        yield from self._group(name, heading, (about,), findings)

    def _group(self, name: str, heading: str, about: Sequence[str], findings: Sequence[Finding]) -> Iterator[str]:
        yield f'<section class="check" aria-labelledby="{name}">'
        yield element("h2", escaped(heading), id=name)
        yield from about
        before: dict[str, tuple[str, int]] = {}
        for one in findings:
            yield from self._article(one, before)
        yield "</section>"

    def _article(self, one: Finding, before: dict[str, tuple[str, int]]) -> Iterator[str]:
        """Write a finding. ``before``: of each fact what was said last under this heading, and the number of the finding that said it first."""
        self._number += 1
        language = self._look.language
        weight = "waived" if one.waived_until or one.known or one.before else one.severity.value
        word = sentence(SEVERITIES[one.severity].in_(language))
        if one.waived_until:
            word = self._say(f"Miễn trừ đến hết {one.waived_until}", f"Waived until {one.waived_until}")
        elif one.known:
            word = self._say(f"{word}, đã biết", f"{word}, known")
        elif one.before:
            word = self._say(f"{word}, có từ trước", f"{word}, there before")
        label = element("span", word, **{"class": "weight"})
        yield f'<article class="{weight}" id="phat-hien-{self._number}"{self._choices.data(one)}>'
        yield f"<h3>{self._number}. {label}{escaped(sentence(one.said.in_(language)))}</h3>"
        yield "<dl>"
        for term, said in self._facts(one):
            # On paper the law stands once, below the title of the check, fields with their counts, and what is as before once.
            again = before.get(term, ("", 0))
            is_again = said == again[0]
            before[term] = again if is_again else (said, self._number)
            is_counted = term == self._field and bool(self._look.parted(one.key).vi)
            look = _ON_SCREEN if is_counted or term == self._law else _AGAIN if is_again else ""
            if said:
                yield f"<div{look}><dt>{term}</dt><dd>{said}</dd></div>"
            if said and is_again and term == self._to_do:
                like = self._say(f"Như phát hiện số {again[1]}", f"As No. {again[1]}")
                yield f'<div class="paper" aria-hidden="true"><dt>{term}</dt><dd>{like}</dd></div>'
        yield "</dl>"
        yield element("p", self._say("Ý kiến xử lý:", "Decided:"), **{"class": "decision", "aria-hidden": "true"})
        yield "</article>"

    def _facts(self, one: Finding) -> Iterator[tuple[str, str]]:
        say, language = self._say, self._look.language
        has_places = self._look.has_places
        at = element("code", escaped(self._place(one.location))) + self._excerpt(one)
        yield say("Chỗ trong sổ", "Place"), at if has_places else ""
        related = (
            element(
                "li", f"{element('code', escaped(self._place(other.location)))}: {escaped(other.said.in_(language))}"
            )
            for other in one.related
        )
        listed = "".join(related)
        yield say("Nơi liên quan", "Related"), f"<ul>{listed}</ul>" if listed else ""
        yield (
            say("Nguyên nhân", "Cause"),
            escaped(sentence(one.cause.said.in_(language))) if one.cause is not None else "",
        )
        yield say("Phát hiện này gồm", "What it stands for"), self._things(one)
        yield say("Chủ thể", "Holders"), escaped("; ".join(map(self._look.localised, one.holders)))
        yield self._field, escaped("; ".join(field.in_(language) for field in one.fields))
        yield self._law, escaped(sentence(one.legal_source.in_(language)))
        yield self._to_do, escaped(sentence(self._checks[one.check].advice(one).in_(language)))
        yield say("Khóa", "Key"), element("code", escaped(one.key)) if has_places else ""

    def _things(self, one: Finding) -> str:
        """Name what a finding is of, where its key does not name it; many fold up."""
        known = set(one.key.split(":"))
        things = [name for name in dict.fromkeys((*named(one), *sorted(one.grants), *one.others)) if name not in known]
        # A title begins with a capital; an id of a rule file is as it is there.
        listed = "".join(element("li", escaped(sentence(name) if " " in name else name)) for name in things)
        if len(things) <= _MOST_THINGS:
            return f"<ul>{listed}</ul>" if listed else ""
        parted, count = self._look.parted(one.key).in_(self._look.language), self._look.number(len(things))
        said = element("p", escaped(parted or self._say(f"{count} nội dung", f"{count} in all")))
        summary = element("summary", self._say(f"Danh mục ({count})", f"List ({count})"))
        return f'{said}<details class="things">{summary}<ol>{listed}</ol></details>'

    def _place(self, location: Location) -> str:
        return f"{self._look.file(location)}:{location.line}:{location.column}"

    def _excerpt(self, one: Finding) -> str:
        if one.excerpt is None or not one.excerpt.text.strip():
            return ""
        text, begin = one.excerpt.text.rstrip(), one.excerpt.column - 1
        end = begin + one.excerpt.width
        marked = element("mark", escaped(text[begin:end])) if text[begin:end] else ""
        return f"<pre>{escaped(text[:begin].lstrip())}{marked}{escaped(text[end:])}</pre>"

    def _foot(self) -> Iterator[str]:
        if self._look.has_state:
            analysis = self._analysis
            said = state_line(analysis.version, analysis.rules_hash, self._look)
            yield f"<footer>{element('p', escaped(said))}</footer>"
