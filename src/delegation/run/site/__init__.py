"""The look-up pages: what is asked of the register for them."""
