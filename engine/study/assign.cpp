// SPDX-License-Identifier: Apache-2.0
#include "study/assign.hpp"

#include "base/error.hpp"
#include "files/database.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "zoning/vat_condition.hpp"

#include <cmath>
#include <string_view>
#include <utility>

namespace carreau::study {

namespace {

files::RowPlace place_of(const inputs::PlaceSource& source, const inputs::PlaceBlock& block,
                         std::size_t i) {
  if (source.has_footprints()) return {{}, &block.footprints, i};
  const Point p = block.points[i];
  if (std::isnan(p.x) || std::isnan(p.y)) return {};
  return {p, nullptr, 0};
}

void note_problems(const inputs::PlaceSource& source, const inputs::PlaceBlock& block,
                   Assignment& assignment, Findings& findings) {
  for (std::size_t i = 0; i < block.rows(); ++i) {
    PlaceStatus& status = assignment.status[i];
    if (block.is_unreadable[i]) status = PlaceStatus::unreadable;
    if (status == PlaceStatus::no_coordinates) {
      findings.warn("place_without_coordinates", {}, source.place_of(i));
    }
    if (status == PlaceStatus::outside_france) {
      findings.warn("place_outside_france", {{"crs", source.crs().definition().substr(0, 40)}},
                    source.place_of(i));
    }
  }
}

AssignmentCounts assign_places(inputs::PlaceSource& source, const Assigner& assigner,
                               results::AssignmentRows& rows, files::RowStream* out,
                               Findings& findings) {
  AssignmentCounts counts = rows.empty_counts();
  inputs::PlaceBlock block;
  Assignment assignment;
  while (source.next(block)) {
    assigner.assign(
        {block.points, source.has_footprints() ? &block.footprints : nullptr, block.precision},
        assignment);
    note_problems(source, block, assignment, findings);
    counts.add(assignment);
    for (std::size_t i = 0; out != nullptr && i < block.rows(); ++i) {
      out->add(rows.row(block, i, assignment), place_of(source, block, i));
    }
  }
  if (out != nullptr) out->finish();
  return counts;
}

std::vector<results::NamedZoning> read_zonings(const AssignmentRequest& request,
                                               Findings& findings) {
  std::vector<results::NamedZoning> zonings;
  for (const ZoningToAssign& named : request.zonings) {
    Zoning zones = read_source(named.zones, request.reading, findings);
    if (zones.kind == ZoningKind::communes) {
      throw DataError({zones.key, {}, {}}, Message{"zones_without_limit"},
                      Message{"zones_without_limit_remedy"});
    }
    zonings.push_back({named.name, std::move(zones)});
  }
  return zonings;
}

std::vector<PolygonSet> polygons_of(const std::vector<results::NamedZoning>& zonings) {
  std::vector<PolygonSet> polygons;
  for (const results::NamedZoning& zoning : zonings) polygons.push_back(zoning.zones.polygons);
  return polygons;
}

}  // namespace

std::string zoning_column_name(std::string name) {
  for (char& c : name) {
    const bool is_kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_kept) c = '_';
  }
  return name;
}

std::string default_zoning_name(const std::string& zoning) {
  constexpr std::string_view kKey = ".toml:";
  const std::size_t key = zoning.find(kKey);
  if (key != std::string::npos && !files::is_database(zoning)) {
    return zoning_column_name(zoning.substr(key + kKey.size()));
  }
  return zoning_column_name(inputs::zoning_label(zoning));
}

AssignmentResult assign(const AssignmentRequest& request, const OpenRows& open,
                        const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  AssignmentResult result;
  result.zonings = read_zonings(request, result.findings);
  inputs::PlaceSource source(request.places, request.reading_places, result.findings);
  result.has_footprints = source.has_footprints();
  AssignmentOptions options = request.options;
  if (result.has_footprints && options.bands.empty()) {
    options.bands = {kVatDistance, kVatRenewalDistance};
  }
  const Assigner assigner(polygons_of(result.zonings), source.crs(), options);
  results::AssignmentRows rows(source, result.zonings, options.bands);
  std::unique_ptr<files::RowStream> out;
  if (open) {
    out = open(
        {rows.fields(), source.crs(),
         result.has_footprints ? files::LayerGeometry::polygons : files::LayerGeometry::points});
  }
  result.counts = assign_places(source, assigner, rows, out.get(), result.findings);
  return result;
}

}  // namespace carreau::study
