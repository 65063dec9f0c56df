"""What a sandbox lacks, said in the library's own words instead of by a missing function or file."""

import errno
import multiprocessing
import multiprocessing.context
import multiprocessing.process
import os
import platform
import signal
import socket
import sys
import urllib.error
import urllib.request


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    raise socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox")


def gethostbyname(hostname):
    raise socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox")


def https_open(self, request):
    """Without OpenSSL urllib does not know https; what it lacks first is a network."""
    raise urllib.error.URLError(socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox"))


plain_libc_ver = platform.libc_ver


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Without a file to look at there is no known C library: sys.executable is only a name here."""
    if executable is None:
        return lib, version
    return plain_libc_ver(executable, lib, version, chunksize)


def system(command):
    """Execute the command in a subshell: one that finds no programs, so programs that only want to
    clear the screen go on."""
    command = os.fsdecode(command)
    if not command.strip():
        return 0
    print(f"sh: 1: {command.split()[0]}: not found", file=sys.stderr)
    return 127 << 8


def get_terminal_size(fd=1):
    """Return the size of the terminal window as (columns, lines)."""
    raise OSError(errno.ENOTTY, os.strerror(errno.ENOTTY))


def valid_signals():
    """Return a set of valid signal numbers on this platform."""
    return set(signal.Signals)


def without_processes(name):
    def refuse(*args, **kwargs):
        raise OSError(errno.ENOTSUP, f"{sys.platform} does not support processes.")

    refuse.__name__ = name
    return refuse


# What of multiprocessing makes processes, or what processes share.
SHARED = """
    Array Barrier BoundedSemaphore Condition Event JoinableQueue Lock Manager Pipe Pool Queue RLock RawArray
    RawValue Semaphore SimpleQueue Value
""".split()


def replace(owner, module, *functions):
    for function in functions:
        function.__module__ = module.__name__
        function.__qualname__ = function.__name__ if owner is module else f"{owner.__name__}.{function.__name__}"
        setattr(owner, function.__name__, function)


def install():
    if not hasattr(socket, "EAI_FAIL"):
        socket.EAI_FAIL = -4  # Linux's number
    replace(socket, socket, getaddrinfo, gethostbyname)
    replace(urllib.request.HTTPHandler, urllib.request, https_open)
    replace(platform, platform, libc_ver)
    replace(os, os, system, get_terminal_size)
    replace(signal, signal, valid_signals)
    replace(multiprocessing.process.BaseProcess, multiprocessing.process, without_processes("start"))
    for name in SHARED:
        function = without_processes(name)
        replace(multiprocessing.context.BaseContext, multiprocessing.context, function)
        setattr(multiprocessing, name, function)
