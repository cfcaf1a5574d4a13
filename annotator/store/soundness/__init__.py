"""Whether a project file is as this program writes it: what is looked at, what was found, and how it is put right."""
