"""Questions to the register that are more than one matter: selectors, lists, and the ways of authority."""
