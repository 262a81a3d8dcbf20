"""How the reader wants it, and the words that all outputs share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from posixpath import join, normpath

from delegation.findings import Analysis, Finding, Language, Location, Text
from delegation.model.severity import Severity
from delegation.speech import SEVERITIES, Speaker
from delegation.speech.findings import half_read
from delegation.speech.letters import visible_name
from delegation.values import dataclass


def _no_address(_about: str) -> str:
    return ""


def _not_parted(_key: str) -> Text:
    return Text("", "")


@dataclass(frozen=True, slots=True)
class Rendering(Speaker):
    """Language and looks of an output.

    ``folder``: the path of the register's folder as the reader names it, put before the names of files; ``here``: the path, named
    likewise, of the folder that the program runs in. ``links``: gives the address of what it is asked for (``check:DLG201``), or nothing. ``separator``, ``bom``: what stands between the
    columns of CSV, and whether it begins with the mark by which spreadsheets know UTF-8. ``width``: columns of the terminal; ``None`` breaks no lines. ``fold``: whether many like findings are counted
    instead of shown, in outputs for people. ``again``: the options, as typed, without which a command that is hinted at answers otherwise.
    ``listed``: the path, named likewise, of a list of known findings that the register has and that was not asked about. ``has_places``, ``has_state``: whether
    a page says where a finding stands in rule files, and from which state of them it is made; ``holder``: the one that it is about;
    ``untold``: what no list tells of it.
    ``parted``: of how many matters of each field a finding is, by its key; nothing where that is not known.
    """

    language: Language = "vi"
    folder: str = ""
    colour: bool = False
    fold: bool = True
    width: int | None = None
    here: str = ""
    links: Callable[[str], str] = _no_address
    separator: str = ","
    bom: bool = False
    again: str = ""
    listed: str = ""
    has_places: bool = True
    has_state: bool = True
    holder: str = ""
    untold: tuple[str, ...] = ()
    parted: Callable[[str], Text] = _not_parted

    def file(self, location: Location) -> str:
        """Give the path of a rule file as the reader would open it, in letters that can be shown; that of a hypothesis is as it was given."""
        return visible_name(self.path(location))

    def path(self, location: Location) -> str:
        """Give the same in the bytes of the disk: what is no UTF-8 stands as Python reads it."""
        if location.file.startswith(("/", "./", "../")):
            return normpath(join(self.here, location.file))
        return f"{self.folder}/{location.file}" if self.folder else location.file


SUBJECTS = {
    "0": Text("Tệp quy tắc", "Rule files"),
    "1": Text("Chủ thể", "Holders"),
    "2": Text("Một việc, một đầu mối", "One task, one owner"),
    "3": Text("Giao quyền hợp pháp", "Lawful grants"),
    "4": Text("Chuỗi thẩm quyền", "Chains of authority"),
    "5": Text("Thời hạn và căn cứ", "Time and basis"),
    "6": Text("Số liệu công bố", "Published figures"),
    "7": Text("Điều kiện thực hiện và công bố", "Conditions and publication"),
    "8": Text("Danh mục thủ tục", "Catalogue of procedures"),
    "9": Text("Miễn trừ và khẳng định", "Waivers and assertions"),
}
"""The hundreds of the ids of checks."""


def subject_of(check: str) -> str:
    """Give the hundred that a check belongs to by its id."""
    return check[3:4]


def counted(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count findings by severity, heaviest first, with zeros."""
    found = dict.fromkeys(SEVERITIES, 0)
    for one in findings:
        found[one.severity] += 1
    return found


def tally(counts: dict[Severity, int], rendering: Rendering) -> str:
    """Say how many of each severity: ``3 lỗi, 12 cảnh báo``; severities without findings are left out."""
    parts = []
    for severity, count in counts.items():
        if count:
            word = SEVERITIES[severity].in_(rendering.language)
            plural = "s" if rendering.language == "en" and count > 1 and severity is not Severity.INFO else ""
            parts.append(f"{rendering.number(count)} {word}{plural}")
    return ", ".join(parts) or rendering.say("không có phát hiện nào", "no findings")


def by_subject(findings: Iterable[Finding]) -> dict[str, dict[Severity, int]]:
    """Count findings by subject and severity; every subject stands, in the order of its number."""
    found: dict[str, list[Finding]] = {subject: [] for subject in SUBJECTS}
    for one in findings:
        found.setdefault(subject_of(one.check), []).append(one)
    return {subject: counted(listed) for subject, listed in found.items()}


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings by file, in the order in which they come."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.location.file, []).append(one)
    return found


def compared_lines(analysis: Analysis, rendering: Rendering) -> list[str]:
    """Say what a run is compared with and narrowed to, and how many findings are therefore not told; a line for each."""
    say, number, lines = rendering.say, rendering.number, []
    since, narrowed = analysis.since, analysis.narrowed
    if since is not None:
        fresh, gone, older = number(len(analysis.findings)), number(len(since.gone)), number(len(since.before))
        named = since.said.in_(rendering.language)
        lines.append(
            say(
                f"So với {named}: {fresh} phát hiện mới, {gone} không còn, {older} có từ trước.",
                f"Compared with {named}: new {fresh}, gone {gone}, there before {older}.",
            )
        )
        if since.gone and since.unread:
            lines.append(half_read(since.unread).in_(rendering.language))
    if narrowed is not None:
        files, left = ", ".join(narrowed.files), tally(counted(narrowed.left_out), rendering)
        lines.append(
            say(
                f"Chỉ nêu phát hiện có chỗ trong {files}; ở các tệp khác của sổ: {left}.",
                f"Only findings with a place in {files} are told; in other files of the register: {left}.",
            )
        )
    return lines


def state_line(version: str, rules_hash: str, rendering: Rendering) -> str:
    """Say by which program, from which state of the rule files."""
    state = rules_hash[:12]
    return rendering.say(f"delegation {version}, sổ bản {state}.", f"delegation {version}, rules at {state}.")


def yes_or_no(said: bool, rendering: Rendering) -> str:  # noqa: FBT001  the value itself
    """Say a truth value."""
    return rendering.say("có", "yes") if said else rendering.say("không", "no")


_SHOWN_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421, 0x09: 0x20}
HIDDEN = dict.fromkeys(
    (
        *range(0x80, 0xA0),
        0xAD,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    ),
    0xFFFD,
)
"""What is not seen, turns the direction of writing or ends a line where no editor shows it, with what is shown instead."""
_SEEN = _SHOWN_CONTROLS | HIDDEN


def typed(word: str) -> str:
    """Give a word as it is typed in a shell."""
    from shlex import quote

    return quote(word) if not word.isascii() or any(sign in " ;&'()" for sign in word) else word


def pasted(key: str) -> str:
    """Give the key of a finding so that it can be copied into a shell: in quotes where it has blanks or signs of a shell."""
    from shlex import quote

    return key if all(sign.isalnum() or sign in "-_./:+%@=" for sign in key) else quote(key)


def visible(text: str) -> str:
    """Replace characters that steer a terminal or turn the direction of writing by ones that can be seen."""
    return text if text.isprintable() else text.translate(_SEEN)


def one_line(text: str) -> str:
    """Give a sentence without line breaks and control characters."""
    return visible(" ".join(text.split()))
