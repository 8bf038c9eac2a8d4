// SPDX-License-Identifier: Apache-2.0
/// Tables and files of every other kind that cannot be used: the whole sentence, with its file, row
/// and column, in every verb that reads them.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

/// A file, the words that give it to the program, and what must be said of it.
struct BadFile {
  const char* name;
  const char* file;
  std::string content;
  std::vector<std::string> words;
  const char* message;  ///< behind "carreau VERB: "
};
void PrintTo(const BadFile& bad, std::ostream* out) { *out << bad.name; }

const std::vector<std::string> kDelineate = DelineateArguments().words();
const std::vector<std::string> kActionsOfZones = {"actions",       "actions.csv", "--zones",
                                                  "zones.geojson", "--report",    "report"};
const std::vector<std::string> kCrosswalkOfZones = {"crosswalk", "zones.geojson", "zones.geojson",
                                                    "grid.csv",  "--count",       "n:people",
                                                    "-o",        "moved.csv"};
const std::vector<std::string> kEvaluateZones = {"evaluate", "zones.geojson", "bad.csv",
                                                 "grid.csv"};

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<std::string> with_incomes(const std::string& file) {
  DelineateArguments arguments;
  arguments.urban_incomes = file;
  return arguments.words();
}

class BadTables : public ::testing::TestWithParam<BadFile> {};

TEST_P(BadTables, AreToldWithTheirPlaceAndLeaveNoTrace) {
  const BadFile& bad = GetParam();
  const TempFolder folder;
  World().write(folder);
  (void)folder.write("zones.geojson",
                     geojson({{R"("code":"W")", box(3842800, 2346400, 3843200, 2347000)}}, 3035));
  (void)folder.write("actions.csv", "Référence;Année;Intitulé\nA1;2024;Jardin\n");
  (void)folder.write(bad.file, bad.content);
  const auto before = folder.content();
  const ProgramResult result = carreau(folder, bad.words);
  EXPECT_NE(result.exit_code, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "carreau " + bad.words.front() + ": " + bad.message + "\n");
  EXPECT_EQ(folder.content(), before);
}

std::string name_of_file(const ::testing::TestParamInfo<BadFile>& info) { return info.param.name; }

const BadFile kOwnFigures[] = {
    {"BracketsByNobody", "bad.csv", "cell,people\n", with(kDelineate, {"--brackets", "bad.csv"}),
     "bad.csv: expected columns named by brackets of income, found cell, people (name them by "
     "their limits in euros: 10000-12000, 12000-14000, …, 60000-)"},
    {"BracketsOfAnotherGrid", "bad.csv", "cell,-10000\nCRS5490RES200mN1592600E728800,1\n",
     with(kDelineate, {"--brackets", "bad.csv"}),
     "bad.csv:2: cell: expected the id of a cell of the grid (EPSG 3035), found "
     "\"CRS5490RES200mN1592600E728800\" (correct the id, or leave the row out)"},
    {"BracketsReversed", "bad.csv", "cell,20000-10000\n",
     with(kDelineate, {"--brackets", "bad.csv"}),
     "bad.csv: 20000-10000: expected limits that rise, found them reversed (name them by their "
     "limits in euros: 10000-12000, 12000-14000, …, 60000-)"},
    {"IncomesWithoutCode", "bad.csv", "nom;Q219\nAmont;20000\n", with_incomes("bad.csv"),
     "bad.csv: expected a column \"codgeo\" (code of the area), found the columns nom, Q219 (add "
     "it or rename the one meant)"},
    {"BridgeOfOnePair", "bad.toml", "[bridge]\nresidual = 0.02\npairs = [[1, 2]]\n",
     with(kDelineate, {"--bridge", "bad.toml"}),
     "bad.toml:3: pairs: expected two pairs or more, found fewer"},
    {"BridgeOfHalfAPair", "bad.toml", "[bridge]\nresidual = 0.02\npairs = [[1]]\n",
     with(kDelineate, {"--bridge", "bad.toml"}),
     "bad.toml:3: expected [declared, disposable] in euros"},
    {"BoundsWithoutAnUpperOne", "bad.csv", "dep;p05;nom\n30;9000;Gard\n",
     with(kDelineate, {"--bounds", "bad.csv"}),
     "bad.csv: expected a column \"p95_eur\" (upper bound, €), found the columns dep, p05, nom "
     "(add it or rename the one meant)"},
    {"UnitsOfNobody", "units.csv", "CODGEO,UU2020\n", kDelineate,
     "units.csv: expected communes and their units, found no row (is the download complete?)"},
};
INSTANTIATE_TEST_SUITE_P(OwnFigures, BadTables, ::testing::ValuesIn(kOwnFigures), name_of_file);

