"""Names cannot be resolved: WASI preview 1 has no network. Say so instead of lacking the function."""

import socket


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    raise socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox")


def gethostbyname(hostname):
    raise socket.gaierror(socket.EAI_FAIL, "there is no network in this sandbox")


def install():
    if not hasattr(socket, "EAI_FAIL"):
        socket.EAI_FAIL = -4  # Linux's number
    for function in (getaddrinfo, gethostbyname):
        function.__module__ = "socket"
        setattr(socket, function.__name__, function)
