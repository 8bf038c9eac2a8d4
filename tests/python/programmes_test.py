# SPDX-License-Identifier: Apache-2.0
"""Imports the made-up programmes and compares every total with what pandas reads, to the cent.

    programmes_test.py CARREAU ZONES
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import make_programmes
    import pandas_totals
except ImportError as missing:
    print(f"SKIP: {missing} (Debian's python3-pandas, python3-openpyxl, python3-odf)")
    sys.exit(0)

CARREAU, ZONES = sys.argv[1:3]


def imported(path, *options):
    """The summary of `carreau actions`, and what it says on standard error."""
    run = subprocess.run([CARREAU, "actions", str(path), "--zones", ZONES, "--json", "--quiet", *options],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise AssertionError(f"exit {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


class Programmes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder_ = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.folder_.name)
        make_programmes.write_all(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.folder_.cleanup()

    def check(self, summary, expected):
        self.assertEqual(summary["actions"], expected["actions"])
        for measure in ("requested", "granted", "paid"):
            if measure in expected:
                self.assertEqual(round(summary[measure] * 100), expected[measure], measure)
        # Every quartier of these files can be told from its words.
        self.assertEqual(summary["granted_unattributed"], 0.0)
        self.assertEqual(summary["refused_rows"], 0)

    def test_a_sheet_a_year(self):
        path = self.folder / "programmation.xlsx"
        years = pandas_totals.yearly(path)
        summary = imported(path)
        self.assertEqual(summary["years"], sorted(years))
        self.check(summary, {key: sum(year[key] for year in years.values())
                             for key in ("actions", "requested", "granted")})

    def test_merged_cells(self):
        for name, engine in (("suivi.xlsx", "openpyxl"), ("suivi.ods", "odf")):
            with self.subTest(name):
                path = self.folder / name
                self.check(imported(path), pandas_totals.merged(path, engine))

    def test_export_of_an_application(self):
        path = self.folder / "export.csv"
        self.check(imported(path), pandas_totals.exported(path))

    def test_a_kept_mapping_reads_the_same(self):
        for name in ("programmation.xlsx", "suivi.xlsx", "suivi.ods", "export.csv"):
            with self.subTest(name):
                path, kept = self.folder / name, self.folder / f"{name}.toml"
                first = imported(path, "--save-mapping", str(kept))
                again = imported(path, "--mapping", str(kept))
                for key in ("actions", "lines", "requested", "granted", "paid", "granted_unattributed"):
                    self.assertEqual(again[key], first[key], key)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
