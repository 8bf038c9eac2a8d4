// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a table of brackets: counts that make an estimate, or a typed error.
#include "fuzz_input.hpp"
#include "income/bracket_estimate.hpp"
#include "inputs/brackets_reader.hpp"

#include <utility>
#include <vector>

namespace {

/// Two inhabited cells and one without people.
carreau::CellTable small_grid() {
  using namespace carreau;
  CellTable table({3035, Metres::whole(200)}, Headcount::absent);
  std::vector<CellRecord> records(3);
  for (std::int32_t i = 0; i < 3; ++i) {
    records[static_cast<std::size_t>(i)].position = {11'731, 19'212 + i};
    records[static_cast<std::size_t>(i)].people = Persons::whole(i == 2 ? 0 : 100);
  }
  (void)table.assign(std::move(records));
  return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = carreau::fuzz::written("input.csv", data, size);
  static const carreau::CellTable cells = small_grid();
  carreau::Findings findings;
  carreau::fuzz::read_or_refuse([&] {
    auto brackets =
        carreau::inputs::read_brackets(path, cells, carreau::IncomeConcept::declared, findings);
    const carreau::BracketEstimate estimate(std::move(brackets.limits), std::move(brackets.counts));
    (void)estimate.share_below(carreau::CellIndex(0), 12'000.0);
  });
  return 0;
}
