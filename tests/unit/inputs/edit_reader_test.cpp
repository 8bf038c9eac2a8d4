// SPDX-License-Identifier: Apache-2.0
/// Edits in scenario files: what each key means, and what is said of each mistake.
#include "inputs/edit_reader.hpp"

#include "base/error.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/scenario_writer.hpp"
#include "support/faults.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace carreau::inputs {
namespace {

using carreau::testing::replaced;
using ::testing::SizeIs;

const std::string kEdits =
    "format = 1\n"
    "[[edits]]\n"
    "kind = \"add\"\n"
    "polygon = [\n"
    "  [[3, 50.5], [3.5, 50.5], [3.5, 51]],\n"
    "]\n"
    "reason = \"un ensemble\"\n"
    "date = \"2026-11-27\"\n"
    "[[edits]]\n"
    "kind = \"lock\"\n"
    "zone = \"59702-01\"\n"
    "cells = [\"CRS3035RES200mN3068200E3762400\"]\n"
    "reason = \"contrat signé\"\n"
    "date = \"2026-11-28\"\n"
    "[[edits]]\n"
    "kind = \"release\"\n"
    "zone = \"59702-01\"\n"
    "reason = \"avenant\"\n"
    "date = \"2026-11-29\"\n";

std::string edit_error_of(const std::string& text) {
  try {
    (void)parse_scenario(text, "s.toml", "");
  } catch (const DataError& error) {
    return error.what();
  }
  return "no DataError";
}

TEST(EditReader, ReadsEveryKind) {
  const auto edits = parse_scenario(kEdits, "s.toml", "").edits;
  ASSERT_THAT(edits, SizeIs(3));
  EXPECT_EQ(edits[0], (Edit{EditKind::add,
                            {},
                            {{{3.0, 50.5}, {3.5, 50.5}, {3.5, 51.0}}},
                            {},
                            "un ensemble",
                            "2026-11-27"}));
  EXPECT_EQ(edits[1], (Edit{EditKind::lock,
                            {"CRS3035RES200mN3068200E3762400"},
                            {},
                            "59702-01",
                            "contrat signé",
                            "2026-11-28"}));
  EXPECT_EQ(edits[2], (Edit{EditKind::release, {}, {}, "59702-01", "avenant", "2026-11-29"}));
}

TEST(EditReader, ReadsWhatIsWritten) {
  const ScenarioRecord record = parse_scenario(kEdits, "s.toml", "");
  EXPECT_EQ(parse_scenario(scenario_text(record), "s.toml", ""), record);
}

struct EditFault {
  const char* name;
  const char* from;
  const char* to;
  const char* message;
};
void PrintTo(const EditFault& mistake, std::ostream* out) { *out << mistake.name; }

class EditMistake : public ::testing::TestWithParam<EditFault> {};

TEST_P(EditMistake, IsToldWithItsLine) {
  EXPECT_EQ(edit_error_of(replaced(kEdits, GetParam().from, GetParam().to)), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    OfEdits, EditMistake,
    ::testing::Values(
        EditFault{"UnknownKind", "\"add\"", "\"move\"",
                  "s.toml:3: kind: expected add, remove, lock or release, found \"move\""},
        EditFault{"NoKind", "kind = \"add\"\n", "",
                  "s.toml:2: kind: expected add, remove, lock or release, found none (add a line: "
                  "kind = \"add\")"},
        EditFault{"UnknownKey", "reason = \"un ens", "reasson = \"un ens",
                  "s.toml:7: reasson: expected one of kind, zone, cells, polygon, reason, date, "
                  "found \"reasson\" (is \"reason\" meant?)"},
        EditFault{"NoReason", "reason = \"un ensemble\"\n", "",
                  "s.toml:2: reason: expected why the edit is made, found nothing (add a line: "
                  "reason = \"…\")"},
        EditFault{"BlankReason", "\"un ensemble\"", "\" \"",
                  "s.toml:7: reason: expected why the edit is made, found nothing (add a line: "
                  "reason = \"…\")"},
        EditFault{"BadDate", "2026-11-27", "2026-02-30",
                  "s.toml:8: date: expected a date such as 2026-11-27, found \"2026-02-30\" (write "
                  "year, month and day)"},
        EditFault{"DateWithoutQuotes", "\"2026-11-27\"", "2026-11-27",
                  "s.toml:8: date: expected a text, found a date or time (write it in quotes)"},
        EditFault{"CrossingPolygon", "[[3, 50.5], [3.5, 50.5], [3.5, 51]]",
                  "[[3, 50], [4, 51], [4, 50], [3, 51]]",
                  "s.toml:4: polygon: expected a polygon that does not cross itself, found "
                  "Self-intersection at 3.500000, 50.500000 (draw it anew)"},
        EditFault{
            "NotANumber", "[3.5, 50.5]", "[nan, 50.5]",
            "s.toml:4: polygon: expected a longitude from -180 to 180 and a latitude from -90 "
            "to 90, found nan, 50.5 (write [longitude, latitude], in degrees)"},
        EditFault{
            "Infinite", "[3.5, 50.5]", "[3.5, -inf]",
            "s.toml:4: polygon: expected a longitude from -180 to 180 and a latitude from -90 "
            "to 90, found 3.5, -inf (write [longitude, latitude], in degrees)"},
        EditFault{"APointOfThree", "[3.5, 50.5]", "[3.5, 50.5, 0]",
                  "s.toml:5: polygon: expected a point [longitude, latitude], found a list"},
        EditFault{"APointOfTexts", "[3.5, 50.5]", "[\"a\", 50.5]",
                  "s.toml:5: polygon: expected a point [longitude, latitude], found a list"},
        EditFault{"NoRing", "polygon = [\n  [[3, 50.5], [3.5, 50.5], [3.5, 51]],\n]",
                  "polygon = []",
                  "s.toml:4: polygon: expected a list of rings, found an empty list"},
        EditFault{"NoCells", "[\"CRS3035RES200mN3068200E3762400\"]", "[]",
                  "s.toml:12: cells: expected a list of ids of cells, found an empty list"},
        EditFault{"ACellThatIsNone", "RES200mN3068200E", "RES200mN30E",
                  "s.toml:12: cells: expected ids of cells such as CRS3035RES200mN2346200E3842400, "
                  "found \"CRS3035RES200mN30E3762400\""},
        EditFault{"ANumberForACell", "[\"CRS3035RES200mN3068200E3762400\"]", "[5]",
                  "s.toml:12: cells: expected the id of a cell, found 5 (write it in quotes)"},
        EditFault{
            "NoZone", "zone = \"59702-01\"\ncells", "cells",
            "s.toml:9: zone: expected the name of what it locks, found none (add a line: zone "
            "= \"…\")"}),
    [](const auto& wrong) { return std::string(wrong.param.name); });

TEST(EditReader, RefusesWhatIsNoTable) {
  EXPECT_EQ(edit_error_of("format = 1\nedits = 5\n"),
            "s.toml:2: edits: expected sections [[edits]], found 5");
  EXPECT_EQ(edit_error_of("format = 1\nedits = [5]\n"),
            "s.toml:2: edits: expected sections [[edits]], found 5");
}

TEST(EditReader, EachFaultOfAShapeHasItsCode) {
  const auto polygon = [](const char* rings) {
    return replaced(kEdits, "[\n  [[3, 50.5], [3.5, 50.5], [3.5, 51]],\n]", rings);
  };
  testing::expect_faults(
      {{"format = 1\nedits = 3\n", "s.toml:2: edits", {"sections_expected", "value_itself"}},
       {replaced(kEdits, "\"add\"", "\"move\""),
        "s.toml:3: kind",
        {"expected_found", "edit_kinds", "shown_text"}},
       {replaced(kEdits, "kind = \"add\"\n", ""),
        "s.toml:2: kind",
        {"expected_none", "edit_kinds", "add_line"}},
       {polygon("3"), "s.toml:4: polygon", {"expected_found", "a_list_of_rings", "value_itself"}},
       {polygon("[]"), "s.toml:4: polygon", {"expected_found", "a_list_of_rings", "an_empty_list"}},
       {polygon("[3]"), "s.toml:4: polygon", {"expected_found", "a_ring", "value_itself"}},
       {polygon("[[3]]"), "s.toml:4: polygon", {"expected_found", "a_point", "value_itself"}},
       {polygon("[[[3, 50], [4, 50]]]"), "s.toml:4: polygon", {"edit_ring_short"}},
       {replaced(kEdits, "[\"CRS3035RES200mN3068200E3762400\"]", "[3]"),
        "s.toml:12: cells",
        {"expected_found", "a_cell_id", "value_itself", "write_in_quotes"}}},
      [](const std::string& text) { (void)parse_scenario(text, "s.toml", ""); });
}

}  // namespace
}  // namespace carreau::inputs
