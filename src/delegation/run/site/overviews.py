"""Pages of the whole register: where one begins, findings, and what changes when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from delegation.answers.weights import by_weight
from delegation.findings import Finding
from delegation.model.severity import Severity
from delegation.model.worded import english_of
from delegation.names.folding import fold
from delegation.reports.questions import horizon as horizon_report
from delegation.reports.shared.rendering import SUBJECTS, by_subject, tally
from delegation.reports.shared.rendering import counted as by_severity
from delegation.reports.site.pages import Block, Cell, FindingList, LinkList, Page, Ref, Said, Section, Table
from delegation.run.exchange import refusal
from delegation.run.site.counterexamples import counterexamples
from delegation.run.site.figures import disagreeing
from delegation.run.site.making import Making
from delegation.run.site.open_data import OPEN_DATA
from delegation.speech import SEVERITIES, amount_of, sentence
from delegation.speech.findings import not_examined
from delegation.speech.holders import form_name, label
from delegation.speech.instruments import instrument
from delegation.speech.numbers import counted

_MOST_SHOWN = 12
"""Links of a group that the first page shows at once; more are folded up."""
_MOST_STOPS = 3
"""Days on which something stops that the first page names."""


def index_page(making: Making) -> Page:
    """Make the first page."""
    say, register = making.say, making.register
    sections = (
        making.section("now", "Cần biết ngay", "To be known now", *_now(making)),
        *(
            making.section(name, vi, en, LinkList(tuple(refs), _folded(making, refs)))
            for name, vi, en, refs in _groups(making)
            if refs
        ),
    )
    title = say("Ai quyết định việc này, ở đây, hôm nay?", "Who decides this, here, today?")
    amount = amount_of(register.matters, register).in_(making.language)
    day = making.day(making.examination.as_of)
    lead = say(f"{register.name}, tại ngày {day}: {amount}.", f"{english_of(register.name)}, as of {day}: {amount}.")
    return Page("index.html", "index", "", title, lead, sections)


def _folded(making: Making, refs: Sequence[Ref]) -> str:
    """Say how many links a long list has, under which it is folded up; nothing for a short one."""
    count = making.look.number(len(refs))
    return making.say(f"Mở danh sách: {count}", f"Open the list: {count}") if len(refs) > _MOST_SHOWN else ""


def _now(making: Making) -> Iterator[Block]:
    """Tell what somebody who is responsible asks first: what stops next, what is wrong, where documents disagree, what has no name."""
    say, number = making.say, making.look.number
    findings = making.asked.analysis.findings
    rows: list[tuple[Cell, ...]] = []
    for stop in making.asked.ends.stops[:_MOST_STOPS]:
        told = next(horizon_report.stop_lines(stop, making.asked.ends, making.look)).strip()
        rows.append((say("Sắp hết hạn", "Stops soon"), Ref(told, f"time.html#stop-{stop.day.isoformat()}")))
    if not rows:
        until = making.day(making.asked.ends.until)
        rows.append(
            (
                say("Sắp hết hạn", "Stops soon"),
                Ref(say(f"không có gì đến hết {until}", f"nothing until {until}"), "time.html"),
            )
        )
    weights = [
        Ref(tally({weight: count}, making.look), f"findings.html#severity={weight.value}")
        for weight, count in by_severity(findings).items()
        if count
    ]
    none = Ref(tally({}, making.look), "findings.html")
    rows.append((say("Phát hiện", "Findings"), tuple(weights) or none))
    if differing := disagreeing(making.register):
        said = counted(len(differing), "đại lượng", "measure").in_(making.language)
        rows.append((say("Tài liệu nêu số khác nhau", "Documents disagree"), Ref(said, "figures.html#differ")))
    books = [one for one in making.register.books if not one.ledger.unknown]
    if bare := [one for one in books if not one.named]:
        some, every = number(len(bare)), number(len(books))
        said = say(
            f"{some} trong {every} danh mục công bố chưa có việc nào có tên",
            f"{some} of {every} published ledgers have no matter with a name",
        )
        rows.append((say("Độ phủ", "Coverage"), Ref(said, "coverage.html")))
    yield Table("", (say("Nội dung", "Subject"), say("Hiện trạng", "As it stands")), rows)


def _groups(making: Making) -> Iterator[tuple[str, str, str, list[Ref]]]:
    """Give what the first page leads to, in groups: the anchor of each, its title in both languages, and its links."""
    register, language = making.register, making.language
    fields = sorted(
        (Ref(making.field(name), "field", name) for name in register.fields), key=lambda one: fold(one.text)
    )
    yield "answer", "Việc theo lĩnh vực", "Matters by field", fields
    communes = [Ref(one.name, "commune", one.code) for one in register.communes.values()]
    yield "communes", "Xã, phường", "Wards and communes", communes
    holders = [Ref(label(one).in_(language), "holder", one.id) for one in register.holders.values()]
    yield "holders", "Chủ thể", "Holders", holders
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


def findings_page(making: Making) -> Page:
    """Make the page of all findings."""
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
