"""Finding anything by its name, and telling apart what a name may mean."""
