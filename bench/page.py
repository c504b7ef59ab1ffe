"""The page in Chromium: what a cold load of the models page costs, and how fast the selector is with 10,000 entries."""

from __future__ import annotations

import os
import subprocess

import machine
import packages
from product import ADMINISTRATOR, HERE, have_models, running
from project import Trouble


def main() -> None:
    with running() as product:
        have_models(product, 100)
        command = [str(machine.node()), str(HERE / "page.mjs"), product.page, ADMINISTRATOR["email"], ADMINISTRATOR["password"]]
        if subprocess.run(command, env={**os.environ, "CHROMIUM": str(packages.chromium())}).returncode != 0:
            raise Trouble("The page's figures could not be taken.")


if __name__ == "__main__":
    main()
