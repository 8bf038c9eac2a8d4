// SPDX-License-Identifier: Apache-2.0
#include "results/assignment_codes.hpp"

#include <array>

namespace carreau {

std::string_view to_text(PlaceStatus status) {
  switch (status) {
    case PlaceStatus::placed: break;
    case PlaceStatus::no_coordinates: return "no_coordinates";
    case PlaceStatus::unreadable: return "unreadable_coordinates";
    case PlaceStatus::outside_france: return "outside_france";
  }
  return {};
}

std::string_view to_text(VatCondition condition) {
  switch (condition) {
    case VatCondition::none: break;
    case VatCondition::in_zone: return "in_zone";
    case VatCondition::entirely: return "entirely_300m";
    case VatCondition::renewal: return "renewal_300m_500m";
  }
  return {};
}

std::string_view to_text(Ambiguity ambiguity) {
  switch (ambiguity) {
    case Ambiguity::none: break;
    case Ambiguity::limit: return "limit";
    case Ambiguity::position: return "position";
  }
  return {};
}

}  // namespace carreau

namespace carreau::results {

std::string_view to_text(WithinAnswer answer) {
  switch (answer) {
    case WithinAnswer::no: return "no";
    case WithinAnswer::yes: return "yes";
    case WithinAnswer::partly: return "partly";
    case WithinAnswer::entirely: return "entirely";
  }
  return {};
}

template <>
std::span<const CodedValue<WithinAnswer>> coded_values<WithinAnswer>() {
  static constexpr std::array kValues = {
      CodedValue{WithinAnswer::no, "non", "no"}, CodedValue{WithinAnswer::yes, "oui", "yes"},
      CodedValue{WithinAnswer::partly, "en partie", "partly"},
      CodedValue{WithinAnswer::entirely, "en entier", "entirely"}};
  return kValues;
}

template <>
std::span<const CodedValue<PlaceStatus>> coded_values<PlaceStatus>() {
  static constexpr std::array kValues = {
      CodedValue{PlaceStatus::placed, "", ""},
      CodedValue{PlaceStatus::no_coordinates, "sans coordonnées", "without coordinates"},
      CodedValue{PlaceStatus::unreadable, "coordonnées illisibles", "unreadable coordinates"},
      CodedValue{PlaceStatus::outside_france, "hors de France", "outside France"}};
  return kValues;
}

template <>
std::span<const CodedValue<VatCondition>> coded_values<VatCondition>() {
  static constexpr std::array kValues = {
      CodedValue{VatCondition::none, "", ""},
      CodedValue{VatCondition::in_zone, "dans la zone", "in the zone"},
      CodedValue{VatCondition::entirely, "en entier à moins de 300 m", "entirely within 300 m"},
      CodedValue{VatCondition::renewal, "de 300 à 500 m, en renouvellement urbain",
                 "300 to 500 m, in urban renewal"}};
  return kValues;
}

template <>
std::span<const CodedValue<Ambiguity>> coded_values<Ambiguity>() {
  static constexpr std::array kValues = {CodedValue{Ambiguity::none, "", ""},
                                         CodedValue{Ambiguity::limit, "limite", "limit"},
                                         CodedValue{Ambiguity::position, "position", "position"}};
  return kValues;
}

}  // namespace carreau::results
