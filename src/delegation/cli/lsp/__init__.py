"""The language server: what editors ask by the Language Server Protocol. The only place that knows pygls."""
