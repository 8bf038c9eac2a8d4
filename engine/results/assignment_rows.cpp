// SPDX-License-Identifier: Apache-2.0
#include "results/assignment_rows.hpp"

#include "base/text.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace carreau::results {

namespace {

namespace h = headings;

template <class T>
using Text = TextTraits<T, Empty::null>;
using Metres = NumberTraits<std::optional<double>, 2>;

/// Nothing where there is no zone at all.
std::optional<double> metres(double distance) {
  return std::isfinite(distance) ? std::optional(distance) : std::nullopt;
}

WithinAnswer within_answer(Within part, bool has_footprints) {
  if (part == Within::no) return WithinAnswer::no;
  // A point has no size: "entirely" and "partly" only make sense for footprints.
  if (!has_footprints) return WithinAnswer::yes;
  return part == Within::entirely ? WithinAnswer::entirely : WithinAnswer::partly;
}

/// The columns of one zoning, whose names all have the same ending.
class ZoningColumns {
 public:
  ZoningColumns(std::size_t zoning, std::string ending) : k_(zoning), ending_(std::move(ending)) {}

  void add_all(const std::vector<double>& bands, bool has_footprints) {
    using enum ColumnUnit;
    add<&ZoneAnswer::code, Text<std::string>>({h::kCode.name, none, "zone", "zone"});
    add<&ZoneAnswer::name, Text<std::string>>(
        {h::kName.name, none, "nom de la zone", "name of the zone"});
    add<&ZoneAnswer::also_in, ListTraits<std::vector<std::string>, ';', Empty::null>>(
        {"also_in", none, "aussi dans", "also in"});
    add<&ZoneAnswer::distance, Metres>(
        {"distance", ColumnUnit::metres, "distance à la limite", "distance to the limit"});
    add<&ZoneAnswer::nearest_code, Text<std::string>>(
        {"nearest_code", none, "zone la plus proche", "nearest zone"});
    // A point is its own farthest point.
    if (has_footprints) {
      add<&ZoneAnswer::farthest, Metres>(
          {"farthest", ColumnUnit::metres, "point le plus éloigné", "farthest point"});
    }
    // One column for each distance, such as within_300m.
    for (std::size_t b = 0; b < bands.size(); ++b) add_band(bands, b);
    if (has_footprints) {
      // Reduced VAT (CGI, art. 278 sexies) depends on the whole building, so on its footprint.
      add<&ZoneAnswer::vat_condition, Text<VatCondition>>(
          {"vat_condition", none, "condition de TVA", "VAT condition"});
    }
    add<&ZoneAnswer::ambiguous, IntegerTraits<std::optional<bool>>>(h::kAmbiguous);
    add<&ZoneAnswer::ambiguity, Text<Ambiguity>>({"ambiguity", none, "ambiguïté", "ambiguity"});
  }
  [[nodiscard]] std::vector<Column<AssignmentRecord>> take() { return std::move(columns_); }

 private:
  void add_band(const std::vector<double>& bands, std::size_t b) {
    auto column = part_column<&AssignmentRecord::within, Text<std::optional<WithinAnswer>>>(
        // Answers are stored by zoning, then band.
        {}, k_ * bands.size() + b);
    name_band(column, bands[b]);
    append(std::move(column));
  }
  template <auto Answer, class Traits>
  void add(const Heading& heading) {
    append(part_member_column<&AssignmentRecord::zonings, Answer, Traits>(heading, k_));
  }
  void append(Column<AssignmentRecord> column) {
    column.name += ending_;
    columns_.push_back(std::move(column));
  }

