"""Annexes as Word documents under NĐ 30/2020/NĐ-CP."""
