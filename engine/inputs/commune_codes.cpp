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

std::string joined_commune_code(const files::Table& table, std::size_t department, std::size_t rest,
                                Findings& findings) {
  const std::string_view head = table.field(department);
  const std::string_view tail = table.field(rest);
  // A table with both columns may still write the whole code in the second.
  if (tail.size() >= 4) return commune_code_in(table, rest, findings);
  const std::size_t head_digits = head.size() == 1 ? 2 : head.size();
  // Three digits after a département of two; after one of three, two, or three that repeat its
  // last.
  const bool repeats = head.size() == 3 && tail.size() == 3 && tail.front() == head.back();
  const std::size_t tail_digits = head.size() == 3 && !repeats ? 2 : 3;
  std::string code(head_digits - head.size(), '0');
  code.append(repeats ? head.substr(0, 2) : head);
  if (tail.size() < tail_digits) code.append(tail_digits - tail.size(), '0');
  code.append(tail);
  if (head.empty() || tail.empty() || !is_commune_code(code)) {
    throw DataError(
        table.place(rest),
        Message{"commune_code", {{"found", std::string(head) + " " + std::string(tail)}}},
        Message{"codes_are_insee"});
  }
  if (head.size() < head_digits || tail.size() < tail_digits) {
    findings.notice("leading_zero", {}, table.place(rest));
  }
  return code;
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
