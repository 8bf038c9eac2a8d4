# SPDX-License-Identifier: Apache-2.0
"""Kills the lab at random moments while it saves, exports and takes files, and gives it small disks.

    lab.py kills CARREAU FOLDER_OF_SAMPLE [--count 4] [--seed 1] [--only NAME]
    lab.py disks CARREAU FOLDER_OF_SAMPLE [--count 4] [--seed 1] [--only NAME] [--tmpfs]

As for the verbs (writing.py): each file is the old one or the new one, whole, and nothing else stays; a
folder into which an archive is unpacked is there with all its files, or not at all. What SIGKILL left
behind is gone after the next request of the same kind to the next server.
"""
import contextlib
import http.client
import json
import re
import resource
import shutil
import signal
import subprocess
import threading
import time
import zipfile

import writing

SAYS = (*writing.SAYS, "ne peut pas être créé", "on ne peut pas écrire")
KEY = "X-Carreau-Key"
TAKEN = "taken"


class Server:
    """carreau serve on the inputs of `folder`. It writes into the folders "out" and "temporary" of that one."""

    def __init__(self, carreau, folder, is_start, most_bytes=None):
        words = ["serve", "--below", str(folder)] if is_start else ["serve", *writing.RUN]
        limit = None if most_bytes is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        self.process = subprocess.Popen(
            [carreau, *words, "--folder", str(folder / "out"), "--port", "0", "--quiet"], cwd=folder,
            env=dict(writing.FRENCH, TMPDIR=str(folder / "temporary")), stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, preexec_fn=limit)
        address = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)/", address).group(1))
        self.key = address.strip().partition("#key=")[2]

    def ask(self, method, address, body=None, **more):
        """The status and the content of the answer; 0 where the server is gone."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            try:
                connection.request(method, address, body, {KEY: self.key, "Content-Type": "application/octet-stream",
                                                           **more})
                answer = connection.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException):
                return 0, b""

    def end(self, ending=signal.SIGTERM):
        self.process.send_signal(ending)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


def initial_run(server):
    return json.loads(server.ask("GET", "/api/lab.json")[1])["key"]


def save(server, folder, name):
    return server.ask("PUT", f"/api/scenarios/{name}.toml?run={initial_run(server)}&overwrite=1")


def export(ending):
    def run(server, folder, name):
        return server.ask("GET", f"/api/runs/{initial_run(server)}/{ending}")
    return run


def upload(ending):
    def parts(sent):
        """Over a network that takes its time, so that the server is met while it writes."""
        for begin in range(0, len(sent), 1 << 14):
            time.sleep(0.002)
            yield sent[begin:begin + (1 << 14)]

    def run(server, folder, name):
        sent = (folder / f"sent.{ending}").read_bytes()
        return server.ask("POST", f"/api/start/files?name={name}.{ending}", parts(sent),
                          **{"Content-Length": str(len(sent))})
    return run


def open_project(server, folder, name):
    for file in (writing.GRID, "uu2020_composition.csv", "communes.csv"):
        server.ask("POST", "/api/start/chosen", json.dumps({"place": file}))
    server.ask("POST", "/api/start/open", json.dumps({"rule": "metropole-2023", "name": name}))
    while True:
        status, text = server.ask("GET", "/api/start/project.json")
        now = json.loads(text) if status == 200 else {}
        if now.get("status") != "reading":
            failed = status == 200 and now["status"] == "failed"
            return (500, json.dumps(now["fault"], ensure_ascii=False).encode()) if failed else (status, text)
        time.sleep(0.01)


# What is asked, whether of the start page, and the file that is there before.
CASES = {
    "scenario": (save, False, "out.toml"),
    "export gpkg": (export("export/geopackage"), False, None),
    "export csv": (export("export/csv"), False, None),
    "export xlsx": (export("tables.fr.xlsx"), False, None),
    "upload": (upload("gpkg"), True, None),
    "archive": (upload("zip"), True, None),
    "project": (open_project, True, None),
    "sample": (lambda server, folder, name: server.ask("POST", "/api/start/sample", b"{}"), True,
               "ville-inventee/communes.csv"),
}


def content(folder):
    """The bytes of every file in the folders that the lab writes to, by name; None for a hidden folder."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
            for place in ("out", "temporary") for path in sorted((folder / place).rglob("*"))
            if path.name != TAKEN and (path.is_file() or path.name.endswith(".part"))}


