#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's portals on a private bus, with a person who always says yes.

usage: portal.py FOLDER MOUNT APP-ID [FILE…]

It does what Socle asks for: a place to save a file, FILEs to open, printing, and documents handed
into the sandbox. What is printed goes to FOLDER/printed; each call is a line of FOLDER/calls.

What a document portal shows through a file system of its own are here plain folders, one for
each document, in MOUNT/by-app/APP-ID, which flatpak lets into the sandbox as /run/user/…/doc.
Flatpak names documents that it hands over itself by their place in MOUNT, which a desktop has at
the same path outside; so MOUNT must be a folder that the sandbox has at the same path.
Prints “ready” once the desktop's names are its own, then serves until it is ended.
"""

import os
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
gi.require_version("GLib", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

# What each object has: its interfaces, their methods, and what those take and give.
DESKTOP = {
    "FileChooser": {"OpenFile": ("s s a{sv}", "o"), "SaveFile": ("s s a{sv}", "o")},
    "Print": {"PreparePrint": ("s s a{sv} a{sv} a{sv}", "o"), "Print": ("s s h a{sv}", "o")},
}
DOCUMENTS = {
    "Documents": {"GetMountPoint": ("", "ay"), "Add": ("h b b", "s"),
                  "GrantPermissions": ("s s as", "")},
}

REQUEST = "/org/freedesktop/portal/desktop/request"


def describe(interfaces):
    """What Gio knows of INTERFACES, each of them with a version."""
    node = ElementTree.Element("node")
    for name, methods in interfaces.items():
        interface = ElementTree.SubElement(node, "interface", name="org.freedesktop.portal." + name)
        for method, kinds in methods.items():
            element = ElementTree.SubElement(interface, "method", name=method)
            for direction, words in zip(("in", "out"), kinds):
                for kind in words.split():
                    ElementTree.SubElement(element, "arg", type=kind, direction=direction)
        ElementTree.SubElement(interface, "property", name="version", type="u", access="read")
    return Gio.DBusNodeInfo.new_for_xml(ElementTree.tostring(node, "unicode")).interfaces


class Portal:
    def __init__(self, folder, mount, app_id, files):
        self.folder = folder
        self.mount = mount
        self.documents = mount / "by-app" / app_id
        self.documents.mkdir(parents=True, exist_ok=True)
        self.files = files
        self.calls = (folder / "calls").open("a", encoding="utf-8", buffering=1)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        for name, interfaces in ("Desktop", DESKTOP), ("Documents", DOCUMENTS):
            for interface in describe(interfaces):
                self.bus.register_object("/org/freedesktop/portal/" + name.lower(), interface,
                                         self.called, self.asked, None)
            Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.portal." + name,
                                           Gio.BusNameOwnerFlags.NONE, None, None)

    @staticmethod
    def asked(_bus, _sender, _path, _interface, name):
        return GLib.Variant("u", 3) if name == "version" else None

    # GLib passes all that it knows of a call.
    def called(self, _bus, sender, _path, interface, method, parameters, invocation):
        name = interface.rpartition(".")[2] + "." + method
        self.calls.write(name + "\n")
        answer = {
            "FileChooser.OpenFile": self.open_file,
            "FileChooser.SaveFile": self.save_file,
            "Print.PreparePrint": self.prepare_print,
            "Print.Print": self.print_file,
            "Documents.GetMountPoint": self.get_mount_point,
            "Documents.Add": self.add_document,
            "Documents.GrantPermissions": self.grant,
        }[name](parameters.unpack(), invocation)
        if interface.endswith("Documents"):
            invocation.return_value(answer)
        else:
            self.respond(sender, parameters.unpack()[-1], answer, invocation)

    def respond(self, sender, options, results, invocation):
        """Answers a request: at once with its handle, then with what came of it."""
        token = options.get("handle_token", "t")
        handle = f"{REQUEST}/{sender[1:].replace('.', '_')}/{token}"
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        GLib.idle_add(lambda: self.bus.emit_signal(
            sender, handle, "org.freedesktop.portal.Request", "Response",
            GLib.Variant("(ua{sv})", (0, results))) and False)

    # --- Documents --------------------------------------------------------------------

    def make_document(self, name):
        """A document that the application sees: what it is called there, and where it is."""
        number = len(list(self.documents.iterdir())) + 1
        folder = self.documents / f"doc{number}"
        folder.mkdir()
        return f"/run/user/{os.getuid()}/doc/{folder.name}/{name}", folder / name

    def get_mount_point(self, _parameters, _invocation):
        return GLib.Variant("(ay)", (os.fsencode(self.mount) + b"\0",))

    def add_document(self, parameters, invocation):
        descriptor = invocation.get_message().get_unix_fd_list().get(parameters[0])
        source = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        os.close(descriptor)
        _, path = self.make_document(source.name)
        shutil.copyfile(source, path)
        (self.mount / path.parent.name).symlink_to(path.parent.relative_to(self.mount))
        return GLib.Variant("(s)", (path.parent.name,))

    @staticmethod
    def grant(_parameters, _invocation):
        return None

    # --- What the desktop's dialogs would do ------------------------------------------

    def save_file(self, parameters, _invocation):
        seen, _ = self.make_document(parameters[2]["current_name"])
        return {"uris": GLib.Variant("as", [Path(seen).as_uri()])}

    def open_file(self, _parameters, _invocation):
        uris = []
        for file in self.files:
            seen, path = self.make_document(file.name)
            shutil.copyfile(file, path)
            uris.append(Path(seen).as_uri())
        return {"uris": GLib.Variant("as", uris)}

    @staticmethod
    def prepare_print(_parameters, _invocation):
        return {"settings": GLib.Variant("a{sv}", {}), "page-setup": GLib.Variant("a{sv}", {}),
                "token": GLib.Variant("u", 1)}

    def print_file(self, parameters, invocation):
        descriptor = invocation.get_message().get_unix_fd_list().get(parameters[2])
        part = self.folder / "printed.part"
        with open(descriptor, "rb") as source, part.open("wb") as target:
            shutil.copyfileobj(source, target)
        part.rename(self.folder / "printed")
        return {}


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    folder, mount = map(Path, sys.argv[1:3])
    Portal(folder, mount, sys.argv[3], [Path(path) for path in sys.argv[4:]])
    GLib.idle_add(lambda: print("ready", flush=True))
    GLib.MainLoop().run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
