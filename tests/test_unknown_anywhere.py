"""What is not known can be stated wherever an entry states a fact, and some answer repeats it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import findings, small
from output_schemas import faults
from programs import ask

from delegation.loading import schema

KINDS = ("decision", "holders", "instruments", "ledgers", "procedures", "requests", "tasks")
"""Kinds of files that state what the law, a decision or a source says. The others hold what the register claims, reads or settles itself."""
OWN = "what the register itself calls, orders or remarks"
CLOSED = "what sort of thing the entry is, which decides how all else of it is read"
WHOLE = "one level above it {unknown: …} says it of the whole, or leaves the member out"
REFUSED: Mapping[str, str] = {
    r"(.*\.)?(note|review|short|name-en|heading|confidence|outside-ledger|formerly|also-called|as-of)": OWN,
    r"(.*\.)?(id|level|axis|kind|counts|form|mechanism)": CLOSED,
    r"instrument|grants|holders|communes|instruments|tasks|procedures|requests|ledgers|sections": "the list of entries itself",
    r"holders\.\[\]\.(name|within)|communes\.\[\]\.(code|name|type)": CLOSED,
    r"communes\.\[\]\.readiness\.\[\]\.for|requests\.\[\]\.(content|solves)|requests\.\[\]\.answer\.result": CLOSED,
    r"(tasks|procedures)\.\[\]\.title": "the name under which the register has the matter; a title that a paper prints otherwise is `printed`",
    r"grants\.\[\]\.matters\.\[\]\.matter": "a row of which not even the matter can be read is a procedure with its own id and `code: {unknown: …}`",
    r"grants\.\[\]\.any-of": "without it several receivers are told (DLG002); with it each may act: there is no third reading",
    r"(.*\.)?territory": "where a matter is: what is not known is said at its owners (`communes: {unknown: …}`)",
    r"(.*\.)?cases(\..*)?": "how the register divides a matter; a limit that cannot be read is stated at `only`",
    r"(.*\.)?owner-weak": "whether the register infers the owner: it knows that itself",
    r"(.*\.)?members\.(count|note)": WHOLE,
    r"(.*\.)?(basis\.\[\]|reserved|published)\.instrument": WHOLE,
    r"(.*\.)?about\.\w+|(.*\.)?given\.[\w-]+(\..*)?": WHOLE,
    r"(.*\.)?articles": "a number that is not known tells nothing of a citation, as one that is not written",
    r"(.*\.)?clauses(\.\[\]\.(at|text|from))?": "a wording is held word for word or not at all",
    r"ledgers\.\[\]\.(at-least|of|name)": "a total of which it is not known what it is counts nothing: `total` and `given` say so",
}
"""By the path of a key, in the whole, why it does not take ``{unknown: …}``."""


def keys(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  what JSON holds
    """Give every key of a schema with its path; the members of a list, which are entries, are none."""
    for name, inner in node.get("properties", {}).items():
        if name != "unknown":
            yield ".".join((*path, name)), inner
            yield from keys(inner, (*path, name))
    members = node.get("items")
    if isinstance(members, dict):
        yield from keys(members, (*path, "[]"))
    if isinstance(node.get("additionalProperties"), dict):
        yield ".".join((*path, "*")), node["additionalProperties"]
        yield from keys(node["additionalProperties"], (*path, "*"))


def takes_unknown(node: Any) -> bool:  # noqa: ANN401  what JSON holds
    """Whether ``{unknown: …}`` may stand there."""
    return "unknown" in node.get("properties", {})


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_fact_takes_what_is_not_known(kind: str) -> None:
    refused = [path for path, node in keys(schema.of(kind)) if not takes_unknown(node)]
    entries = [re.sub(r"^sections\.\[\]\.", "", path) for path in refused]
    missing = [path for path in entries if not any(re.fullmatch(one, path) for one in REFUSED)]
    # What a member of a list cannot leave out is said of the list, or of the member.
    assert missing == []


def test_what_is_refused_is_refused_somewhere() -> None:
    every = [(path, takes_unknown(node)) for kind in KINDS for path, node in keys(schema.of(kind))]
    for one in REFUSED:
        found = [takes for path, takes in every if re.fullmatch(one, path)]
        assert found, one
        assert not all(found), one


LAW = [{"instrument": "99/2020/QH14", "at": "Điều 5 khoản 2", "note": "theo bản hợp nhất"}]
TERM = {"from": "2025-12-02", "to": "2026-12-31"}
FULL: Mapping[str, Mapping[str, Any]] = {
    "holders/them.yaml": {
        "axis": "ubnd",
        "source": "thử",
        "provenance": "official",
        "holders": [
            {"id": "so-tai-chinh", "name": "Sở Tài chính", "kind": "specialised-agency", "level": "city", "parent": "ubnd-tp", "internal-process": True},
            {"id": "so-moi", "name": "Sở Mới", "kind": "specialised-agency", "level": "city"},
            {
                "id": "so-cu", "name": "Sở Cũ", "kind": "specialised-agency", "level": "city", "parent": "ubnd-tp", "members": "wards",
                "term": {"from": "2025-07-01", "to": "2026-03-31"}, "successors": ["so-moi"], "internal-process": False,
                "source": "thử", "provenance": "official",
            },
            {"id": "giam-doc-so-cu", "name": "Giám đốc Sở Cũ", "kind": "agency-head", "level": "city", "head-of": "so-cu"},
        ],
        "communes": [
            {
                "code": "00005", "name": "Phường Cũ", "type": "ward", "term": {"from": "2025-07-01", "to": "2026-07-31"},
                "becomes": [{"code": "00006", "from": "2026-08-01", "by": "120/QĐ-UBND", "at": "Điều 1", "follows": True}],
                "former-names": [{"name": "Phường Xưa", "to": "2025-12-31", "by": "120/QĐ-UBND"}],
                "class": [{"value": "II", "term": {"from": "2025-07-01", "to": "2026-12-31"}, "source": "thử"}],
                "group": [{"value": "2", "term": {"from": "2025-07-01", "to": "2026-12-31"}, "source": "thử"}],
                "readiness": [{"for": "duoc", "state": "yes", "as-of": "2026-05", "source": "thử"}], "source": "thử",
            },
            {"code": "00006", "name": "Phường Mới", "type": "ward", "term": {"from": "2026-08-01"}},
        ],
    },
    "instruments/them.yaml": {
        "source": "thử", "provenance": "official", "type": "committee-decision", "issuer": "ubnd-tp",
        "instruments": [
            {"number": "90/QĐ-UBND", "id": "qd-90", "type": "committee-decision", "issuer": "ubnd-tp", "issued": "2025-02-01", "effective": "2025-02-01", "title": "Trước"},
            {"number": "95/QĐ-UBND", "type": "committee-decision", "issuer": "ubnd-tp", "issued": "2025-02-01", "effective": "2025-02-01", "title": "Giữa"},
            {
                "number": "120/QĐ-UBND", "type": "committee-decision", "issuer": "ubnd-tp", "issued": "2026-01-05", "effective": "2026-01-10",
                "title": "Công bố danh mục", "ended": "2026-11-30", "normative": False, "source": "thử", "provenance": "official",
                "replaces": ["qd-90"], "replaced-by": ["130/QĐ-UBND"], "amends": ["95/QĐ-UBND"],
                "begins-in-part": [{"at": "Điều 9", "from": "2026-02-01"}],
                "ends-in-part": [{"at": "Điều 8", "to": "2026-03-31", "by": "130/QĐ-UBND", "resumes": "2026-06-10", "resumed-by": "95/QĐ-UBND"}],
                "clauses": [{"at": "Điều 1", "text": "Nguyên văn.", "from": "2026-01-10", "by": "95/QĐ-UBND"}],
                "corrects": [{"instrument": "qd-100", "at": "Phụ lục dòng 1"}],
                "suspends": [{"instrument": "qd-100", "at": "Phụ lục dòng 1", "from": "2026-07-01", "to": "2026-08-31", "stated-at": "Điều 4"}, {"grant": "uq-1", "from": "2026-10-01", "to": "2026-10-31"}],
                "extends": [{"instrument": "qd-100", "at": "Phụ lục dòng 1", "to": "2027-06-30", "stated-at": "Điều 4"}, {"grant": "uq-1", "to": "2027-06-30"}],
                "transition": {"received-before": "2026-01-10", "at": "Điều 3", "until": "2026-09-30", "grants": ["uq-1"]},
            },
            {"number": "130/QĐ-UBND", "type": "committee-decision", "issuer": "ubnd-tp", "issued": "2026-11-01", "effective": "2026-12-01", "title": "Sau"},
        ],
    },
    "tasks/them.yaml": {
        "field": "y-te", "source": "thử", "provenance": "official", "basis": LAW, "owner": "ubnd-tp", "term": {"from": "2025-07-01", "to": "2027-12-31"},
        "tasks": [
            {
                "id": "viec", "title": "Cấp giấy phép", "field": "y-te", "coordinators": [{"holder": "so-tai-chinh", "act": "consult"}],
                "owners": [{"holder": "ubnd-tp", "only": {"nhom": ["A", "B"]}, "communes": ["00004", "00005"], "except-communes": ["00070"], "term": {"from": "2025-07-01", "to": "2027-12-31"}, "basis": LAW}],
                "reserved": {"instrument": "99/2020/QH14", "at": "Điều 7"}, "cases": {"nhom": ["A", "B"]}, "basis": LAW,
                "term": {"from": "2025-07-01", "to": "2027-12-31"}, "source": "thử", "provenance": "official",
            },
            {"id": "viec-3", "title": "Việc nữa", "owner": "ubnd-tp"},
            {
                "id": "viec-2", "title": "Việc khác", "cases": {"dien-tich": {"unit": "ha"}, "so-nguoi": {"unit": "nguoi"}},
                "owners": [{"holder": "ubnd-tp", "only": {"dien-tich": {"from": "1 ha"}, "so-nguoi": [{"from": "2"}]}}],
            },
        ],
    },
    "procedures/them.yaml": {
        "field": "y-te", "source": "thử", "provenance": "official", "basis": LAW, "owner": "ubnd-tp", "term": {"from": "2025-07-01", "to": "2027-12-31"},
        "agency": "Sở Y tế", "announced-by": "120/QĐ-UBND",
        "procedures": [
            {
                "id": "tt-2", "code": "1.900002", "title": "Cấp chứng chỉ", "field": "y-te", "owner": "ubnd-tp", "agency": "Sở Y tế", "announced-by": "120/QĐ-UBND",
                "catalogue-title": "Cấp chứng chỉ hành nghề", "task": "viec", "basis": LAW, "term": {"from": "2025-07-01", "to": "2026-09-30"},
                "coordinators": [{"holder": "so-tai-chinh", "act": "agree"}], "reserved": {"instrument": "99/2020/QH14", "at": "Điều 7"},
                "published": {"instrument": "120/QĐ-UBND", "at": "Phụ lục", "on": "2026-01-10"},
                "replaces": [{"code": "1.900001", "from": "2025-12-01", "by": "120/QĐ-UBND"}],
                "replaced-by": [{"code": "1.900003", "from": "2026-10-01", "by": "120/QĐ-UBND"}],
                "source": "thử", "provenance": "official",
            },
            {"code": "1.900001", "title": "Mã trước", "owner": "ubnd-tp"},
            {"code": "1.900003", "title": "Mã sau", "owner": "ubnd-tp"},
            {
                "code": "1.900004", "title": "Chia chủ thể", "basis": LAW, "cases": {"nhom": ["A", "B"], "dien-tich": {"unit": "ha"}, "so-nguoi": {"unit": "nguoi"}},
                "owners": [{"holder": "ubnd-tp", "only": {"nhom": ["A"], "dien-tich": {"from": "1 ha"}, "so-nguoi": [{"from": "2"}]}, "communes": ["00004"], "except-communes": ["00070"], "term": {"from": "2025-07-01", "to": "2027-12-31"}, "basis": LAW}],
            },
        ],
    },
    "decisions/2025/100.yaml": {
        "source": "thử", "provenance": "official",
        "instrument": {
            "id": "qd-100", "number": "100/QĐ-UBND", "type": "committee-decision", "issuer": "ubnd-tp", "issued": "2025-12-01", "effective": "2025-12-01",
            "ended": "2027-12-31", "title": "Ủy quyền", "normative": False, "source": "thử", "provenance": "official",
            "replaces": ["qd-90"], "replaced-by": ["130/QĐ-UBND"], "amends": ["95/QĐ-UBND"],
            "begins-in-part": [{"at": "Điều 9", "from": "2026-02-01"}],
            "ends-in-part": [{"at": "Điều 8", "to": "2026-03-31", "by": "130/QĐ-UBND", "resumes": "2026-06-10", "resumed-by": "95/QĐ-UBND"}],
            "clauses": [{"at": "Điều 1", "text": "Nguyên văn.", "by": "95/QĐ-UBND"}],
            "corrects": [{"instrument": "qd-101", "at": "Phụ lục dòng 1"}],
            "suspends": [{"instrument": "qd-101", "at": "Phụ lục dòng 1", "from": "2026-07-01", "to": "2026-08-31", "stated-at": "Điều 4"}, {"grant": "uq-2", "from": "2026-09-01", "to": "2026-09-30"}],
            "extends": [{"instrument": "qd-101", "at": "Phụ lục dòng 1", "to": "2027-06-30", "stated-at": "Điều 4"}, {"grant": "uq-2", "to": "2027-06-30"}],
            "transition": {"received-before": "2025-12-01", "at": "Điều 3", "until": "2026-09-30", "grants": ["uq-1"]},
        },
        "grants": [
            {
                "id": "uq-1", "mechanism": "delegation", "form": 3, "from": "ubnd-tp", "to": "so-y-te", "at": "Phụ lục", "term": TERM, "content": "cấp phép",
                "fields": ["y-te"], "scope": "chỉ cơ sở nhỏ", "manner": "con dấu của mình", "conditions": "đủ biên chế", "purpose": "autonomy", "giver-keeps": True,
                "steps": ["receive", "decide"], "evaluation-days": 60, "only": {"nhom": ["A"]}, "communes": ["00004", "00005"], "except-communes": ["00070"],
                "conditions-met": {"staff": "đủ", "data": "đủ", "budget": "đủ", "guidance": "đủ"}, "source": "thử", "provenance": "official",
                "matters": [{"row": 1, "matter": "viec", "at": "Phụ lục dòng 1", "printed": "1.990001", "corrected-by": "120/QĐ-UBND", "only": {"nhom": ["A"]}, "communes": ["00004"], "except-communes": ["00070"], "basis": LAW}],
            },
            {"id": "uq-3", "mechanism": "delegation", "from": "ubnd-tp", "to": "so-y-te", "at": "Điều 2", "term": TERM, "content": "x", "only": {"dien-tich": {"from": "5 ha", "up-to": "9 ha"}, "so-nguoi": [{"from": "2"}]}, "matters": [{"row": 1, "matter": "viec-2", "only": {"dien-tich": {"from": "5 ha", "up-to": "9 ha"}, "so-nguoi": [{"from": "2"}]}}]},
        ],
    },
    "decisions/2025/101.yaml": {
        "instrument": {"id": "qd-101", "number": "101/QĐ-UBND", "type": "committee-decision", "issuer": "ubnd-tp", "issued": "2025-12-01", "effective": "2025-12-01", "title": "Ủy quyền khác", "source": "thử", "provenance": "official"},
        "grants": [{"id": "uq-2", "mechanism": "delegation", "form": 3, "from": "ubnd-tp", "to": "so-y-te", "at": "Phụ lục", "term": TERM, "content": "cấp", "matters": [{"row": 1, "matter": "tt-2"}, {"row": 2, "matter": "1.900004"}]}],
    },
    "requests/them.yaml": {
        "source": "báo cáo thử",
        "requests": [
            {
                "id": "kn", "kind": "duty", "act": "report", "content": "báo cáo", "by": "so-y-te", "to": "ubnd-tp", "at": "mục 1", "source": "báo cáo thử", "on": "2026-01-01",
                "due": "2026-12-15", "about": {"matters": ["viec"]}, "count": 8, "answer": {"result": "answered", "on": "2026-09-01", "said": "đã nhận", "instrument": "120/QĐ-UBND"},
            }
        ],
    },
    "ledgers/them.yaml": {
        "source": "thử",
        "ledgers": [{"id": "so-giao", "counts": "given-tasks", "name": "Đã giao", "total": 5, "given": {"grants": ["uq-1"]}, "source": "thử"}],
    },
}  # fmt: skip
"""A register in which every key that states a fact stands."""
ASKED = (
    "who viec", "who tt-2", "who 1.900004", "who viec-2", "who viec-3", "who viec --commune 00005", "who viec --commune 00006 --as-of 2026-09-01",
    "timeline viec", "timeline tt-2", "timeline 120/QĐ-UBND", "timeline qd-100", "timeline qd-90",
    "timeline so-cu", "list grants", "list holders", "list instruments", "list communes", "list requests", "status", "check --all", "list tasks --format json",
)  # fmt: skip
DAY = "2026-06-01"
FILE_OF = {"decision": "decisions/2025/100.yaml", **{kind: f"{kind}/them.yaml" for kind in KINDS if kind != "decision"}}


def places(tree: Any, steps: Sequence[str]) -> Iterator[tuple[Any, str]]:  # noqa: ANN401  what JSON holds
    """Give where a path of a schema leads in a tree: what holds the value, and its key."""
    name, *rest = steps
    if name == "[]":
        for one in tree if isinstance(tree, list) else ():
            yield from places(one, rest)
    elif isinstance(tree, dict):
        for key in list(tree) if name == "*" else [name] if name in tree else []:
            if rest:
                yield from places(tree[key], rest)
            else:
                yield tree, key


TOLD_NOWHERE = frozenset({"ledgers.[].source"})
"""A total whose source is not known: `status` tells totals, and of none whence it comes."""
BESIDE: Mapping[str, Sequence[str]] = {
    "instruments.[].ended": ("replaced-by",),
    "instruments.[].effective": ("replaced-by",),
    "instrument.ended": ("replaced-by",),
    "tasks.[].basis": ("owners",),
    "procedures.[].code": ("replaces", "replaced-by"),
    "grants.[].matters": ("steps", "only"),
}
"""By the path of a key those beside it that are left out, for they tell what it would."""


def facts() -> Iterator[tuple[str, str]]:
    """Give the kind and path of every key that takes what is not known; sections and heads of files say the same once more."""
    for kind in KINDS:
        for path, node in keys(schema.of(kind)):
            # The limits of a range are read as one.
            if re.search(r"\.(above|below|up-to)$", path):
                continue
            if (
                takes_unknown(node)
                and path not in TOLD_NOWHERE
                and path.startswith((f"{kind}.", "grants.", "communes.", "instrument."))
            ):
                yield kind, path


FACTS = list(facts())


def with_unknown(kind: str, path: str, why: str) -> Mapping[str, Any]:
    """Give the register with a value that is not known at a path; the first place in it that has one."""
    files = copy.deepcopy(dict(FULL))
    holder, key = next(places(files[FILE_OF[kind]], path.split(".")), (None, ""))
    assert holder is not None, f"{path} stands nowhere in the full register"
    holder[key] = {"unknown": why}
    for other in BESIDE.get(path, ()):
        holder.pop(other, None)
    return files


def wrong_in(folder: Path) -> list[str]:
    """Give what is wrong with the files themselves: their shape, their references, what they forget."""
    return [one.said.vi for select in ("DLG00", "DLG01") for one in findings(folder, select)]


def test_the_register_of_these_tests_is_read_whole(tmp_path: Path) -> None:
    folder = small(tmp_path, {name: json.dumps(tree) for name, tree in FULL.items()})
    assert wrong_in(folder) == []


@pytest.mark.parametrize(("kind", "path"), FACTS)
def test_what_is_not_known_is_read_and_said_with_its_reason(kind: str, path: str, tmp_path: Path) -> None:
    """By some answer; nothing is told to be wrong with the file."""
    why = "tờ bảy bị nhòe"
    folder = small(tmp_path, {name: json.dumps(tree) for name, tree in with_unknown(kind, path, why).items()})
    assert wrong_in(folder) == []
    for one in ASKED:
        words = one.split()
        day = () if "--as-of" in words else ("--as-of", DAY)
        ran = ask(folder, *words, *day)
        assert ran.code in (0, 1), (one, ran.told)
        if why in " ".join(ran.said.split()):
            return
    pytest.fail(f"{path}: no answer says why")


GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
POSSIBLE = {"giam-doc-so-y-te": False, "ubnd-tp": False}


def given(folder: Path, said_of_it: str = "", later: str = "") -> Path:
    """Write a decision that gives a task, and a later one. ``said_of_it``, ``later``: what the two say beside their numbers."""
    one = decision("1/QĐ-UBND", GIVEN).replace("effective: 2025-12-01}", f"effective: 2025-12-01{said_of_it}}}")
    two = "instrument: {id: qd-2, number: 2/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-20, effective: 2026-03-01%s}\ngrants: []\n"
    return small(
        folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": one, "decisions/2026/2.yaml": two % later}
    )


def acting(folder: Path, day: str) -> dict[str, bool]:
    """Give those who act on a day, and whether that is certain."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    return {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}


