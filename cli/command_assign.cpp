// SPDX-License-Identifier: Apache-2.0
#include "cli/command_assign.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "cli/crs_option.hpp"
#include "cli/option_list.hpp"
#include "cli/written_line.hpp"
#include "files/database.hpp"
#include "results/table_names.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <utility>

namespace carreau::cli {

namespace {

/// Splits NAME=FILE, unless the whole word is the path of a file or a database.
ZoningArgument parse_zoning(const std::string& word) {
  const std::size_t equals = word.find('=');
  // A path may contain "=" too; a name in front of it never contains a folder.
  std::error_code error;
  const bool is_source = files::is_database(word) || std::filesystem::exists(word, error);
  if (equals != std::string::npos && equals > 0 && !is_source) {
    const std::string name = word.substr(0, equals);
    if (name.find('/') == std::string::npos)
      return {study::zoning_column_name(name), word.substr(equals + 1)};
  }
  return {study::default_zoning_name(word), word};
}

double parse_metres(const std::string& word) {
  std::string number = to_lower(word);
  double factor = 1.0;
  if (number.ends_with("km")) {
    factor = 1'000.0;
    number.resize(number.size() - 2);
  } else if (number.ends_with('m')) {
    number.pop_back();
  }
  const auto parsed = parse_number(number);
  constexpr double kFarthest = 100'000.0;
  if (parsed && parsed->value * factor > 0.0 && parsed->value * factor <= kFarthest) {
    return parsed->value * factor;
  }
  throw ArgumentError("--within", Message{"usage_distance", {{"found", word}}});
}

}  // namespace

std::vector<ZoningArgument> parse_zonings(const std::vector<std::string>& words) {
  std::vector<ZoningArgument> zonings;
  std::set<std::string> names;
  for (const std::string& word : words) {
    zonings.push_back(parse_zoning(word));
    // Column names are compared without case in databases, so names are too.
    if (names.insert(to_lower(zonings.back().name)).second) continue;
    throw ArgumentError(
        Message{"usage_zoning_named_twice",
                {{"name", zonings.back().name}, {"file", files::shown_path(zonings.back().path)}}});
  }
  return zonings;
}

std::vector<double> parse_bands(const std::vector<std::string>& words) {
  // A set: distances in ascending order, each once.
  std::set<double> bands;
  for (const std::string& word : words) bands.insert(parse_metres(word));
  return {bands.begin(), bands.end()};
}

void AssignCommand::setup(OptionList& options) {
  constexpr DecimalRange kMetres{0.0, 100'000.0};
  options.text("POINTS", points_, "help_assign_points").required();
  options.texts("ZONES", zonings_, "help_assign_zones").required();
  options.texts("--within DISTANCE", bands_, "help_assign_within");
  options.text("--crs EPSG:N", crs_, "help_assign_crs");
  options.text("--x COLUMN", x_, "help_assign_x");
  options.text("--y COLUMN", y_, "help_assign_y");
  options.lists("--keep COLUMNS", keep_, "help_assign_keep");
  options.decimal("--precision METRES", precision_, kMetres, "help_assign_precision");
  options.decimal("--limit-precision METRES", limit_precision_, kMetres,
                  "help_assign_limit_precision");
  options.text("--plane EPSG:N", plane_, "help_assign_plane");
  zones_.add_to(options);
  table_.add_to(options);
  add_threads_option(options, threads_);
  summary_.add_to(options);
}

inputs::PlaceOptions AssignCommand::place_options() const {
  if (x_.empty() != y_.empty()) throw ArgumentError(Message{"usage_both_columns"});
  inputs::PlaceOptions options{x_, y_, crs_, {}, precision_};
  // "none" keeps no column at all, which an empty list could not say.
  if (keep_ == std::vector<std::string>{"none"}) options.keep.emplace();
  else if (!keep_.empty()) options.keep = keep_;
  // Checked before the places are opened, which may take long.
  if (!crs_.empty()) (void)parse_crs("--crs", crs_);
  return options;
}

study::OpenRows AssignCommand::opener() const {
  // Without an output only the counts are wanted.
  if (table_.output.empty()) return {};
  return [this](const study::AssignmentLayer& layer) {
    return table_.open({table_.layer, results::kAssignmentTable.description, layer.fields,
                        layer.crs, layer.geometry});
  };
}

AssignmentOptions AssignCommand::assignment_options() const {
  AssignmentOptions options{parse_bands(bands_), limit_precision_, {}};
  if (!plane_.empty()) options.plane = parse_plane("--plane", plane_);
  return options;
}

void AssignCommand::print(const report::NamedCounts& named) const {
  if (summary_.json) std::cout << report::assignment_json(named);
  if (!summary_.is_printed()) return;
  const Language language = summary_.language();
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::assignment_text(named, language);
  if (!table_.output.empty() && table_.output != "-") {
    say_written(files::shown_path(table_.output), language);
  }
}

void AssignCommand::run() {
  const ThreadLimit limit(threads_);
  const auto arguments = parse_zonings(zonings_);
  study::AssignmentRequest request{
      points_, place_options(), {}, zones_.reading(), assignment_options()};
  std::vector<std::string> inputs{points_};
  for (const ZoningArgument& argument : arguments) {
    request.zonings.push_back({argument.name, argument.path});
    inputs.push_back(zones_.file_of(argument.path));
  }
  for (std::string& path : zones_.read_paths({})) inputs.push_back(std::move(path));
  // Nothing is read before it is certain that the output can be written.
  table_.check(inputs, summary_.json);
  const study::AssignmentResult made = study::assign(request, opener());
  print({made.counts, made.zonings, made.findings, made.has_footprints});
}

}  // namespace carreau::cli
