// SPDX-License-Identifier: Apache-2.0
#include "cli/crosswalk_options.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"

#include <fmt/format.h>

namespace carreau::cli {

namespace {

/// Parses "NBMEN19:households"; the default base is people.
CountRequest parse_count(const std::string& word, std::string_view option) {
  const std::size_t colon = word.rfind(':');
  const std::string place = fmt::format("{} {}", option, word);
  CountRequest request{word.substr(0, colon), Base::people};
  if (colon != std::string::npos) {
    const auto base = parse_base(word.substr(colon + 1));
    if (!base) {
      throw ArgumentError(place, Message{"usage_base", {{"found", word.substr(colon + 1)}}});
    }
    request.base = *base;
  }
  if (request.column.empty()) {
    throw ArgumentError(place, Message{"usage_column_name"});
  }
  return request;
}

/// Parses "POOR=NBPOOR/NBMEN:households", or "TP60:people".
RateRequest parse_rate(const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) {
    const CountRequest published = parse_count(word, "--rate");
    return {published.column, published, {}};
  }
  const std::string ratio = word.substr(equals + 1);
  const std::size_t slash = ratio.find('/');
  if (equals == 0 || slash == std::string::npos) {
    throw ArgumentError("--rate " + word, Message{"usage_rate"});
  }
  return {word.substr(0, equals), parse_count(ratio.substr(0, slash), "--rate"),
          parse_count(ratio.substr(slash + 1), "--rate")};
}

}  // namespace

void VariableOptions::add_to(OptionList& options) {
  options.texts("--count NAME[:BASE]", counts, "help_crosswalk_count");
  options.texts("--rate NAME=A/B", rates, "help_crosswalk_rate");
  options.texts("--median NAME", medians, "help_crosswalk_median");
}

MoveRequest VariableOptions::parse() const {
  MoveRequest request;
  for (const std::string& word : counts) request.counts.push_back(parse_count(word, "--count"));
  for (const std::string& word : rates) request.rates.push_back(parse_rate(word));
  return request;
}

}  // namespace carreau::cli