@pytest.mark.parametrize(
    "said", ["{unknown: trang mờ}", "[{unknown: trang mờ}]", "[39/2024/QH15, {unknown: trang mờ}]"]
)
def test_what_replaces_something_unreadable_may_have_ended_what_its_issuer_gave(tmp_path: Path, said: str) -> None:
    folder = given(tmp_path, later=f", replaces: {said}")
    assert acting(folder, "2026-02-28") == {"giam-doc-so-y-te": True}
    assert acting(folder, "2026-03-01") == POSSIBLE
    told = " ".join(ask(folder, "who", "viec", "--as-of", "2026-03-01").said.split())
    assert "chưa rõ 2/QĐ-UBND thay thế văn bản nào (trang mờ)" in told
    told = " ".join(ask(folder, "who", "viec", "--as-of", "2026-03-01", language="en").said.split())
    assert "not known what 2/QĐ-UBND replaces (trang mờ)" in told


def test_nothing_that_comes_later_is_replaced(tmp_path: Path) -> None:
    early = ", replaces: {unknown: trang mờ}".replace("}", "}, ended: 2026-12-31")
    folder = given(tmp_path, later=early)
    second = (folder / "decisions/2026/2.yaml").read_text().replace("2026-03-01", "2025-11-01")
    (folder / "decisions/2026/2.yaml").write_text(second)
    assert acting(folder, "2026-06-01") == {"giam-doc-so-y-te": True}


