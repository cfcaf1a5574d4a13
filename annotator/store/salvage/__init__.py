"""Reading a damaged project as far as it can be read, and writing what is left of it as a new one."""
