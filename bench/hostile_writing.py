"""What writes: commands that change the register, places that results are written to, sheets and profiles that come back, and a kill at any moment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from hostile_inputs import DAYS, VALUES, broken_text, damaged, papers
from hostile_outputs import SMUGGLED
from hostile_place import FULL, PROGRAM, Kinds, Place, within

_WORDS = (*VALUES, *DAYS, *SMUGGLED, "-", "--", "-o", "so-y-te", "uq-so", "cap-phep-phong-kham", "1.900001", "DLG504:uq-so", "DLG906:y-te-khong-xuong-xa:uq-xa", "DLG504", "ubnd-tp", "Điều 1", "2027-12-31", "so/fields.yaml", "so/moi.yaml", "khong/co")  # fmt: skip
_CHANGING: tuple[tuple[str, ...], ...] = (
    ("fmt",), ("fmt", "--check"), ("fmt", "?"), ("check", "--fix"), ("check", "--fix", "--diff"), ("edit", "rename", "?", "?"), ("edit", "rename", "so-y-te", "?"), ("edit", "rename", "?", "so-moi"),
    ("edit", "rename", "uq-so", "uq-moi", "--no-formerly"), ("edit", "end", "?", "--on", "?"), ("edit", "end", "uq-so", "--on", "?", "--by", "?"), ("edit", "end", "uq-so", "--on", "2026-06-30"),
    ("edit", "move", "?", "?"), ("edit", "move", "uq-so", "?"), ("edit", "move", "cap-phep-phong-kham", "tasks/moi.yaml"), ("edit", "move", "so-y-te", "../ngoai.yaml"), ("edit", "move", "so-y-te", "/nonexistent/ngoai.yaml"),
    ("new", "task", "--title", "?", "--field", "y-te", "--owner", "?", "--basis", "?", "--source", "?"), ("new", "task", "--title", "Việc mới", "--field", "y-te", "--owner", "so-y-te", "--basis", "99/2020/QH14, Điều 9", "--source", "?", "--file", "?"),
    ("new", "holder", "--name", "?", "--kind", "internal-unit", "--level", "city", "--parent", "so-y-te", "--source", "?"), ("new", "holder", "--id", "?", "--name", "Phòng", "--kind", "?", "--level", "?", "--parent", "?"),
    ("new", "instrument", "--number", "?", "--type", "decree", "--issuer", "Chính phủ", "--issued", "?", "--effective", "?", "--title", "?", "--source", "?"), ("new", "procedure", "--code", "?", "--title", "?", "--field", "y-te", "--owner", "so-y-te", "--source", "x"),
    ("new", "decision", "--number", "?", "--issuer", "ubnd-tp", "--issued", "?", "--effective", "2026-01-01", "--title", "?", "--source", "x", "--mechanism", "delegation", "--receiver", "?", "--matter", "?"),
    ("new", "test", "--name", "?", "--matter", "?", "--owner", "?", "--source", "?"), ("new", "waiver", "?", "--reason", "?", "--approver", "?", "--until", "?"), ("waive", "?", "--reason", "?", "--approver", "?", "--until", "2027-12-31"),
    ("waive", "DLG504:uq-so", "--reason", "?", "--approver", "?", "--until", "?"), ("waive", "DLG504", "--holder", "?", "--reason", "?", "--approver", "x", "--until", "?"), ("baseline", "--add", "--decides", "?", "--reason", "?"), ("baseline", "--prune"),
    ("baseline", "--add", "--cause", "?", "--decides", "x", "--reason", "y"), ("baseline", "--baseline", "?", "--add", "--decides", "x", "--reason", "?"), ("baseline", "--baseline", "so/fields.yaml", "--add", "--decides", "x", "--reason", "y"), ("baseline", "--baseline", "so/fields.yaml", "--prune"), ("confirm", "?", "--by", "?"), ("confirm", "99/2020/QH14", "--at", "?", "--by", "?"),
)  # fmt: skip
"""Commands that may change the register; ``?`` stands for a hostile word."""
_SOUND: tuple[tuple[str, ...], ...] = (
    ("fmt",), ("edit", "rename", "so-y-te", "so-y-te-moi"), ("edit", "rename", "ubnd-tp", "ubnd-thanh-pho"), ("edit", "move", "cap-phep-phong-kham", "tasks/moi.yaml"), ("edit", "end", "uq-so", "--on", "2026-06-30"),
    ("new", "task", "--title", "Việc mới", "--field", "y-te", "--owner", "so-y-te", "--basis", "99/2020/QH14", "--source", "ví dụ này", "--provenance", "official", "--note", "x"), ("baseline", "--add", "--decides", "x", "--reason", "y"),
    ("new", "procedure", "--code", "9.999999", "--title", "Cấp giấy", "--field", "y-te", "--owner", "so-y-te", "--basis", "99/2020/QH14", "--source", "ví dụ này", "--provenance", "official", "--note", "x"),
    ("new", "holder", "--id", "phong-x", "--name", "Phòng X", "--short", "X", "--kind", "internal-unit", "--level", "city", "--axis", "ubnd", "--parent", "so-y-te", "--source", "ví dụ này", "--note", "x", "--from", "2026-01-01"),
    ("new", "instrument", "--number", "9/2026/NĐ-CP", "--type", "decree", "--issuer", "Chính phủ", "--issued", "2026-01-01", "--effective", "2026-02-01", "--title", "Văn bản", "--source", "ví dụ này", "--provenance", "official", "--note", "x"),
    ("new", "decision", "--number", "12/QĐ-UBND", "--issuer", "ubnd-tp", "--issued", "2026-07-01", "--effective", "2026-07-01", "--title", "Ủy quyền", "--source", "ví dụ này", "--provenance", "official", "--mechanism", "delegation", "--receiver", "giam-doc-so-y-te",
     "--at", "Điều 1", "--until", "2027-12-31", "--matter", "vd-ubnd-tp", "--conditions", "có biên chế"),
    ("new", "test", "--id", "thu-x", "--name", "Sở làm", "--matter", "vd-so-y-te", "--owner", "so-y-te", "--on", "2026-07-01", "--source", "ví dụ này", "--note", "x"), ("waive", "DLG504", "--holder", "ubnd-tp", "--reason", "x", "--approver", "y", "--until", "2027-12-31"),
    ("waive", "DLG504:uq-so", "--reason", "x", "--approver", "y", "--until", "2027-12-31"), ("confirm", "99/2020/QH14", "--by", "x"),
)  # fmt: skip
"""Commands that do change it."""
_MADE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("check",), "json"), (("check",), "html"), (("list", "tasks"), "xlsx"), (("list", "tasks"), "csv"), (("horizon",), "ics"), (("horizon",), "docx"), (("status",), "txt"), (("who", "so-y-te"), "json"), (("timeline", "so-y-te"), "svg"),
    (("chart", "so-y-te"), "dot"), (("chart", "so-y-te"), "pptx"), (("chart", "so-y-te"), "pdf"), (("annex", "nhiem-vu:y-te"), "docx"), (("annex", "nhiem-vu:y-te"), "xlsx"), (("export",), "json"), (("export",), "ttl"), (("export",), "graphml"),
    (("export", "900/QĐ-UBND"), "xlsx"), (("draft", "decision", "--extend", "uq-so", "--until", "2027-12-31"), "docx"), (("impact", "--abolish", "so-y-te", "--on", "2026-12-31"), "docx"), (("test",), "json"), (("diff", "2025-07-01", "2026-06-01"), "md"),
    (("path", "ubnd-tp", "so-y-te"), "json"), (("up", "so-y-te"), "json"), (("down", "ubnd-tp"), "json"), (("site",), ""), (("schema",), ""), (("schema", "--with-ids"), ""), (("draft", "decision", "--extend", "uq-so", "--until", "2027-12-31"), ""),
)  # fmt: skip
"""Commands that write results, each with an ending; none: a folder."""


def writing(at: Place) -> None:
    """Commands that change the register, with hostile words and on registers with faults: what they refuse changes nothing, what they write can be read again."""
    name = at.chance.choice(sorted(FULL))
    at.write({name: damaged(FULL[name], at.chance)} if at.chance.randrange(3) == 0 else {}, FULL)
    line = [at.chance.choice(_WORDS) if one == "?" else one for one in at.chance.choice(_CHANGING)]
    if at.chance.randrange(2):  # all is sound but for one word
        line = [*at.chance.choice(_SOUND)]
        said = [place for place, one in enumerate(line) if place > 1 and not one.startswith("--")]
        if said:
            line[at.chance.choice(said)] = at.chance.choice(_WORDS)
    begun, around = at.held(), _names(at.folder)
    here = Path.cwd()
    os.chdir(at.folder)
    try:
        ran = at.ask(*line, writes=True)
    finally:
        os.chdir(here)
    if ran.code == 0 and at.held() != begun:
        _faults_do_not_come(at, begun, line)
    if _names(at.folder) - around and line[:2] != ["baseline", "--baseline"]:
        at.told.append(f"a file beside the register by {line}")
    if any(one.name.endswith(".delegation-tmp") for one in at.rules.rglob("*")):
        at.told.append(f"half a file stays by {line}")


def _names(folder: Path) -> set[Path]:
    return set(folder.iterdir())


def _faults_do_not_come(at: Place, begun: Mapping[str, bytes], line: list[str]) -> None:
    """Keep what a command that says that all is well has brought: faults of the files themselves (DLG0)."""
    after = _faults(at.rules)
    before = at.folder / "so-cu"
    _lay(before, begun)
    if after > _faults(before):
        at.told.append(f"{after} faults of the files after {line}")
    shutil.rmtree(before)


def _faults(rules: Path) -> int:
    ran = within("check", rules, "--select", "DLG0", "--format", "json")
    return len(json.loads(ran.out)["findings"])


def places(at: Place) -> None:
    """Results of every command written onto rule files, into the register, over what is read, onto links, pipes and devices."""
    at.write({}, FULL)
    (at.folder / "nhap.yaml").write_text("draft:\n  title: a\nholders: []\n", "utf-8")
    words, ending = at.chance.choice(_MADE)
    name = at.chance.choice(["so/register.yaml", "so/moi", "so", "so/tasks/a/b", "link", "linked/x", "/dev/null", "/dev/full", "/dev/stdout", "/dev/fd/9", "/dev/fd/3", "/proc/self/fd/3", "/dev/stdout", "/dev/stderr", "hard", "khong/co", "x" * 300, "/proc/x", "ok", "so/../so/fields.yaml", "nhap.yaml", "pipe", "\udcff", "a\nb", "con", " ", "."])  # fmt: skip
    (at.folder / "link").symlink_to(at.rules / "register.yaml")
    (at.folder / "linked").symlink_to(at.rules / "tasks")
    where = name if name.startswith(("/dev", "/proc/self")) or not ending else f"{name}.{ending}"
    if name == "pipe":
        _piped(at, words, where)
        return
    (at.folder / ("rules" if name != "hard" else where)).hardlink_to(at.rules / "register.yaml")
    if name.startswith(("/dev/std", "/dev/fd", "/proc/self")):  # of this process they are others
        opened = at.chance.choice(
            ("", "3<> rules", ">> rules", "2>> rules", ">> rules 2>&1", "3>> so/fields.yaml", "> log 2>&1")
        )
        at.process(["bash", "-c", f'exec "$@" {opened}', "bash", PROGRAM, "--rules", at.rules, *words, "-o", where])
        at.compare(FULL, (words, where, opened))
        return
    if ending and name == "link":
        (at.folder / where).symlink_to(at.rules / "register.yaml")
    here = Path.cwd()
    os.chdir(at.folder)
    try:
        at.ask("--with", "nhap.yaml", *words, "-o", where) if at.chance.randrange(3) == 0 else at.ask(*words, "-o", where)  # fmt: skip
    finally:
        os.chdir(here)
    if (at.folder / "nhap.yaml").read_bytes() != b"draft:\n  title: a\nholders: []\n":
        at.told.append(f"the hypothesis lost: {words} -o {where}")


def _piped(at: Place, words: tuple[str, ...], where: str) -> None:
    """Write into a pipe with somebody who reads: it gets all and stays a pipe."""
    pipe = at.folder / where
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    ran = at.process([PROGRAM, "--rules", at.rules, *words, "-o", pipe])
    if reader.is_alive():  # nothing was written: let it end
        with suppress(OSError):
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    reader.join(5)
    if not pipe.is_fifo() or (ran.code == 0 and not (read and read[0]) and pipe.suffix):
        at.told.append(f"a pipe lost or empty: {words} -o {where}")


@cache
def _papers() -> Mapping[str, tuple[bytes, bytes]]:
    """Give papers that can be imported by their names, each with the review sheet that is made of it; two are what ``export`` makes."""
    made: dict[str, tuple[bytes, bytes]] = {}
    with TemporaryDirectory() as folder:
        place, rules = Path(folder), Path(folder) / "so"
        _lay(rules)
        for ending, content in papers():
            (place / f"p{ending}").write_bytes(content)
        for ending in (".xlsx", ".csv"):
            within("--rules", rules, "export", "900/QĐ-UBND", "-o", place / f"xuat{ending}")
        for one in sorted(place.glob("*.*")):
            sheet = place / f"hoi-{one.name}.xlsx"
            within("--rules", rules, "import", one, "--review", sheet, "--fact", "number=12/QĐ-UBND", "--fact", "issuer=ubnd-tp")  # fmt: skip
            made[one.name] = one.read_bytes(), sheet.read_bytes()
    return made


def _lay(rules: Path, files: Mapping[str, bytes] = FULL) -> None:
    for name, content in files.items():
        (rules / name).parent.mkdir(parents=True, exist_ok=True)
        (rules / name).write_bytes(content)


_PROFILE = "columns:\n  Mã số TTHC: code\n  Tên thủ tục hành chính: title\nreceivers:\n  Sở Y tế: so-y-te\nfacts:\n  issuer: ubnd-tp\n  mechanism: delegation\n"


def sheets(at: Place) -> None:
    """Review sheets and profiles that come back damaged, of another paper, or with hostile words; and papers that a profile is made of."""
    at.write({}, FULL)
    name = at.chance.choice(sorted(_papers()))
    paper = at.folder / name
    paper.write_bytes(_papers()[name][0])
    sheet, profile = at.folder / "hoi.xlsx", at.folder / "ho-so.yaml"
    content = _papers()[at.chance.choice((name, *sorted(_papers())))][1]
    sheet.write_bytes(_reworded(content, at) if at.chance.randrange(2) else damaged(content, at.chance, text=False))
    profile.write_bytes(damaged(broken_text(_PROFILE, at.chance, _WORDS).encode(), at.chance))
    facts = ("--fact", f"{at.chance.choice(['number', 'issuer', 'receiver', 'issued', 'mechanism', 'x'])}={at.chance.choice(_WORDS)}")  # fmt: skip
    more = at.chance.choice([("--answers", sheet), ("--profile", profile), ("--answers", sheet, "--profile", profile), ("--profile", at.folder / "moi.yaml"), ("--profile", at.rules / "ho-so.yaml"), ("--review", sheet, "--answers", sheet), ("--profile", sheet)])  # fmt: skip
    writes = at.chance.choice([(), ("--write",), ("--write", "--yes")])
    at.ask("import", paper, *more, *facts, *writes, writes=bool(writes))


def _reworded(content: bytes, at: Place) -> bytes:
    """Put hostile words into the parts of a sheet without breaking its package."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(("sharedStrings.xml", "sheet1.xml")):
                word = at.chance.choice(_WORDS).encode("utf-8", "replace").replace(b"&", b"&amp;").replace(b"<", b"&lt;")  # fmt: skip
                pieces = part.split(b"</t>")
                pieces[at.chance.randrange(len(pieces))] += word
                part = b"</t>".join(pieces)
            new.writestr(name, part)
    return out.getvalue()