def test_what_is_replaced_by_something_unreadable_has_ended_on_a_day_that_is_not_known(tmp_path: Path) -> None:
    folder = given(tmp_path, said_of_it=", replaced-by: {unknown: trang mờ}")
    assert acting(folder, "2026-06-01") == POSSIBLE
    folder = given(tmp_path / "b", said_of_it=", ended: 2026-08-31, replaced-by: {unknown: trang mờ}")
    assert [acting(folder, day) for day in ("2026-08-31", "2026-09-01")] == [
        {"giam-doc-so-y-te": True},
        {"ubnd-tp": True},
    ]


@pytest.mark.parametrize("key", ["begins-in-part", "ends-in-part"])
def test_parts_of_which_nothing_is_known_may_be_what_is_cited(tmp_path: Path, key: str) -> None:
    folder = given(tmp_path, said_of_it=f", {key}: {{unknown: trang mờ}}")
    assert acting(folder, "2026-06-01") == POSSIBLE


@pytest.mark.parametrize("said", ["{unknown: trang mờ}", "{at: Điều 3, grants: {unknown: trang mờ}}"])
def test_of_a_transition_of_which_nothing_is_known_every_file_may_stay(tmp_path: Path, said: str) -> None:
    folder = given(tmp_path, later=f", replaces: [1/QĐ-UBND], transition: {said}")
    told = " ".join(ask(folder, "who", "viec", "--as-of", "2026-06-01").said.split())
    assert "hồ sơ tiếp nhận trước ngày nào thì do nơi đang giải quyết tiếp tục giải quyết (trang mờ)" in told


