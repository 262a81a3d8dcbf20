"""Which language to speak, found out before any command is built: its help is built in that language.

Nothing of the program is imported here: ``--help`` must come at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delegation.findings import Language

Say = Callable[[str, str], str]
"""Picks the Vietnamese or the English sentence."""

STOPPED_SENTENCE = ("Đã dừng theo yêu cầu; chưa có kết luận.", "Stopped as asked; no verdict.")
VARIABLE = "DELEGATION_LANG"
RULES_VARIABLE = "DELEGATION_RULES"
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_HEAD = 8192
_LANGUAGE = re.compile(rb"^[ \t]+language:[ \t]*[\"']?(vi|en)\b", re.MULTILINE)


def sayer(language: Language) -> Say:
    """Give the function that picks the sentence of a language."""
    return (lambda vi, _en: vi) if language == "vi" else (lambda _vi, en: en)


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
    """Look for ``language:`` in the head of the register that the command will find."""
    for place in _places(arguments, environment):
        try:
            if not os.path.isfile(place):  # noqa: PTH113  pathlib is slow to import; a pipe would make us wait
                continue
            with open(place, "rb") as file:  # noqa: PTH123  pathlib is slow to import
                found = _LANGUAGE.search(file.read(_HEAD))
        except (OSError, ValueError):
            continue
        return "en" if found is not None and found.group(1) == b"en" else "vi"
    return "vi"


def _places(arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[str]:
    """Give the places where ``register.yaml`` may be, in the order of ``loading.files.find_register``."""
    named = _value(arguments, "--rules")
    tried = [named] if named else [one for one in arguments if not one.startswith("-")]
    for folder in [*tried, environment.get(RULES_VARIABLE)]:
        if folder:
            yield from (f"{folder}/register.yaml", f"{folder}/rules/register.yaml")
    try:
        above, folder = "", os.getcwd()  # noqa: PTH109  pathlib is slow to import
    except OSError:  # the folder was removed meanwhile
        return
    while folder != above:
        yield from (f"{folder}/rules/register.yaml", f"{folder}/register.yaml")
        folder, above = os.path.dirname(folder), folder  # noqa: PTH120  pathlib is slow to import
