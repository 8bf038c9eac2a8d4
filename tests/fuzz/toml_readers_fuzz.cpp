// SPDX-License-Identifier: Apache-2.0
/// Any bytes as each of the files that are written in TOML: what they say, or a typed error.
#include "fuzz_input.hpp"
#include "inputs/case_reader.hpp"
#include "inputs/grid_mapping.hpp"
#include "inputs/lab_section.hpp"
#include "inputs/programme/aliases_reader.hpp"
#include "inputs/programme/funder_directory_reader.hpp"
#include "inputs/programme/nomenclature_reader.hpp"
#include "inputs/programme/objectives_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "inputs/zoning_catalogue.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  const std::string path = fuzz::written("input.toml", data, size);
  const std::string text(reinterpret_cast<const char*>(data), size);
  Findings findings;
  static const Vintage built_in = inputs::read_vintage(2019);
  fuzz::read_or_refuse([&] { (void)inputs::read_catalogue(path); });
  fuzz::read_or_refuse([&] { (void)inputs::read_cases(path); });
  fuzz::read_or_refuse([&] { (void)inputs::read_lab_section(path); });
  fuzz::read_or_refuse([&] { (void)inputs::read_grid_mapping(path); });
  fuzz::read_or_refuse([&] { (void)inputs::read_aliases(path, findings); });
  fuzz::read_or_refuse([&] { (void)inputs::read_funders(path); });
  fuzz::read_or_refuse([&] { (void)inputs::parse_nomenclature(text, path); });
  fuzz::read_or_refuse([&] { (void)inputs::read_objectives(path, findings); });
  fuzz::read_or_refuse([&] {
    Vintage vintage = built_in;
    inputs::read_bridge(path, vintage);
  });
  return 0;
}
