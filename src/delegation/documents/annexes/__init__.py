"""The kinds of annexes; each makes values that Word and Excel show."""
