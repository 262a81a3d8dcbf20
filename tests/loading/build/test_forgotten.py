"""What an entry forgets is told once, and ``{unknown: reason}`` answers it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from folders import DAY, RULES, small

from delegation.findings import Finding
from delegation.run import pipeline

HEAD = {"source": "ví dụ đặt ra", "provenance": "official"}
INSTRUMENT = {
    "id": "qd", "number": "9/QĐ-UBND", "type": "committee-decision-qppl", "issuer": "ubnd-tp", "issued": "2025-12-01",
    "effective": "2025-12-01", "title": "Quyết định",
}  # fmt: skip
GRANT = {
    "id": "g", "mechanism": "decentralisation", "from": "ubnd-tp", "to": "ubnd-cap-xa", "at": "Điều 1", "term": "{from: 2025-12-01}",
    "matters": "[vd-ubnd-tp]",
}  # fmt: skip
NOT_KNOWN = "{unknown: bản công khai để trống}"
ERRORS = {"number", "type", "issuer", "from", "to", "matters", "term"}


def flow(entry: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in entry.items()) + "}"


def decision(instrument: dict[str, str], grant: dict[str, str]) -> str:
    return f"instrument: {flow(instrument)}\ngrants:\n  - {flow(grant)}\n"


def told(folder: Path, instrument: dict[str, str], grant: dict[str, str]) -> tuple[Finding, ...]:
    small(folder, {"decisions/2025/d.yaml": decision(instrument, grant)})
    found = pipeline.check(folder, DAY).findings
    return tuple(one for one in found if one.check in ("DLG002", "DLG010", "DLG505"))


WHOLE = {**INSTRUMENT, **HEAD}


def test_nothing_is_told_where_all_is_said(tmp_path: Path) -> None:
    assert not told(tmp_path, WHOLE, GRANT)


ASKED = [key for key in (*WHOLE, *GRANT) if key not in ("id", "mechanism")]
"""An entry is none without the others: its schema asks for them."""


@pytest.mark.parametrize("key", ASKED)
def test_a_forgotten_key_is_told_and_unknown_answers_it(key: str, tmp_path: Path) -> None:
    kept = [{name: value for name, value in entry.items() if name != key} for entry in (WHOLE, GRANT)]
    (one,) = told(tmp_path / "forgotten", *kept)
    assert (one.check, one.severity.value) == ("DLG010", "error" if key in ERRORS else "warning")
    assert f"({key})" in one.said.vi
    assert "{unknown: lý do}" in one.said.vi
    assert one.location.line == (1 if key in WHOLE else 3)
    said = [{name: NOT_KNOWN if name == key else value for name, value in entry.items()} for entry in (WHOLE, GRANT)]
    assert not told(tmp_path / "unknown", *said)


def test_one_finding_lists_all_that_an_entry_forgets(tmp_path: Path) -> None:
    found = told(tmp_path, {"id": "qd", "number": "9/QĐ-UBND"}, {"id": "g", "mechanism": "delegation"})
    assert [(one.check, one.severity.value) for one in found] == [("DLG010", "error")] * 2
    instrument, grant = found
    assert re.findall(r"\(([a-z]+)\)", instrument.said.vi) == [
        "type",
        "issuer",
        "issued",
        "effective",
        "title",
        "source",
        "provenance",
    ]
    # The term of a delegation is asked for here, and not by DLG505 as well.
    assert re.findall(r"\(([a-z]+)\)", grant.said.vi) == ["from", "to", "matters", "term", "at"]


@pytest.mark.parametrize("mechanism", ["delegation", "signing-for"])
def test_a_term_without_a_last_day_is_asked_about_by_dlg505_alone(mechanism: str, tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE, {**GRANT, "mechanism": mechanism})
    assert [one.check for one in found] == ["DLG505"]


def test_a_grant_whose_rows_say_where_each_is_given_need_not_say_it(tmp_path: Path) -> None:
    rows = "[{matter: vd-ubnd-tp, at: Điều 2 khoản 1}]"
    grant = {key: value for key, value in GRANT.items() if key != "at"}
    assert not told(tmp_path, WHOLE, {**grant, "matters": rows})


def instruments(folder: Path, *lines: str, head: str = "") -> list[tuple[int, str]]:
    small(folder, {"instruments/them.yaml": head + "instruments:\n" + "".join(f"  - {{{line}}}\n" for line in lines)})
    found = pipeline.check(folder, DAY, select=("DLG010",)).findings
    return [(one.location.line, one.said.vi) for one in found]


FIRST = "number: 1/2025/QH15, type: law, issuer: Quốc hội, issued: 2025-01-01, effective: 2025-03-01, title: Một"
SECOND = "number: 2/2025/QH15, type: law, issuer: Quốc hội, issued: 2025-01-01, effective: 2025-03-01, title: Hai"


def test_what_no_entry_of_a_file_says_is_told_once_at_its_head(tmp_path: Path) -> None:
    ((line, said),) = instruments(tmp_path, FIRST, SECOND)
    assert line == 1
    assert said.startswith("cả 2 văn bản của tệp này đều không ghi nguồn (source), nguồn gốc (provenance)")


def test_entries_that_forget_the_same_are_told_together(tmp_path: Path) -> None:
    lines = [one.replace("issued: 2025-01-01, ", "") for one in (FIRST, SECOND)]
    ((line, said),) = instruments(tmp_path, *lines, head="source: x y\nprovenance: statutory\n")
    assert line == 4
    assert "1/2025/QH15, 2/2025/QH15 không ghi ngày ban hành (issued)" in said


def test_a_head_answers_for_all(tmp_path: Path) -> None:
    plain = [one.replace("type: law, issuer: Quốc hội, ", "") for one in (FIRST, SECOND)]
    head = f"source: x y\nprovenance: {NOT_KNOWN}\ntype: law\nissuer: Quốc hội\n"
    assert not instruments(tmp_path, *plain, head=head)


@pytest.mark.parametrize(
    ("place", "document", "word"),
    [
        ("ledgers/s.yaml", "ledgers:\n  - {id: a, counts: tasks, name: A, total: 3}\n", "level"),
        ("ledgers/s.yaml", "ledgers:\n  - {id: a, counts: delegated-procedures, name: A, total: 3}\n", "form"),
        ("norms/n.yaml", "norms:\n  - {id: a, mechanism: delegation, from: {kind: any}, to: {kind: any}, effect: unclear}\n", "basis"),
    ],
)  # fmt: skip
def test_what_counts_and_permits_says_what_it_rests_on(place: str, document: str, word: str, tmp_path: Path) -> None:
    small(tmp_path, {place: document})
    (one,) = pipeline.check(tmp_path, DAY, select=("DLG010",)).findings
    assert f"({word})" in one.said.vi


def test_the_register_of_the_city_forgets_nothing() -> None:
    """What is not known of a text is said to be so."""
    assert not pipeline.check(RULES, DAY, select=("DLG010", "DLG312")).findings


FORMS = {"delegation": True, "decentralisation": False}


@pytest.mark.parametrize("mechanism", FORMS)
@pytest.mark.parametrize(("form", "told_of"), [(None, True), ("2", False), (NOT_KNOWN, False)])
def test_a_delegation_that_fits_one_form_alone_says_which(
    mechanism: str, form: str | None, *, told_of: bool, tmp_path: Path
) -> None:
    said = {"form": form} if form is not None else {}
    grant = {
        **GRANT,
        **said,
        "mechanism": mechanism,
        "to": "giam-doc-so-y-te",
        "term": "{from: 2025-12-01, to: 2026-12-31}",
    }
    small(tmp_path, {"decisions/2025/d.yaml": decision(WHOLE, grant)})
    found = [one for one in pipeline.check(tmp_path, DAY).findings if one.check == "DLG312"]
    assert len(found) == (told_of and FORMS[mechanism])
    assert all("hình thức 2" in one.said.vi and one.severity.value == "warning" for one in found)


def test_where_two_forms_fit_none_is_asked_for(tmp_path: Path) -> None:
    more = "  - {form: 12, name: Hình thức khác, from: [{kind: committee, level: city}], to: [{kind: any}]}\n"
    small(
        tmp_path,
        {"decisions/2025/d.yaml": decision(WHOLE, {**GRANT, "mechanism": "delegation", "to": "giam-doc-so-y-te"})},
    )
    forms = tmp_path / "forms.yaml"
    forms.write_text(forms.read_text("utf-8") + more, "utf-8")
    assert not pipeline.check(tmp_path, DAY, select=("DLG312",)).findings
