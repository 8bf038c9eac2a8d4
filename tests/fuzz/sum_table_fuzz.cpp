// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a printed table: every check is the sum that it says it is, or a typed error.
#include "fuzz_input.hpp"
#include "inputs/sum_table_reader.hpp"
#include "reconciliation/table_comparison.hpp"

#include <cstdlib>
#include <vector>

namespace {

/// The parts of a check added up again, by the cells themselves.
void verify(const carreau::CheckedTable& checked) {
  for (const carreau::TotalCheck& check : checked.checks) {
    const auto* const total = checked.reading.total(check.axis, check.line());
    if (total == nullptr) std::abort();
    const carreau::AxisView view(checked.table, checked.reading, check.axis);
    std::int64_t sum = 0;
    for (const std::size_t line : total->parts) {
      if (line == total->line) std::abort();
      const bool is_counted =
          view.cell(line, check.cross()).is_number() &&
          view.unit(line, check.cross()) == view.unit(total->line, check.cross());
      if (is_counted) sum += view.cell(line, check.cross()).hundredths;
    }
    if (sum != check.parts.sum) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = carreau::fuzz::written("input.csv", data, size);
  carreau::Findings findings;
  carreau::fuzz::read_or_refuse([&] {
    for (carreau::SumTable& table : carreau::inputs::read_sum_tables(path, {}, findings)) {
      std::vector<carreau::CheckedTable> tables;
      tables.push_back(carreau::check_totals(table, {}, findings));
      tables.push_back(carreau::check_totals(std::move(table), {}, findings));
      verify(tables.front());
      const auto comparison = carreau::compare_tables(tables, {}, findings);
      // A table agrees with itself, but for sums that cells without a number leave open.
      if (comparison.count(carreau::CheckStatus::differs) != 0) std::abort();
    }
  });
  return 0;
}
