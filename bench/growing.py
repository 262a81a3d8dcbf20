"""Registers of N entries of one kind, and how the time of each command grows with N: twice as many may take twice as long, and little more.

``bench/growing.py`` measures seconds of the processor for growing N and prints the exponent (1: linear, 2: quadratic);
``tests/bench/test_growing.py`` counts calls of the same registers.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from hostile_place import PROGRAM, SMALL

Files = Mapping[str, bytes]
_HEAD = "source: ví dụ đặt ra\nprovenance: official\n"
COMMANDS: Sequence[tuple[str, ...]] = (
    ("check",),
    ("who", "vd-so-y-te"),
    ("timeline", "vd-ubnd-tp"),
    ("timeline", "so-y-te"),
    ("horizon",),
    ("diff", "2025-12-31", "2026-06-01"),
    ("status",),
)


def _lines(head: str, entries: Iterable[str]) -> bytes:
    return f"{head}\n{chr(10).join(entries)}\n".encode()


def _tasks(several: Iterable[int], more: Callable[[int], str] = lambda _: "", owner: str = "so-y-te") -> bytes:
    return _lines(
        "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\ntasks:",
        (f"  - {{id: viec-{i}, title: Việc số {_word(i)}, owner: {owner}{more(i)}}}" for i in several),
    )


def _word(i: int) -> str:
    """Give a title that resembles that of no other."""
    return " ".join(
        "bcdghklmnpqrstvx"[int(one, 16)] + "aeiou"[int(one, 16) % 5] for one in f"{i * 2654435761 % 2**32:08x}"
    )


def _decision(number: int, more: str = "", grants: Iterable[str] = (), effective: str = "2025-12-01") -> bytes:
    head = f"{_HEAD}instrument: {{number: {number}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, title: Văn bản, issued: 2025-11-01, effective: {effective}{more}}}\ngrants:"
    several = [*grants]
    return _lines(head if several else f"{head} []", several)


def _grant(name: str, matters: str, more: str = "") -> str:
    return (
        f"  - {{id: {name}, mechanism: delegation, form: 2, from: ubnd-tp, to: giam-doc-so-y-te, at: Điều 1, term: {{from: 2025-12-01, to: 2026-12-31}}, "
        f"content: việc, scope: whole, manner: nhân danh bên nhận, conditions: đủ, matters: {matters}{more}}}"
    )


def _places(key: str, day: str) -> Callable[[int], Files]:
    def made(n: int) -> Files:
        parts = "\n".join(f"      - {{at: Điều {i + 1}, {day}}}" for i in range(n))
        return {
            "instruments/nhieu.yaml": f"{_HEAD}instruments:\n  - number: 5/2021/QH15\n    type: law\n    issuer: Quốc hội\n    issued: 2021-01-01\n    effective: 2021-01-01\n    title: Luật Nhiều điều\n    {key}:\n{parts}\n".encode(),
            "tasks/nhieu.yaml": _tasks(
                range(n), lambda i: f", basis: [{{instrument: 5/2021/QH15, at: Điều {i + 1} khoản 2}}]"
            ),
        }

    return made


def _rows(key: str, more: str = "") -> Callable[[int], Files]:
    """One paper that says something of each row of another one."""

    def made(n: int) -> Files:
        rows = ", ".join(f"{{row: {i + 1}, matter: viec-{i}, at: Phụ lục dòng {i + 1}}}" for i in range(n))
        said = ", ".join(f"{{instrument: 900/QĐ-UBND, at: Phụ lục dòng {i + 1}{more}}}" for i in range(n))
        return {
            "tasks/nhieu.yaml": _tasks(range(n), owner="ubnd-tp"),
            "decisions/2025/a.yaml": _decision(900, "", [_grant("uq-nhieu", f"[{rows}]")]),
            "decisions/2025/b.yaml": _decision(901, f", {key}: [{said}]", effective="2026-02-01"),
        }

    return made


def _each(key: str, more: str = "") -> Callable[[int], Files]:
    """One paper for each grant of another one."""

    def made(n: int) -> Files:
        return {
            "tasks/nhieu.yaml": _tasks(range(n), owner="ubnd-tp"),
            "decisions/2025/a.yaml": _decision(900, "", [_grant(f"uq-{i}", f"[viec-{i}]") for i in range(n)]),
            **{
                f"decisions/2025/b{i}.yaml": _decision(
                    1000 + i, f", {key}: [{{grant: uq-{i}{more}}}]", effective="2026-02-01"
                )
                for i in range(n)
            },
        }

    return made


def _instruments(more: Callable[[int], str]) -> Callable[[int], Files]:
    def made(n: int) -> Files:
        several = (
            f"  - {{number: {i}/2022/NĐ-CP, type: decree, issuer: Chính phủ, issued: 2022-01-01, title: Nghị định {_word(i)}{more(i)}}}"
            for i in range(1, n + 1)
        )
        return {"instruments/nhieu.yaml": _lines(f"{_HEAD}instruments:", several)}

    return made


def _transitions(n: int) -> Files:
    own = {
        f"decisions/2025/b{i}.yaml": _decision(
            1000 + i, ", transition: {at: Điều 3}", [_grant(f"uq-{i}", f"[viec-{i}]")]
        )
        for i in range(n)
    }
    return {"tasks/nhieu.yaml": _tasks(range(n), owner="ubnd-tp"), **own}


def _one_matter(n: int) -> Files:
    return {f"decisions/2025/b{i}.yaml": _decision(1000 + i, "", [_grant(f"uq-{i}", "[vd-ubnd-tp]")]) for i in range(n)}


def _requests(n: int) -> Files:
    several = (
        f"  - {{id: dn-{i}, kind: proposal, content: đề nghị {_word(i)}, by: ubnd-cap-xa, to: ubnd-tp, on: 2026-01-01, about: {{matters: [vd-so-y-te]}}}}"
        for i in range(n)
    )
    return {"requests/nhieu.yaml": _lines("source: ví dụ đặt ra\nrequests:", several)}


def _waivers(n: int) -> Files:
    several = (
        f"  - {{finding: 'DLG504:uq-{i}', reason: đã biết, approved-by: Sở Tư pháp, until: 2026-12-31}}"
        for i in range(n)
    )
    return {
        "tasks/nhieu.yaml": _tasks(range(n), owner="ubnd-tp"),
        "decisions/2025/a.yaml": _decision(900, "", [_grant(f"uq-{i}", f"[viec-{i}]") for i in range(n)]),
        "waivers.yaml": _lines("waivers:", several),
    }


def _policies(n: int) -> Files:
    several = (
        f"  - {{id: quy-dinh-{i}, message: Điều {i}, reason: vì thế, forbidden: {{tasks: 'owner:so-y-te field:tu-phap'}}, examples: [{{breaks: {{field: tu-phap, tasks: [{{id: vd-{i}, title: Việc ví dụ, owner: so-y-te}}]}}}}]}}"
        for i in range(n)
    )
    return {"policies/nhieu.yaml": _lines("source: ví dụ đặt ra\npolicies:", several)}


def _procedures(n: int) -> Files:
    several = (
        f'  - {{code: "1.{i:06}", title: Thủ tục {_word(i)}, owner: ubnd-tp'
        + (f', replaces: [{{code: "1.{i - 1:06}", from: 2026-01-01, by: 99/2020/QH14}}]' if i else "")
        + "}"
        for i in range(n)
    )
    return {"procedures/nhieu.yaml": _lines("field: y-te\nbasis: [{instrument: 99/2020/QH14}]\nprocedures:", several)}


def _merged(n: int) -> Files:
    old = (
        f'  - {{code: "{10000 + i}", name: Xã {_word(i)}, type: rural-commune, becomes: [{{code: "09999", from: 2026-03-01}}]}}'
        for i in range(n)
    )
    new = '  - {code: "09999", name: Xã Mới, type: rural-commune, term: {from: 2026-03-01}}'
    return {"holders/cu.yaml": _lines("communes:", [*old, new])}


def _chained_communes(n: int) -> Files:
    old = (
        f'  - {{code: "{10000 + i}", name: Xã {_word(i)}, type: rural-commune, becomes: [{{code: "{10001 + i}", from: 2026-03-01}}]}}'
        for i in range(n)
    )
    new = f'  - {{code: "{10000 + n}", name: Xã Mới, type: rural-commune}}'
    return {"holders/cu.yaml": _lines("communes:", [*old, new])}


def _holders(more: Callable[[int], str]) -> Callable[[int], Files]:
    def made(n: int) -> Files:
        several = (
            f"  - {{id: phong-{i}, name: Phòng {_word(i)}, kind: internal-unit, level: city{more(i)}}}"
            for i in range(n)
        )
        return {"holders/nhieu.yaml": _lines("axis: ubnd\nholders:", several)}

    return made


def _clauses(n: int) -> Files:
    several = ", ".join(f"{{at: Điều {i + 1}, text: Văn bản {i}}}" for i in range(n))
    return {
        **_instruments(lambda _: f", effective: 2022-01-01, clauses: [{several}]")(1),
        "tasks/nhieu.yaml": _tasks(range(n), lambda i: f", basis: [{{instrument: 1/2022/NĐ-CP, at: Điều {i + 1}}}]"),
    }


def _norms(n: int) -> Files:
    several = (
        f"  - {{id: dinh-muc-{i}, mechanism: delegation, from: {{kind: committee, level: city}}, to: {{kind: agency-head, level: city}}, basis: [{{instrument: 72/2025/QH15, at: Điều {i + 1}}}], effect: permitted, term: {{from: 2025-06-16}}}}"
        for i in range(n)
    )
    return {"norms/nhieu.yaml": _lines("norms:", several)}


def _figures(n: int) -> Files:
    several = (
        f"  - {{id: S{i}, measure: so-{i}, value: {i}, unit: việc, place: mục {i}, relations: [{{sum-of: [S{max(i - 1, 0)}]}}]}}"
        for i in range(n)
    )
    return {"figures/nhieu.yaml": _lines("as-of: 2026-06\nsource: ví dụ\nfigures:", several)}


def _ledgers(n: int) -> Files:
    several = (f"  - {{id: danh-muc-{i}, counts: tasks, level: city, total: 4, name: Danh mục {i}}}" for i in range(n))
    return {"ledgers/nhieu.yaml": _lines("source: ví dụ đặt ra\nledgers:", several)}


def _assertions(n: int) -> Files:
    several = (
        f"  - {{id: dieu-{i}, name: Điều {i}, source: Luật, on: 2026-06-01, matter: vd-so-y-te, owner: so-y-te}}"
        for i in range(n)
    )
    return {"tests/nhieu.yaml": _lines("assertions:", several)}


def _rulings(n: int) -> Files:
    several = (
        f"  - {{matters: [viec-{i}, viec-{i + 1}], verdict: different, because: khác nhau, decided-by: Sở Tư pháp, on: 2026-01-01}}"
        for i in range(n - 1)
    )
    return {"tasks/nhieu.yaml": _tasks(range(n)), "rulings.yaml": _lines("rulings:", several)}


_SUSPICIOUS, _START = 1.3, 0.25
"""The exponent from which on a command is told; seconds that a run takes for itself."""
KINDS: Mapping[str, Callable[[int], Files]] = {
    "ends-in-part": _places("ends-in-part", "to: 2026-03-31"),
    "resumes": _places("ends-in-part", "to: 2026-03-31, resumes: 2026-05-01"),
    "begins-in-part": _places("begins-in-part", "from: 2026-03-01"),
    "suspends-rows": _rows("suspends", ", from: 2026-03-01, to: 2026-05-31"),
    "corrects-rows": _rows("corrects"),
    "extends-rows": _rows("extends", ", to: 2027-06-30"),
    "suspends-grants": _each("suspends", ", from: 2026-03-01, to: 2026-05-31"),
    "extends-grants": _each("extends", ", to: 2027-06-30"),
    "amends-one": _instruments(lambda _: ", effective: 2022-01-01, amends: [99/2020/QH14]"),
    "amends-chain": _instruments(lambda i: f", effective: 2022-01-01, amends: [{i - 1}/2022/NĐ-CP]" if i > 1 else ""),
    "corrects-one": _instruments(lambda _: ", effective: 2022-01-01, corrects: [99/2020/QH14]"),
    "suspends-one": _instruments(lambda _: ", effective: 2022-01-01, suspends: [{instrument: 99/2020/QH14, at: Điều 5, from: 2026-03-01, to: 2026-05-31}]"),
    "replaced-chain": _instruments(lambda i: f", effective: 2025-01-01, replaces: [{i - 1}/2022/NĐ-CP]" if i > 1 else ", effective: 2022-01-01"),
    "replaced-by-one": _instruments(lambda _: ", effective: 2022-01-01, replaced-by: [99/2020/QH14]"),
    "transitions": _transitions,
    "one-matter": _one_matter,
    "requests": _requests,
    "waivers": _waivers,
    "policies": _policies,
    "procedures-chain": _procedures,
    "communes-merged": _merged,
    "communes-chain": _chained_communes,
    "holders-chain": _holders(lambda i: f", parent: {f'phong-{i - 1}' if i else 'so-y-te'}"),
    "holders-star": _holders(lambda _: ", parent: so-y-te"),
    "successors": _holders(lambda i: f", parent: so-y-te, term: {{to: 2026-03-31}}, successors: [{f'phong-{i - 1}' if i else 'so-y-te'}]"),
    "clauses": _clauses,
    "norms": _norms,
    "figures": _figures,
    "ledgers": _ledgers,
    "assertions": _assertions,
    "rulings": _rulings,
}  # fmt: skip
"""By each kind of entry the files beside or in place of those of the small register that hold N of it."""


def write(folder: Path, kind: str, n: int) -> None:
    """Write the small register with N entries of a kind."""
    for name, content in {**SMALL, **KINDS[kind](n)}.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def seconds(kind: str, n: int, line: Sequence[str]) -> tuple[float, int]:
    """Give the seconds of the processor that a command takes, and its exit code."""
    with tempfile.TemporaryDirectory(prefix="delegation-growing-") as folder:
        write(Path(folder), kind, n)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [PROGRAM, "--rules", folder, *line],
            env={**os.environ, "XDG_CACHE_HOME": "/dev/null"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


def main() -> int:
    """Measure, and print a line for each kind and command that grows faster than its input."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kind", choices=KINDS, action="append")
    asked.add_argument("--sizes", default="500,2000")
    asked.add_argument("--command", help="only commands that begin with this word")
    asked.add_argument("--all", action="store_true", help="print what is linear, too")
    given = asked.parse_args()
    few, many = (int(one) for one in given.sizes.split(","))
    for kind in given.kind or KINDS:
        for line in COMMANDS:
            if given.command and line[0] != given.command:
                continue
            (less, _), (more, code) = seconds(kind, few, line), seconds(kind, many, line)
            own = max(less - _START, 0.05), max(more - _START, 0.05)
            power = math.log(own[1] / own[0]) / math.log(many / few)
            mark = "  <<<" if power > _SUSPICIOUS and more > 1 else ""
            if mark or given.all:
                print(
                    f"{kind:18} {' '.join(line):32} exit {code} {less:7.2f} {more:7.2f} s  power {power:4.1f}{mark}",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
