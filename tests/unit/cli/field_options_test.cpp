// SPDX-License-Identifier: Apache-2.0
/// Errors of the library name members of requests, and the command line its options.
#include "cli/field_options.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace carreau::cli {
namespace {

using study::FieldError;
using study::RequestField;

TEST(FieldOptions, AnErrorNamesTheOptionOfItsMember) {
  const FieldError error(RequestField::tables, Message{"usage_table_unused"});
  EXPECT_EQ(error.place().column, "tables");
  EXPECT_EQ(argument_error_text(error, Language::english).rfind("--table: nothing", 0), 0U);
  EXPECT_EQ(argument_error_text(error, Language::french).rfind("--table : rien", 0), 0U);
}

TEST(FieldOptions, AMissingMemberIsAMissingOption) {
  const FieldError error = FieldError::missing(RequestField::rule);
  EXPECT_EQ(std::string(error.what()), "rule is required");
  EXPECT_EQ(argument_error_text(error, Language::english), "--rule is required");
  EXPECT_EQ(argument_error_text(FieldError::missing(RequestField::grids), Language::english),
            "GRID is required");
}

TEST(FieldOptions, OtherErrorsKeepTheirText) {
  const ArgumentError error("--rate x", Message{"usage_rate"});
  EXPECT_EQ(argument_error_text(error, Language::english), error.what());
}

TEST(FieldOptions, EachMemberHasAnOptionOfItsOwn) {
  std::set<std::string> options;
  std::size_t fields = 0;
  for (auto field = RequestField::grids; field <= RequestField::port;
       field = static_cast<RequestField>(static_cast<int>(field) + 1)) {
    EXPECT_FALSE(to_text(field).empty());
    options.insert(option_of(field));
    ++fields;
  }
  EXPECT_EQ(options.size(), fields);
  EXPECT_EQ(options.count(""), 0U);
}

}  // namespace
}  // namespace carreau::cli
