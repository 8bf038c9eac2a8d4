// SPDX-License-Identifier: Apache-2.0
#include "cli/crosswalk_options.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "results/crosswalk_rows.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <regex>
#include <set>

namespace carreau::cli {

namespace {

constexpr std::string_view kBaseNames = "area, people, households or social";

/// "NBMEN19:households"; people where no base is told.
CountRequest parse_count(const std::string& word, std::string_view option) {
  const std::size_t colon = word.rfind(':');
  CountRequest request{word.substr(0, colon), Base::people};
  if (colon != std::string::npos) {
    const auto base = parse_base(word.substr(colon + 1));
    if (!base) {
      throw ArgumentError(fmt::format("{} {}: expected a base, one of {}, found \"{}\"", option,
                                      word, kBaseNames, word.substr(colon + 1)));
    }
    request.base = *base;
  }
  if (request.column.empty()) {
    throw ArgumentError(fmt::format("{} {}: expected the name of a column", option, word));
  }
  if (is_quantile_name(request.column)) {
    throw ArgumentError(
        fmt::format("{0} {1}: {1} is a quantile by its name, and quantiles of parts do not make "
                    "that of a whole: --median {1} estimates it anew from the grid",
                    option, request.column));
  }
  return request;
}

/// "POOR=NBPOOR/NBMEN:households", or "TP60:people".
RateRequest parse_rate(const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) {
    const CountRequest published = parse_count(word, "--rate");
    return {published.column, published, {}};
  }
  const std::string ratio = word.substr(equals + 1);
  const std::size_t slash = ratio.find('/');
  if (equals == 0 || slash == std::string::npos) {
    throw ArgumentError(fmt::format(
        "--rate {}: expected NAME=NUMERATOR/DENOMINATOR, such as POOR=NBPOOR/NBMEN:households, or "
        "the column of a published rate, such as TP60:people",
        word));
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
      throw ArgumentError(
          fmt::format("a variable cannot be named \"{}\", which every table has", name));
    }
    if (seen.insert(to_lower(name)).second) continue;
    throw ArgumentError(fmt::format("two variables are named \"{}\": keep one", name));
  }
}

}  // namespace

bool is_quantile_name(std::string_view column) {
  static const std::regex kQuantile(
      R"((disp_|dec_|decuc_)?(q[1-3]|d[1-9]|med|eq|rd|gi)([0-9]{2})?)");
  return std::regex_match(to_lower(column), kQuantile);
}

void VariableOptions::add_to(CLI::App& app) {
  app.add_option("--count", counts,
                 "a column that counts, with the base it is spread like: NAME[:BASE], BASE one of "
                 "area, people (default), households, social; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--rate", rates,
                 "NAME=NUMERATOR/DENOMINATOR, both as for --count; or NAME:BASE, a published rate "
                 "whose denominator is the base; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--median", medians,
                 "a median of incomes: not moved, but estimated anew from the grid, with the "
                 "options of check; NAME names the column; repeats")
      ->take_all()
      ->allow_extra_args(false);
}

MoveRequest VariableOptions::parse() const {
  MoveRequest request;
  for (const std::string& word : counts) request.counts.push_back(parse_count(word, "--count"));
  for (const std::string& word : rates) request.rates.push_back(parse_rate(word));
  check_names(request, medians);
  return request;
}

}  // namespace carreau::cli
