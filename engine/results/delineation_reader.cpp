// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_reader.hpp"
#include "results/heading_list.hpp"
#include "results/record_reader.hpp"

#include <gdal_priv.h>

#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace carreau::results {

namespace {

namespace layers = inputs::result_layers;

/// The parameters used by explanations, of those that apply. A file without them is not a result,
/// or comes from another version.
constexpr std::array kExplainedParameters = {std::string_view("minimum_unit_population"),
                                             std::string_view("minimum_zone_population"),
                                             std::string_view("minimum_zone_density"),
                                             std::string_view("minimum_cell_density"),
                                             std::string_view("poverty_ratio"),
                                             std::string_view("threshold_rounding"),
                                             std::string_view("listed_derogation"),
                                             std::string_view("contiguity"),
                                             std::string_view("cell_share"),
                                             std::string_view("smoothing")};

/// The provenance of a result, by key.
class Provenance {
 public:
  explicit Provenance(const std::string& path) : file_(files::base_name(path)) {
    files::LayerTable layer = files::LayerTable::open_layer(path, layers::kRun);
    const RecordReader<RunRecord> reader(layer, run_columns());
    while (layer.next()) {
      const RunRecord line = reader.read();
      lines_.try_emplace(line.key, line);
    }
  }

  /// Null where there is no such line.
  [[nodiscard]] const RunRecord* find(std::string_view key) const {
    const auto line = lines_.find(key);
    return line == lines_.end() ? nullptr : &line->second;
  }

  [[nodiscard]] const RunRecord& at(std::string_view key) const {
    if (const RunRecord* const line = find(key)) return *line;
    throw DataError({file_, {}, {}}, Message{"run_line_missing", {{"key", key}}},
                    Message{"is_this_version"});
  }

  [[nodiscard]] int year() const {
    const RunRecord& line = at("year");
    const auto parsed = parse_number(line.value);
    if (!parsed) refuse(line);
    return static_cast<int>(parsed->value);
  }

  /// By what the rule selects, and where: files of decrees do not say so.
  void set_selection(RuleSet& rule) const {
    if (const RunRecord* const line = find("selects")) {
      const auto selection = parse_selection(line->value);
      if (!selection) refuse(*line);
      rule.selects = *selection;
    }
    if (const RunRecord* const line = find("urban_territory")) {
      const auto territory = parse_urban_territory(line->value);
      if (!territory) refuse(*line);
      rule.urban_territory = *territory;
    }
  }

  /// The scenario that the result contains; an empty one where it contains none.
  [[nodiscard]] ScenarioRecord scenario() const {
    const RunRecord* const line = find("toml");
    if (line == nullptr) return {};
    return inputs::parse_scenario(line->value, file_, {});
  }

  /// Sets a parameter and the article that determines it.
  void set(Scenario& scenario, std::string_view name) const {
    const RunRecord& line = at(name);
    const Parameter* const parameter = find_parameter(name);
    if (parameter == nullptr || !parameter->set(scenario, line.value)) refuse(line);
    if (line.source && !line.source->empty()) {
      scenario.rule.clauses[line.key] = {citation_from(*line.source), {}};
    }
  }

 private:
  [[noreturn]] void refuse(const RunRecord& line) const {
    throw DataError({file_, {}, {}},
                    Message{"run_value_unreadable", {{"key", line.key}, {"found", line.value}}},
                    Message{"is_unchanged"});
  }

  std::string file_;
  std::map<std::string, RunRecord, std::less<>> lines_;
};

ExplainedRun run_of(const std::string& path) {
  const Provenance provenance(path);
  ExplainedRun run;
  provenance.set_selection(run.scenario.rule);
  for (const std::string_view name : kExplainedParameters) {
    if (applies(*find_parameter(name), run.scenario)) provenance.set(run.scenario, name);
  }
  run.scenario.rule.name = provenance.at("name").value;
  run.scenario.vintage.year = provenance.year();
  ScenarioRecord record = provenance.scenario();
  run.scenario.edits = std::move(record.edits);
  run.fewest_households = record.fewest_households;
  // Without incomes no estimate rests on households.
  if (!compares_incomes(run.scenario.rule)) return run;
  run.has_headcount = provenance.at("headcount").value == "used";
  return run;
}

void append_ids(const std::string& path, const std::string& layer, std::vector<std::string>& ids) {
  files::LayerTable table = files::LayerTable::open_layer(path, layer);
  const std::size_t place = require_column(table, std::string(headings::kZoneId.name));
  while (table.next()) ids.emplace_back(table.field(place));
}

}  // namespace

DelineationFile::DelineationFile(std::string path) : path_(std::move(path)), run_(run_of(path_)) {}

std::optional<ZoneRecord> DelineationFile::zone_record_of(const std::string& id) const {
  auto record = find_record(path_, layers::kPerimeters, perimeter_columns(), headings::kZoneId, id);
  if (!record)
    record = find_record(path_, layers::kNearMisses, near_miss_columns(), headings::kZoneId, id);
  return record;
}

std::optional<CellRecord> DelineationFile::cell_record_of(const std::string& id) const {
  return find_record(path_, layers::kCells, cell_columns(), headings::kCellId, id);
}

std::optional<UnitRecord> DelineationFile::find_unit(const std::string& code) const {
  return find_record(path_, layers::kUrbanUnits, unit_columns(), headings::kCode,
                     code.empty() ? kOutsideUnits : std::string_view(code));
}

bool DelineationFile::has_cells() const {
  return files::has_layer(*files::open_dataset(path_), layers::kCells);
}

std::vector<std::string> DelineationFile::zone_ids() const {
  std::vector<std::string> ids;
  append_ids(path_, layers::kPerimeters, ids);
  append_ids(path_, layers::kNearMisses, ids);
  return ids;
}

std::vector<std::string> read_cell_reasons(const std::string& path, const CellTable& cells) {
  if (!files::has_layer(*files::open_dataset(path), layers::kCells)) return {};
  files::LayerTable table = files::LayerTable::open_layer(path, layers::kCells);
  const auto id = table.find(headings::kCellId.name);
  const auto reason = table.find(headings::kReason.name);
  if (!id || !reason) return {};
  std::vector<std::string> reasons(cells.size(), "not_in_result");
  while (table.next()) {
    const auto cell_id = CellId::parse(table.field(*id));
    if (!cell_id || cell_id->grid != cells.grid()) continue;
    const CellIndex cell = cells.find(cell_id->position);
    if (!cell.is_none()) reasons[cell.position()] = table.field(*reason);
  }
  return reasons;
}

}  // namespace carreau::results
