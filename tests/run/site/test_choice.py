"""The choice of commune, day and case, and the box of the search, on a page: from a folder and from a server, by keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import browsers
import pages_data
import pytest
from folders import RULES, small
from markupsafe import escape
from playwright.sync_api import expect

from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.model.holders import CommuneCode
from delegation.questions.who import about
from delegation.reports.questions.who import body
from delegation.reports.shared.rendering import Rendering
from delegation.reports.site.outline import marked_up, outline
from delegation.run import pipeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = date(2026, 6, 1)
SCRIPTS = ("answer.js", "outline.js", "choice.js", "lists.js", "search.js", "box.js", "naming.js")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<body data-kind="{kind}" data-id="{name}">
<header><a href="../index.html">Sổ</a></header>
<main><h1>{title}</h1><section id="answer"><h2>Trả lời</h2><p>Như khi lập.</p></section></main>
{scripts}
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def do_GET(self) -> None:
        """Give a file; a browser that asks for the icon of the server gets none."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsers.browser() as started:
        yield started


@pytest.fixture(name="pages", scope="module", params=["vi", "en"])
def _pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a page of one matter in a language, with the data of its register."""
    language: Language = request.param
    folder = tmp_path_factory.mktemp(language)
    examination = Examination(pipeline.load(small(folder / "rules")).register, DAY)
    for name, data in pages_data.data_of(examination).items():
        place = folder / "pages" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    root, top = ("../", folder / "pages") if language == "vi" else ("../../", folder / "pages" / "en")
    scripts = "".join(f'<script src="{root}static/{name}"></script>\n' for name in SCRIPTS)
    code = next(iter(examination.register.communes))
    for kind, name in (("matter", "vd-ubnd-cap-xa"), ("field", "y-te"), ("holder", "so-y-te"), ("commune", code)):
        written = PAGE.format(language=language, policy=POLICY, title=name, kind=kind, name=name, scripts=scripts)
        page = top / kind / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(written, "utf-8")
    return top


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open an address; no error may come, and nothing may be asked of anybody else."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.set_default_timeout(15_000)
    page.goto(address)
    yield page
    assert faults == []
    page.close()


def top_of(pages: Path) -> Path:
    """Give the folder of all pages, above that of a language."""
    return pages.parent if pages.name == "en" else pages


def commune(pages: Path) -> tuple[str, str]:
    """Give code and name of the first commune of the register."""
    register = pipeline.load(top_of(pages).parent / "rules").register
    found = next(iter(register.communes.values()))
    return found.code, found.name


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_choice_stands_in_the_address_and_a_link_says_what_was_seen(way: str, browser: Browser, pages: Path) -> None:
    code, name = commune(pages)
    with served(top_of(pages)) as server:
        top = pages.as_uri() if way == "file" else f"{server}/{pages.relative_to(top_of(pages))}".removesuffix("/.")
        with opened(browser, f"{top}/matter/vd-ubnd-cap-xa.html") as page:
            expect(page.locator("#answer")).to_contain_text("Như khi lập.")
            page.locator("[name=commune]").select_option(code)
            expect(page.locator("#answer")).not_to_contain_text("Như khi lập.")
            expect(page.locator("#answer")).to_contain_text(name[1:])
            page.locator("[name=day]").fill("1/2/2024")
            page.locator("[name=day]").blur()
            expect(page).to_have_url(f"{top}/matter/vd-ubnd-cap-xa.html#commune={code}&day=2024-02-01")
            seen, address = page.locator("#answer").inner_text(), page.url
        with opened(browser, address) as page:
            expect(page.locator("#choice")).to_be_visible()
            assert page.locator("#answer").inner_text() == seen
            assert page.locator("[name=commune]").input_value() == code
            assert page.locator("[name=day]").input_value() == ("2024-02-01" if pages.name == "en" else "01/02/2024")
            page.locator("#choice button").click()
            expect(page.locator("#answer")).to_contain_text("Như khi lập.")


@pytest.mark.parametrize(
    ("choice", "said"), [("day=2026-02-30", "2026-02-30"), ("commune=99999", "99999"), ("case=x=y", "x=y")]
)
def test_an_address_that_means_nothing_is_told_and_nothing_is_answered(
    choice: str, said: str, browser: Browser, pages: Path
) -> None:
    with opened(browser, f"{pages.as_uri()}/matter/vd-ubnd-cap-xa.html#{choice}") as page:
        status = page.locator("#choice [role=status]")
        expect(status).not_to_be_empty()
        assert said in status.inner_text() or "28" in status.inner_text()
        assert page.locator("#answer .lines").count() == 0


def test_the_search_is_used_by_the_keyboard_alone(browser: Browser, pages: Path) -> None:
    """From the slash that leads to it to the Enter that opens what the arrows chose; Escape closes it."""
    with opened(browser, f"{pages.as_uri()}/field/y-te.html") as page:
        page.keyboard.press("/")
        page.keyboard.type("tiem chung")
        box, options = page.locator("#search"), page.locator("#results [role=option]")
        expect(options.first).to_contain_text("vd-ubnd-cap-xa")
        assert box.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Escape")
        expect(page.locator("#results")).to_be_hidden()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") == page.locator("[aria-selected=true]").get_attribute("id")
        page.keyboard.press("Home")
        page.locator("#search").fill("tiêm chủng")
        page.keyboard.press("Enter")
        page.wait_for_url("**/matter/vd-ubnd-cap-xa.html")


def test_enter_opens_what_is_meant_and_never_unseen_what_is_only_near(browser: Browser, pages: Path) -> None:
    """A matter in the commune that is named; a day among the days of change; of words that nothing has the nearest is shown first."""
    with opened(browser, f"{pages.as_uri()}/matter/vd-ubnd-cap-xa.html") as page:
        box, results = page.locator("#search"), page.locator("#results")
        site = page.evaluate("() => delegation.loaded('site').communes")
        code, name = site[0]
        box.fill(f"tiem chung {name}")
        expect(page.locator("[role=option]").first).to_contain_text(name[1:])
        box.press("Enter")
        page.wait_for_url(f"**/matter/vd-ubnd-cap-xa.html#commune={code}")
        box.fill("28/02/2027")
        expect(page.locator("[role=option]")).to_have_count(1)
        assert "2027" in page.locator("[role=option]").inner_text()
        before = page.url
        box.fill("tiem chung cho khung long")
        expect(page.locator("[role=option]").first).to_contain_text("vd-ubnd-cap-xa")
        assert results.get_attribute("data-near")
        box.press("Enter")
        assert page.url == before
        assert page.locator("[role=option]").first.get_attribute("aria-selected") == "true"


def test_axe_finds_nothing_to_mend_with_results_and_a_choice(browser: Browser, pages: Path) -> None:
    with opened(browser, f"{pages.as_uri()}/matter/vd-ubnd-cap-xa.html#day=2026-07-01") as page:
        expect(page.locator("#answer .lines p").first).to_be_visible()
        page.locator("#search").fill("y te")
        expect(page.locator("#results [role=option]").first).to_be_visible()
        # Axe is put into the page by its tools, past the policy of the page.
        found = [one for one in browsers.violations(page) if not one.startswith("color-contrast")]
    assert found == []


def test_the_browser_lays_an_answer_out_as_the_build_does(browser: Browser, pages: Path) -> None:
    """The same markup for the same lines: of every answer of the register of the city, and of lines that mean to break it."""
    examination = Examination(pipeline.load(RULES).register, DAY)
    matters = [*examination.register.matters.values()][::40]
    several = [body(about(examination, one), Rendering("vi")) for one in matters]
    several += [
        ["  <b>x</b>: &amp; y", "    - <script>", "  a: b", "    1. c", "       ! d", "  e:", "    - f"],
        ["x:", "  - y"],
    ]
    with opened(browser, f"{pages.as_uri()}/field/y-te.html") as page:
        shown = page.evaluate("several => several.map(lines => delegation.lists(lines).innerHTML)", several)
        # What the build leaves out, the ends of items and paragraphs, a browser puts in.
        made = [str(marked_up(outline(lines), escape)) for lines in several]
        read = page.evaluate(
            """several => several.map(html => new DOMParser().parseFromString(html, "text/html").body.innerHTML)""",
            made,
        )
    assert shown == read


def test_what_only_a_command_can_use_is_no_answer(browser: Browser, pages: Path) -> None:
    """Of a choice too: no key of a finding and no command stands in the answer, and a check leads to its page."""
    lines = {
        "  ! có phát hiện DLG308: Quy phạm hết hiệu lực; cần xem xét (khóa DLG308:form:3:x:2026-06-30)": "có phát hiện DLG308: Quy phạm hết hiệu lực; cần xem xét",
        "  - Còn 3 lần giao (xem delegation list grants unknown:matters giver:a,b).": "Còn 3 lần giao.",
        "  - there is a finding DLG501: not in force; to be considered (key DLG501:owners:a)": "there is a finding DLG501: not in force; to be considered",
    }
    with opened(browser, f"{pages.as_uri()}/field/y-te.html") as page:
        for line, shown in lines.items():
            got = page.evaluate(
                "line => { const e = delegation.lists([line]); return [e.textContent, [...e.querySelectorAll('a')].map(a => a.href)]; }",
                line,
            )
            checks = [word.rstrip(":") for word in shown.split() if word.startswith("DLG")]
            assert got == [shown, [f"{pages.as_uri()}/check/{check}.html" for check in checks]]


def test_a_holder_lists_what_it_has_on_the_chosen_day_as_the_command_answers(browser: Browser, pages: Path) -> None:
    """What it owns and what it decides, on days before, within and after."""
    examination = Examination(pipeline.load(top_of(pages).parent / "rules").register, DAY)
    for day in (date(2024, 1, 1), date(2025, 7, 1), date(2030, 1, 1)):
        on = examination.on(day)
        expected = {
            one.id
            for one in examination.register.matters.values()
            for part in about(on, one).parts
            if "so-y-te" in {each.holder for each in (*part.owners, *part.exercisers)}
        }
        with opened(browser, f"{pages.as_uri()}/holder/so-y-te.html#day={day}") as page:
            expect(page.locator("#asked p").first).to_be_visible()
            assert set(page.locator("#asked li a").evaluate_all("all => all.map(delegation.idAt)")) == expected


def test_a_commune_lists_who_decides_what_there(browser: Browser, pages: Path) -> None:
    code, _ = commune(pages)
    register = pipeline.load(top_of(pages).parent / "rules").register
    on = Examination(register, date(2026, 7, 1))
    deciding = {
        one.id for one in register.matters.values() if about(on, one, register.communes[CommuneCode(code)]).parts
    }
    with opened(browser, f"{pages.as_uri()}/commune/{code}.html#day=2026-07-01") as page:
        expect(page.locator("#asked details").first).to_be_visible()
        assert set(page.locator("#asked li a").evaluate_all("all => all.map(delegation.idAt)")) == deciding


HOSTILE = """field: y-te
tasks:
  - id: viec
    title: '</script><script>window.hit = 1</script><img src=x onerror="window.hit = 1"> &lt;b&gt;'
    review: '<img src=x onerror="window.hit = 1">'
    owner: ubnd-tp
    basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]
