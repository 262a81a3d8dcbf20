"""What is said of a reference that means several things, or a part that a matter does not have."""

from __future__ import annotations

from delegation.findings import Problem, Text
from delegation.model.places import Place


def ambiguous(name: str, place: Place, steps: tuple[str, ...]) -> Problem:
    """Say that several instruments bear a number."""
    return Problem(
        place,
        Text(
            vi=f"nhiều văn bản mang số «{name}»; hãy ghi mã (id) của văn bản muốn dẫn.",
            en=f"several instruments bear the number «{name}»; write the id of the one that is meant.",
        ),
        about=("instruments", name, place.file, *steps),
    )


def no_such_dimension(name: str, known: tuple[str, ...], place: Place, steps: tuple[str, ...]) -> Problem:
    """Say that a matter is not divided in that way."""
    listed = ", ".join(f"«{one}»" for one in known)
    return Problem(
        place,
        Text(
            vi=f"việc này không chia theo «{name}»; "
            + (f"nó chia theo {listed}." if known else "nó không chia trường hợp nào (không có khóa cases)."),
            en=f"the matter is not divided by «{name}»; "
            + (f"it is by {listed}." if known else "it is not divided at all (it has no cases)."),
        ),
        about=("cases", name, place.file, *steps),
    )


def no_such_case(name: str, known: tuple[str, ...], place: Place, steps: tuple[str, ...]) -> Problem:
    """Say that a matter has no such case."""
    listed = ", ".join(f"«{one}»" for one in known)
    return Problem(
        place,
        Text(
            vi=f"việc này không có trường hợp «{name}»; các trường hợp đã khai: {listed}.",
            en=f"the matter has no case «{name}»; declared are {listed}.",
        ),
        about=("cases", name, place.file, *steps),
    )
