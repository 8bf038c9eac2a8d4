# SPDX-License-Identifier: Apache-2.0
"""The lab for a team behind Debian's nginx, with the files of deploy/: TLS, passwords, OpenID.

    team_test.py CARREAU PROJECT

nginx runs as an ordinary user on ports that are free. Prints "SKIP: …" where there is no nginx.
"""

import base64
import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest

carreau, project = sys.argv[1], pathlib.Path(sys.argv[2])
SAMPLE = project / "data" / "sample"
NAME = "lab.example"
PASSWORD = {"Authorization": "Basic " + base64.b64encode(b"anne:motdepasse").decode()}
OTHER = {"settings": {"poverty_ratio": "0.55"}}


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, seconds=20):
    """Looks until something is so; what it waits for has no other sign."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def is_open(port):
    with contextlib.closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Lab:
    """carreau serve on the bundled town."""

    def __init__(self, *options):
        self.process = subprocess.Popen(
            [carreau, "serve", SAMPLE / "carreaux_200m_met.csv", "--urban-units", SAMPLE / "uu2020_composition.csv",
             "--communes", SAMPLE / "communes.csv", "--rule", "metropole-2023", "--quiet", "--port", "0", *options],
            stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        return code


class Nginx:
    """nginx with one of the files of deploy/, in which names, ports and paths are those of the test."""

    def __init__(self, folder, site, port, lab_port, sign_in_port=0):
        self.folder = folder
        text = (project / "deploy" / site).read_text()
        for here, there in [("listen 443 ssl http2", f"listen 127.0.0.1:{port} ssl http2"),
                            ("127.0.0.1:8610", f"127.0.0.1:{lab_port}"), ("127.0.0.1:4180", f"127.0.0.1:{sign_in_port}"),
                            ("/etc/carreau", str(folder))]:
            text = text.replace(here, there)
        folders = "".join(f"  {kind}_temp_path {folder}/{kind};\n"
                          for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        main = folder / "main.conf"
        # The user of whoever runs the test: that of a service of the system could not read this folder.
        user = "user root;\n" if os.getuid() == 0 else ""
        main.write_text(f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
                        f"events {{}}\nhttp {{\n  access_log off;\n{folders}{text}}}\n")
        self.process = subprocess.Popen([shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin"), "-c", main, "-p", folder],
                                        stderr=subprocess.DEVNULL)
        if not wait_for(lambda: is_open(port)):
            raise RuntimeError((folder / "error.log").read_text())

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


class Browser:
    """One person: keeps cookies, speaks TLS, sends the headers of a page."""

    def __init__(self, port, more=None, origin=f"https://{NAME}"):
        self.port, self.more, self.origin, self.cookie = port, more or {}, origin, None
        self.trust = ssl.create_default_context()
        self.trust.check_hostname = False
        self.trust.verify_mode = ssl.CERT_NONE

    def ask(self, path, body=None, headers=None, method=None):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.trust, timeout=60)
        sent = {"Host": NAME, **self.more, **(headers or {})}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if body is not None:
            sent |= {"Content-Type": "application/json", "Origin": self.origin}
        connection.request(method or ("GET" if body is None else "POST"), path,
                           None if body is None else json.dumps(body), sent)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        given = answer.getheader("Set-Cookie")
        if given:
            self.cookie = given.split(";")[0]
        answer.text = text
        return answer

    def json(self, path, body=None):
        answer = self.ask(path, body)
        assert answer.status == 200, (path, answer.status, answer.text)
        return json.loads(answer.text)


class SignIn(http.server.BaseHTTPRequestHandler):
    """What oauth2-proxy answers: whoever has its cookie is let in, under a name; others sign in."""

    def do_GET(self):
        known = "signed=yes" in self.headers.get("Cookie", "")
        self.send_response(202 if known else 401 if self.path == "/oauth2/auth" else 200)
        if known:
            self.send_header("X-Auth-Request-User", "anne")
        page = b"sign in" if self.path == "/oauth2/sign_in" else b""
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        pass


class BehindNginx(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.addClassCleanup(cls.stack.close)
        cls.folder = pathlib.Path(cls.stack.enter_context(tempfile.TemporaryDirectory()))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
                        "-keyout", cls.folder / "tls.key", "-out", cls.folder / "tls.crt"], check=True, capture_output=True)
        secret = subprocess.run(["openssl", "passwd", "-apr1", "motdepasse"], check=True, capture_output=True, text=True)
        (cls.folder / "users").write_text(f"anne:{secret.stdout}")
        cls.lab = Lab("--public-url", f"https://{NAME}/")
        cls.stack.callback(cls.lab.stop)
        cls.port = free_port()
        cls.stack.callback(Nginx(cls.folder, "nginx.conf", cls.port, cls.lab.port).stop)

    def person(self, **more):
        return Browser(self.port, PASSWORD, **more)

    def test_nobody_comes_in_without_a_password(self):
        self.assertEqual(Browser(self.port).ask("/api/lab.json").status, 401)

    def test_a_page_runs_scenarios_and_its_cookie_is_its_own(self):
        anne = self.person()
        answer = anne.ask("/api/lab.json")
        self.assertEqual(answer.status, 200)
        self.assertRegex(answer.getheader("Set-Cookie"),
                         r"^carreau_[0-9a-f]{8}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict; Secure$")
        run = anne.json("/api/runs", OTHER)
        self.assertEqual(anne.json(f"/api/runs/{run['id']}")["id"], run["id"])
        self.assertEqual(anne.ask(f"/tiles/runs/{run['id']}/5/15/11.mvt").status, 200)
        self.assertIsNone(anne.ask("/api/lab.json").getheader("Set-Cookie"), "it keeps its session")

    def test_nothing_of_one_is_seen_by_another_without_a_link(self):
        anne, said = self.person(), self.person()
        lab = anne.json("/api/lab.json")
        self.assertTrue(lab["can_share"])
        said.json("/api/lab.json")
        run = anne.json("/api/runs", {"settings": {"poverty_ratio": "0.57"}})["id"]
        baseline = lab["baseline"]["id"]
        addresses = [f"/api/runs/{run}", f"/api/runs/{run}/zones.json", f"/api/runs/{run}/scenario.toml",
                     f"/api/runs/{run}/export/csv", f"/tiles/runs/{run}/5/15/11.mvt", f"/api/search.json?q=a&run={run}",
                     f"/api/compare.json?before={baseline}&after={run}", f"/tiles/changes/{baseline}..{run}/5/15/11.mvt"]
        for address in addresses:
            self.assertEqual(anne.ask(address).status, 200, address)
            for nobody in [said, self.person()]:
                self.assertEqual(nobody.ask(address).status, 410, address)
        key = anne.json(f"/api/runs/{run}/share", {})["key"]
        self.assertRegex(key, "^[0-9a-f]{64}$")
        for guessed in ["", "0" * 64, key[:-1], key[:-1] + ("0" if key[-1] != "0" else "1"), run, [key]]:
            self.assertEqual(said.ask("/api/shared", {"key": guessed}).status, 404)
        self.assertEqual(said.ask(addresses[0]).status, 410)
        self.assertEqual(said.json("/api/shared", {"key": key})["id"], run)
        for address in addresses:
            self.assertEqual(said.ask(address).status, 200, address)
        self.assertEqual(said.ask(f"/api/runs/{'0' * 16}/share", {}).status, 410)

    def test_a_guessed_or_made_up_session_is_a_new_one(self):
        anne, thief = self.person(), self.person()
        name = anne.ask("/api/lab.json").getheader("Set-Cookie").split("=")[0]
        run = anne.json("/api/runs", {"settings": {"poverty_ratio": "0.58"}})["id"]
        for value in ["0" * 64, "", "1", "x" * 5000]:
            thief.cookie = f"{name}={value}"
            self.assertEqual(thief.ask(f"/api/runs/{run}").status, 410)
        thief.cookie = f"{name}={'0' * 64}"
        self.assertIsNotNone(thief.ask("/api/lab.json").getheader("Set-Cookie"))
        self.assertNotIn("0" * 64, thief.cookie)

    def test_forged_headers_of_proxies_change_nothing(self):
        forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-For": "127.0.0.1",
                  "Forwarded": "host=evil.example;proto=http", "X-Auth-Request-User": "anne", "X-Forwarded-User": "anne"}
        anne, thief = self.person(), self.person()
        run = None
        for who in [anne, thief]:
            answer = who.ask("/api/lab.json", headers=forged)
            self.assertEqual(answer.status, 200)
            self.assertTrue(answer.getheader("Set-Cookie").endswith("; Path=/; HttpOnly; SameSite=Strict; Secure"))
            run = run or anne.json("/api/runs", {"settings": {"poverty_ratio": "0.59"}})["id"]
        self.assertEqual(thief.ask(f"/api/runs/{run}", headers=forged).status, 410)
        self.assertEqual(thief.ask("/api/runs", OTHER, {"Host": "evil.example", "X-Forwarded-Host": NAME}).status, 421)

    def test_foreign_hosts_and_origins_are_refused(self):
        self.assertEqual(self.person().ask("/api/lab.json", headers={"Host": "evil.example"}).status, 421)
        for origin in ["https://evil.example", f"http://{NAME}", f"https://{NAME}:8443", "null", f"http://127.0.0.1:{self.lab.port}"]:
            self.assertEqual(self.person(origin=origin).ask("/api/runs", OTHER).status, 403, origin)

    def test_a_proxy_may_rewrite_the_host(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.lab.port, timeout=60)
        connection.request("POST", "/api/runs", json.dumps(OTHER),
                           {"Host": f"127.0.0.1:{self.lab.port}", "Origin": f"https://{NAME}", "Content-Type": "application/json"})
        self.assertEqual(connection.getresponse().status, 200)
        connection.close()

    def test_a_slow_client_is_cut_off_and_the_others_are_answered(self):
        slow = self.person().trust.wrap_socket(socket.create_connection(("127.0.0.1", self.port)))
        slow.sendall(f"POST /api/runs HTTP/1.1\r\nHost: {NAME}\r\n".encode())
        self.assertEqual(self.person().ask("/api/lab.json").status, 200)
        slow.settimeout(30)
        self.assertNotIn(b"200 OK", slow.recv(1000), "after some seconds it is told to go")
        slow.close()

    def test_an_openid_proxy_says_who_comes(self):
        sign_in = http.server.ThreadingHTTPServer(("127.0.0.1", 0), SignIn)
        threading.Thread(target=sign_in.serve_forever, daemon=True).start()
        self.addCleanup(sign_in.server_close)
        self.addCleanup(sign_in.shutdown)
        folder = self.folder / "openid"
        folder.mkdir()
        for file in ["tls.crt", "tls.key"]:
            shutil.copy(self.folder / file, folder)
        port = free_port()
        nginx = Nginx(folder, "nginx-openid.conf", port, self.lab.port, sign_in.server_port)
        self.addCleanup(nginx.stop)
        stranger = Browser(port)
        answer = stranger.ask("/api/lab.json", headers={"X-Auth-Request-User": "anne"})
        self.assertEqual((answer.status, answer.text), (403, b"sign in"))
        anne = Browser(port, {"Cookie": "signed=yes"})
        self.assertEqual(anne.ask("/api/lab.json").status, 200)
        anne.cookie = f"signed=yes; {anne.cookie}"
        run = anne.json("/api/runs", OTHER)["id"]
        self.assertEqual(anne.ask(f"/api/runs/{run}/zones.json").status, 200)


class BelowAPath(unittest.TestCase):
    def test_the_cookie_is_for_the_path_alone(self):
        lab = Lab("--public-url", "http://sig.example/carreau")
        self.addCleanup(lab.stop)
        connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=60)
        self.addCleanup(connection.close)
        connection.request("GET", "/api/lab.json", headers={"Host": "sig.example"})
        cookie = connection.getresponse().getheader("Set-Cookie")
        self.assertRegex(cookie, r"=[0-9a-f]{64}; Path=/carreau/; HttpOnly; SameSite=Strict$")


class Unit(unittest.TestCase):
    @unittest.skipUnless(shutil.which("systemd-analyze"), "there is no systemd-analyze")
    def test_systemd_accepts_the_unit(self):
        with tempfile.TemporaryDirectory() as folder:
            unit = pathlib.Path(folder) / "carreau-lab.service"
            text = (project / "deploy" / unit.name).read_text()
            unit.write_text(text.replace("/usr/bin/carreau", os.path.abspath(carreau)))
            told = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
            self.assertEqual((told.returncode, told.stderr), (0, ""))
            # The figure that docs/team.md names, in tenths.
            rated = subprocess.run(
                ["systemd-analyze", "security", "--offline=true", "--threshold=10", unit], capture_output=True, text=True)
            self.assertEqual(rated.returncode, 0, rated.stdout[-200:])


if __name__ == "__main__":
    if not shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin"):
        print("SKIP: there is no nginx")
        sys.exit(0)
    unittest.main(argv=sys.argv[:1], verbosity=1)
