"""What a project brings to a scan: its config, its key, its watch lists. Everything comes in as arguments."""
