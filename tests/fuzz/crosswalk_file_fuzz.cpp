// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a file of weights: weights that fit their lists of codes, or a typed error.
#include "results/crosswalk_file.hpp"

#include "fuzz_input.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  const std::string path = fuzz::written("input.json", data, size);
  fuzz::read_or_refuse([&] {
    const results::CrosswalkFile file = results::read_crosswalk(path);
    if (file.weights.from_count != file.from_codes.size()) std::abort();
    if (file.weights.to_count != file.to_codes.size()) std::abort();
    for (const CrosswalkEntry& entry : file.weights.entries) {
      if (entry.from > file.weights.from_count || entry.to > file.weights.to_count) std::abort();
    }
  });
  return 0;
}
