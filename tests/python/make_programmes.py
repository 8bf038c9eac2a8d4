# SPDX-License-Identifier: Apache-2.0
"""Writes three made-up programmes as offices really keep them.

  programmation.xlsx   a sheet for each year, a column for each funder, headings, subtotals, notes,
                       amounts typed as text, a hidden row and a hidden sheet of lists
  suivi.xlsx, .ods     merged cells: an action over the rows of its funders, a heading of two rows
  export.csv           the export of an application: Windows-1252, a row for each grant, long texts

Names of people, bodies and places are imaginary. Each file is the same at each run.
"""
import csv
import datetime
import pathlib
import random
import sys

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl

QUARTIERS = ["QN03601M", "QN03602M", "QN03603M", "QN03604M"]
# As people write them: codes with labels, parts of names, several at once.
WRITTEN_QUARTIERS = [
    "QN03601M - La Fontaine - La Chênaie", "La Tuilerie", "QN03602M et QN03603M", "La Grand-Prairie",
    "QN03604M", "Hors QPV", "Tous QPV", "le petit bois / la butte",
]
OPERATORS = ["Centre social Jean-Moulin", "Les Restos du quartier", "Sport pour tous", "Régie de quartier",
             "Ville de Vervenoux", "Club d’échecs", "Mission locale"]
TITLES = ["Accompagnement à la scolarité", "Ateliers sociolinguistiques", "Chantier éducatif", "Fête de quartier",
          "Total respect", "Ensemble vers l’emploi", "Permanence d’accès aux droits", "Jardin partagé"]


def amount(random_, low=500, high=20_000):
    """An amount in whole cents, mostly round as grants are."""
    euros = random_.randrange(low, high, 250)
    return euros + (random_.randrange(100) / 100 if random_.random() < 0.2 else 0)


def french(value):
    """1234.5 as a text "1 234,50 €", which a spreadsheet does not add up."""
    return f"{value:,.2f} €".replace(",", "\u202f").replace(".", ",")


# A sheet a year.

FUNDERS = ["Accordé État P147", "Accordé Ville de Vervenoux", "Accordé CAF"]
HEADING = ["N° *", "Porteur", "Intitulé de l’action", "Quartier(s) concerné(s)", "Thématique",
           "Coût total\n(en €)", "Demandé\n(en €)", *FUNDERS, "Total accordé", "dont fonctionnement",
           "Charges de personnel", "Décision"]
DECISIONS = ["Attribué", "Accordée", "Accordé partiellement", "Favorable sous réserve", "Bilan attendu", "Refusé"]


def programme_rows(random_, year, theme, count, first):
    for k in range(count):
        asked = amount(random_)
        parts = [amount(random_, 250, 5_000) if random_.random() < 0.7 else None for _ in FUNDERS]
        total = round(sum(p for p in parts if p is not None), 2)
        if random_.random() < 0.2:
            parts = [french(p) if p is not None else None for p in parts]
        yield [f"{year}-{first + k:03}", random_.choice(OPERATORS), random_.choice(TITLES),
               random_.choice(WRITTEN_QUARTIERS), theme, round(asked * 1.6, 2), asked, *parts, total,
               total, round(asked / 2, 2), random_.choice(DECISIONS)]


def numbers_of(row):
    for value in row[5:13]:
        if isinstance(value, str):
            value = float(value.replace("\u202f", "").replace(" €", "").replace(",", "."))
        yield value or 0.0


def total_row(words, rows):
    sums = [round(sum(column), 2) for column in zip(*(numbers_of(row) for row in rows))]
    return [None, None, words, None, None, *sums, None]


def add_year(workbook, random_, year):
    sheet = workbook.create_sheet(f"Programmation {year}")
    sheet.append([f"GIP du Val — Programmation {year} de la politique de la ville"])
    sheet.append([])
    sheet.append(HEADING)
    everything, first = [], 1
    for theme in ["Emploi", "Éducation", "Cadre de vie"]:
        sheet.append([f"Pilier {theme}"])
        rows = list(programme_rows(random_, year, theme, random_.randrange(3, 7), first))
        first += len(rows)
        for row in rows:
            sheet.append(row)
        sheet.append(total_row(f"Sous-total {theme}", rows))
        everything += rows
    sheet.append(total_row(f"TOTAL GÉNÉRAL {year}", everything))
    sheet.append([])
    sheet.append(["* Les numéros sont ceux de la plateforme de dépôt."])
    sheet.row_dimensions[6].hidden = year == 2023


def write_years(path):
    random_ = random.Random(1)
    workbook = openpyxl.Workbook()
    lists = workbook.active
    lists.title = "Listes"
    lists.append(["Décisions"])
    for word in DECISIONS:
        lists.append([word])
    for year in (2022, 2023, 2024):
        add_year(workbook, random_, year)
    lists.sheet_state = "hidden"
    workbook.save(path)


