# SPDX-License-Identifier: Apache-2.0
"""What the documents say is so: tutorials run, and options, tests and pages that they name exist.

    documents_test.py CARREAU PROJECT
"""

import functools
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest

carreau, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
DOCS = project / "docs"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def bare(text):
    """Blanks of any kind and number are one: French figures have several."""
    return re.sub(r"\s+", " ", text)


def blocks(page, kind):
    return [text for found, text in BLOCK.findall(page.read_text(encoding="utf-8")) if found == kind]


@functools.cache
def told(*words):
    return subprocess.run([carreau, *words], capture_output=True, text=True, check=True).stdout


def verbs():
    return re.findall(r"^  (\w+) {2,}", told("--help", "--lang", "en").split("\nVerbs:\n")[1], re.MULTILINE)


# The folder of the pages of verbs in each language, and the titles that every one of them has.
LANGUAGES = {
    "en": (DOCS, ("EXAMPLES", "DIAGNOSTICS", "MEMORY")),
    "fr": (DOCS / "fr", ("EXEMPLES", "DIAGNOSTICS", "MÉMOIRE")),
}


def commands(page):
    """What a page tells to type, without comments and --lang en, and without the remarks in its usage."""
    aside = re.compile(r"(?:^|\s+)#.*$| --lang en\b", re.MULTILINE)
    usage, *others = (aside.sub("", text) for text in blocks(page, "") + blocks(page, "sh"))
    words = re.findall(r"carreau \w+|(?<!\w)--?[a-z][\w-]*|\w+(?:\|\w+)+|\b[A-Z]+\b", usage)
    return words, [text.split() for text in others]


def sentences(language):
    """What the program says in a language, as patterns in which a detail may be anything."""
    detail = re.compile(r"\{[^}]*\}")
    patterns = []
    for name in (language, f"command_line_{language}"):
        parts = tomllib.loads((project / f"data/messages/{name}.toml").read_text(encoding="utf-8")).values()
        for words in (text for part in parts for text in part.values() if isinstance(text, str)):
            # Sentences of details alone would match everything. The shortest of French is « il manque … ».
            if len(detail.sub("", words)) > (9 if language == "fr" else 10):
                patterns.append(re.compile(".+".join(re.escape(bare(piece)) for piece in detail.split(words))))
    return patterns


class Tutorials(unittest.TestCase):
    def run_page(self, page, language, commands):
        script = "set -eu\n" + "".join(commands)
        environment = {**os.environ, "LC_ALL": language, "PATH": f"{carreau.parent}:{os.environ['PATH']}"}
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        printed = bare(done.stdout + done.stderr)
        for line in "".join(blocks(page, "text")).splitlines():
            self.assertIn(bare(line), printed, page.name)

    def test_in_french(self):
        for page in sorted(DOCS.glob("tutorials/*.fr.md")):
            with self.subTest(page.name):
                self.run_page(page, "fr_FR.UTF-8", blocks(page, "sh"))

    def test_in_english_they_give_the_same_commands(self):
        pages = sorted(set(DOCS.glob("tutorials/*.md")) - set(DOCS.glob("tutorials/*.fr.md")))
        self.assertEqual(len(pages), 3)
        for page in pages:
            french = page.with_suffix(".fr.md")
            self.assertEqual(blocks(page, "sh"), blocks(french, "sh"), page.name)
        # The commands are those of the French pages: of one page those are run again whose words it shows.
        page = DOCS / "tutorials/analyst.md"
        self.run_page(page, "en_US.UTF-8", blocks(page, "sh")[: len(blocks(page, "text"))])


class Pages(unittest.TestCase):
    def test_every_verb_has_examples_diagnostics_and_memory(self):
        self.assertIn("check", verbs())
        for folder, wanted in LANGUAGES.values():
            for verb in verbs():
                page = folder / f"{verb}.md"
                with self.subTest(page):
                    titles = re.findall(r"^## (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
                    for title in wanted:
                        self.assertIn(title, titles)

    def test_every_verb_has_the_same_commands_in_french(self):
        for verb in verbs():
            with self.subTest(verb):
                english, french = DOCS / f"{verb}.md", DOCS / f"fr/{verb}.md"
                self.assertEqual(commands(french), commands(english))
                self.assertIn(f"[En français](fr/{verb}.md)", english.read_text(encoding="utf-8"))
                self.assertIn(f"[In English](../{verb}.md)", french.read_text(encoding="utf-8"))

    def test_messages_are_those_of_the_program(self):
        for language, (folder, _) in LANGUAGES.items():
            known = sentences(language)
            count = 0
            for verb in verbs():
                page = (folder / f"{verb}.md").read_text(encoding="utf-8")
                diagnostics = page.partition("\n## DIAGNOSTICS\n")[2].partition("\n## ")[0]
                for message in re.findall(r"^\| `+ ?(.*?) ?`+ \| ", diagnostics, re.MULTILINE):
                    found = any(sentence.search(bare(message)) for sentence in known)
                    self.assertTrue(found, f"{verb}, {language}: {message}")
                    count += 1
            self.assertGreater(count, 12)

    def test_commands_name_verbs_and_options_that_exist(self):
        known = {verb: set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", told(verb, "--help"))) for verb in verbs()}
        count = 0
        for page in [project / "README.md", *sorted(DOCS.rglob("*.md"))]:
            for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
                for line in text.replace("\\\n", " ").splitlines() if kind in ("", "sh") else []:
                    command = re.match(r"\s*carreau (\w+)(.*)", line.split(" #")[0].split(" | ")[0])
                    if not command:
                        continue
                    self.assertIn(command[1], known, f"{page.name}: {line}")
                    for option in re.findall(r"(?<=\s)--[a-z][\w-]*", command[2]):
                        self.assertIn(option, known[command[1]] | {"--help"}, f"{page.name}: {line}")
                        count += 1
        self.assertGreater(count, 200)

    def test_threats_name_tests_that_exist(self):
        page = (DOCS / "threats.md").read_text(encoding="utf-8")
        macros = re.compile(r"TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)")
        sources = [source.read_text(encoding="utf-8") for source in (project / "tests").rglob("*.cpp")]
        known = {f"{suite}.{name}" for source in sources for suite, name in macros.findall(source)}
        named = set(re.findall(r"`([A-Z]\w+\.[A-Z]\w+)`", page))
        self.assertGreater(len(named), 40)
        self.assertEqual(named - known, set())
        for path, name in re.findall(r"`(tests/[\w/.]+): (\w+)`", page):
            self.assertIn(f"def {name}(", (project / path).read_text(encoding="utf-8"))

    def test_links_lead_to_files(self):
        for page in [project / "README.md", project / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]:
            text = BLOCK.sub("", page.read_text(encoding="utf-8"))
            for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
                if "://" not in link:
                    self.assertTrue((page.parent / link).exists(), f"{page.name}: {link}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
