// SPDX-License-Identifier: Apache-2.0
#include "inputs/geocoder.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 5> kKind = {"geo_type", "result_type", "geocode_type",
                                                   "type_position", "location_type"};
/// INSEE's codes of how a position was found.
constexpr std::array<std::string_view, 2> kQuality = {"qualite_xy", "qualite_geoloc"};
/// The error in metres that INSEE states beside them.
constexpr std::array<std::string_view, 2> kError = {"distance_precision", "tr_dist_precision"};
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
/// Two places at random in a street, or in a commune, lie further apart than each does from the
/// middle.
constexpr double kAnywhereInStreet = 1.5 * kStreet;
constexpr double kAnywhereInMunicipality = 2.0 * kMunicipality;
/// `qualite_xy` of the geolocated file of Sirene: the first digit says whether the street is
/// certain (1), probable (2) or not found (3), the second whether the number was found (1) or the
/// position drawn at random in the street (2) or in the commune (3). A street that is only probable
/// may be another one of the commune. Then the words of the file of facilities (BPE).
constexpr std::array<Precision, 8> kQualities = {{{"11", kHouseNumber},
                                                  {"12", kAnywhereInStreet},
                                                  {"21", kMunicipality},
                                                  {"22", kMunicipality},
                                                  {"33", kAnywhereInMunicipality},
                                                  {"bonne", 100.0},
                                                  {"acceptable", kLocality},
                                                  {"mauvaise", kAnywhereInMunicipality}}};
constexpr std::array<Precision, 16> kPrecisions = {{{"housenumber", kHouseNumber},
                                                    {"geometric_center", kStreet},
                                                    {"approximate", kMunicipality},
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

std::optional<double> metres_of(std::span<const Precision> known, std::string_view word) {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Precision& p) { return p.kind == word; });
  return found == known.end() ? std::nullopt : std::optional(found->metres);
}

}  // namespace

Geocoder::Geocoder(const files::Table& table)
    : kind_(table.find(kKind)),
      quality_(table.find(kQuality)),
      error_(table.find(kError)),
      score_(table.find(kScore)) {}

double Geocoder::precision(const files::Table& table) const {
  double metres = 0.0;
  if (kind_) {
    metres = metres_of(kPrecisions, to_lower(table.field(*kind_))).value_or(kHouseNumber);
  }
  if (quality_) {
    // A code that is not known, or missing, promises nothing.
    const auto stated = metres_of(kQualities, to_lower(table.field(*quality_)));
    metres = std::max(metres, stated.value_or(kMunicipality));
  }
  const auto error = error_ ? parse_number(table.field(*error_)) : std::nullopt;
  if (error) metres = std::max(metres, error->value);
  const auto score = score_ ? parse_number(table.field(*score_)) : std::nullopt;
  if (score && score->value < kLowScore) metres = std::max(metres, kMunicipality);
  return metres;
}

}  // namespace carreau::inputs
