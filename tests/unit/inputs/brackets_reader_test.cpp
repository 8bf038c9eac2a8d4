// SPDX-License-Identifier: Apache-2.0
/// People by income bracket: limits from the names of columns, and what must add up to the grid.
#include "inputs/brackets_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Brackets : public ::testing::Test {
 protected:
  Brackets() {
    CellRecord first;
    first.position = {14'450, 21'000};
    first.people = Persons::whole(10);
    CellRecord second = first;
    second.position = {14'450, 21'001};
    second.people = Persons::whole(30);
    CellRecord nobody = first;
    nobody.position = {14'450, 21'002};
    nobody.people = Persons::whole(0);
    EXPECT_FALSE(cells_.assign(std::vector{first, second, nobody}));
  }
  std::string id(std::size_t cell) const { return cells_.id(CellIndex(cell)).text(); }
  IncomeBrackets read(const std::string& header, const std::string& first,
                      const std::string& second) {
    const std::string text =
        "cell," + header + "\n" + id(0) + "," + first + "\n" + id(1) + "," + second + "\n";
    return read_brackets(folder_.write("b.csv", text), cells_, IncomeConcept::disposable,
                         findings_);
  }
  std::string refusal(const std::string& header, const std::string& first,
                      const std::string& second) {
    try {
      (void)read(header, first, second);
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }

  testing::TempFolder folder_;
  CellTable cells_{{3035, Metres::whole(200)}, Headcount::present};
  Findings findings_;
};

TEST_F(Brackets, OpenOnesReachATenthAndTenTimesTheirLimit) {
  const IncomeBrackets brackets = read("-10000,10000-20000,20000-", "1,2,7", "10,10,10");
  EXPECT_THAT(brackets.limits, ElementsAre(1'000.0, 10'000.0, 20'000.0, 200'000.0));
  EXPECT_THAT(brackets.counts, ElementsAre(1, 2, 7, 10, 10, 10, 1, 0, 0));
  EXPECT_EQ(brackets.income, IncomeConcept::disposable);
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(Brackets, FollowEachOther) {
  EXPECT_THAT(refusal("-10000,12000-20000", "5,5", "15,15"),
              AllOf(HasSubstr("b.csv: 12000-20000"), HasSubstr("10000")));
  EXPECT_THAT(refusal("20000-10000", "10", "30"), HasSubstr("b.csv: 20000-10000"));
  EXPECT_NE(refusal("people", "10", "30"), "no error");
}

TEST_F(Brackets, CountWholePeople) {
  for (const char* const count : {"9.5", "-1"}) {
    EXPECT_THAT(refusal("-10000", count, "30"), HasSubstr("b.csv:2")) << count;
  }
}

TEST_F(Brackets, ACellThatDoesNotAddUpIsReportedAndAGridThatDoesNotIsRefused) {
  (void)read("-10000", "12", "28");
  ASSERT_FALSE(findings_.list().empty());
  EXPECT_EQ(findings_.list().front().code, "bracket_total");
  EXPECT_NE(refusal("-10000", "12", "40"), "no error");
}

TEST_F(Brackets, EveryInhabitedCellHasOneRow) {
  const std::string head = "cell,-10000\n";
  const auto error_of_file = [&](const std::string& rows) {
    try {
      (void)read_brackets(folder_.write("c.csv", head + rows), cells_, IncomeConcept::declared,
                          findings_);
    } catch (const DataError& e) {
      return std::string(e.what());
    }
    return std::string("no error");
  };
  EXPECT_THAT(error_of_file(id(0) + ",10\n"), HasSubstr(id(1)));
  EXPECT_THAT(error_of_file(id(0) + ",10\n" + id(0) + ",10\n"), HasSubstr("c.csv:3"));
  EXPECT_THAT(error_of_file("CRS2975RES200mN200E200,10\n"), HasSubstr("c.csv:2"));
  EXPECT_EQ(error_of_file(id(0) + ",10\n" + id(1) + ",30\n" + id(2) + ",0\n"), "no error");
}

TEST_F(Brackets, EachFaultIsToldWithItsPlace) {
  const std::string first = "cell,-10000\n" + id(0) + ",";
  testing::expect_faults(
      {{"people,-10000\n", "b.csv", {"column_missing", "column_cell_id", "add_or_rename"}},
       {"cell,people\n", "b.csv", {"bracket_columns", "name_brackets"}},
       {"cell,20000-10000\n", "b.csv: 20000-10000", {"bracket_reversed", "name_brackets"}},
       {"cell,-10000,12000-20000\n", "b.csv: 12000-20000", {"bracket_gap", "brackets_follow"}},
       {"cell,-10000\nCRS5490RES200mN1592600E728800,1\n",
        "b.csv:2: cell",
        {"bracket_cell_id", "correct_id_or_leave_row_out"}},
       {first + "9.5\n", "b.csv:2: -10000", {"whole_people", "correct_value"}},
       {first + "0\n", "b.csv:2: cell", {"brackets_without_people", "brackets_for_all"}},
       {first + "10\n" + id(0) + ",10\n",
        "b.csv:3: cell",
        {"cell_already_given", "one_row_a_cell"}},
       {first + "10\n", "b.csv: cell", {"bracket_row_missing", "brackets_for_all"}},
       {first + "12\n" + id(1) + ",40\n", "b.csv", {"bracket_totals", "are_they_people"}}},
      [&](const std::string& text) {
        (void)read_brackets(folder_.write("b.csv", text), cells_, IncomeConcept::declared,
                            findings_);
      });
}

TEST_F(Brackets, CellsThatTheGridLacksAreLeftOut) {
  (void)read("-10000", "10", "30\nCRS3035RES200mN2890000E9000000,5");
  EXPECT_TRUE(findings_.has("bracket_cell_unknown"));
}

}  // namespace
}  // namespace carreau::inputs
