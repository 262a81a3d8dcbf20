"""The data of the look-up pages: classic scripts that hand values over, because pages from a folder may fetch nothing."""
