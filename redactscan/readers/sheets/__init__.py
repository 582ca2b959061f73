"""What the workbooks of every format have in common: addresses, number formats, a grid of cells that becomes tables."""
