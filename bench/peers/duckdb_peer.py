"""The core checks as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import duckdb

import answering

if TYPE_CHECKING:
    from facts import Facts

_NAMED = """
    select l.ledger, any_value(l.total) as total, count(distinct e.matter) as named
    from ledgers l join counts c using (ledger) left join entries e using (what)
    group by l.ledger
"""
QUERIES = {
    "owners": """
        with shared_area as (select distinct a.area as one, b.area as other
                             from area_communes a join area_communes b using (commune)),
             shared_case as (select distinct a.cases as one, b.cases as other
                             from case_cells a join case_cells b using (cell))
        select distinct a.matter
        from owned a join owned b on a.matter = b.matter and a.holder < b.holder
                                 and a.first <= b.last and b.first <= a.last
        join shared_area s on s.one = a.area and s.other = b.area
        join shared_case c on c.one = a.cases and c.other = b.cases
    """,
    "circles": """
        with recursive leads(matter, origin, holder) as (
            select matter, giver, receiver from granted
            union
            select l.matter, l.origin, g.receiver
            from leads l join granted g on g.matter = l.matter and g.giver = l.holder
        )
        select distinct matter from leads where origin = holder
    """,
    "ended": """
        select distinct u.about || ':' || u.holder
        from used u join lives l using (holder)
        where u.first < l.first or u.last > l.last
    """,
    "passed-on": """
        select distinct b.name || ':' || a.name
        from granted a join granted b on a.matter = b.matter and b.receiver = a.giver
                                     and a.first <= b.last and b.first <= a.last
        where a.mechanism = 'delegation' and b.mechanism = 'delegation'
    """,
    "totals": f"select ledger || ':' || named from ({_NAMED})",  # noqa: S608  a query of ours
    "excess": f"select ledger from ({_NAMED}) where named > total",  # noqa: S608  a query of ours
}
COLUMNS = {
    "owned": "matter varchar, holder varchar, first integer, last integer, area varchar, cases varchar",
    "area_communes": "area varchar, commune varchar",
    "case_cells": "cases varchar, cell varchar",
    "granted": "name varchar, matter varchar, mechanism varchar, giver varchar, receiver varchar, first integer, last integer",
    "used": "about varchar, holder varchar, first integer, last integer",
    "lives": "holder varchar, first integer, last integer",
    "ledgers": "ledger varchar, total integer",
    "counts": "ledger varchar, what varchar",
    "entries": "what varchar, matter varchar",
}


def ask(found: Facts) -> dict[str, list[str]]:
    """Fill the tables and ask the queries."""
    with duckdb.connect() as connection:
        for table, columns in COLUMNS.items():
            _fill(connection, table, columns, getattr(found, table))
        return {
            question: [row[0] for row in connection.execute(query).fetchall()] for question, query in QUERIES.items()
        }


def _fill(
    connection: duckdb.DuckDBPyConnection, table: str, columns: str, rows: Sequence[tuple[str | int, ...]]
) -> None:
    connection.execute(f"create table {table} ({columns})")
    if rows:
        # One list for each column: row by row takes a hundred times as long.
        unnested = ", ".join(f"unnest(${number})" for number in range(1, len(rows[0]) + 1))
        connection.execute(
            f"insert into {table} select {unnested}", [list(column) for column in zip(*rows, strict=True)]
        )


if __name__ == "__main__":
    answering.answer(ask)
