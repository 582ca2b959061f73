"""What every set is made with: invented persons and numbers, marked text, writers of files."""
