"""Charts of authority on a page of A4: what to draw, how large it may be, and the engine that draws it."""
