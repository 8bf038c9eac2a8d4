// SPDX-License-Identifier: Apache-2.0
#include "inputs/commune_codes.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "territory/commune.hpp"

#include <fmt/format.h>

namespace carreau::inputs {

namespace {

std::string whole_code(std::string_view text, const Place& place, Findings& findings) {
  std::string code(text);
  if (code.size() == 4) code.insert(code.begin(), '0');  // a spreadsheet removed the leading zero
  if (!is_commune_code(code)) {
    throw DataError(place, Message{"commune_code", {{"found", text}}}, Message{"codes_are_insee"});
  }
  if (code.size() != text.size()) findings.notice("leading_zero", {}, place);
  return code;
}

}  // namespace

std::string commune_code_in(const files::Table& table, std::size_t column, Findings& findings) {
  return whole_code(table.field(column), table.place(column), findings);
}

std::vector<std::string> commune_codes_in(const files::Table& table, std::size_t column,
                                          Findings& findings) {
  std::vector<std::string> codes;
  if (table.field(column).empty()) return codes;
  for (const std::string& part : split(table.field(column), ';')) {
    const std::string_view code = plain_text(part);
    if (!code.empty()) codes.push_back(whole_code(code, table.place(column), findings));
  }
  return codes;
}

}  // namespace carreau::inputs