"""


def test_rule_text_never_becomes_markup_in_the_browser(browser: Browser, tmp_path: Path) -> None:
    """In answers, lists and results of the search of a register that means to break them."""
    examination = Examination(pipeline.load(small(tmp_path / "rules", {"tasks/viec.yaml": HOSTILE})).register, DAY)
    for name, data in pages_data.data_of(examination).items():
        place = tmp_path / "pages" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        assert not name.startswith("data/") or not {b"<", b">"} & {data[at : at + 1] for at in range(len(data))}
    scripts = "".join(f'<script src="../static/{name}"></script>\n' for name in SCRIPTS)
    # Without the policy, so that nothing but the scripts themselves keeps it out.
    written = PAGE.format(language="vi", policy="", title="viec", kind="matter", name="viec", scripts=scripts)
    (tmp_path / "pages" / "matter").mkdir()
    (tmp_path / "pages" / "matter" / "viec.html").write_text(written, "utf-8")
    with opened(browser, f"{(tmp_path / 'pages').as_uri()}/matter/viec.html#day=2026-07-01") as page:
        expect(page.locator("#answer .lines")).to_contain_text("<img src=x")
        page.locator("#search").fill("window hit")
        expect(page.locator("#results [role=option]").first).to_contain_text("<script>")
        assert page.evaluate(
            "window.hit === undefined && document.querySelectorAll('main img, #results img').length === 0"
        )


def test_what_all_matters_answer_is_loaded_when_somebody_turns_to_the_choice(browser: Browser, pages: Path) -> None:
    """A page that is only read loads none of it: it has its own answer."""
    loaded = "() => delegation.loaded('answers-0') !== undefined"
    with opened(browser, f"{pages.as_uri()}/matter/vd-ubnd-cap-xa.html") as page:
        expect(page.locator("#choice")).to_be_visible()
        assert not page.evaluate(loaded)
        page.locator("[name=commune]").focus()
        page.wait_for_function(loaded)
    with opened(browser, f"{pages.as_uri()}/matter/vd-ubnd-cap-xa.html#day=2026-07-01") as page:
        expect(page.locator("#choice")).to_be_visible()
        assert page.evaluate(loaded)
