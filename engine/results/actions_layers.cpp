// SPDX-License-Identifier: Apache-2.0
#include "results/actions_layers.hpp"

#include "base/version.hpp"
#include "geometry/french_planes.hpp"
#include "inputs/result_layers.hpp"
#include "results/actions_columns.hpp"
#include "results/delineation_records.hpp"
#include "results/layer_styles.hpp"
#include "results/quartier_style.hpp"
#include "results/table_layer.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace carreau::results {

namespace {

void write_quartiers(files::LayerWriter& writer, const ActionsOutput& output,
                     const PolygonSet& outlines) {
  writer.start_layer("quartiers",
                     "Quartiers et leur argent, transterritorial et non attribué compris",
                     funded_quartier_columns().fields(),
                     outlines.crs().is_known() ? std::optional(outlines.crs()) : std::nullopt);
  for (std::size_t t = 0; t < output.attribution.targets.size(); ++t) {
    const auto rings = outlines.rings(t);
    const files::Row row = funded_quartier_columns().row(funded_quartier_record(output, t));
    if (rings.first == rings.last) writer.add_row(row);
    else writer.add_feature(row, outlines, t);
  }
}

/// Actions as points in the system of the quartiers, so that both can be measured together.
void write_actions(files::LayerWriter& writer, const ActionsOutput& output, const Crs& plane) {
  // The CRS is known only where at least one action has a place.
  const Crs& given = output.programme.crs;
  const bool has_places = given.is_known();
  const Crs& crs = plane.is_known() ? plane : given;
  writer.start_layer("actions", "Actions, où elles ont un lieu", funded_action_columns().fields(),
                     has_places ? std::optional(crs) : std::nullopt, files::LayerGeometry::points);
  // One transform for all places: setting one up takes longer than moving a thousand points.
  std::optional<Transform> moved;
  if (has_places && given != crs) moved.emplace(given, crs);
  for (std::size_t a = 0; a < output.programme.actions.size(); ++a) {
    const files::Row row = funded_action_columns().row(funded_action_record(output, a));
    const auto& place = output.programme.actions[a].place;
    if (!has_places) writer.add_row(row);
    else writer.add_point(row, moved && place ? moved->apply(*place) : place);
  }
}

void write_funding(files::LayerWriter& writer, const ActionsOutput& output) {
  writer.start_layer("funding", "Lignes de financement, réparties entre les quartiers",
                     funding_columns().fields(), std::nullopt);
  for (const FundingLine& line : output.programme.lines) {
    for (const FundingRecord& record : funding_records(output, line)) {
      writer.add_row(funding_columns().row(record));
    }
  }
}

std::optional<std::string> known_text(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<RunRecord> source_records(const ActionsOutput& output) {
  std::vector<RunRecord> records = {{"program", "carreau", std::string(version()), {}}};
  for (const InputSource& input : output.inputs) {
    records.push_back({"input", input.role, input.name, known_text(input.digest)});
  }
  return records;
}

/// Transforms the polygons; edges are cut first, so that they do not move on the ground.
PolygonSet in_crs(const PolygonSet& set, const Crs& crs) {
  if (set.size() == 0 || set.crs() == crs) return set;
  constexpr double kMetres = 200.0;
  constexpr double kDegrees = 0.002;
  return reproject(set, crs, is_plane_in_metres(set.crs()) ? kMetres : kDegrees);
}

std::vector<LayerStyle> styles_of(const ActionsOutput& output) {
  std::vector<ShadedQuartier> quartiers;
  for (std::size_t t = 0; t < output.attribution.targets.size(); ++t) {
    const FundedQuartierRecord record = funded_quartier_record(output, t);
    const TargetKind kind = output.attribution.targets[t].kind;
    if (kind != TargetKind::quartier && kind != TargetKind::former_quartier) continue;
    const auto& granted = record.money.granted;
    quartiers.push_back(
        {granted ? std::optional(static_cast<double>(granted->cents()) / 100.0) : std::nullopt,
         record.status == TargetStatus::entered, kind == TargetKind::former_quartier});
  }
  return {
      drawn_style("quartiers", aliases_of(funded_quartier_columns()), quartier_renderer(quartiers)),
      drawn_style("actions", aliases_of(funded_action_columns())),
      table_style("funding", aliases_of(funding_columns())),
      table_style(inputs::result_layers::kFindings, aliases_of(finding_columns())),
      table_style(inputs::result_layers::kRun, aliases_of(run_columns()))};
}

/// Maps the codes of a zoning to its features; empty for zones of communes.
std::map<std::string, std::size_t> features_of(const Zoning* zoning) {
  std::map<std::string, std::size_t> features;
  if (zoning == nullptr || zoning->polygons.size() != zoning->size()) return features;
  for (std::size_t z = 0; z < zoning->size(); ++z) features.emplace(zoning->codes[z], z);
  return features;
}

}  // namespace

PolygonSet target_outlines(const ActionsOutput& output) {
  const auto present = features_of(&output.zoning);
  const auto older = features_of(output.older);
  const Crs crs = present.empty() && !older.empty() ? output.older->polygons.crs()
                                                    : output.zoning.polygons.crs();
  PolygonSet outlines(crs);
  const PolygonSet former =
      output.older == nullptr ? PolygonSet() : in_crs(output.older->polygons, crs);
  for (const Target& target : output.attribution.targets) {
    const bool is_present = target.kind == TargetKind::quartier;
    const auto& features = is_present ? present : older;
    const auto found = features.find(target.code);
    if (facts_of(output, target) == nullptr || found == features.end()) outlines.begin_feature();
    else outlines.add_feature(is_present ? output.zoning.polygons : former, found->second);
  }
  return outlines;
}

PolygonSet plane_outlines(const ActionsOutput& output) {
  PolygonSet outlines = target_outlines(output);
  const CommonPlane common = common_plane(outlines);
  return common.crs ? in_crs(outlines, *common.crs) : outlines;
}

void write_actions_layers(const files::PendingFile& file, const ActionsOutput& output) {
  files::LayerWriter writer(file, files::OutputFormat::geopackage);
  const PolygonSet outlines = plane_outlines(output);
  write_quartiers(writer, output, outlines);
  write_actions(writer, output, outlines.crs());
  write_funding(writer, output);
  write_table_layer(writer, inputs::result_layers::kFindings, "Remarques sur les données",
                    finding_columns(), finding_records(output.findings));
  write_table_layer(writer, inputs::result_layers::kRun, "Provenance", run_columns(),
                    source_records(output));
  write_styles(writer, styles_of(output));
  writer.finish();
}

}  // namespace carreau::results
