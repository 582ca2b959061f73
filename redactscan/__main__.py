"""``python -m redactscan``."""

if __name__ == "__main__":
    import gc

    gc.disable()  # until ``command`` says how often: to load a program leaves nothing to collect
    from redactscan.cli import command

    command()
