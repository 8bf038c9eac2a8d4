// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a layer of zones: as many outlines and names as codes, or a typed error.
#include "fuzz_input.hpp"
#include "inputs/zones_reader.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  for (const char* const name : {"input.geojson", "input.csv"}) {
    const std::string path = fuzz::written(name, data, size);
    Findings findings;
    fuzz::read_or_refuse([&] {
      const Zoning zones = inputs::read_zones(path, {}, findings);
      if (zones.names.size() != zones.codes.size()) std::abort();
      if (zones.kind == ZoningKind::polygons && zones.polygons.size() != zones.codes.size()) {
        std::abort();
      }
    });
  }
  return 0;
}
