#!/usr/bin/env python3
"""Runs a command and counts the processor seconds of all that it starts: counted.py LIMIT FILE COMMAND...

LIMIT is in whole seconds; a command that takes longer is ended, with exit code 124. FILE gets the processor seconds. What the command
leaves behind, such as a browser whose test died, is ended with it, so that no suite has a stranger beside it. A process whose parent ended
first would be counted by nobody: this program takes it over (prctl(2), PR_SET_CHILD_SUBREAPER).
"""
import ctypes
import os
import resource
import signal
import sys

PR_SET_CHILD_SUBREAPER = 36
TIMED_OUT, INTERRUPTED = 124, 130


class Over(Exception):
    """The command has had its time, or somebody ended it: the code to exit with."""


def over(number, _frame):
    raise Over(TIMED_OUT if number == signal.SIGALRM else INTERRUPTED)


def wait_for(pid):
    """The exit code of the command; what ends meanwhile is collected."""
    while True:
        ended, status = os.wait()
        if ended == pid:
            code = os.waitstatus_to_exitcode(status)
            return 128 - code if code < 0 else code


def end_what_is_left():
    """Ends one generation after the other: the children of a process that ends become ours."""
    while True:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            left = [int(pid) for pid in file.read().split()]
        if not left:
            return
        for pid in left:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def main():
    limit, file, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, over)
    pid = os.posix_spawnp(command[0], command, os.environ, setsigdef=[signal.SIGINT, signal.SIGTERM])
    try:
        signal.alarm(limit)
        code = wait_for(pid)
    except Over as early:
        code = early.args[0]
    for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    end_what_is_left()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(file, "w", encoding="ascii") as out:
        out.write(f"{used.ru_utime + used.ru_stime:.1f}\n")
    return code


sys.exit(main())
