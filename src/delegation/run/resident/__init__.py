"""The register kept in memory while somebody writes: texts over the files of the disk, and what is asked of them."""
