"""Annexes as Excel workbooks."""
