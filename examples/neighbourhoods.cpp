// SPDX-License-Identifier: Apache-2.0
/// Reads a grid with its territory, proposes perimeters, checks the criteria on each of them again,
/// and prints what came out.
///
///   neighbourhoods GRID URBAN_UNITS COMMUNES RULE
#include <base/error.hpp>
#include <study/check.hpp>
#include <study/delineate.hpp>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: neighbourhoods GRID URBAN_UNITS COMMUNES RULE\n";
    return 2;
  }
  carreau::study::RunRequest request;
  request.grids = {argv[1]};
  request.urban_units = argv[2];
  request.communes = {argv[3]};
  request.rule = argv[4];
  try {
    const auto run = carreau::study::load_run(request);
    const auto made = carreau::study::delineate(run);
    const auto checked = carreau::study::check(run, made.perimeters());
    for (std::size_t z = 0; z < checked.laid.zones.size(); ++z) {
      const auto& check = checked.result.checks[z];
      std::cout << checked.laid.zones.codes[z] << ": " << check.figures.people.value() << " people, "
                << carreau::to_text(check.verdict.outcome()) << '\n';
    }
    std::cout << checked.findings.list().size() << " findings\n";
  } catch (const carreau::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
