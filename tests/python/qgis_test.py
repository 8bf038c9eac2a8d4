# SPDX-License-Identifier: Apache-2.0
"""Opens the GeoPackage of a report in QGIS, without a screen, and looks at what QGIS draws.

    qgis_test.py CARREAU FOLDER_OF_SAMPLE

Shows that the styles inside are those that QGIS uses: every column has a title, quartiers are
shaded by granted euros in classes, the picture holds the colour of each class, and the layers lie
in Lambert-93.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())

try:  # after the platform has been chosen
    from qgis.core import QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings, QgsVectorLayer
    from qgis.PyQt.QtCore import QSize
except ImportError as missing:
    print(f"SKIP: {missing} (Debian's python3-qgis)")
    sys.exit(0)

CARREAU, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[2])


def drawn(layer, labels=True):
    """The colours of the picture that QGIS draws of a layer, with their numbers of pixels."""
    layer.setLabelsEnabled(labels)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setOutputSize(QSize(900, 700))
    settings.setDestinationCrs(layer.crs())
    extent = layer.extent()
    extent.grow(0.1 * max(extent.width(), extent.height(), 100.0))
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colours = {}
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            colour = image.pixelColor(x, y).name()
            colours[colour] = colours.get(colour, 0) + 1
    return colours


def over_white(rgba):
    """The colour "r,g,b,alpha" of a symbol over white paper."""
    red, green, blue, alpha = (int(part) for part in rgba.split(","))
    mixed = [round(part * alpha / 255 + 255 * (1 - alpha / 255)) for part in (red, green, blue)]
    return mixed


def is_near(colour, rgb):
    parts = [int(colour[k:k + 2], 16) for k in (1, 3, 5)]
    return all(abs(a - b) <= 2 for a, b in zip(parts, rgb))


class ReportLayers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder_ = tempfile.TemporaryDirectory()
        report = pathlib.Path(cls.folder_.name) / "report"
        subprocess.run([CARREAU, "actions", str(SAMPLE / "actions.xlsx"), "--zones", str(SAMPLE / "quartiers.gpkg"),
                        "--grid", str(SAMPLE / "carreaux_200m_met.csv"), "--report", str(report), "--quiet"],
                       check=True)
        cls.path = report / "actions.gpkg"

    @classmethod
    def tearDownClass(cls):
        cls.folder_.cleanup()

    def layer(self, name):
        layer = QgsVectorLayer(f"{self.path}|layername={name}", name, "ogr")
        self.assertTrue(layer.isValid(), name)
        return layer

    def test_every_column_has_a_title(self):
        for name in ("quartiers", "actions", "funding", "findings", "run"):
            layer = self.layer(name)
            untitled = [field.name() for k, field in enumerate(layer.fields())
                        if field.name() != "fid" and not layer.attributeAlias(k)]
            self.assertEqual(untitled, [], name)

    def test_quartiers_are_shaded_by_granted_euros(self):
        layer = self.layer("quartiers")
        self.assertEqual(layer.crs().authid(), "EPSG:2154")
        rules = layer.renderer().rootRule().children()
        labels = [rule.label() for rule in rules]
        self.assertGreaterEqual(len(labels), 3)
        self.assertTrue(all(re.search(r"\d.*€", label) for label in labels), labels)
        colours = drawn(layer, labels=False)
        for rule in rules:
            symbol = rule.symbol().symbolLayer(0).properties()["color"]
            self.assertTrue(any(is_near(colour, over_white(symbol)) and count > 20
                                for colour, count in colours.items()),
                            f"{rule.label()} is not on the picture: {symbol}")

    def test_names_are_written_on_the_map(self):
        layer = self.layer("quartiers")
        without, with_labels = drawn(layer, labels=False), drawn(layer)
        self.assertNotEqual(without, with_labels)

    def test_actions_lie_over_the_quartiers(self):
        actions, quartiers = self.layer("actions"), self.layer("quartiers")
        self.assertEqual(actions.crs().authid(), quartiers.crs().authid())
        placed = [feature for feature in actions.getFeatures() if feature.hasGeometry()]
        self.assertGreater(len(placed), 0)
        near = quartiers.extent()
        near.grow(20_000)
        self.assertTrue(all(near.contains(feature.geometry().asPoint()) for feature in placed))
        self.assertGreater(len(drawn(actions)), 1)


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    result = unittest.main(argv=sys.argv[:1], verbosity=2, exit=False).result
    # Leaving QGIS destroys layers that Python still holds, which crashes; the process ends here.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if result.wasSuccessful() else 1)
