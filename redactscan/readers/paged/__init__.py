"""Formats with pages: from characters in boxes and ruled lines to texts and tables."""
