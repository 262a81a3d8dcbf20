"""Runs in the child process: DOT on standard input, the picture on standard output. ``argv[1]``: its format."""

from __future__ import annotations

import sys


def main() -> None:
    """Draw with the Graphviz that pygraphviz carries; positions are kept as they stand."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(graph.draw(format=sys.argv[1], prog="nop2"))


if __name__ == "__main__":
    main()
