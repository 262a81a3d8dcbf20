"""From documents to the register: entries, references, and what is set aside."""
