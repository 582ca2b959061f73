"""One module per program that writes the files. Each takes marked text and gives back a ``Made``."""
