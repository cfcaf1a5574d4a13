"""Files to domain objects and back, one module a format."""
