"""The expected tables of the bundled documents."""
