"""Finding and reading rule files. Whatever the disk does, the answer is a sentence and never a traceback."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from delegation.errors import RegisterNotFoundError
from delegation.findings import Problem, Text
from delegation.loading.disk import FOR_PEOPLE, is_passed_over
from delegation.loading.disk.cache import hash_of_program
from delegation.model.places import Place
from delegation.speech.letters import visible_name

REGISTER_FILE = "register.yaml"
LARGEST_FILE = 16 * 1024 * 1024
"""Bytes. A rule file is a paper that a person can read; anything larger was not meant as one."""
ENDINGS = (".yaml", ".yml")
"""Of rule files; others are passed over."""
_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors of Windows write before UTF-8; it is no part of the text."""
READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting for a writer: a pipe in the folder must not stop the program."""

BASELINE = "baseline"
_KIND_OF_FILE = {
    f"{kind}.yaml": kind
    for kind in ("register", "sources", "fields", "forms", "waivers", "rulings", "readings", "english", BASELINE)
}
_KIND_OF_FOLDER = {
    "holders": "holders",
    "instruments": "instruments",
    "norms": "norms",
    "tasks": "tasks",
    "procedures": "procedures",
    "decisions": "decision",
    "ledgers": "ledgers",
    "figures": "figures",
    "tests": "assertions",
    "policies": "policies",
    "requests": "requests",
}


@dataclass(frozen=True)
class RuleFile:
    """A file of the register: its path below the root with ``/``, its kind, and its bytes."""

    name: str
    kind: str
    data: bytes

    @cached_property
    def digest(self) -> bytes:
        """A hash of its name and bytes."""
        return blake2b(self.name.encode() + b"\0" + self.data, digest_size=20).digest()


def find_register(named: Path | None, environment: str | None, here: Path) -> Path:
    """Find the folder that holds ``register.yaml``.

    ``named`` (an option or argument) goes before ``environment`` (``DELEGATION_RULES``), and that before
    the nearest ``rules/register.yaml`` in ``here`` or above. Raises ``RegisterNotFoundError``.
    """
    asked = named if named is not None else (Path(environment) if environment else None)
    if asked is not None:
        for folder in (asked, asked / "rules", asked.parent if asked.name == REGISTER_FILE else asked):
            if _holds(folder, REGISTER_FILE):
                return folder
        raise RegisterNotFoundError(_nothing_at(asked))
    for folder in (here, *here.parents):
        if _holds(folder / "rules", REGISTER_FILE):
            return folder / "rules"
        if _holds(folder, REGISTER_FILE):
            return folder
    raise RegisterNotFoundError(
        Text(
            vi=f"Không tìm thấy sổ thẩm quyền: từ {here} trở lên không có tệp rules/register.yaml. "
            "Hãy chạy lệnh trong thư mục có rules/, hoặc chỉ rõ bằng --rules ĐƯỜNG-DẪN.",
            en=f"No register found: there is no rules/register.yaml in {here} or above. "
            "Run the command in a folder that has rules/, or name it with --rules PATH.",
        )
    )


def _holds(folder: Path, name: str) -> bool:
    """Say whether there is such a file. What may not be looked at is not there (``Path.is_file`` would raise)."""
    return os.path.isfile(folder / name)  # noqa: PTH113  see above


def _nothing_at(asked: Path) -> Text:
    if not os.path.exists(asked):  # noqa: PTH110  a name that is too long raises in pathlib
        return Text(
            vi=f"Không có tệp hay thư mục {asked}. Hãy kiểm tra lại đường dẫn tới thư mục chứa register.yaml.",
            en=f"There is no file or folder {asked}. Check the path to the folder that holds register.yaml.",
        )
    return Text(
        vi=f"{asked} không phải là sổ thẩm quyền: không có tệp register.yaml trong đó. "
        "Hãy chỉ tới thư mục có tệp này (thường là rules/).",
        en=f"{asked} is not a register: it holds no register.yaml. Name the folder that does (usually rules/).",
    )


def schemas() -> Path:
    """Give the folder of the schemas: beside the package where it is installed, else in the source checkout."""
    installed = Path(__file__).parents[2] / "schemas"
    return installed if installed.is_dir() else Path(__file__).parents[4] / "schemas"


def program_hash() -> bytes:
    """Give a hash of everything but the rules that a result depends on."""
    return hash_of_program(Path(__file__).parents[2], schemas())


def kind_of(name: str) -> str | None:
    """Tell the kind of a rule file from its place, or ``None`` where no kind has that place."""
    folder, _, rest = name.partition("/")
    return _KIND_OF_FOLDER.get(folder) if rest else _KIND_OF_FILE.get(name)


def read(root: Path) -> tuple[list[RuleFile], list[Problem]]:
    """Read all rule files below ``root``, in the order of their names, with what is wrong as DLG001 problems."""
    files: list[RuleFile] = []
    problems: list[Problem] = []
    base = os.path.realpath(root)
    for name in sorted(_names(base, problems)):
        kind = kind_of(name)
        if kind is None:
            problems.append(out_of_place(name))
            continue
        data = _bytes_of(base, name, problems)
        if data is not None:
            files.append(RuleFile(name, kind, data))
    return files, problems


def hash_of(found: Iterable[RuleFile]) -> str:
    """Give a hex digest of the names and bytes of all files."""
    return blake2b(b"".join(one.digest for one in found), digest_size=16).hexdigest()


def _names(base: str, problems: list[Problem]) -> Iterator[str]:  # noqa: C901  one look at whatever a folder may hold
    waiting, others = [""], list[str]()
    while waiting:
        below = waiting.pop()
        try:
            entries = sorted(os.scandir(os.path.join(base, below)), key=lambda entry: entry.name)  # noqa: PTH118  speed
        except OSError as error:
            problems.append(_cannot_read(below, error))
            continue
        for entry in entries:
            if is_passed_over(name := below + entry.name):
                continue
            is_folder, is_rule_file = entry.is_dir(follow_symlinks=False), entry.name.endswith(ENDINGS)
            if entry.is_symlink() and not _stays_inside(base, entry.path):
                if is_rule_file or _leads_nowhere_or_to_folder(entry):
                    problems.append(leads_out(visible_name(name)))
            elif not entry.name.isprintable():
                if is_folder or is_rule_file:
                    problems.append(name_not_text(visible_name(name)))
            elif is_folder:
                waiting.append(name + "/")
            elif is_rule_file:
                yield name
            elif not name.endswith(FOR_PEOPLE) and entry.is_file():
                others.append(name)
    if others:
        from delegation.loading.disk.unread import not_read  # noqa: PLC0415  few registers hold any

        problems += not_read(others)


def _leads_nowhere_or_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return True


def _stays_inside(base: str, path: str) -> bool:
    try:
        real = os.path.realpath(path)
    except OSError:  # a link of the system that leads nowhere, such as one below /proc
        return False
    return real.startswith(base + os.sep) and os.path.isfile(real)  # noqa: PTH113  speed


def _bytes_of(base: str, name: str, problems: list[Problem]) -> bytes | None:
    path = os.path.join(base, name)  # noqa: PTH118  speed
    try:
        with open(os.open(path, READING), "rb", buffering=0) as file:  # noqa: PTH123  speed
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                from delegation.loading.disk.unread import no_file  # noqa: PLC0415  as above

                problems.append(no_file(name))
                return None
            data = file.read() if facts.st_size <= LARGEST_FILE else None
    except OSError as error:
        problems.append(_cannot_read(name, error))
        return None
    if data is None or len(data) > LARGEST_FILE:
        problems.append(too_large(name))
        return None
    return without_mark(data)


def without_mark(data: bytes) -> bytes:
    """Give the bytes of a text without its byte order mark."""
    return data.removeprefix(_MARK)


_REASONS = {
    errno.ENOENT: "không còn ở đó",
    errno.EACCES: "không có quyền đọc",
    errno.EPERM: "không có quyền đọc",
    errno.EIO: "ổ đĩa báo lỗi",
    errno.ELOOP: "liên kết vòng",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.ENXIO: "đó không phải là tệp",
}


def _cannot_read(name: str, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    in_words = _REASONS.get(error.errno or 0, reason)
    shown = name or "."
    return Problem(
        Place(shown),
        Text(
            vi=f"không đọc được {shown}: {in_words}. Hãy kiểm tra tệp còn ở đó và quyền đọc.",
            en=f"cannot read {shown}: {reason}. Check that the file is still there and may be read.",
        ),
        about=(shown, "read"),
    )


def too_large(name: str) -> Problem:
    """Say that a file is larger than a rule file can be."""
    limit = LARGEST_FILE // (1024 * 1024)
    return Problem(
        Place(name),
        Text(
            vi=f"tệp lớn hơn {limit} MB nên không được đọc. Hãy tách thành nhiều tệp, mỗi tệp một văn bản hoặc lĩnh vực.",
            en=f"the file is larger than {limit} MB and was not read. Split it: one paper or one field for each file.",
        ),
        about=(name, "size"),
    )


def name_not_text(name: str) -> Problem:
    """Say that the name of a file has characters that are no letters."""
    return Problem(
        Place(name),
        Text(
            vi="tên này có ký tự không phải chữ nên không được đọc. Hãy đổi tên, chỉ dùng chữ, số, dấu chấm và gạch nối.",
            en="this name holds characters that are no letters and was not read. Rename it: letters, digits, . and -.",
        ),
        about=(name, "name"),
    )


def leads_out(name: str) -> Problem:
    """Say that a link leads to no file of the register."""
    return Problem(
        Place(name),
        Text(
            vi="liên kết này dẫn ra ngoài thư mục sổ thẩm quyền hoặc tới chỗ không có tệp, nên không được đọc. "
            "Hãy chép tệp vào thư mục.",
            en="this link leads out of the register's folder, or to no file, and was not followed. Copy the file in.",
        ),
        about=(name, "link"),
    )


def out_of_place(name: str) -> Problem:
    """Say that a file lies where the register has no files."""
    places = ", ".join([*_KIND_OF_FILE, *(f"{folder}/" for folder in _KIND_OF_FOLDER)])
    return Problem(
        Place(name),
        Text(
            vi=f"tệp này không nằm ở chỗ nào mà sổ thẩm quyền biết nên không được đọc. Các chỗ có thể: {places}",
            en=f"this file is in no place that the register knows, so it was not read. Possible places: {places}",
        ),
        about=(name, "place"),
    )
