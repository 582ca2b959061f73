"""redactscan: the last check before a Chinese government document becomes public."""

__version__ = "0.1.0"
