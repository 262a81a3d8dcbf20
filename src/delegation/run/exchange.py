"""A whole register as one file of JSON, and the rule files that such a file holds."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading import schema
from delegation.loading.disk.files import ENDINGS, RuleFile, kind_of
from delegation.loading.text import source
from delegation.reports.open_data.as_json import FORM, as_json
from delegation.run.formatting import canonical
from delegation.run.pipeline import Loaded


def register_as_json(loaded: Loaded) -> str:
    """Write what all rule files say. Raises ``AskedWronglyError`` where one cannot be read, or was only supposed."""
    refused = refusal(loaded)
    if refused is not None:
        raise AskedWronglyError(refused)
    every = ((one.name, one.kind, one.tree) for one in loaded.documents)
    return as_json(loaded.register.id, every, loaded.rules_hash)


def refusal(loaded: Loaded) -> Text | None:
    """Say why a register cannot be written as JSON; ``None`` where it can."""
    faulty = next((one.name for one in loaded.documents if one.tree is None or one.shape is not None), None)
    if faulty is not None:
        return Text(
            f"Không xuất được cả sổ vì tệp {faulty} không đọc được trọn vẹn. Hãy chạy delegation check để xem lỗi ở dòng nào.",
            f"The register cannot be exported whole: {faulty} cannot be read as it stands. Run `delegation check` to see on which line.",
        )
    if loaded.supposed:
        return Text(
            "Bản JSON là nội dung các tệp của sổ, không phải của phương án giả định. Hãy bỏ --with.",
            "The JSON file holds what the files of the register say, not what a hypothesis supposes. Leave out --with.",
        )
    return None


def files_of(data: bytes) -> list[RuleFile]:
    """Give the rule files of a register that was written as JSON, in canonical form. Raises ``AskedWronglyError`` for anything else."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise AskedWronglyError(_no_register(str(error))) from error
    if not isinstance(found, dict) or found.get("format") != FORM or not isinstance(found.get("files"), list):
        raise AskedWronglyError(_no_register(f"format ≠ {FORM}"))
    if found.get("version") != 1 or found["version"] is True:
        raise AskedWronglyError(_no_register(f"version {found.get('version')}"))
    files = [_file(one) for one in found["files"]]
    names = [one.name.casefold() for one in files]
    twice = next((one for one in names if names.count(one) > 1), None) if len(set(names)) < len(names) else None
    if twice is not None:
        raise AskedWronglyError(_no_register(f"{twice} × 2"))
    return files


def _file(one: object) -> RuleFile:
    name = one.get("name") if isinstance(one, dict) else None
    path = PurePosixPath(name) if isinstance(name, str) else None
    is_plain = (
        path is not None
        and str(path) == name
        and ".." not in path.parts
        and not path.is_absolute()
        and not set("\\:\0") & set(name or "")
    )
    kind = kind_of(name) if is_plain and isinstance(name, str) and name.endswith(ENDINGS) else None
    content = one.get("content") if isinstance(one, dict) else None
    if not isinstance(one, dict) or kind is None or not isinstance(content, dict) or kind != one.get("kind"):
        raise AskedWronglyError(_no_register(f"files: {name!r}"))
    from delegation.loading.text.writing import written  # noqa: PLC0415  the YAML library is slow to import

    try:
        text = written(content)
    except (TypeError, ValueError, RecursionError) as error:
        raise AskedWronglyError(_no_register(f"{name}: {error}")) from error
    file = RuleFile(str(name), kind, text.encode("utf-8", "surrogatepass"))
    read = source.parse(file.name, kind, file.data, schema.typed_keys(kind))
    laid = canonical(file)
    if read.tree != content or laid is None:
        raise AskedWronglyError(_no_register(str(name)))
    return RuleFile(file.name, kind, laid)


def _no_register(why: str) -> Text:
    return Text(
        f"Tệp JSON này không phải là sổ do delegation export ghi ({why}).",
        f"This JSON file is no register that delegation export wrote ({why}).",
    )