CODES = """field: y-te
basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]
procedures:
  - {code: "1.900001", title: Mã cũ, owner: ubnd-tp%s}
  - {code: "3.900020", title: Mã mới, owner: ubnd-tp%s}
"""


@pytest.mark.parametrize("said", ["{code: {unknown: trang mờ}, from: 2026-03-01}"])
def test_a_code_replaced_by_one_that_is_not_known_ends_all_the_same(tmp_path: Path, said: str) -> None:
    folder = small(tmp_path, {"procedures/ma.yaml": CODES % (f", replaced-by: [{said}]", "")})
    before, after = (
        " ".join(ask(folder, "who", "1.900001", "--as-of", day).said.split()) for day in ("2026-02-28", "2026-03-01")
    )
    assert "Giải quyết: UBND Thành phố" in before
    assert "Đã kết thúc: ngày cuối là 28/02/2026" in after
    for told in (before, after):
        assert "Chưa rõ mã thay thế thủ tục này từ ngày 01/03/2026 (trang mờ)" in told
    english = ask(folder, "who", "1.900001", "--as-of", "2026-03-01", language="en").said
    assert "The code that replaces this procedure from 2026-03-01 on not known (trang mờ)" in " ".join(english.split())


@pytest.mark.parametrize("said", ["{unknown: trang mờ}", "[{unknown: trang mờ}]"])
def test_a_code_that_is_replaced_nobody_knows_when_nor_by_which_is_not_sure_to_be_there(
    tmp_path: Path, said: str
) -> None:
    folder = small(tmp_path, {"procedures/ma.yaml": CODES % (f", replaced-by: {said}", f", replaces: {said}")})
    for code, words in (
        ("1.900001", "Chưa rõ mã thay thế thủ tục này"),
        ("3.900020", "Chưa rõ mã mà thủ tục này thay thế"),
    ):
        told = " ".join(ask(folder, "who", code, "--as-of", "2026-06-01").said.split())
        assert f"{words} (trang mờ)" in told
        assert "chưa chắc chắn vì: trang mờ" in told


