"""Pages of the whole register: where one begins, findings, and what changes when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from delegation.answers.weights import by_weight
from delegation.findings import Finding
from delegation.model.severity import Severity
from delegation.names.folding import fold
from delegation.reports.shared.rendering import SUBJECTS, by_subject, tally
from delegation.reports.shared.rendering import counted as by_severity
from delegation.reports.site.pages import Block, Cell, FindingList, LinkList, Page, Ref, Said, Section, Table
from delegation.run.exchange import refusal
from delegation.run.site.counterexamples import counterexamples
from delegation.run.site.making import Making
from delegation.run.site.open_data import OPEN_DATA
from delegation.run.site.time_page import time_page
from delegation.speech import SEVERITIES, amount_of, sentence
from delegation.speech.findings import not_examined
from delegation.speech.holders import form_name, label
from delegation.speech.instruments import instrument


def overview_pages(making: Making) -> Iterator[Page]:
    """Make the pages that the menu leads to."""
    yield _index(making)
    yield _findings(making)
    yield time_page(making)


def _index(making: Making) -> Page:
    say, register = making.say, making.register
    sections = tuple(
        making.section(name, vi, en, LinkList(tuple(refs))) for name, vi, en, refs in _groups(making) if refs
    )
    title = say("Ai quyết định việc này, ở đây, hôm nay?", "Who decides this, here, today?")
    amount, found = (
        amount_of(register.matters, register).in_(making.language),
        tally(by_severity(making.asked.analysis.findings), making.look),
    )
    day = making.day(making.examination.as_of)
    lead = say(
        f"{register.name}, tại ngày {day}: {amount}; {found}.", f"{register.name}, as of {day}: {amount}; {found}."
    )
    return Page("index.html", "index", "", title, lead, sections)


def _groups(making: Making) -> Iterator[tuple[str, str, str, list[Ref]]]:
    """Give what the first page leads to, in groups: the anchor of each, its title in both languages, and its links."""
    register, language = making.register, making.language
    fields = sorted(
        (Ref(making.field(name), "field", name) for name in register.fields), key=lambda one: fold(one.text)
    )
    yield "answer", "Theo lĩnh vực", "By field", fields
    holders = [Ref(label(one).in_(language), "holder", one.id) for one in register.holders.values()]
    yield "holders", "Chủ thể", "Holders", holders
    communes = [Ref(one.name, "commune", one.code) for one in register.communes.values()]
    yield "communes", "Xã, phường", "Wards and communes", communes
    papers = [Ref(sentence(instrument(one).in_(language)), "decision", one.id) for one in making.asked.decisions]
    yield "decisions", "Quyết định giao quyền", "Decisions", papers
    forms = [
        Ref(f"{number}. {form_name(number, register).in_(language)}", "form", str(number)) for number in register.forms
    ]
    yield "forms", "Hình thức ủy quyền", "Forms of delegation", forms
    yield "more", "Văn bản, quy phạm, dữ liệu", "Instruments, norms, data", _more(making)
    checks = [Ref(f"{one.id}. {one.title.in_(language)}", "check", one.id) for one in making.asked.analysis.checks]
    yield "checks", "Phép kiểm tra", "Checks", checks


def _more(making: Making) -> list[Ref]:
    say = making.say
    found = [
        Ref(say("Tất cả văn bản", "All instruments"), "instrument/index.html"),
        Ref(say("Tất cả quy phạm", "All norms"), "norm/index.html"),
    ]
    if refusal(making.asked.loaded) is None:
        data = say(
            "Dữ liệu mở của cả sổ: JSON, schema, biên nhận", "Open data of the whole register: JSON, schemas, receipt"
        )
        found.append(Ref(data, ("" if making.language == "vi" else "../") + OPEN_DATA))
    return found


def _findings(making: Making) -> Page:
    say, analysis = making.say, making.asked.analysis
    rows: list[tuple[Cell, ...]] = [
        (
            SUBJECTS[subject].in_(making.language),
            *(_chosen(making, subject, weight, count) if count else "" for weight, count in some.items()),
        )
        for subject, some in by_subject(analysis.findings).items()
        if any(some.values())
    ]
    heads = (say("Nội dung", "Subject"), *(sentence(one.in_(making.language)) for one in SEVERITIES.values()))
    table = Table(
        say("Số phát hiện theo nội dung", "Findings by subject"), heads, rows, frozenset(range(1, len(heads)))
    )
    sections: list[Section] = [making.section("answer", "Tổng số", "Totals", table)]
    sections.append(making.section("all", "Từng phát hiện", "Each finding", *_whole(making, analysis.findings)))
    if analysis.waived:
        sections.append(making.section("waived", "Được miễn trừ", "Waived", *_whole(making, analysis.waived)))
    left = "; ".join(not_examined(analysis.not_examined, making.language))
    if left:
        sections.append(making.section("left", "Chưa xét được", "Not examined", making.said(f"{sentence(left)}.")))
    return Page(
        "findings.html",
        "findings",
        "",
        say("Phát hiện", "Findings"),
        tally(by_severity(analysis.findings), making.look),
        tuple(sections),
    )


def _chosen(making: Making, subject: str, weight: Severity, count: int) -> Ref:
    """Lead from a number of findings to the list of them, which the filters choose."""
    chosen = f"subject={quote(SUBJECTS[subject].in_(making.language))}&severity={weight.value}"
    return Ref(making.look.number(count), f"findings.html#{chosen}")


def _whole(making: Making, several: Sequence[Finding]) -> Iterator[Block]:
    """Give findings, the gravest first, each with its counterexample drawn where it is about cells; before them how to read a drawing."""
    found = FindingList(tuple(by_weight(several)), whole=True, drawn=counterexamples(making, several))
    if found.drawn:
        legend = making.say(
            "Hình «Nơi có vấn đề» có ba phần: trường hợp, xã, phường, thời gian. Phần tô là nơi và lúc có vấn đề; vạch đứng là ngày xét, mũi tên là còn tiếp diễn.",
            "The drawing «Where it is so» has three parts: cases, communes, time. What is filled is where and when it is so; the upright line is the day asked about, an arrow says that it goes on.",
        )
        yield Said((legend,))
    yield found
