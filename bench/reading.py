"""A chat in Chromium: two answers that are written at once, and one of 2,000 messages that is opened and scrolled."""

from __future__ import annotations

import os
import subprocess

import machine
import packages
from product import ADMINISTRATOR, HERE, running
from project import Trouble


def main() -> None:
    with running() as product:
        command = [str(machine.node()), str(HERE / "reading.mjs"), product.page, ADMINISTRATOR["email"], ADMINISTRATOR["password"]]
        if subprocess.run(command, env={**os.environ, "CHROMIUM": str(packages.chromium())}).returncode != 0:
            raise Trouble("The figures of reading could not be taken.")


if __name__ == "__main__":
    main()