@pytest.mark.parametrize(
    ("said", "needed"),
    [
        ("{unknown: trang mờ}", "Chưa rõ cơ quan phối hợp (trang mờ)"),
        ("[so-y-te, {unknown: trang mờ}]", "Chưa rõ cơ quan phối hợp (trang mờ)"),
        ("[{holder: {unknown: trang mờ}, act: agree}]", "Chưa rõ cơ quan phối hợp phải thống nhất (trang mờ)"),
        (
            "[{holder: so-y-te, act: {unknown: trang mờ}}]",
            "Chưa rõ Sở Y tế phải có ý kiến, thống nhất hay cùng ký (trang mờ)",
        ),
    ],
)
def test_whoever_coordinates_unknown_is_said_and_the_others_stay(tmp_path: Path, said: str, needed: str) -> None:
    folder = small(tmp_path, {"tasks/viec.yaml": task(extra=f"    coordinators: {said}\n")})
    told = " ".join(ask(folder, "who", "viec", "--as-of", "2026-06-01").said.split())
    assert needed in told
    assert ("Phối hợp: Sở Y tế" in told or "Phối hợp - Sở Y tế" in told or "Phối hợp: - Sở Y tế" in told) is (
        "so-y-te" in said
    )


COMMUNES = """communes:
  - {code: "00004", name: Phường Ba Đình, type: ward, becomes: %s}
  - {code: "00005", name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}
"""


