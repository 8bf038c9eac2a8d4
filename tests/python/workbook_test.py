# SPDX-License-Identifier: Apache-2.0
"""Opens the workbook of a report in LibreOffice, and looks at what it shows.

    workbook_test.py CARREAU FOLDER_OF_SAMPLE [--approve]

Shows that totals which LibreOffice adds up anew are those that the engine wrote, that no column is
too narrow for its figures, and that the first sheet looks as it did when somebody approved it:
tests/python/approved/workbook.png, which --approve writes anew.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import openpyxl
    from PIL import Image, ImageChops, ImageStat
except ImportError as missing:
    print(f"SKIP: {missing} (Debian's python3-openpyxl, python3-pil)")
    sys.exit(0)
for program, package in (("soffice", "libreoffice-calc-nogui"), ("pdftoppm", "poppler-utils")):
    if shutil.which(program) is None:
        print(f"SKIP: there is no {program} (Debian's {package})")
        sys.exit(0)

CARREAU, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[2])
APPROVED = pathlib.Path(__file__).parent / "approved" / "workbook.png"


def converted(path, kind, folder):
    """The file as LibreOffice saves it in another format."""
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                    "--outdir", str(folder / kind), str(path)], check=True, capture_output=True)
    return folder / kind / f"{path.stem}.{kind}"


def first_page(pdf, folder):
    """The first page in grey, small enough that letters become shades."""
    subprocess.run(["pdftoppm", "-r", "40", "-f", "1", "-l", "1", "-gray", "-png", str(pdf), str(folder / "page")],
                   check=True)
    return Image.open(next(folder.glob("page*.png"))).convert("L")


class Workbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder_ = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.folder_.name)
        subprocess.run([CARREAU, "actions", str(SAMPLE / "actions.xlsx"), "--zones", str(SAMPLE / "quartiers.gpkg"),
                        "--grid", str(SAMPLE / "carreaux_200m_met.csv"), "--communes", str(SAMPLE / "communes.csv"),
                        "--report", str(cls.folder / "report"), "--quiet", "--lang", "fr"], check=True)
        cls.book = cls.folder / "report" / "rapport.xlsx"
        cls.pdf = converted(cls.book, "pdf", cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.folder_.cleanup()

    def test_totals_added_up_anew_are_the_same(self):
        written = openpyxl.load_workbook(self.book, data_only=True)
        formulas = openpyxl.load_workbook(self.book)
        anew = openpyxl.load_workbook(converted(self.book, "xlsx", self.folder), data_only=True)
        count = 0
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if not (isinstance(cell.value, str) and cell.value.startswith("=SUBTOTAL")):
                        continue
                    count += 1
                    self.assertAlmostEqual(anew[sheet.title][cell.coordinate].value,
                                           written[sheet.title][cell.coordinate].value, 2,
                                           f"{sheet.title}!{cell.coordinate}")
        self.assertGreater(count, 20)

    def test_ten_sheets_at_most(self):
        self.assertLessEqual(len(openpyxl.load_workbook(self.book).sheetnames), 10)

    def test_no_column_is_too_narrow(self):
        text = subprocess.run(["pdftotext", "-layout", str(self.pdf), "-"], check=True, capture_output=True,
                              text=True).stdout
        self.assertIn("Quartier", text)
        self.assertNotIn("###", text)

    def test_the_first_page_looks_as_approved(self):
        page = first_page(self.pdf, self.folder)
        approved = Image.open(APPROVED)
        self.assertEqual(page.size, approved.size)
        difference = ImageStat.Stat(ImageChops.difference(page, approved)).mean[0]
        # Shades of 255; another version of a font moves letters by less than this.
        self.assertLess(difference, 4.0, "the page has changed: look at it, then run with --approve")


if __name__ == "__main__":
    if "--approve" in sys.argv:
        Workbook.setUpClass()
        APPROVED.parent.mkdir(exist_ok=True)
        first_page(Workbook.pdf, Workbook.folder).save(APPROVED)
        Workbook.tearDownClass()
        sys.exit(0)
    unittest.main(argv=sys.argv[:1], verbosity=2)
