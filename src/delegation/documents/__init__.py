"""Annexes under NĐ 30/2020/NĐ-CP: what they say as values, Word and Excel files, and templates of the authors."""
