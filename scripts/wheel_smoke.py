# SPDX-License-Identifier: Apache-2.0
"""Tries an installed wheel on the bundled sample, in the current folder."""

import carreau
import pyarrow as pa

made = carreau.delineate(
    "carreaux_200m_met.csv",
    urban_units="uu2020_composition.csv",
    communes="communes.csv",
    urban_incomes="incomes.csv",
    rule="metropole-2014",
    vintage=2019,
)
perimeters = made.to_arrow()
assert isinstance(perimeters, pa.Table)
assert perimeters.num_rows > 0, "the sample has quartiers"
assert perimeters.schema.field("geometry").metadata or perimeters.schema.field("geometry").type
(path,) = made.write("out.gpkg")
checked = carreau.check("quartiers.gpkg", scenario=path, inputs=".")
assert checked.to_arrow().num_rows > 0
in_degrees = made.write("out.geojson") and carreau.delineate(
    scenario="out.gpkg", inputs=".", crs="EPSG:4326"
).write("degrees.geojson")
assert in_degrees
print(f"carreau {carreau.__version__}: {perimeters.num_rows} perimeters")
