"""Which language to speak, found out before any command is built: its help is built in that language."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from delegation.errors import RegisterNotFoundError
from delegation.findings import Language
from delegation.loading.files import REGISTER_FILE, find_register

VARIABLE = "DELEGATION_LANG"
RULES_VARIABLE = "DELEGATION_RULES"
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_HEAD = 8192
_LANGUAGE = re.compile(rb"^[ \t]+language:[ \t]*[\"']?(vi|en)\b", re.MULTILINE)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give the language: ``--lang``, else ``DELEGATION_LANG``, else that of the register, else Vietnamese.

    A value that is no language is left for the option to refuse.
    """
    for asked in (_value(arguments, "--lang"), environment.get(VARIABLE)):
        for language in LANGUAGES:
            if asked is not None and asked.lower() == language:
                return language
    return _of_register(arguments, environment)


def _value(arguments: Sequence[str], option: str) -> str | None:
    """Give the last value of an option, wherever it stands."""
    found = None
    for at, argument in enumerate(arguments):
        if argument == option and at + 1 < len(arguments):
            found = arguments[at + 1]
        elif argument.startswith(option + "="):
            found = argument[len(option) + 1 :]
    return found


def _of_register(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    named = _value(arguments, "--rules")
    if named is None:
        named = next((one for one in arguments if _holds_register(one)), None)
    try:
        root = find_register(Path(named) if named else None, environment.get(RULES_VARIABLE), Path.cwd())
        with (root / REGISTER_FILE).open("rb") as file:
            found = _LANGUAGE.search(file.read(_HEAD))
    except (OSError, RegisterNotFoundError, ValueError):
        return "vi"
    return "en" if found is not None and found.group(1) == b"en" else "vi"


def _holds_register(argument: str) -> bool:
    try:
        return any(os.path.isfile(os.path.join(argument, *below, REGISTER_FILE)) for below in ((), ("rules",)))  # noqa: PTH113, PTH118  an argument may be anything, a Path may not
    except ValueError:
        return False
