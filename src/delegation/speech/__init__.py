"""How things of the register are said, in both languages: one place for each kind of thing."""
