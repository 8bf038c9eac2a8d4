// SPDX-License-Identifier: Apache-2.0
/// A workbook of 100,000 rows and 12 columns, as a programme of many years would be, to cells in
/// memory.
#include "files/workbook/workbook_reader.hpp"

#include <benchmark/benchmark.h>
#include <xlsxwriter.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace carreau;

constexpr std::uint32_t kRows = 100'000;
constexpr std::uint16_t kColumns = 12;

/// Half of the cells are texts of which many are equal, half are numbers.
std::string packed_workbook() {
  const std::string path =
      (std::filesystem::temp_directory_path() / "carreau-workbook-benchmark.xlsx").string();
  lxw_workbook* const book = workbook_new(path.c_str());
  lxw_worksheet* const sheet = workbook_add_worksheet(book, "Actions");
  for (std::uint32_t row = 0; row < kRows; ++row) {
    for (std::uint16_t column = 0; column < kColumns; ++column) {
      const std::string text = "Association " + std::to_string((row * kColumns + column) % 977);
      if (column % 2 == 0) worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
      else worksheet_write_number(sheet, row, column, row / 8.0 + column, nullptr);
    }
  }
  workbook_close(book);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(path);
  return bytes;
}

void read_sheet(benchmark::State& state) {
  const std::string bytes = packed_workbook();
  for (auto _ : state) {
    const files::Workbook book = files::read_workbook(bytes, "book.xlsx", "xlsx");
    if (book.sheets.at(0).cells().size() != std::size_t{kRows} * kColumns) {
      return state.SkipWithError("cells are missing");
    }
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(read_sheet)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
