"""What a sandbox lacks, said in the library's own words instead of by a missing function or file."""

import platform
import socket


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    raise socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox")


def gethostbyname(hostname):
    raise socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox")


plain_libc_ver = platform.libc_ver


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Without a file to look at there is no known C library: sys.executable is only a name here."""
    if executable is None:
        return lib, version
    return plain_libc_ver(executable, lib, version, chunksize)


def replace(module, *functions):
    for function in functions:
        function.__module__ = module.__name__
        setattr(module, function.__name__, function)


def install():
    if not hasattr(socket, "EAI_FAIL"):
        socket.EAI_FAIL = -4  # Linux's number
    replace(socket, getaddrinfo, gethostbyname)
    replace(platform, libc_ver)
