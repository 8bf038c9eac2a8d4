// SPDX-License-Identifier: Apache-2.0
/// Mapping files: what they say, and what they may not.
#include "inputs/programme/action_mapping.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string mapping_error(const std::string& text) {
  try {
    (void)parse_mapping(text, "m.toml");
  } catch (const DataError& e) {
    return e.what();
  }
  return "no error";
}

TEST(ActionMapping, ReadyOnesAreThere) {
  EXPECT_THAT(mapping_names(),
              ElementsAre("360giving", "chorus-payments", "demarches-simplifiees", "fonjep-posts",
                          "osiris", "scdl-subventions", "state-posts"));
  for (const std::string& name : mapping_names()) {
    const ActionMapping mapping = read_mapping(name);
    EXPECT_TRUE(mapping.recognise) << name << " must not hide columns beside those of the schema";
    EXPECT_FALSE(mapping.source.empty()) << name;
    EXPECT_EQ(parse_mapping(mapping_text(mapping), name), mapping) << name;
  }
  EXPECT_EQ(parse_mapping(mapping_text(usual_names()), "usual"), usual_names());
}

TEST(ActionMapping, SaysEverythingInToml) {
  const ActionMapping mapping = parse_mapping(
      "recognise = false\nfill_down = [\"year\", \"contract\"]\nrepeated_references = \"number\"\n"
      "amounts_in = \"thousands\"\ndecimal_mark = \"comma\"\nseparators = \"+\"\ncrs = "
      "\"EPSG:2154\"\n"
      "[constants]\nyear = 2024\nfunder = \"État P147\"\ncredit = \"specific\"\n"
      "[actions]\nsheet = \"Programmation \\\"2024\\\"\"\n"
      "[actions.columns]\nreference = \"Réf\"\ntitle = [\"Action\", \"Projet\"]\n"
      "[[actions.funders]]\ncolumn = \"CAF\"\nfunder = \"CAF du Gard\"\nmeasure = \"paid\"\n"
      "credit = \"common_law\"\n"
      "[words.status]\npaid = [\"Soldé définitivement\"]\n",
      "m.toml");
  EXPECT_THAT(mapping.fill_down, ElementsAre(ActionField::year, ActionField::contract));
  EXPECT_TRUE(mapping.money.in_thousands);
  EXPECT_EQ(mapping.constants.at(ActionField::year), "2024");
  const SheetMapping& actions = mapping.of(ActionSheet::actions);
  EXPECT_EQ(actions.sheet, "Programmation \"2024\"");
  EXPECT_THAT(actions.columns.at(ActionField::title), ElementsAre("Action", "Projet"));
  EXPECT_EQ(actions.funders.at(0).measure, Measure::paid);
  EXPECT_EQ(mapping.status_words.at("solde definitivement"), ActionStatus::paid);
  EXPECT_EQ(parse_mapping(mapping_text(mapping), "again"), mapping);
}

TEST(ActionMapping, WhatItMayNotSayIsToldWithItsLine) {
  EXPECT_THAT(mapping_error("tittle = \"x\"\n"), HasSubstr("m.toml:1: tittle: expected one of"));
  EXPECT_THAT(mapping_error("tittle = \"x\"\n"), HasSubstr("is \"title\" meant?"));
  EXPECT_THAT(mapping_error("[actions.columns]\nreferrence = \"x\"\n"),
              HasSubstr("m.toml:2: referrence: expected the name of a field, found \"referrence\" "
                        "(is \"reference\" meant?)"));
  EXPECT_THAT(mapping_error("[lines.columns]\ntheme = \"x\"\n"),
              HasSubstr("a sheet of lines has no \"theme\""));
  EXPECT_THAT(mapping_error("amounts_in = \"keuros\"\n"),
              HasSubstr("expected one of euros, thousands"));
  EXPECT_THAT(mapping_error("[constants]\nyear = \"soon\"\n"),
              HasSubstr("expected a year, found \"soon\""));
  EXPECT_THAT(mapping_error("[constants]\ngranted = 12\n"), HasSubstr("that of every action"));
  EXPECT_THAT(mapping_error("[constants]\nstatus = \"done\"\n"),
              HasSubstr("expected one of requested"));
  EXPECT_THAT(mapping_error("[actions]\ncolumns = 3\n"), HasSubstr("expected a section, found 3"));
  EXPECT_THAT(mapping_error("fill_down = 3\n"), HasSubstr("expected a text or a list of texts"));
  EXPECT_THAT(mapping_error("[[actions.funders]]\nfunder = \"x\"\n"), HasSubstr("column"));
  EXPECT_THAT(mapping_error("[[actions.groups]]\ncolumn = \"x\"\n"), HasSubstr("group"));
  EXPECT_THAT(mapping_error("x = [\n"), HasSubstr("m.toml:"));
  EXPECT_THROW((void)read_mapping("scdl-subvention"), ArgumentError);
}

TEST(ActionMapping, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"[actions.columns]\nreferrence = \"x\"\n",
        "m.toml:2: referrence",
        {"field_unknown", "is_meant"}},
       {"[actions.columns]\nwindow = \"x\"\n", "m.toml:2: window", {"field_unknown", "fields_are"}},
       {"[lines.columns]\ntheme = \"x\"\n",
        "m.toml:2: theme",
        {"field_of_other_sheet", "name_under_its_sheet"}},
       {"[actions]\nfunders = 3\n",
        "m.toml:2: funders",
        {"expected_found", "funder_sections", "value_itself"}},
       {"[actions]\ngroups = 3\n",
        "m.toml:2: groups",
        {"expected_found", "funder_sections", "value_itself"}},
       {"[actions]\ncolumns = 3\n",
        "m.toml:2: columns",
        {"expected_found", "a_section", "value_itself"}},
       {"fill_down = 3\n", "m.toml:1: fill_down", {"expected_found", "texts", "value_itself"}},
       {"[constants]\nyear = \"soon\"\n", "m.toml:2: year", {"year_found", "shown_text"}},
       {"[constants]\ngranted = 12\n", "m.toml:2: granted", {"constant_amount"}},
       {"[constants]\ntotal_cost = 12\n", "m.toml:2: total_cost", {"constant_amount"}}},
      [](const std::string& text) { (void)parse_mapping(text, "m.toml"); });
}

TEST(ActionMapping, OneThatIsUnknownNamesThoseThatThereAre) {
  EXPECT_THAT(testing::codes_thrown_by([] { (void)read_mapping("scdl-subvention"); }),
              ElementsAre("unknown_mapping", "is_meant"));
}

}  // namespace
}  // namespace carreau::inputs