  std::size_t k_;
  std::string ending_;
  std::vector<Column<AssignmentRecord>> columns_;
};

std::vector<Column<AssignmentRecord>> zoning_columns(const AssignmentLayout& layout) {
  std::vector<Column<AssignmentRecord>> columns;
  for (std::size_t k = 0; k < layout.zonings.size(); ++k) {
    // One zoning needs no ending; several are told apart by it.
    ZoningColumns own(k, layout.zonings.size() == 1 ? std::string() : "_" + layout.zonings[k]);
    own.add_all(layout.bands, layout.has_footprints);
    append_to(columns, own.take());
  }
  return columns;
}

/// Those of the input, under names that no other column has.
std::vector<Column<AssignmentRecord>> kept_columns(
    const std::vector<std::string>& names, const std::vector<Column<AssignmentRecord>>& others) {
  // GeoPackage has columns of these names already, compared without case.
  std::set<std::string> taken{"fid", "geom"};
  for (const Column<AssignmentRecord>& column : others) taken.insert(to_lower(column.name));
  std::vector<Column<AssignmentRecord>> columns;
  for (std::string name : names) {
    // Prefixed until free: a column of the input is never lost to one of the output.
    while (taken.contains(to_lower(name))) name.insert(0, "input_");
    taken.insert(to_lower(name));
    columns.push_back(part_column<&AssignmentRecord::kept, Text<std::string>>(
        {name, ColumnUnit::none, name, name}, columns.size()));
  }
  return columns;
}

AssignmentLayout layout_of(const inputs::PlaceSource& source,
                           const std::vector<NamedZoning>& zonings,
                           const std::vector<double>& bands) {
  AssignmentLayout layout{source.columns(), {}, bands, source.has_footprints()};
  for (const NamedZoning& zoning : zonings) layout.zonings.push_back(zoning.name);
  return layout;
}

void fill_answer(ZoneAnswer& answer, const ZonePlace& place, const Zoning& zones,
                 const Assignment& assignment) {
  const bool is_inside = !place.zone.is_none();
  answer.code = is_inside ? zones.codes[place.zone.position()] : std::string();
  answer.name = is_inside ? zones.names[place.zone.position()] : std::string();
  // The record is reused from row to row, so it is emptied first.
  answer.also_in.clear();
  for (const ZoneIndex other : assignment.others(place)) {
    answer.also_in.push_back(zones.codes[other.position()]);
  }
  answer.distance = metres(place.distance);
  // Inside a zone, the nearest zone is the zone itself.
  const bool has_nearest = !is_inside && !place.nearest.is_none();
  answer.nearest_code = has_nearest ? zones.codes[place.nearest.position()] : std::string();
  answer.farthest = metres(place.farthest);
  answer.vat_condition = vat_condition(place);
  answer.ambiguous = place.ambiguity != Ambiguity::none;
  answer.ambiguity = place.ambiguity;
}

}  // namespace

std::string band_name(double metres) { return fmt::format("{}m", metres); }

std::string band_title(double metres, Language language) {
  return (language == Language::french ? "à moins de " : "within ") + band_name(metres);
}

ColumnTable<AssignmentRecord> assignment_columns(const AssignmentLayout& layout) {
  static constexpr Heading kProblem{"problem", ColumnUnit::none, "problème", "problem"};
  // Columns of the output are made first because they decide on the names of those of the input,
  // which nevertheless come first.
  const auto others = list_of<AssignmentRecord>(text_column<&AssignmentRecord::problem>(kProblem),
                                                zoning_columns(layout));
  return ColumnTable<AssignmentRecord>(
      list_of<AssignmentRecord>(kept_columns(layout.kept, others), others));
}

AssignmentRows::AssignmentRows(const inputs::PlaceSource& source,
                               const std::vector<NamedZoning>& zonings,
                               const std::vector<double>& bands)
    : zonings_(zonings),
      bands_(bands),
      has_footprints_(source.has_footprints()),
      columns_(assignment_columns(layout_of(source, zonings, bands))) {
  // Sized once: the same record serves every row.
  record_.kept.resize(source.columns().size());
  record_.zonings.resize(zonings.size());
  record_.within.resize(zonings.size() * bands.size());
}

AssignmentCounts AssignmentRows::empty_counts() const {
  std::vector<std::size_t> zones;
  for (const NamedZoning& zoning : zonings_) zones.push_back(zoning.zones.codes.size());
  return {zones, bands_};
}

void AssignmentRows::fill_zonings(std::size_t i, const Assignment& assignment) {
  const auto places = assignment.of(i);
  for (std::size_t k = 0; k < zonings_.size(); ++k) {
    fill_answer(record_.zonings[k], places[k], zonings_[k].zones, assignment);
    for (std::size_t b = 0; b < bands_.size(); ++b) {
      record_.within[k * bands_.size() + b] =
          within_answer(within(places[k], bands_[b]), has_footprints_);
    }
  }
}

files::Row AssignmentRows::row(const inputs::PlaceBlock& block, std::size_t i,
                               const Assignment& assignment) {
  const std::size_t kept = record_.kept.size();
  // Fields lie in one array, row after row.
  for (std::size_t c = 0; c < kept; ++c) record_.kept[c] = block.fields[i * kept + c];
  record_.problem = assignment.status[i];
  if (record_.problem == PlaceStatus::placed) {
    fill_zonings(i, assignment);
  } else {
    // Nothing may remain from the row before.
    std::ranges::fill(record_.zonings, ZoneAnswer());
    std::ranges::fill(record_.within, std::nullopt);
  }
  return columns_.row(record_);
}

}  // namespace carreau::results
