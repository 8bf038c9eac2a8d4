# SPDX-License-Identifier: Apache-2.0
"""What scripts/check coverage tells of the export of llvm-cov.

    covered_lines_test.py PROJECT
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

project = pathlib.Path(sys.argv[1]).resolve()

# A header is in the export once for each archive that holds it; a line counts that any of them ran.
INFO = """SF:/p/engine/base/a.cpp
DA:3,1
DA:4,0
DA:5,0
DA:9,0
DA:10,7
end_of_record
SF:/p/engine/base/a.hpp
DA:1,2
end_of_record
SF:/p/engine/base/a.hpp
DA:1,0
end_of_record
SF:/p/engine/files/arrow/b.cpp
DA:1,1
DA:2,1
end_of_record
SF:/p/lab/c.cpp
DA:1,0
end_of_record
SF:/usr/include/other.hpp
DA:1,0
end_of_record
SF:/p/tests/unit/d.cpp
DA:1,0
end_of_record
"""


class CoveredLines(unittest.TestCase):
    def told(self, text, least):
        with tempfile.TemporaryDirectory() as folder:
            info = pathlib.Path(folder, "lines.info")
            info.write_text(text, encoding="utf-8")
            run = subprocess.run([sys.executable, "-B", project / "scripts/covered_lines.py", info, "/p", least],
                                 capture_output=True, text=True)
            uncovered = info.with_name("uncovered.txt")
            return run, uncovered.read_text(encoding="utf-8") if uncovered.exists() else None

    def test_the_lines_of_each_layer_and_of_the_engine_are_told(self):
        run, uncovered = self.told(INFO, "62.5")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual([row.split() for row in run.stdout.splitlines()], [
            "engine/base 3 of 6 lines 50.0 %".split(),
            "engine/files/arrow 2 of 2 lines 100.0 %".split(),
            "lab 0 of 1 lines 0.0 %".split(),
            "engine in all 5 of 8 lines 62.5 %".split()])
        self.assertEqual(uncovered, "engine/base/a.cpp: 4-5, 9\nlab/c.cpp: 1\n")

    def test_too_few_lines_of_the_engine_are_a_failure(self):
        run, _ = self.told(INFO, "62.6")
        self.assertEqual(run.returncode, 1)
        self.assertIn("The tests run 62.50 % of the lines of the engine, and 62.6 % is the least", run.stderr)

    def test_an_export_without_the_engine_is_no_measure(self):
        run, uncovered = self.told(INFO.replace("/p/engine", "/q/engine"), "0")
        self.assertEqual((run.returncode, run.stdout, uncovered), (2, "", None))
        self.assertIn("expected lines of engine/, found none", run.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
