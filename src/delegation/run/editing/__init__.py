"""Changes of the register that a command makes: tried in memory, held against what the register said, and only then written."""
