"""The look-up pages, as bytes of files."""
