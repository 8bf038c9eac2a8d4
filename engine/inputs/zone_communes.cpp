// SPDX-License-Identifier: Apache-2.0
#include "inputs/zone_communes.hpp"

#include "base/text.hpp"
#include "inputs/commune_codes.hpp"
#include "territory/commune.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 6> kNamesBeside = {"lib_com", "nom_commune", "commune_qp",
                                                          "nom_com", "commune",     "libgeo"};

std::vector<std::string> listed_in(std::string_view field) {
  std::vector<std::string> values;
  // Communes have no comma in their names.
  for (const std::string& value : split(field, field.find(';') == field.npos ? ',' : ';')) {
    if (const auto text = trimmed(value); !text.empty()) values.emplace_back(text);
  }
  return values;
}

}  // namespace

ZoneCommuneColumns::ZoneCommuneColumns(const files::Table& table, std::size_t code)
    : code_(table.find(kCommuneColumns)), name_(table.find(kNamesBeside)) {
  // Zones that are communes have no other commune beside them.
  if (code_ == code) code_.reset();
  if (name_ == code || name_ == code_) name_.reset();
}

std::vector<ZoneCommune> ZoneCommuneColumns::read(const files::Table& table) const {
  std::vector<std::string> codes;
  std::vector<std::string> names;
  if (code_) codes = listed_in(table.field(*code_));
  if (name_) names = listed_in(table.field(*name_));
  std::vector<ZoneCommune> communes;
  for (std::string& code : codes) {
    // Spreadsheets drop the first zero.
    if (code.size() == 4) code.insert(code.begin(), '0');
    // A column of another meaning under a usual name: nothing is known.
    if (is_commune_code(code)) communes.push_back({std::move(code), {}});
  }
  if (communes.empty()) {
    for (std::string& name : names) communes.push_back({{}, std::move(name)});
  } else if (communes.size() == names.size()) {
    for (std::size_t c = 0; c < names.size(); ++c) communes[c].name = std::move(names[c]);
  }
  return communes;
}

}  // namespace carreau::inputs
