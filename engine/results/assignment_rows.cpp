// SPDX-License-Identifier: Apache-2.0
#include "results/assignment_rows.hpp"

#include "base/text.hpp"
#include "results/assignment_codes.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <utility>

namespace carreau::results {

namespace {

namespace h = headings;
using files::FieldType;
using files::FieldValue;

FieldValue optional_text(std::string text) {
  return text.empty() ? FieldValue() : FieldValue(std::move(text));
}

/// Null where there is no zone at any distance.
FieldValue metres(double distance) {
  return std::isfinite(distance) ? FieldValue(two_decimals(distance)) : FieldValue();
}

WithinAnswer within_answer(Within part, bool has_footprints) {
  if (part == Within::no) return WithinAnswer::no;
  if (!has_footprints) return WithinAnswer::yes;
  return part == Within::entirely ? WithinAnswer::entirely : WithinAnswer::partly;
}

const ZonePlace& place_of(const AssignmentRecord& record, std::size_t zoning) {
  return record.assignment.of(record.row)[zoning];
}

FieldValue kept_value(const AssignmentRecord& record, std::size_t column) {
  return optional_text(record.block.fields[record.row * record.kept + column]);
}

FieldValue problem_value(const AssignmentRecord& record, std::size_t /*part*/) {
  return optional_text(std::string(to_text(record.assignment.status[record.row])));
}

FieldValue code_value(const AssignmentRecord& record, std::size_t zoning) {
  const ZoneIndex zone = place_of(record, zoning).zone;
  if (zone.is_none()) return {};
  return record.zonings[zoning].zones.codes[zone.position()];
}

FieldValue name_value(const AssignmentRecord& record, std::size_t zoning) {
  const ZoneIndex zone = place_of(record, zoning).zone;
  if (zone.is_none()) return {};
  return optional_text(record.zonings[zoning].zones.names[zone.position()]);
}

FieldValue also_in_value(const AssignmentRecord& record, std::size_t zoning) {
  std::vector<std::string> also;
  for (const ZoneIndex zone : record.assignment.others(place_of(record, zoning))) {
    also.push_back(record.zonings[zoning].zones.codes[zone.position()]);
  }
  return optional_text(join(also, ";"));
}

FieldValue nearest_value(const AssignmentRecord& record, std::size_t zoning) {
  const ZonePlace& place = place_of(record, zoning);
  if (!place.zone.is_none() || place.nearest.is_none()) return {};
  return record.zonings[zoning].zones.codes[place.nearest.position()];
}

/// `part` encodes both numbers: zoning × number of bands + band.
FieldValue within_value(const AssignmentRecord& record, std::size_t part) {
  const ZonePlace& place = place_of(record, part / record.bands.size());
  const Within found = within(place, record.bands[part % record.bands.size()]);
  return std::string(to_text(within_answer(found, record.has_footprints)));
}

FieldValue vat_value(const AssignmentRecord& record, std::size_t zoning) {
  return optional_text(std::string(to_text(vat_condition(place_of(record, zoning)))));
}

FieldValue ambiguous_value(const AssignmentRecord& record, std::size_t zoning) {
  return std::int64_t{place_of(record, zoning).ambiguity == Ambiguity::none ? 0 : 1};
}

FieldValue ambiguity_value(const AssignmentRecord& record, std::size_t zoning) {
  return optional_text(std::string(to_text(place_of(record, zoning).ambiguity)));
}

/// The value of `Value` for a place that was located, null for any other.
template <FieldValue (*Value)(const AssignmentRecord&, std::size_t)>
FieldValue if_placed(const AssignmentRecord& record, std::size_t part) {
  if (record.assignment.status[record.row] != PlaceStatus::placed) return {};
  return Value(record, part);
}

/// The columns of one zoning; their names share a suffix.
class ZoningColumns {
 public:
  ZoningColumns(std::size_t zoning, std::string ending) : k_(zoning), ending_(std::move(ending)) {}

  void add_all(const std::vector<double>& bands, bool has_footprints) {
    using enum ColumnUnit;
    add<code_value>({h::kCode.name, none, "zone", "zone"}, FieldType::text, k_);
    add<name_value>({h::kName.name, none, "nom de la zone", "name of the zone"}, FieldType::text,
                    k_);
    add<also_in_value>({"also_in", none, "aussi dans", "also in"}, FieldType::text, k_);
    add<distance_value>(
        {"distance", ColumnUnit::metres, "distance à la limite", "distance to the limit"},
        FieldType::real, k_);
    add<nearest_value>({"nearest_code", none, "zone la plus proche", "nearest zone"},
                       FieldType::text, k_);
    if (has_footprints) {
      add<farthest_value>(
          {"farthest", ColumnUnit::metres, "point le plus éloigné", "farthest point"},
          FieldType::real, k_);
    }
    for (std::size_t b = 0; b < bands.size(); ++b) add_band(bands, b);
    if (has_footprints) {
      add<vat_value>({"vat_condition", none, "condition de TVA", "VAT condition"}, FieldType::text,
                     k_);
    }
    add<ambiguous_value>({"ambiguous", none, "ambigu", "ambiguous"}, FieldType::integer, k_);
    add<ambiguity_value>({"ambiguity", none, "ambiguïté", "ambiguity"}, FieldType::text, k_);
  }
  [[nodiscard]] std::vector<Column<AssignmentRecord>> take() { return std::move(columns_); }

