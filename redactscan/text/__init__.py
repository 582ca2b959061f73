"""Text to text, no I/O: the normalised view, numerals, masks, values that cannot be printed."""