def test_a_commune_that_became_what_is_not_known_is_gone_and_the_answer_says_why(tmp_path: Path) -> None:
    files = {
        "holders/xa-phuong.yaml": COMMUNES % "[{code: {unknown: trang mờ}, from: 2026-07-01}]",
        "tasks/xa.yaml": task("owner: ubnd-cap-xa"),
    }
    folder = small(tmp_path, files)
    for line in (("who", "viec"), ("list", "tasks"), ("timeline", "viec")):
        told = " ".join(ask(folder, *line, "--commune", "00004", "--as-of", "2026-07-01").said.split())
        assert "trở thành xã, phường nào từ ngày 01/07/2026 (trang mờ)" in told, line
    told = " ".join(ask(folder, "who", "viec", "--commune", "00004", "--as-of", "2026-07-01").said.split())
    assert "Vào ngày này không còn Phường Ba Đình: chỉ có đến hết 30/06/2026" in told


LATER = """communes:
  - {code: "00004", name: Phường Ba Đình, type: ward, becomes: [{code: "00005", from: {unknown: chưa công bố}}]}
  - {code: "00005", name: Phường Thăng Long, type: ward}
"""


def test_a_commune_that_becomes_another_on_a_day_not_known_says_so_wherever_it_is_asked_about(tmp_path: Path) -> None:
    folder = small(tmp_path, {"holders/xa-phuong.yaml": LATER, "tasks/xa.yaml": task("owner: ubnd-cap-xa")})
    here = ("--commune", "00004", "--as-of", "2026-06-01")
    asked = (
        ("who", "viec", *here),
        ("list", "tasks", *here),
        ("timeline", "viec", *here),
        ("horizon", "--as-of", "2026-06-01"),
    )
    words = {
        "vi": "rở thành Phường Thăng Long (00005) (từ ngày nào thì chưa rõ: chưa công bố)",
        "en": "t became, or became part of, Phường Thăng Long (00005) (since when is not known: chưa công bố)",
    }
    for one in asked:
        for language, said in words.items():
            assert said in " ".join(ask(folder, *one, language=language).said.split()), (one, language)
    told: Any = json.loads(ask(folder, "horizon", "--as-of", "2026-06-01", "--format", "json").out)
    assert faults("horizon.v2", told) == []
    assert [one["commune"] for one in told["communes_without_day"]] == ["00004"]
    elsewhere = ask(folder, "who", "viec", "--commune", "00005", "--as-of", "2026-06-01").said
    assert "rở thành" not in elsewhere


