"""``python -m redactscan``."""

from redactscan.cli import command

if __name__ == "__main__":
    command()