# Merged cells.

UPPER = ["Réf.", "Année", "Action", "Structure", "QPV", "Financeur", "Subvention", None, None]
LOWER = [None, None, None, None, None, None, "Demandée", "Accordée", "Versée"]


def followed_actions(random_):
    """Each action with the rows of its funders: (cells of the action, rows of amounts)."""
    for k in range(12):
        year = 2023 + k // 6
        funders = random_.sample(["État (P147)", "CAF", "Ville de Vervenoux", "Région"], random_.randrange(1, 4))
        amounts = []
        for funder in funders:
            asked = amount(random_)
            granted = random_.choice([asked, round(asked / 2, 2), 0])
            amounts.append([funder, asked, granted, granted if random_.random() < 0.5 else None])
        yield [f"A{k + 1}", year, random_.choice(TITLES), random_.choice(OPERATORS),
               random_.choice(WRITTEN_QUARTIERS)], amounts


def followed_rows():
    """The cells of the sheet, and the ranges merged in it: (row, column, rows, columns), from 0."""
    rows = [["Suivi des actions du contrat de ville"] + [None] * 8, UPPER, LOWER]
    merged = [(0, 0, 1, 9), (1, 6, 1, 3)] + [(1, c, 2, 1) for c in range(6)]
    for action, amounts in followed_actions(random.Random(2)):
        if len(amounts) > 1:
            merged += [(len(rows), c, len(amounts), 1) for c in range(5)]
        for k, line in enumerate(amounts):
            rows.append((action if k == 0 else [None] * 5) + line)
    lines = rows[3:]
    rows.append([None] * 5 + ["TOTAL"] + [round(sum(row[c] or 0 for row in lines), 2) for c in (6, 7, 8)])
    return rows, merged


def write_merged_xlsx(path):
    rows, merged = followed_rows()
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Suivi"
    for row in rows:
        sheet.append(row)
    for row, column, height, width in merged:
        sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=row + height, end_column=column + width)
    workbook.save(path)


def ods_cell(value, span):
    arguments = {}
    if span is not None:
        arguments = {"numberrowsspanned": span[2], "numbercolumnsspanned": span[3]}
    if isinstance(value, (int, float)):
        cell = odf.table.TableCell(valuetype="float", value=value, **arguments)
        value = f"{value:.2f}".replace(".", ",")
    else:
        cell = odf.table.TableCell(valuetype="string", **arguments)
    if value is not None:
        cell.addElement(odf.text.P(text=value))
    return cell


def write_merged_ods(path):
    rows, merged = followed_rows()
    starts = {(m[0], m[1]): m for m in merged}
    covered = {(r, c) for m in merged for r in range(m[0], m[0] + m[2]) for c in range(m[1], m[1] + m[3])}
    document = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name="Suivi")
    for r, row in enumerate(rows):
        line = odf.table.TableRow()
        for c, value in enumerate(row):
            span = starts.get((r, c))
            if span is None and (r, c) in covered:
                line.addElement(odf.table.CoveredTableCell())
            else:
                line.addElement(ods_cell(value, span))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path)


# The export of an application.

EXPORT = ["Numéro du dossier", "Statut du dossier", "Exercice", "Nom de l'organisme", "SIRET de l'organisme",
          "Intitulé du projet", "Description du projet", "Quartiers bénéficiaires", "Financeur",
          "Montant demandé", "Montant accordé", "Montant versé", "Date de dépôt", "Courriel du contact"]


def write_export(path):
    random_ = random.Random(3)
    with open(path, "w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(EXPORT)
        for k in range(40):
            asked = amount(random_)
            granted = random_.choice([asked, asked / 2, None])
            paid = granted if granted is not None and random_.random() < 0.6 else None
            words = "Attribué" if granted is not None else random_.choice(["En instruction", "Rejeté"])
            writer.writerow([
                f"24-{k:05}", words, 2024 + k % 2, random_.choice(OPERATORS), "", random_.choice(TITLES),
                "Première phase ;\ndeuxième phase « à préciser »", random_.choice(WRITTEN_QUARTIERS),
                random_.choice(["ANCT - BOP 147", "CAF", "Ville de Vervenoux"]),
                *("" if value is None else f"{value:.2f}".replace(".", ",") for value in (asked, granted, paid)),
                datetime.date(2024, 1, 1 + k % 28).strftime("%d/%m/%Y"), "contact@exemple.fr"])


def write_all(folder):
    folder = pathlib.Path(folder)
    write_years(folder / "programmation.xlsx")
    write_merged_xlsx(folder / "suivi.xlsx")
    write_merged_ods(folder / "suivi.ods")
    write_export(folder / "export.csv")


if __name__ == "__main__":
    write_all(sys.argv[1])
