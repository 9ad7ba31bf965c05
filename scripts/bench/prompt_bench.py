"""Prints how many milliseconds a command takes until it shows its prompt in a terminal: prompt_bench.py PROMPT COMMAND…"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

LONGEST_SECONDS = 30


def main():
    prompt, command = sys.argv[1].encode(), sys.argv[2:]
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        shown = b""
        while prompt not in shown:
            left = started + LONGEST_SECONDS - time.perf_counter()
            if not select.select([terminal], [], [], max(0, left))[0]:
                sys.exit(f"no prompt within {LONGEST_SECONDS} s")
            shown += os.read(terminal, 65536)
        print((time.perf_counter() - started) * 1000)
    finally:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


main()
