"""Text of a rule file: positions, letters, and what is wrong with it as text."""