class Case:
    """A request, with the files that are there afterwards when nothing is in the way."""

    def __init__(self, name, carreau, folder):
        self.name, self.carreau, self.folder = name, carreau, folder
        self.request, self.is_start, old = CASES[name]
        self.old = {f"out/{old}": b"old"} if old else {}
        # The second time: it finds everything in the memory of the system.
        for _ in range(2):
            self.put_old()
            server = self.serve()
            begin = time.monotonic()
            status, answer = self.request(server, folder, "out")
            self.seconds = time.monotonic() - begin
            server.end()
            assert status == 200, f"{name}: {status} {answer.decode()}"
        self.new = content(folder)
        # An export leaves no file; it takes as many bytes as its answer has.
        self.largest = max([len(text) for text in self.new.values()] or [len(answer)])
        self.expect_nothing_hidden(self.new)
        assert all(name.startswith("out/") for name in self.new), f"{name}: left behind {self.new.keys()}"

    def serve(self, most_bytes=None):
        return Server(self.carreau, self.folder, self.is_start, most_bytes)

    def put_old(self):
        for place in ("out", "temporary"):
            shutil.rmtree(self.folder / place, ignore_errors=True)
            (self.folder / place).mkdir()
        for path, text in self.old.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(text)

    def expect_whole(self, left):
        """Each file is the old one or the new one, and there is no other. Returns which there are."""
        others = [path for path in left if path not in self.new and ".part" not in path]
        assert not others, f"{self.name}: left behind {others[:3]}"
        kinds = set()
        for path, text in self.new.items():
            assert left.get(path) in (text, self.old.get(path)), f"{self.name}: {path} is neither old nor new"
            kinds.add("new" if left.get(path) == text else "old")
        unpacked = [path in left for path in self.new if path.startswith("out/fichiers/out/")]
        assert len(set(unpacked)) < 2, f"{self.name}: only some files are unpacked"
        return kinds

    def expect_nothing_hidden(self, left):
        hidden = [path for path in left if ".part" in path]
        assert not hidden, f"{self.name}: left behind {hidden[:3]}"


def kill_once(case, rng):
    """Ends a server by a signal while it answers, then asks the next one for another file."""
    case.put_old()
    ending = rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
    # An upload is written first, and most else last.
    moment = case.seconds * rng.choice([rng.uniform(0, 1.1), rng.uniform(0, 0.2), rng.uniform(0.7, 1)])
    server = case.serve()
    asking = threading.Thread(target=lambda: ask_quietly(case, server))
    asking.start()
    time.sleep(moment)
    code = server.end(ending)
    asking.join()
    assert code == (-ending if ending == signal.SIGKILL else 0), f"{case.name}: {code} on signal {ending}"
    left = content(case.folder)
    kinds = case.expect_whole(left)
    if ending != signal.SIGKILL:
        case.expect_nothing_hidden(left)
    kept = {path for path in left if ".part" not in path}
    next_server = case.serve()
    status, answer = case.request(next_server, case.folder, "next")
    next_server.end()
    assert status == 200, f"{case.name}: the next server answers {status} {answer.decode()}"
    left = content(case.folder)
    case.expect_nothing_hidden(left)
    assert kept <= left.keys(), f"{case.name}: the next server took away {kept - left.keys()}"
    return "old and new" if len(kinds) > 1 else f"all {kinds.pop()}" if kinds else "nothing to keep"


def ask_quietly(case, server):
    # The server may end between two requests, and its answer may be cut short.
    with contextlib.suppress(ValueError, KeyError):
        case.request(server, case.folder, "out")


def expect_refusal(case, server, size):
    said = f"{case.name}: disk of {size} bytes: "
    status, answer = case.request(server, case.folder, "out")
    server.end()
    assert status >= 400, said + f"answered {status}"
    told = answer.decode()
    assert any(words in told for words in SAYS) and ".part" not in told, said + told
    left = content(case.folder)
    kinds = case.expect_whole(left)
    case.expect_nothing_hidden(left)
    assert kinds <= {"old"}, said + "some files are new"
    return "refused"


def fill_disk(case, rng):
    """Lets a server write files of at most so many bytes, fewer than the largest has."""
    case.put_old()
    size = rng.randrange(case.largest)
    return expect_refusal(case, case.serve(size), size)


def fill_tmpfs(case, rng):
    """Gives a server folders that have room for a part of the new files."""
    pages = sum(len(text) + 4095 >> 12 for text in case.new.values()) or case.largest + 4095 >> 12
    # A size of 0 would be none, so that a page is taken beforehand.
    size = 4096 * (1 + len(case.old) + rng.randrange(pages))
    case.put_old()
    disks = [case.folder / place for place in ("out", "temporary")]
    for disk in disks:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=True)
    try:
        for disk in disks:
            (disk / TAKEN).write_bytes(bytes(4096))
        for path, text in case.old.items():
            (case.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (case.folder / path).write_bytes(text)
        return expect_refusal(case, case.serve(), size)
    finally:
        for disk in disks:
            subprocess.run(["umount", str(disk)], check=True)


def prepare(sample, folder):
    writing.prepare(sample, folder)
    shutil.copy(folder / "quartiers.gpkg", folder / "sent.gpkg")
    with zipfile.ZipFile(folder / "sent.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (writing.GRID, "communes.csv", "quartiers.gpkg"):
            archive.write(folder / name, f"donnees/{name}")


if __name__ == "__main__":
    writing.run_trials(CASES, Case, prepare, (kill_once, fill_disk, fill_tmpfs), 4, "requests")
