# SPDX-License-Identifier: Apache-2.0
"""What is said of the work of others: the notices, the bill of materials, the notice of the wheel.

    third_party_test.py BUILD PROJECT
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

build, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(project / "scripts"))
import wheel_notice  # noqa: E402


def bill(**environment):
    return subprocess.run([sys.executable, "-B", project / "scripts/sbom", "--build", build], check=True,
                          capture_output=True, text=True, env={**os.environ, **environment}).stdout


class ThirdParties(unittest.TestCase):
    def test_the_notices_name_what_the_build_holds(self):
        told = subprocess.run([sys.executable, "-B", project / "scripts/notices", "--check", build],
                              capture_output=True, text=True)
        self.assertEqual((told.returncode, told.stderr), (0, ""))

    def test_the_bill_is_sorted_and_the_same_bytes_again(self):
        first = bill(PYTHONHASHSEED="1")
        told = json.loads(first)
        self.assertEqual((told["bomFormat"], told["specVersion"]), ("CycloneDX", "1.5"))
        self.assertNotIn("timestamp", told["metadata"])
        references = [component["bom-ref"] for component in told["components"]]
        self.assertEqual(references, sorted(set(references)))
        (own,) = told["dependencies"]
        self.assertEqual(own["ref"], told["metadata"]["component"]["bom-ref"])
        self.assertLessEqual(set(own["dependsOn"]), set(references))
        names = {component["name"]: component["scope"] for component in told["components"]}
        for name in ("libgdal32", "libboost1.74-dev", "maplibre-gl"):
            self.assertEqual(names[name], "required")
        self.assertIn("optional", names.values(), "what only its libraries load")
        again = json.loads(bill(PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="86400"))
        self.assertEqual(again["metadata"].pop("timestamp"), "1970-01-02T00:00:00Z")
        self.assertEqual(json.dumps(again, ensure_ascii=False, indent=2) + "\n", first)

    def test_the_wheel_names_the_packages_of_what_it_carries(self):
        text = wheel_notice.notice(["libproj-0a1b2c3d.so.25", "libnobody-0a1b2c3d.so.1"])
        self.assertRegex(text, r"\n==== libproj25 [\d.]+[^\n]*: libproj-0a1b2c3d\.so\.25\n")
        self.assertIn("\n==== unknown: libnobody-0a1b2c3d.so.1\n", text)
        self.assertIn("---- libeigen3-dev ", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