const BadFile kZoneFiles[] = {
    {"NoZone", "bad.csv", "code_qp;idcar_200m\n", kEvaluateZones,
     "bad.csv: expected zones, found none (is it the file, and the layer, that is meant?)"},
    {"CommuneTwice", "bad.csv", "insee_com\n30001\n30001\n", kEvaluateZones,
     "bad.csv:3: insee_com: the commune 30001 is already in row 2 (leave one of them out)"},
    {"TwoCommunesInARow", "bad.csv", "insee_com,nom\n30001;30002,x\n", kEvaluateZones,
     "bad.csv:2: insee_com: expected one commune, which is the zone, found 2 (add a column with "
     "the code of the zone that they make)"},
    {"CellOfNoGrid", "bad.csv", "zone;cell\nA;N1E1\n", kEvaluateZones,
     "bad.csv:2: cell: expected the id of a cell, as CRS3035RES200mN2346200E3842400, found "
     "\"N1E1\" (correct the id, or leave the row out)"},
    {"StatisticsOfOthers", "bad.csv", "code,n\nX,1\n",
     with(kCrosswalkOfZones, {"--table", "bad.csv"}),
     "bad.csv: code: expected codes of the zones of FROM, such as \"W\", found others, such as "
     "\"X\" (is it a table by these zones? --key names the column of their code)"},
    {"StatisticsTwice", "bad.csv", "code,n\nW,1\nW,2\n",
     with(kCrosswalkOfZones, {"--table", "bad.csv"}),
     "bad.csv:3: code: zone W was already given in row 2 (each zone has one row; is another column "
     "the code (--key)?)"},
    {"StatisticsWithoutTheColumn", "bad.csv", "code,population\nW,1\n",
     with(kCrosswalkOfZones, {"--table", "bad.csv"}),
     "bad.csv: expected a column \"n\", found none (name one of: code, population)"},
    {"KindOfZoning",
     "bad.toml",
     "[[zoning]]\nkey = \"a\"\nfile = \"zones.geojson\"\nkind = \"lines\"\n",
     {"evaluate", "zones.geojson", "bad.toml:a", "grid.csv"},
     "bad.toml:4: kind: expected \"polygons\", \"communes\" or \"cells\", found \"lines\" (leave "
     "the line out where the columns tell)"},
};
INSTANTIATE_TEST_SUITE_P(Zones, BadTables, ::testing::ValuesIn(kZoneFiles), name_of_file);

const BadFile kProgrammes[] = {
    {"NoColumnOfActions",
     "bad.csv",
     "a;b\n1;2\n",
     {"actions", "bad.csv", "--zones", "zones.geojson", "--report", "report"},
     "bad.csv: expected columns of actions (a reference or a title, and a year, a contract, a "
     "theme, a quartier or an amount), found a, b (say in a mapping file which column holds what, "
     "see docs/actions.md)"},
    {"FieldOfAnotherSheet", "bad.toml", "[lines.columns]\ntheme = \"x\"\n",
     with(kActionsOfZones, {"--mapping", "bad.toml"}),
     "bad.toml:2: theme: a sheet of lines has no \"theme\" (name it under the sheet that it "
     "belongs to)"},
    {"FieldThatIsNone", "bad.toml", "[actions.columns]\nwindow = \"x\"\n",
     with(kActionsOfZones, {"--mapping", "bad.toml"}),
     "bad.toml:2: window: expected the name of a field, found \"window\" (fields are: reference, "
     "year, date, title, operator, siret, contract, theme, theme_label, priority, "
     "strategic_objective, operational_objective, status, scheme, section, convention, first_year, "
     "last_year, total_cost, audience_forecast, audience_actual, audience_by_quartier, quartiers, "
     "communes, address, x, y, transterritorial, funder, credit, requested, granted, paid, "
     "currency, indicator, unit, forecast, actual, adding, direction, baseline, weight, "
     "target_year)"},
    {"QuartierOfTwoContracts", "bad.csv", "Quartier;Contrat\nW;CN1\nW;CN2\n",
     with(kActionsOfZones, {"--contracts", "bad.csv"}),
     "bad.csv:3: Contrat: quartier W has two contracts, CN1 and CN2 (keep one row a quartier)"},
    {"EnvelopeWithoutAnAmount", "bad.csv", "Année;Montant\n2024;beaucoup\n",
     with(kActionsOfZones, {"--envelopes", "bad.csv"}),
     "bad.csv:2: Montant: expected an amount, found \"beaucoup\" (correct the value, or leave the "
     "row out)"},
    {"ThemesWithoutAYear", "bad.toml", "key = \"k\"\ntitle = \"T\"\nsource = \"S\"\n",
     with(kActionsOfZones, {"--nomenclature", "bad.toml"}),
     "bad.toml: first_year: expected a year, found none (add a line: first_year = …)"},
};
INSTANTIATE_TEST_SUITE_P(Programmes, BadTables, ::testing::ValuesIn(kProgrammes), name_of_file);

}  // namespace
}  // namespace carreau::testing
