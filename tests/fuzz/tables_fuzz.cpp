// SPDX-License-Identifier: Apache-2.0
/// Any bytes as each of the tables of codes and figures: what they say, or a typed error.
#include "fuzz_input.hpp"
#include "inputs/commune_groups_reader.hpp"
#include "inputs/income_table_reader.hpp"
#include "inputs/indicator_reader.hpp"
#include "inputs/place_source.hpp"
#include "inputs/populations_reader.hpp"
#include "inputs/programme/aliases_reader.hpp"
#include "inputs/programme/envelope_reader.hpp"
#include "inputs/programme/funder_directory_reader.hpp"
#include "inputs/programme/objectives_reader.hpp"
#include "inputs/statistics_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "inputs/vintage_reader.hpp"

#include <functional>
#include <map>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  const std::string path = fuzz::written("input.csv", data, size);
  const std::vector<std::string> paths{path};
  static const std::vector<std::string> codes{"30001", "QP030001"};
  static const std::vector<std::string> columns{"people"};
  const FunderDirectory& funders = inputs::usual_funders();
  static const Vintage built_in = inputs::read_vintage(2019);
  Findings findings;
  const std::vector<std::function<void()>> readers{
      [&] {
        TerritoryParts parts;
        inputs::read_communes(path, parts, findings);
      },
      [&] {
        TerritoryParts parts;
        inputs::read_urban_units(path, parts, findings);
      },
      [&] {
        std::map<std::string, Epci, std::less<>> epcis;
        inputs::read_epcis(path, epcis, findings);
      },
      [&] { (void)inputs::read_commune_contracts(path, findings); },
      [&] { (void)inputs::read_income_table(path, findings); },
      [&] { (void)inputs::read_published_populations(path, findings); },
      [&] {
        (void)inputs::read_statistics({paths, columns, {}}, codes, findings);
      },
      [&] {
        (void)inputs::read_indicators({paths, {}}, {{codes[1]}, {}}, findings);
      },
      [&] { (void)inputs::read_aliases(path, findings); },
      [&] { (void)inputs::read_objectives(path, findings); },
      [&] { (void)inputs::read_envelopes(path, funders, findings); },
      [&] { (void)inputs::read_quartier_contracts(path, findings); },
      [&] { const inputs::PlaceSource places(path, {}, findings); },
      [&] {
        Vintage vintage = built_in;
        inputs::read_bounds(path, vintage, findings);
      }};
  for (const auto& read : readers) fuzz::read_or_refuse(read);
  return 0;
}
