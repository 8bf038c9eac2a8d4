// SPDX-License-Identifier: Apache-2.0
#include "cli/crosswalk_options.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/option_list.hpp"
#include "results/crosswalk_rows.hpp"

#include <fmt/format.h>

#include <regex>
#include <set>

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
  if (is_quantile_name(request.column)) {
    throw ArgumentError(fmt::format("{} {}", option, request.column),
                        Message{"usage_quantile", {{"column", request.column}}});
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

void check_names(const MoveRequest& request, const std::vector<std::string>& medians) {
  std::vector<std::string> names = medians;
  for (const CountRequest& count : request.counts) names.push_back(count.column);
  for (const RateRequest& rate : request.rates) names.push_back(rate.name);
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (!results::may_name_variable(name)) {
      throw ArgumentError(Message{"usage_variable_name", {{"name", name}}});
    }
    if (seen.insert(to_lower(name)).second) continue;
    throw ArgumentError(Message{"usage_variable_twice", {{"name", name}}});
  }
}

}  // namespace

bool is_quantile_name(std::string_view column) {
  static const std::regex kQuantile(
      R"((disp_|dec_|decuc_)?(q[1-3]|d[1-9]|med|eq|rd|gi)([0-9]{2})?)");
  return std::regex_match(to_lower(column), kQuantile);
}

void VariableOptions::add_to(OptionList& options) {
  options.texts("--count NAME[:BASE]", counts, "help_crosswalk_count");
  options.texts("--rate NAME=A/B", rates, "help_crosswalk_rate");
  options.texts("--median NAME", medians, "help_crosswalk_median");
}

MoveRequest VariableOptions::parse() const {
  MoveRequest request;
  for (const std::string& word : counts) request.counts.push_back(parse_count(word, "--count"));
  for (const std::string& word : rates) request.rates.push_back(parse_rate(word));
  check_names(request, medians);
  return request;
}

}  // namespace carreau::cli
