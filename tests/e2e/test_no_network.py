"""A sitting in the real window asks nothing of the network, also where a project is full of addresses."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys

heard = []
CONNECTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")


def hear(event, arguments):
    if event in CONNECTS and not str(arguments[-1]).startswith(("/tmp/.X11-unix", "\\0/tmp/.X11-unix")):
        heard.append((event, arguments[1:]))


sys.addaudithook(hear)
from annotator.gui import main

code = main(["tour", sys.argv[1]])
NETWORK = ("PySide6.QtNetwork", "PySide6.QtWeb", "http.client", "ssl")
network = {name for name in sys.modules if name.startswith(NETWORK)}
print(code, heard, sorted(network))
"""


def test_the_whole_tour_opens_no_connection(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "tour")],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert len(list((tmp_path / "tour").glob("*.png"))) > 20
    assert done.stdout.splitlines()[-1].endswith(" [] []"), done.stdout[-2000:] + done.stderr[-2000:]
