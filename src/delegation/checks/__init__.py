"""Questions to the register. Each check is one module of ``library``; ``catalogue`` lists them all."""
