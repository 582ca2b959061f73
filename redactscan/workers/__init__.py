"""Work in other processes, so that a hostile file costs that file and nothing else.

``crew`` has many tasks done by a few long-lived workers, ``alone`` one piece of work by a copy of this process.
"""