def test_every_answer_for_programs_keeps_to_its_schema_where_anything_is_not_known(tmp_path: Path) -> None:
    files = {name: json.dumps(tree) for name, tree in FULL.items()}
    every = {"decisions/2025/100.yaml": [path for kind, path in FACTS if kind == "decision" and path.count(".") == 1]}
    tree = copy.deepcopy(dict(FULL["decisions/2025/100.yaml"]))
    for path in every["decisions/2025/100.yaml"]:
        holder, key = next(places(tree, path.split(".")), (None, ""))
        if holder is not None and key not in ("number", "transition"):
            holder[key] = {"unknown": "mờ"}
    folder = small(tmp_path, {**files, "decisions/2025/100.yaml": json.dumps(tree)})
    for command in (
        "who viec",
        "timeline qd-100",
        "timeline so-cu",
        "timeline viec",
        "list instruments",
        "list grants",
        "list communes",
        "horizon",
        "down ubnd-tp",
    ):
        told: Any = json.loads(ask(folder, *command.split(), "--as-of", DAY, "--format", "json").out)
        assert faults(SCHEMA_OF[command.split()[0]], told) == [], command


SCHEMA_OF = {
    "who": "answer.v1",
    "timeline": "timeline.v1",
    "list": "list.v1",
    "horizon": "horizon.v2",
    "down": "tree.v1",
}


