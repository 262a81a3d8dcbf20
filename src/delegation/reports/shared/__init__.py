"""What several reports share: columns of a terminal, steps of a chain, JSON, how the reader wants it."""
