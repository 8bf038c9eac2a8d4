// SPDX-License-Identifier: Apache-2.0
#include "results/assignment_rows.hpp"

#include "base/text.hpp"
#include "results/row_values.hpp"
#include "zoning/vat_condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace carreau::results {

namespace {

files::FieldValue optional_text(std::string text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(std::move(text));
}

files::FieldValue metres(double distance) {
  return std::isfinite(distance) ? files::FieldValue(two_decimals(distance)) : files::FieldValue();
}

files::FieldValue problem_text(PlaceStatus status) {
  switch (status) {
    case PlaceStatus::placed: break;
    case PlaceStatus::no_coordinates: return "no_coordinates";
    case PlaceStatus::unreadable: return "unreadable_coordinates";
    case PlaceStatus::outside_france: return "outside_france";
  }
  return {};
}

files::FieldValue vat_text(VatCondition condition) {
  switch (condition) {
    case VatCondition::none: break;
    case VatCondition::in_zone: return "in_zone";
    case VatCondition::entirely: return "entirely_300m";
    case VatCondition::renewal: return "renewal_300m_500m";
  }
  return {};
}

files::FieldValue within_text(Within part, bool has_footprints) {
  if (part == Within::no) return "no";
  if (!has_footprints) return "yes";
  return part == Within::entirely ? "entirely" : "partly";
}

files::FieldValue ambiguity_text(Ambiguity ambiguity) {
  if (ambiguity == Ambiguity::none) return {};
  return ambiguity == Ambiguity::limit ? "limit" : "position";
}

}  // namespace

std::string band_name(double metres) { return fmt::format("{}m", metres); }

AssignmentRows::AssignmentRows(const inputs::PlaceSource& source,
                               const std::vector<NamedZoning>& zonings,
                               const std::vector<double>& bands)
    : zonings_(zonings),
      bands_(bands),
      has_footprints_(source.has_footprints()),
      kept_(source.columns().size()) {
  add_field("problem", files::FieldType::text);
  for (const NamedZoning& zoning : zonings_) {
    add_zoning_fields(zonings_.size() == 1 ? "" : "_" + zoning.name);
  }
  std::set<std::string> taken{"fid", "geom"};
  for (const std::string& name : names_) taken.insert(to_lower(name));
  std::vector<files::FieldSpec> kept;
  for (std::string name : source.columns()) {
    while (taken.contains(to_lower(name))) name.insert(0, "input_");
    taken.insert(to_lower(name));
    kept.push_back({names_.emplace_back(std::move(name)).c_str(), files::FieldType::text});
  }
  fields_.insert(fields_.begin(), kept.begin(), kept.end());
}

void AssignmentRows::add_field(std::string name, files::FieldType type) {
  fields_.push_back({names_.emplace_back(std::move(name)).c_str(), type});
}

void AssignmentRows::add_zoning_fields(const std::string& ending) {
  using enum files::FieldType;
  add_field("code" + ending, text);
  add_field("name" + ending, text);
  add_field("also_in" + ending, text);
  add_field("distance" + ending, real);
  add_field("nearest_code" + ending, text);
  if (has_footprints_) add_field("farthest" + ending, real);
  for (const double band : bands_) add_field("within_" + band_name(band) + ending, text);
  if (has_footprints_) add_field("vat_condition" + ending, text);
  add_field("ambiguous" + ending, integer);
  add_field("ambiguity" + ending, text);
}

AssignmentCounts AssignmentRows::empty_counts() const {
  std::vector<std::size_t> zones;
  for (const NamedZoning& zoning : zonings_) zones.push_back(zoning.zones.codes.size());
  return {zones, bands_};
}

files::Row AssignmentRows::row(const inputs::PlaceBlock& block, std::size_t i,
                               const Assignment& assignment) const {
  files::Row row;
  row.reserve(fields_.size());
  for (std::size_t c = 0; c < kept_; ++c) {
    row.push_back(optional_text(block.fields[i * kept_ + c]));
  }
  row.push_back(problem_text(assignment.status[i]));
  if (assignment.status[i] == PlaceStatus::placed) {
    const auto places = assignment.of(i);
    for (std::size_t k = 0; k < places.size(); ++k) {
      append_place(zonings_[k], places[k], assignment.others(places[k]), row);
    }
  }
  row.resize(fields_.size());
  return row;
}

void AssignmentRows::append_place(const NamedZoning& zoning, const ZonePlace& place,
                                  std::span<const ZoneIndex> others, files::Row& row) const {
  const std::vector<std::string>& codes = zoning.zones.codes;
  const bool is_inside = !place.zone.is_none();
  row.push_back(is_inside ? files::FieldValue(codes[place.zone.position()]) : files::FieldValue());
  row.push_back(is_inside ? optional_text(zoning.zones.names[place.zone.position()])
                          : files::FieldValue());
  std::vector<std::string> also;
  for (const ZoneIndex zone : others) also.push_back(codes[zone.position()]);
  row.push_back(optional_text(join(also, ";")));
  row.push_back(metres(place.distance));
  row.push_back(is_inside || place.nearest.is_none()
                    ? files::FieldValue()
                    : files::FieldValue(codes[place.nearest.position()]));
  if (has_footprints_) row.push_back(metres(place.farthest));
  for (const double band : bands_) row.push_back(within_text(within(place, band), has_footprints_));
  if (has_footprints_) row.push_back(vat_text(vat_condition(place)));
  row.push_back(static_cast<std::int64_t>(place.ambiguity == Ambiguity::none ? 0 : 1));
  row.push_back(ambiguity_text(place.ambiguity));
}

}  // namespace carreau::results
