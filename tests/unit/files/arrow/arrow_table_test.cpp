// SPDX-License-Identifier: Apache-2.0
/// Columns in memory of every type, in chunks and slices, with and without nulls.
#include "files/arrow/arrow_table.hpp"

#include "base/error.hpp"
#include "support/arrow_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace carreau::files {
namespace {

using namespace carreau::testing;  // NOLINT: a dozen makers of columns, each used often
using ::testing::ElementsAre;
using ::testing::HasSubstr;

ArrowTable table_of(ArrowProducer& producer) {
  ArrowArrayStream stream = producer.stream();
  ArrowTable table(stream, "grid");
  EXPECT_EQ(stream.release, nullptr) << "the table has taken it over";
  return table;
}

ArrowTable table_of(const ArrowColumnMade& column) {
  ArrowProducer producer({{column}});
  return table_of(producer);
}

std::vector<std::string> fields(ArrowTable table, std::size_t column = 0) {
  std::vector<std::string> found;
  while (table.next()) found.emplace_back(table.field(column));
  return found;
}

/// Tenths as a grid reads its counts; "-" where the fast way does not apply.
std::vector<std::string> tenths(const ArrowColumnMade& column) {
  ArrowTable table = table_of(column);
  std::vector<std::string> found;
  while (table.next()) {
    const auto units = table.plain_decimal(0, 1);
    found.push_back(units ? std::to_string(*units) : "-");
  }
  return found;
}

std::string error_of(ArrowProducer& producer) {
  try {
    (void)table_of(producer);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string error_of(const ArrowColumnMade& column) {
  ArrowProducer producer({{column}});
  std::string error = error_of(producer);
  EXPECT_EQ(producer.counts->given, producer.counts->released) << error;
  return error;
}

TEST(ArrowTable, ReadsWholeNumbersOfEveryWidth) {
  EXPECT_THAT(tenths(numbers<std::int8_t>("a", "c", {0, 127, -1})), ElementsAre("0", "1270", "-"));
  EXPECT_THAT(tenths(numbers<std::uint8_t>("a", "C", {255})), ElementsAre("2550"));
  EXPECT_THAT(tenths(numbers<std::int16_t>("a", "s", {32'000})), ElementsAre("320000"));
  EXPECT_THAT(tenths(numbers<std::uint16_t>("a", "S", {65'535})), ElementsAre("655350"));
  EXPECT_THAT(tenths(numbers<std::int32_t>("a", "i", {7})), ElementsAre("70"));
  EXPECT_THAT(tenths(numbers<std::uint32_t>("a", "I", {4'000'000'000U})),
              ElementsAre("40000000000"));
  EXPECT_THAT(tenths(numbers<std::int64_t>("a", "l", {9})), ElementsAre("90"));
  EXPECT_THAT(
      tenths(numbers<std::uint64_t>("a", "L", {9, std::numeric_limits<std::uint64_t>::max()})),
      ElementsAre("90", "-"));
}

TEST(ArrowTable, ReadsRealNumbersAsTheirTextsAreRead) {
  // 0.1 and 0.3 are no binary fractions, and 1234.56 has more than a tenth.
  EXPECT_THAT(tenths(reals("a", {0.1, 0.3, 1234.5, 1e9, 1234.56, -1.0, 1e300, NAN, INFINITY})),
              ElementsAre("1", "3", "12345", "10000000000", "-", "-", "-", "-", "-"));
  EXPECT_THAT(tenths(numbers<float>("a", "f", {0.1F, 3.3F, 1234.5F, 2.25F})),
              ElementsAre("1", "33", "12345", "-"));
  // Every count of tenths, as the text of its decimal is read.
  std::vector<double> values;
  for (int units = 0; units < 200'000; ++units) {
    values.push_back(std::stod(std::to_string(units / 10) + "." + std::to_string(units % 10)));
  }
  ArrowTable table = table_of(reals("a", values));
  for (int units = 0; table.next(); ++units) ASSERT_EQ(table.plain_decimal(0, 1), units);
}

TEST(ArrowTable, GivesNumbersThatAreNoPlainDecimals) {
  ArrowTable table = table_of(reals("a", {1234.56, -1.0, NAN}));
  Findings findings;
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.number(0, findings), 1234.56);
  EXPECT_EQ(table.field(0), "1234.56");
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.number(0, findings), -1.0);
  ASSERT_TRUE(table.next());
  EXPECT_THROW((void)table.number(0, findings), DataError);
  EXPECT_FALSE(table.next());
}

TEST(ArrowTable, ReadsDecimals) {
  // Two words each, the low one first: 12.50, -1, and more than 64 bits hold.
  const std::vector<std::int64_t> words{1250, 0, -100, -1, 5, 1, 1255, 0};
  ArrowColumnMade column = numbers("a", "d:10,2", words);
  column.length = 4;
  EXPECT_THAT(tenths(column), ElementsAre("125", "-", "-", "-"));
  ArrowTable table = table_of(column);
  Findings findings;
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.number(0, findings), 12.5);
  EXPECT_EQ(table.plain_decimal(0, 2), 1250);
  EXPECT_EQ(table.plain_decimal(0, 4), 125'000);
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.number(0, findings), -1.0);
  ASSERT_TRUE(table.next());
  EXPECT_THROW((void)table.number(0, findings), DataError);
  EXPECT_EQ(table.column_type(0)->name, "decimal128(10, 2)");
  column.format = "d:10,2,256";
  EXPECT_FALSE(table_of(column).column_type(0)->has_numbers);
}

TEST(ArrowTable, ReadsBooleans) {
  EXPECT_THAT(tenths({"a", "b", 3, {{}, bits_of({true, false, true})}}),
              ElementsAre("10", "0", "10"));
}

TEST(ArrowTable, ReadsTextsOfEveryLayout) {
  EXPECT_THAT(fields(table_of(texts("a", {"one", "", " two "}))), ElementsAre("one", "", "two"));
  EXPECT_THAT(fields(table_of(texts_of<std::int64_t>("a", "U", {"one", "two"}))),
              ElementsAre("one", "two"));
  struct View {
    std::int32_t length;
    std::array<char, 4> prefix;
    std::int32_t block;
    std::int32_t offset;
  };
  // A text of up to 12 bytes lies in its view, a longer one in a block.
  const std::vector<View> views{{3, {'o', 'n', 'e', 0}, 0, 0}, {20, {'l', 'o', 'n', 'g'}, 0, 2}};
  const std::string block = "..longer than a view..";
  EXPECT_THAT(
      fields(table_of(ArrowColumnMade{
          "a",
          "vu",
          2,
          {{}, bytes_of(views), {block.begin(), block.end()}, bytes_of<std::int64_t>({22})}})),
      ElementsAre("one", "longer than a view.."));
}

template <class Index>
ArrowColumnMade coded(const char* format, std::vector<Index> indices,
                      const ArrowColumnMade& dictionary) {
  ArrowColumnMade column = numbers("a", format, indices);
  column.dictionary = std::make_shared<ArrowColumnMade>(dictionary);
  return column;
}

TEST(ArrowTable, ReadsDictionariesWithIndicesOfAnyWidth) {
  const ArrowColumnMade words = texts("", {"x", "y", "z"});
  EXPECT_THAT(fields(table_of(coded<std::int8_t>("c", {2, 0}, words))), ElementsAre("z", "x"));
  EXPECT_THAT(fields(table_of(coded<std::uint8_t>("C", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(fields(table_of(coded<std::int16_t>("s", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(fields(table_of(coded<std::uint16_t>("S", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(fields(table_of(coded<std::int32_t>("i", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(fields(table_of(coded<std::uint32_t>("I", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(fields(table_of(coded<std::int64_t>("l", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(fields(table_of(coded<std::uint64_t>("L", {1}, words))), ElementsAre("y"));
  EXPECT_THAT(tenths(coded<std::int8_t>("c", {1, 0}, reals("", {0.5, 2.0}))),
              ElementsAre("20", "5"));
  EXPECT_EQ(table_of(coded<std::int8_t>("c", {0}, words)).column_type(0)->name, "dictionary<utf8>");
}

TEST(ArrowTable, ReadsADictionaryInEachBatch) {
  ArrowProducer producer({{coded<std::int8_t>("c", {0, 1}, texts("", {"a", "b"}))},
                          {coded<std::int8_t>("c", {0, 1}, texts("", {"c", "d"}))}});
  EXPECT_THAT(fields(table_of(producer)), ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(producer.counts->given, producer.counts->released);
}

TEST(ArrowTable, KnowsNullsByBitmapTypeAndDictionary) {
  const auto nulls = [](ArrowTable table) {
    std::string found;
    while (table.next()) found += table.is_null(0) ? '-' : '+';
    return found;
  };
  EXPECT_EQ(nulls(table_of(with_nulls(reals("a", {1, 2, 3}), {true, false, true}))), "+-+");
  EXPECT_EQ(nulls(table_of(reals("a", {1, NAN}))), "++") << "not a number is no null";
  EXPECT_EQ(nulls(table_of(ArrowColumnMade{"a", "n", 2, {}})), "--");
  const auto words = with_nulls(texts("", {"x", ""}), {true, false});
  EXPECT_EQ(nulls(table_of(coded<std::int8_t>("c", {1, 0}, words))), "-+");
  ArrowTable table = table_of(with_nulls(reals("a", {1}), {false}));
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.field(0), "");
  EXPECT_EQ(table.plain_decimal(0, 1), std::nullopt);
}

TEST(ArrowTable, ReadsSlicesWhoseBitmapsBeginWithinAByte) {
  std::vector<double> values;
  std::vector<bool> present;
  for (int i = 0; i < 40; ++i) {
    values.push_back(i);
    present.push_back(i % 3 != 0);
  }
  const ArrowColumnMade column = with_nulls(reals("a", values), present);
  for (std::int64_t first = 0; first < 20; ++first) {
    ArrowProducer producer({{sliced(column, first)}});
    // A slice of the table itself, in addition.
    producer.batch_offset = 3;
    ArrowTable table = table_of(producer);
    EXPECT_EQ(table.most_rows(), static_cast<std::size_t>(37 - first));
    for (std::int64_t i = first + 3; table.next(); ++i) {
      ASSERT_EQ(table.is_null(0), i % 3 == 0) << first << " " << i;
      ASSERT_EQ(table.plain_decimal(0, 0), i % 3 == 0 ? std::nullopt : std::optional(i));
    }
  }
}

TEST(ArrowTable, SlicesTexts) {
  EXPECT_THAT(fields(table_of(sliced(texts("a", {"one", "two", "three"}), 1))),
              ElementsAre("two", "three"));
}

TEST(ArrowTable, CountsRowsFromOneOverAllBatches) {
  ArrowProducer producer({{reals("a", {1, 2})}, {reals("a", {})}, {reals("a", {3})}});
  ArrowTable table = table_of(producer);
  EXPECT_EQ(table.most_rows(), 3U);
  std::vector<std::int64_t> rows;
  while (table.next()) {
    rows.push_back(table.row());
    EXPECT_EQ(table.plain_decimal(0, 0), table.row());
  }
  EXPECT_THAT(rows, ElementsAre(1, 2, 3));
}

TEST(ArrowTable, SplitsIntoPartsThatTogetherAreTheWhole) {
  constexpr std::size_t kBatch = 100'000;
  std::vector<std::int32_t> values(kBatch);
  std::vector<ArrowBatchMade> batches;
  for (int b = 0; b < 3; ++b) {
    for (std::size_t i = 0; i < kBatch; ++i) {
      values[i] = static_cast<std::int32_t>(i + static_cast<std::size_t>(b) * kBatch + 1);
    }
    batches.push_back({numbers("a", "i", values)});
  }
  ArrowProducer producer(std::move(batches));
  const ArrowTable whole = table_of(producer);
  const auto parts = whole.split();
  ASSERT_EQ(parts.size(), 3U);
  std::int64_t row = 0;
  for (const auto& part : parts) {
    while (part->next()) {
      ASSERT_EQ(part->row(), ++row);
      ASSERT_EQ(part->plain_decimal(0, 0), row);
    }
  }
  EXPECT_EQ(row, 300'000);
}

TEST(ArrowTable, NamesItsColumnsAndTheirTypes) {
  ArrowProducer producer({{reals("Ind", {1}), texts("id", {"x"}),
                           ArrowColumnMade{"when", "tdD", 1, {{}, bytes_of<std::int32_t>({1})}},
                           numbers<float>("f", "f", {1.0F})}});
  ArrowTable table = table_of(producer);
  EXPECT_THAT(table.columns(), ElementsAre("Ind", "id", "when", "f"));
  EXPECT_EQ(table.find("ind"), 0U);
  EXPECT_TRUE(table.column_type(0)->has_numbers);
  EXPECT_TRUE(table.column_type(1)->has_texts);
  EXPECT_FALSE(table.column_type(2)->has_numbers);
  EXPECT_FALSE(table.column_type(2)->has_texts);
  EXPECT_TRUE(table.column_type(3)->is_single);
  ASSERT_TRUE(table.next());
  EXPECT_FALSE(table.is_null(2));
  EXPECT_EQ(table.place(0).text(), "grid:1: Ind");
}

TEST(ArrowTable, ReleasesEverythingOnceWithTheLastCopy) {
  ArrowProducer producer({{reals("a", {1})}, {reals("a", {2})}});
  {
    const ArrowTable table = table_of(producer);
    const auto parts = table.split();
    EXPECT_LT(producer.counts->released, producer.counts->given);
  }
  EXPECT_EQ(producer.counts->released, producer.counts->given);
}

TEST(ArrowTable, RefusesWhatIsNoTable) {
  ArrowProducer producer({{reals("a", {1})}});
  producer.format = "g";
  EXPECT_THAT(error_of(producer),
              HasSubstr("a single column of type float64 (give the whole table)"));
  EXPECT_EQ(producer.counts->given, producer.counts->released);
}

TEST(ArrowTable, RefusesAStreamThatWasReadBefore) {
  ArrowProducer producer({{reals("a", {1})}});
  ArrowArrayStream stream = producer.stream();
  { const ArrowTable first(stream, "grid"); }
  try {
    const ArrowTable second(stream, "grid");
    FAIL() << "it was released";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("read or released before"));
  }
  EXPECT_EQ(producer.counts->given, producer.counts->released);
}

TEST(ArrowTable, TellsWhyTheProducerFailed) {
  ArrowProducer producer({{reals("a", {1})}, {reals("a", {1})}});
  producer.failing_batch = 1;
  EXPECT_THAT(error_of(producer), HasSubstr("grid: the program that holds the columns cannot give "
                                            "them: the disk is gone"));
  EXPECT_EQ(producer.counts->given, producer.counts->released);
}

TEST(ArrowTable, RefusesRowsThatAreNullAsAWhole) {
  ArrowProducer producer({{reals("a", {1, 2})}});
  producer.row_bits = bits_of({true, false});
  EXPECT_THAT(error_of(producer), HasSubstr("a row that is null as a whole (leave such rows out)"));
  EXPECT_EQ(producer.counts->given, producer.counts->released);
}

TEST(ArrowTable, RefusesArraysThatDoNotFitTheirType) {
  ArrowColumnMade column = reals("ind", {1, 2});
  column.buffers.pop_back();
  EXPECT_THAT(
      error_of(column),
      HasSubstr("grid: ind: expected 2 buffers of values, found 1 (the columns in memory are not "
                "what the Arrow C data interface prescribes"));
  ArrowProducer uneven({{reals("a", {1, 2}), reals("b", {1})}});
  EXPECT_THAT(error_of(uneven), HasSubstr("grid: b: expected at least 2 values, found 1"));
  ArrowProducer narrow({{reals("a", {1}), reals("b", {1})}, {reals("a", {1})}});
  EXPECT_THAT(error_of(narrow), HasSubstr("expected 2 columns in every batch, found 1"));
  EXPECT_EQ(narrow.counts->given, narrow.counts->released);
}

TEST(ArrowTable, RefusesDictionariesThatDoNotHoldTheirIndices) {
  EXPECT_THAT(error_of(coded<std::int8_t>("c", {0, 3}, texts("", {"x", "y", "z"}))),
              HasSubstr("grid:2: a: expected an index of a dictionary of 3 values"));
  EXPECT_THAT(error_of(coded<std::int8_t>("c", {-1}, texts("", {"x"}))),
              HasSubstr("a dictionary of 1 values"));
  EXPECT_THAT(error_of(coded<double>("g", {0.0}, texts("", {"x"}))),
              HasSubstr("whole numbers as indices"));
  // An index behind a null is never looked at.
  EXPECT_EQ(error_of(with_nulls(coded<std::int8_t>("c", {0, 9}, texts("", {"x"})), {true, false})),
            "no error");
}

}  // namespace
}  // namespace carreau::files
