#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the lab as a team uses it: so many people, each with scenarios of their own.

    team.py CARREAU FOLDER [--people 50] [--seconds 120] [--pause 10] [--tolerance 2:20] [--dear]
            [--json FILE]

FOLDER is a made-up country, from `carreau sample`. Each person opens a session, and again and again
changes a threshold of their own scenario, waits for the run, reads the zones and nine tiles of one
place, and pauses: between half and one and a half times --pause seconds, drawn from a seed. One change
in seven is of the tolerance of near misses, in percent of S from --tolerance (5 unless somebody changes
it); with 10:90 most of the country becomes a near miss, and each later run of that person costs so. With
--dear one person more runs other incomes all the while. Prints what docs/performance.md has: runs,
errors, median and p99 of a run, of its zones, of a tile, and the memory of the server.
"""

import argparse
import collections
import http.client
import json
import os
import random
import re
import subprocess
import threading
import time


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("carreau")
    parser.add_argument("folder")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--pause", type=float, default=10.0, help="seconds between two changes")
    parser.add_argument("--tolerance", default="2:20", metavar="LOW:HIGH", help="of near misses, in percent")
    parser.add_argument("--dear", action="store_true", help="one person more, whose runs are dear")
    parser.add_argument("--json", help="also write the figures to this file")
    return parser.parse_args()


class Server:
    def __init__(self, carreau, folder):
        file = lambda name: os.path.join(folder, name)
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [carreau, "serve", file("carreaux_200m_met.csv"),
             "--urban-units", file("uu2020_composition.csv"), "--communes", file("communes.csv"),
             "--urban-incomes", file("incomes.csv"), "--rule", "metropole-2023", "--quiet",
             "--listen", "127.0.0.1:0", "--public-url", "http://team.example/"],
            stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.ready = time.monotonic() - begun

    def memory(self):
        """Resident, in MB: now, and at most so far."""
        status = open(f"/proc/{self.process.pid}/status").read()
        return [int(re.search(rf"{name}:\s+(\d+)", status).group(1)) / 1024
                for name in ["VmRSS", "VmHWM"]]

    def stop(self):
        begun = time.monotonic()
        self.process.terminate()
        self.process.wait()
        return time.monotonic() - begun


class Person:
    def __init__(self, port, number, times, tolerance):
        self.draw = random.Random(number)
        self.tolerance = tolerance
        self.port, self.times, self.cookie, self.errors = port, times, None, collections.Counter()
        self.settings, self.place = {}, None

    def ask(self, what, path, body=None):
        """The answer as JSON or bytes; None, and an error counted, for anything but 200."""
        begun = time.monotonic()
        try:
            answer, text = self.answer_to(path, body)
        except OSError as error:
            self.errors[f"{what}: {error}"] += 1
            return None
        self.times[what].append(time.monotonic() - begun)
        if answer.status != 200:
            self.errors[f"{what}: {answer.status}"] += 1
            return None
        self.cookie = (answer.getheader("Set-Cookie") or "").split(";")[0] or self.cookie
        return json.loads(text) if "json" in answer.getheader("Content-Type") else text

    def answer_to(self, path, body):
        headers = {"Host": "team.example", "Content-Type": "application/json"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        for attempt in (1, 2):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=900)
            try:
                connection.request("GET" if body is None else "POST", path,
                                   None if body is None else json.dumps(body), headers)
                answer = connection.getresponse()
                return answer, answer.read()
            except http.client.RemoteDisconnected:
                # The server closes a connection on which nothing is asked for two seconds, which
                # this program may need on a busy machine. Browsers ask again too.
                if attempt == 2:
                    raise
            finally:
                connection.close()

    def enter(self):
        lab = self.ask("lab", "/api/lab.json")
        west, south, east, north = lab["grid"]["bounds"]
        zoom = 11
        column = int((self.draw.uniform(west, east) + 180) / 360 * 2**zoom)
        row = int(self.draw.uniform(0.34, 0.37) * 2**zoom)
        self.place = [(zoom, column + i, row + j) for i in range(3) for j in range(3)]

    def change(self):
        # As a slider or a field is moved: mostly S, at times what zones need.
        name, value = self.draw.choice(
            [("poverty_ratio", f"0.{self.draw.randrange(5200, 6600)}")] * 4 +
            [("minimum_zone_population", str(self.draw.randrange(500, 1500))),
             ("near_miss_income", f"0.{self.draw.randrange(*self.tolerance):02}"),
             ("contiguity", self.draw.choice("48"))])
        self.settings[name] = value
        run = self.ask("run", "/api/runs?tab=one", {"settings": self.settings})
        if run is None:
            return
        self.ask("zones", f"/api/runs/{run['id']}/zones.json")
        for tile in self.place:
            self.ask("tile", "/tiles/runs/{}/{}/{}/{}.mvt?for=share".format(run["id"], *tile))

    def change_incomes(self):
        spread = f"0.{self.draw.randrange(4000, 5000)}"
        method = self.draw.choice(["plain", "compact"])
        self.ask("dear run", "/api/runs?tab=one",
                 {"settings": {"spread_mean": spread, "method": method}})

    def work(self, change, end, pause):
        time.sleep(self.draw.uniform(0, pause))
        while time.monotonic() < end:
            change()
            time.sleep(self.draw.uniform(0.5, 1.5) * pause)


def milliseconds(values, share):
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1e3, 1)


def main():
    given = arguments()
    server = Server(given.carreau, given.folder)
    before = server.memory()[0]
    times = collections.defaultdict(list)
    count = given.people + (1 if given.dear else 0)
    low, high = (int(percent) for percent in given.tolerance.split(":"))
    people = [Person(server.port, number, times, (low, high + 1)) for number in range(count)]
    for person in people:
        person.enter()
    entered = server.memory()[0]
    end = time.monotonic() + given.seconds
    threads = []
    for number, person in enumerate(people):
        is_dear = number == given.people
        change = person.change_incomes if is_dear else person.change
        pause = 0.1 if is_dear else given.pause
        threads.append(threading.Thread(target=person.work, args=(change, end, pause)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    errors = sum((person.errors for person in people), collections.Counter())
    now, most = server.memory()
    figures = {
        "people": given.people, "pause_s": given.pause, "seconds": given.seconds,
        "ready_s": round(server.ready, 1),
        "errors": dict(errors),
        "ms": {what: {"count": len(all), "median": milliseconds(all, 0.5),
                      "p99": milliseconds(all, 0.99)} for what, all in sorted(times.items())},
        "memory_mb": {"ready": round(before), "entered": round(entered),
                      "at the end": round(now), "at most": round(most)},
        "stop_s": round(server.stop(), 2)}
    print(json.dumps(figures, indent=2))
    if given.json:
        with open(given.json, "w") as file:
            json.dump(figures, file, indent=2)


main()
