// SPDX-License-Identifier: Apache-2.0
#include "inputs/geocoder.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 5> kKind = {"geo_type", "result_type", "geocode_type",
                                                   "type_position", "location_type"};
constexpr std::array<std::string_view, 4> kScore = {"geo_score", "result_score", "geocode_score",
                                                    "score"};

struct Precision {
  std::string_view kind;
  double metres;
};
// The entrance, or a position interpolated between two known numbers.
constexpr double kHouseNumber = 20.0;
constexpr double kStreet = 200.0;
constexpr double kLocality = 500.0;
constexpr double kMunicipality = 1'500.0;
constexpr std::array<Precision, 14> kPrecisions = {{{"housenumber", kHouseNumber},
                                                    {"entrée", kHouseNumber},
                                                    {"bâtiment", kHouseNumber},
                                                    {"parcelle", kHouseNumber},
                                                    {"interpolation", kHouseNumber},
                                                    {"street", kStreet},
                                                    {"segment", kStreet},
                                                    {"voie", kStreet},
                                                    {"locality", kLocality},
                                                    {"lieu-dit", kLocality},
                                                    {"place", kLocality},
                                                    {"municipality", kMunicipality},
                                                    {"commune", kMunicipality},
                                                    {"city", kMunicipality}}};

/// Below this score the geocoder may have found another address.
constexpr double kLowScore = 0.5;

}  // namespace

Geocoder::Geocoder(const files::Table& table)
    : kind_(table.find(kKind)), score_(table.find(kScore)) {}

double Geocoder::precision(const files::Table& table) const {
  double metres = 0.0;
  if (kind_) {
    metres = kHouseNumber;
    const std::string kind = to_lower(table.field(*kind_));
    const auto* const known = std::find_if(kPrecisions.begin(), kPrecisions.end(),
                                           [&](const Precision& p) { return p.kind == kind; });
    if (known != kPrecisions.end()) metres = known->metres;
  }
  const auto score = score_ ? parse_number(table.field(*score_)) : std::nullopt;
  if (score && score->value < kLowScore) metres = std::max(metres, kMunicipality);
  return metres;
}

}  // namespace carreau::inputs
