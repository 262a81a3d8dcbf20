"""Who is meant by the words of a paper: the holders of the register by their names, also as the first words of a sentence."""

from __future__ import annotations

from delegation.model.register import Register
from delegation.names.naming import fold

_ALIKE = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("tp", "thanh pho"))


class Parties:
    """The holders of a register by their names, as papers write them."""

    def __init__(self, register: Register) -> None:
        self._city = _city(register.name)
        self._by_name: dict[str, set[str]] = {}
        for one in register.holders.values():
            for name in (one.id, one.name, one.short):
                if name:
                    self._by_name.setdefault(self._plain(name), set()).add(one.id)

    def _plain(self, name: str) -> str:
        """Fold a name, with one writing for each word, and without the name of the city behind *thành phố*."""
        found = f" {fold(name)} "
        for long, short in _ALIKE:
            found = found.replace(f" {long} ", f" {short} ")
        if self._city:
            found = found.replace(f" thanh pho {self._city} ", " thanh pho ")
        return found.strip()

    def named(self, words: str) -> tuple[str, ...]:
        """Give the holders of a name; none where nobody bears it, several where it must be asked."""
        plain = self._plain(words)
        for name in dict.fromkeys((plain, plain.removesuffix(" thanh pho"), f"{plain} thanh pho")):
            found = self._by_name.get(name)
            if found:
                return tuple(sorted(found))
        return ()

    def beginning(self, sentence: str) -> tuple[str, ...]:
        """Give the holders whose name is the longest that a sentence begins with."""
        words = self._plain(sentence).split()
        for length in range(min(len(words), 20), 0, -1):
            found = self._by_name.get(" ".join(words[:length]))
            if found:
                return tuple(sorted(found))
        return ()


def _city(name: str) -> str:
    """Give the name of the city out of that of its register: what stands behind *thành phố*."""
    return fold(name).partition("thanh pho ")[2]