 private:
  static FieldValue distance_value(const AssignmentRecord& record, std::size_t zoning) {
    return metres(place_of(record, zoning).distance);
  }
  static FieldValue farthest_value(const AssignmentRecord& record, std::size_t zoning) {
    return metres(place_of(record, zoning).farthest);
  }
  void add_band(const std::vector<double>& bands, std::size_t b) {
    const std::string distance = band_name(bands[b]);
    const std::string name = "within_" + distance;
    const std::string french = fmt::format("à moins de {}", distance);
    const std::string english = fmt::format("within {}", distance);
    add<within_value>({name, ColumnUnit::none, french, english}, FieldType::text,
                      k_ * bands.size() + b);
  }
  template <FieldValue (*Value)(const AssignmentRecord&, std::size_t)>
  void add(const Heading& heading, FieldType type, std::size_t part) {
    columns_.push_back(told_column<AssignmentRecord>(heading, type, if_placed<Value>, part));
    columns_.back().name += ending_;
  }

  std::size_t k_;
  std::string ending_;
  std::vector<Column<AssignmentRecord>> columns_;
};

std::vector<Column<AssignmentRecord>> zoning_columns(const std::vector<NamedZoning>& zonings,
                                                     const std::vector<double>& bands,
                                                     bool has_footprints) {
  std::vector<Column<AssignmentRecord>> columns;
  for (std::size_t k = 0; k < zonings.size(); ++k) {
    ZoningColumns own(k, zonings.size() == 1 ? std::string() : "_" + zonings[k].name);
    own.add_all(bands, has_footprints);
    append_to(columns, own.take());
  }
  return columns;
}

/// The columns kept from the input, renamed where another column has the same name.
std::vector<Column<AssignmentRecord>> kept_columns(
    const inputs::PlaceSource& source, const std::vector<Column<AssignmentRecord>>& others) {
  std::set<std::string> taken{"fid", "geom"};
  for (const Column<AssignmentRecord>& column : others) taken.insert(to_lower(column.name));
  std::vector<Column<AssignmentRecord>> columns;
  for (std::string name : source.columns()) {
    while (taken.contains(to_lower(name))) name.insert(0, "input_");
    taken.insert(to_lower(name));
    columns.push_back(told_column<AssignmentRecord>({name, ColumnUnit::varies, name, name},
                                                    FieldType::text, kept_value, columns.size()));
  }
  return columns;
}

ColumnTable<AssignmentRecord> make_columns(const inputs::PlaceSource& source,
                                           const std::vector<NamedZoning>& zonings,
                                           const std::vector<double>& bands) {
  static constexpr Heading kProblem{"problem", ColumnUnit::none, "problème", "problem"};
  const auto others = list_of<AssignmentRecord>(
      told_column<AssignmentRecord>(kProblem, FieldType::text, problem_value),
      zoning_columns(zonings, bands, source.has_footprints()));
  return ColumnTable<AssignmentRecord>(
      list_of<AssignmentRecord>(kept_columns(source, others), others));
}

}  // namespace

std::string band_name(double metres) { return fmt::format("{}m", metres); }

AssignmentRows::AssignmentRows(const inputs::PlaceSource& source,
                               const std::vector<NamedZoning>& zonings,
                               const std::vector<double>& bands)
    : zonings_(zonings),
      bands_(bands),
      has_footprints_(source.has_footprints()),
      kept_(source.columns().size()),
      columns_(make_columns(source, zonings, bands)) {}

AssignmentCounts AssignmentRows::empty_counts() const {
  std::vector<std::size_t> zones;
  for (const NamedZoning& zoning : zonings_) zones.push_back(zoning.zones.codes.size());
  return {zones, bands_};
}

files::Row AssignmentRows::row(const inputs::PlaceBlock& block, std::size_t i,
                               const Assignment& assignment) const {
  return columns_.row({zonings_, bands_, has_footprints_, block, kept_, i, assignment});
}

}  // namespace carreau::results
