"""Selectors and lists: which entries fit, which may, and what the register says of each."""
