# SPDX-License-Identifier: Apache-2.0
"""Adds up the made-up programmes with pandas, knowing where their tables begin.

A second way to the same totals, which shares nothing with the engine: positions of headings and
rows of totals are given here by hand, where the engine finds them.
"""
import pandas


def cents(values):
    """The sum of a column in cents; texts are French amounts, and empty cells add nothing."""
    total = 0
    for value in values.dropna():
        if isinstance(value, str):
            value = value.replace("\u202f", "").replace(" €", "").replace(",", ".")
        total += round(float(value) * 100)
    return total


def yearly(path):
    """Actions and cents by year of the workbook with a sheet a year."""
    totals = {}
    for name, sheet in pandas.read_excel(path, sheet_name=None, header=None).items():
        if not name.startswith("Programmation"):
            continue
        actions = sheet[sheet[0].astype(str).str.match(r"^\d{4}-\d{3}$")]
        totals[int(name.split()[1])] = {
            "actions": len(actions), "requested": cents(actions[6]),
            "granted": sum(cents(actions[c]) for c in (7, 8, 9))}
    return totals


def merged(path, engine):
    """Actions and cents of the sheet with merged cells, its last row being its total."""
    sheet = pandas.read_excel(path, header=None, engine=engine)
    rows = sheet.iloc[3:-1]
    return {"actions": int(rows[0].notna().sum()), "requested": cents(rows[6]), "granted": cents(rows[7]),
            "paid": cents(rows[8])}


def exported(path):
    """Actions and cents of the export."""
    table = pandas.read_csv(path, sep=";", encoding="cp1252", dtype=str)
    return {"actions": len(table), "requested": cents(table["Montant demandé"]),
            "granted": cents(table["Montant accordé"]), "paid": cents(table["Montant versé"])}
