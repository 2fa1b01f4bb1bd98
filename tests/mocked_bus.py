"""A service on a real bus that does as it is told, played by dbusmock in a process of its own."""

import subprocess
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from rig import PATIENCE_S, bus_has, need, until

PYTHON = "/usr/bin/python3"
MOCK = "org.freedesktop.DBus.Mock"


def need_mocks():
    """Skip the test where there are none."""
    need("dbus-daemon")
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", "import dbusmock"], check=False).returncode
    ):
        pytest.skip("python3-dbusmock is not installed")


class Mocked:
    """A mocked service and the wires to it."""

    def __init__(self, rig, address, service, *arguments):
        self.rig, self.address, self.service = rig, address, service
        self.process = rig.start([PYTHON, "-m", "dbusmock", *arguments])
        until(lambda: bus_has(address, service), f"{service}: {rig.last_words('python3')}")

    def tell(self, path, method, signature, *body):
        with open_dbus_connection(self.address) as bus:
            address = DBusAddress(path, self.service, MOCK)
            reply = bus.send_and_get_reply(
                new_method_call(address, method, signature, body), timeout=PATIENCE_S
            )
            assert reply.header.message_type.name == "method_return", reply.body

    def signal(self, path, interface, name, signature="", *values):
        self.tell(path, "EmitSignal", "sssav", interface, name, signature, list(values))

    def set(self, path, interface, **values):
        """Change properties, and tell everybody; a plain truth value needs no type."""
        typed = {
            key: ("b", value) if isinstance(value, bool) else value for key, value in values.items()
        }
        self.tell(path, "UpdateProperties", "sa{sv}", interface, typed)

    def stop(self):
        """End it, and wait until its name is free."""
        if self.process.poll() is None:
            self.rig.stop(self.process)
        until(lambda: not bus_has(self.address, self.service), "the end of the mock")
