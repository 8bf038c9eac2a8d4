// SPDX-License-Identifier: Apache-2.0
#include "inputs/exit_rates_reader.hpp"

#include "files/embedded_data.hpp"
#include "files/toml_file.hpp"
#include "inputs/toml_sections.hpp"

#include <limits>

namespace carreau::inputs {

ExitRates read_exit_rates() {
  constexpr const char* kFile = "revision/exits-2024.toml";
  const toml::table file = files::parse_toml(files::embedded_text(kFile).value(), kFile);
  const auto rate = [&](const toml::table& section, std::string_view key) {
    return Share::from_fraction(files::required_number(section, key, kFile));
  };
  ExitRates rates;
  rates.revision = files::required_text(file, "revision", kFile);
  rates.source = files::required_text(file, "source", kFile);
  rates.overall = rate(file, "overall");
  rates.at_risk_from = rate(file, "at_risk_from");
  for_each_toml_section(file, "band", kFile, [&](const toml::table& band) {
    const double bound = band.contains("ratio_below")
                             ? files::required_number(band, "ratio_below", kFile)
                             : std::numeric_limits<double>::infinity();
    rates.bands.push_back({bound, rate(band, "rate")});
  });
  const toml::table& few = files::required_section(file, "few", kFile);
  rates.few_people = static_cast<std::int64_t>(files::required_number(few, "people_below", kFile));
  rates.rate_of_few = rate(few, "rate");
  return rates;
}

}  // namespace carreau::inputs