FOLLOWING = """communes:
  - {code: "00004", name: Phường Ba Đình, type: ward, becomes: [{code: "00005", from: 2026-07-01, by: 120/QĐ-UBND, follows: %s}]}
  - {code: "00005", name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}
"""
RESOLUTION = "source: thử\ninstruments:\n  - {number: 120/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-06-01, effective: 2026-06-15, title: sắp xếp, provenance: official}\n"


@pytest.mark.parametrize(
    ("follows", "acts"),
    [
        ("true", {"ubnd-cap-xa": True}),
        ("false", {"ubnd-tp": True}),
        ("{unknown: trang mờ}", {"ubnd-cap-xa": False, "ubnd-tp": False}),
    ],
)
def test_what_may_go_on_for_the_new_commune_is_possible_there(
    tmp_path: Path, follows: str, acts: dict[str, bool]
) -> None:
    part = grant("g1", "ubnd-tp", "ubnd-cap-xa", "2025-12-01", "2026-12-31", extra=', communes: ["00004"]')
    folder = small(
        tmp_path,
        {
            "holders/xa-phuong.yaml": FOLLOWING % follows,
            "instruments/nq.yaml": RESOLUTION,
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", part),
        },
    )
    question = ("who", "viec", "--commune", "00005", "--as-of", "2026-08-01")
    answer: Any = json.loads(ask(folder, *question, "--format", "json").out)
    assert {one["holder"]: one["certain"] for one in answer["parts"][0]["exercisers"]} == acts
    assert ("trang mờ" in ask(folder, *question).said) is ("unknown" in follows)
    before: Any = json.loads(
        ask(folder, "who", "viec", "--commune", "00004", "--as-of", "2026-06-01", "--format", "json").out
    )
    assert {one["holder"]: one["certain"] for one in before["parts"][0]["exercisers"]} == {"ubnd-cap-xa": True}
