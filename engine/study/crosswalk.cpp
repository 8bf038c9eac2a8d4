// SPDX-License-Identifier: Apache-2.0
#include "study/crosswalk.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "inputs/digest.hpp"
#include "inputs/statistics_reader.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "results/crosswalk_rows.hpp"
#include "study/delineate.hpp"
#include "study/fewest_households.hpp"
#include "study/field_error.hpp"
#include "study/zone_findings.hpp"
#include "zoning/secrecy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace carreau::study {

namespace {

bool is_wanted(const MoveRequest& request, Base base) {
  const auto has = [&](const CountRequest& count) { return count.base == base; };
  return std::any_of(request.counts.begin(), request.counts.end(), has) ||
         std::any_of(request.rates.begin(), request.rates.end(), [&](const RateRequest& rate) {
           return has(rate.numerator) || (rate.denominator && has(*rate.denominator));
         });
}

void check_bases(const MoveRequest& request, const CrosswalkWeights& weights) {
  for (const Base base : kBases) {
    if (weights.has_base(base) || !is_wanted(request, base)) continue;
    throw ArgumentError(
        Message{base == Base::households ? "grid_without_households" : "grid_without_social"});
  }
}

void refuse_quantile(std::string_view option, const std::string& column) {
  if (!is_quantile_name(column)) return;
  throw ArgumentError(fmt::format("{} {}", option, column),
                      Message{"usage_quantile", {{"column", column}}});
}

/// Quantiles of parts do not make that of a whole.
void check_columns(const MoveRequest& request) {
  for (const CountRequest& count : request.counts) refuse_quantile("--count", count.column);
  for (const RateRequest& rate : request.rates) {
    refuse_quantile("--rate", rate.numerator.column);
    if (rate.denominator) refuse_quantile("--rate", rate.denominator->column);
  }
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

/// Fills a result step by step, in the order in which its parts need each other.
class CrosswalkMaker {
 public:
  CrosswalkMaker(const CrosswalkRequest& request, const Watch& watch)
      : request_(request),
        watch_(watch),
        fewest_(fewest_households(request.run.fewest_households)) {}

  CrosswalkResult make() {
    out_.from = inputs::read_zones(request_.from, request_.reading, out_.findings);
    out_.to = inputs::read_zones(request_.to, request_.reading, out_.findings);
    load_cells();
    // Uses the communes in the grid itself, so that the weights depend only on inputs that their
    // file names.
    if (out_.run) out_.to_shares = shares_on(out_.run->places(), out_.to, out_.findings);
    check_cancelled();
    get_weights();
    check_cancelled();
    move();
    if (!request_.medians.empty()) add_medians();
    return std::move(out_);
  }

 private:
  /// Zones of communes get outlines around their cells.
  [[nodiscard]] bool needs_cells() const {
    if (!request_.has_weights_file()) return true;
    if (request_.outlines == Outlines::not_needed || out_.to.kind != ZoningKind::communes) {
      return false;
    }
    if (request_.run.grids.empty()) {
      throw FieldError(RequestField::outlines, Message{"usage_grid_for_outlines"});
    }
    return true;
  }

  /// Loads a complete run where medians are requested, otherwise the cells only, or nothing where
  /// neither is needed.
  void load_cells() {
    // A run says so itself.
    if (request_.medians.empty()) note_fewest_households(fewest_, out_.findings);
    if (request_.medians.empty() && !needs_cells()) return;
    const TraitSet traits = only(Trait::log_soc);
    if (request_.medians.empty()) {
      const Headcount headcount =
          request_.run.without_headcount ? Headcount::absent : Headcount::present;
      out_.run = load_grid(request_.run.grids, headcount, watch_, traits, request_.run.columns,
                           request_.run.read_grid);
    } else {
      out_.run = load_run(request_.run, watch_, traits);
      fewest_ = out_.run->record.fewest_households;
      require_incomes(*out_.run);
    }
    out_.findings.append(out_.run->findings);
  }

  /// The files of the grid, which the scenario may name instead of the request.
  [[nodiscard]] const std::vector<std::string>& grids() const {
    const bool is_named = out_.run && out_.run->record.has(InputRole::grid);
    return is_named ? out_.run->record.find(InputRole::grid)->paths : request_.run.grids;
  }

  [[nodiscard]] std::string file_of(const std::string& zoning) const {
    return inputs::find_zoning(zoning, request_.reading.catalogue).path;
  }

  void get_weights() {
    results::CrosswalkFile& file = out_.weights;
    const bool is_in_memory = request_.run.read_grid != nullptr;
    file = results::crosswalk_sources(file_of(request_.from), file_of(request_.to),
                                      is_in_memory ? std::vector<std::string>() : grids());
    // Cells that no file holds are known by their own digest.
    if (is_in_memory && out_.run) {
      file.grid = {{grids().front(), inputs::grid_digest(out_.run->cells)}};
    }
    file.from_codes = out_.from.codes;
    file.to_codes = out_.to.codes;
    if (!request_.has_weights_file()) return compute_weights();
    results::CrosswalkFile read = results::read_crosswalk(request_.weights);
    results::check_crosswalk(read, file, request_.weights);
    if (file.grid.empty()) {
      out_.findings.notice("weights_on_trust", {{"file", files::base_name(request_.weights)}});
    }
    file = std::move(read);
  }

  void compute_weights() {
    const LoadedRun& run = *out_.run;
    const CellShares from_shares = shares_on(run.places(), out_.from, out_.findings);
    note_odd_zones(run.cells, out_.from, from_shares, out_.findings);
    note_odd_zones(run.cells, out_.to, *out_.to_shares, out_.findings);
    const auto social = run.cells.traits().column(Trait::log_soc);
    out_.weights.weights = crosswalk_weights({run.cells, social, from_shares, *out_.to_shares});
    if (!request_.weights.empty()) results::write_crosswalk(out_.weights, request_.weights);
  }

  void move() {
    const CrosswalkWeights& weights = out_.weights.weights;
    check_bases(request_.variables, weights);
    const auto columns = request_.variables.columns();
    if (columns.empty()) return;
    MoveOptions options = request_.options;
    options.fewest_households = fewest_;
    const inputs::ZoneStatistics statistics = inputs::read_statistics(
        {request_.tables, columns, request_.key}, out_.weights.from_codes, out_.findings);
    out_.variables = move_variables(
        weights, request_.variables,
        [&](const std::string& name) -> const SourceColumn& { return statistics.at(name); },
        options);
    for (const MovedVariable& variable : out_.variables) {
      if (!variable.totals || variable.totals->fallen_back == 0) continue;
      out_.findings.warn("source_by_another_base",
                         {{"variable", variable.name}, {"base", to_text(*variable.base)}}, {},
                         static_cast<std::int64_t>(variable.totals->fallen_back));
    }
  }

  void add_medians() {
    const LoadedRun& run = *out_.run;
    const CheckResult result =
        check_scenario(run.input(), run.scenario, *out_.to_shares, out_.findings);
    MovedVariable median{{}, VariableKind::median, {}, 0, {}, {}};
    for (const PerimeterCheck& check : result.checks) {
      median.zones.push_back(publishable_median(check, run.cells.headcount(), fewest_));
    }
    for (const std::string& name : request_.medians) {
      out_.variables.push_back(median);
      out_.variables.back().name = name;
    }
  }

  const CrosswalkRequest& request_;
  const Watch& watch_;
  FewestHouseholds fewest_;
  CrosswalkResult out_;
};

}  // namespace

bool CrosswalkRequest::has_weights_file() const {
  std::error_code error;
  return !weights.empty() && std::filesystem::exists(weights, error);
}

void check_request(const CrosswalkRequest& request) {
  (void)fewest_households(request.run.fewest_households);
  check_columns(request.variables);
  check_names(request.variables, request.medians);
  const bool moves = request.is_anything_moved();
  if (moves && request.tables.empty()) {
    throw ArgumentError(Message{"usage_table_missing"});
  }
  if (!moves && !request.tables.empty()) {
    throw FieldError(RequestField::tables, Message{"usage_table_unused"});
  }
  if (!moves && request.medians.empty() && request.weights.empty()) {
    throw ArgumentError(Message{"usage_nothing_asked"});
  }
  const bool has_rule = request.run.has_rule();
  if (!request.medians.empty() && !has_rule) {
    throw FieldError(RequestField::medians, Message{"usage_median_needs_rule"});
  }
  if (request.medians.empty() && has_rule) {
    throw ArgumentError(Message{"usage_rule_without_median"});
  }
  if (!has_rule && request.run.grids.empty() && !request.has_weights_file()) {
    throw ArgumentError(Message{"usage_grid_for_people"});
  }
}

CrosswalkResult crosswalk(const CrosswalkRequest& request, const Watch& watch) {
  check_request(request);
  const CancellationScope scope(watch.cancellation);
  return CrosswalkMaker(request, watch).make();
}

}  // namespace carreau::study
