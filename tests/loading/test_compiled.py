"""The quick reader says what the slow one says, or leaves the file to it."""

from __future__ import annotations

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st

from delegation.loading import schema
from delegation.loading.disk import files
from delegation.loading.disk.files import RuleFile
from delegation.loading.text import source
from delegation.loading.text.document import DEEPEST, Document

pytestmark = pytest.mark.skipif(source.QUICK is None, reason="no C compiler or no libyaml when this was installed")

REAL = files.read(RULES)[0]
MARKS = [
    "&a ", "*a", "!!str ", "!", "---\n", "...\n", "? ", "- ", ": ", ":", "{", "}", "[", "]", ",", "|\n", ">-\n", "%YAML 1.1\n", "#",
    "\ufeff", "\x85", "\u2028", "\r\n", "\r", "\n", "\t", " ", "'", '"', "~", "null", "001", "1.5", "1٣", "@", "`", "\x00", "Đ", "😀",
]  # fmt: skip


def both(one: RuleFile) -> tuple[Document, Document]:
    """Read a file as it is read, and by the slow reader alone."""
    typed = schema.typed_keys(one.kind)
    quick = source.parse(one.name, one.kind, one.data, typed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "QUICK", None)
        slow = source.parse(one.name, one.kind, one.data, typed)
    return quick, slow


def assert_same(one: RuleFile) -> None:
    quick, slow = both(one)
    assert repr(quick.tree) == repr(slow.tree)  # 1, 1.0 and True are not one
    assert quick.positions == slow.positions
    assert quick.problems == slow.problems
    assert quick.shape == slow.shape


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.name)
def test_a_file_of_the_real_register_is_read_quickly_and_the_same(one: RuleFile) -> None:
    assert source.QUICK is not None
    typed = schema.typed_keys(one.kind)
    assert source.QUICK(one.data, typed, lambda value, _key: value, DEEPEST) is not None
    assert_same(one)


@given(st.data())
def test_a_file_that_was_spoilt_anywhere_is_read_the_same(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(REAL))
    text = one.data.decode()[: data.draw(st.integers(20, 2000))]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(MARKS)) + text[at + data.draw(st.integers(0, 10)) :]
    assert_same(RuleFile(one.name, one.kind, text.encode()))


@given(st.text(st.sampled_from("ab:-?[]{},#&*!|>'\"%@`~n01.\n\t ")))
def test_any_text_is_read_the_same(text: str) -> None:
    assert_same(RuleFile("tệp.yaml", "tasks", text.encode()))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_the_same(data: bytes) -> None:
    assert_same(RuleFile("tệp.yaml", "tasks", data))


def test_levels_are_counted_the_same() -> None:
    """The deepest level that is read, and the first that is not."""
    for depth in range(DEEPEST - 2, DEEPEST + 3):
        assert_same(RuleFile("tệp.yaml", "tasks", b"a: " + b"[" * depth + b"]" * depth))
