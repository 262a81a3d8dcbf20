from array import array
from collections.abc import Callable, Container
from typing import Any

def read(
    data: bytes, typed: Container[str], plain: Callable[[str, str | None], Any], deepest: int
) -> tuple[Any, array[int], array[int], dict[int, int]] | None: ...
