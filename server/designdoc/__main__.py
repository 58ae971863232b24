"""Lets ``python -m designdoc`` run the command line, which is how an editor starts the server of an environment."""

from designdoc.cli.main import run

if __name__ == "__main__":
    run()