def killing(at: Place) -> None:
    """Commands that write, killed at any moment: each file is as it was or as it was to be; the next run leaves nothing half."""
    at.write({}, FULL)
    (at.folder / "ra").mkdir()
    words, ending = at.chance.choice(_MADE)
    to_register = at.chance.randrange(2)
    line = [*at.chance.choice(_SOUND)] if to_register else [*words, "-o", f"ra/o.{ending}" if ending else "ra/trang"]
    root = at.rules if to_register else at.folder / "ra"
    begun = _tree(root)
    took, whole = _undisturbed(at, line, root)
    command: list[str | Path] = [PROGRAM, "--rules", "so", *line]
    started = subprocess.Popen(command, cwd=at.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(at.chance.random() * took)
    started.kill()
    started.wait()
    for name, content in _tree(root).items():
        if not name.endswith(".delegation-tmp") and content not in (begun.get(name), whole.get(name)):
            at.told.append(f"half a file: {name} by {line}")
    again = at.process(command)
    if again.code < 2 and any(name.endswith(".delegation-tmp") for name in _tree(root)):  # noqa: PLR2004
        at.told.append(f"half a file stays after the next run: {line}")


def _undisturbed(at: Place, line: list[str], root: Path) -> tuple[float, dict[str, bytes]]:
    """Give the seconds that a command takes in a place of its own that looks the same, and what it leaves there."""
    other = at.folder / "khac"
    _lay(other / "so")
    (other / "ra").mkdir()
    begun = time.monotonic()
    at.process([PROGRAM, "--rules", "so", *line], cwd=other)
    return time.monotonic() - begun, _tree(other / root.name)


def _tree(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}


@cache
def _by_libreoffice(ending: str) -> bytes:
    """Give a paper in a form that only LibreOffice reads; of a LibreOffice without the part that writes it no paper at all."""
    of = ".xlsx" if ending in (".ods", ".xls") else ".docx"
    with TemporaryDirectory() as folder:
        (Path(folder) / f"p{of}").write_bytes(dict(papers())[of])
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/u", "--headless", "--convert-to", ending[1:], "--outdir", folder, f"{folder}/p{of}"], check=True, capture_output=True)  # fmt: skip
        made = Path(folder) / f"p{ending}"
        return made.read_bytes() if made.exists() else b"x"


def converted(at: Place) -> None:
    """Papers of other office programs that are damaged, or claim to be what they are not; without LibreOffice all of them are told to be unreadable."""
    at.write({}, FULL)
    ending = at.chance.choice((".ods", ".odt", ".xls", ".doc", ".rtf"))
    content = _by_libreoffice(at.chance.choice((ending, ending, ".odt"))) if shutil.which("soffice") else b"x"
    paper = at.folder / f"p{ending}"
    paper.write_bytes(damaged(content, at.chance, text=ending == ".rtf"))
    at.process([PROGRAM, "--rules", at.rules, "import", paper, "--fact", "number=12/QĐ-UBND"], longest=_OF_OFFICE)


_OF_OFFICE = 90
"""Seconds: a conversion is ended after 60."""
KINDS: Kinds = {
    "converted": (converted, 30),
    "writing": (writing, 900),
    "places": (places, 400),
    "sheets": (sheets, 400),
    "killing": (killing, 150),
}
