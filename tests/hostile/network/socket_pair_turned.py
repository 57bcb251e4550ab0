"""Uses the one kind of socket that it may make to send to an address.

[stopped]
namespaces = ["network", "syscalls"]
landlock = ["syscalls", "signals"]
"""

import json
import socket

host = json.load(open("host.json"))
for address in (host["unix_datagram"], "\0" + host["abstract_datagram"]):
    try:
        one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        one.sendto(b"secret", address)
        print("BREACH: sent to", repr(address))
    except OSError:
        pass


def double(x):
    return x + x
