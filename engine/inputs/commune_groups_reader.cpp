// SPDX-License-Identifier: Apache-2.0
#include "inputs/commune_groups_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "inputs/commune_codes.hpp"
#include "territory/commune.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 9> kGroupedCommune = {
    "codgeo", "insee_com", "code_commune", "code_insee", "depcom",
    "com",    "insee",     "commune",      "code"};
constexpr std::array<std::string_view, 6> kEpciCode = {"epci",       "code_epci", "siren_epci",
                                                       "epci_siren", "codeepci",  "epci_code"};
constexpr std::array<std::string_view, 5> kEpciName = {"epci_nom", "nom_epci", "libepci",
                                                       "lib_epci", "epci_name"};
constexpr std::array<std::string_view, 5> kContractOfCommune = {"contract", "contrat", "code_cv",
                                                                "code_contrat", "contrat_de_ville"};
constexpr std::array<std::string_view, 7> kQuartierColumn = {
    "code_qp", "quartier", "code_qpv", "qpv", "qp", "code_quartier", "code quartier"};
/// INSEE's code for communes in no EPCI.
constexpr std::string_view kNoEpci = "ZZZZZZZZZ";

[[noreturn]] void refuse_second(const files::Table& table, std::size_t column, const char* message,
                                const std::string& commune, const std::string& first) {
  throw DataError(
      table.place(column),
      Message{message, {{"commune", commune}, {"first", first}, {"second", table.field(column)}}},
      Message{"keep_one_row"});
}

bool may_be_commune(std::string_view code) {
  // A spreadsheet may have removed the leading zero.
  return is_commune_code(code) ||
         (code.size() == 4 && std::ranges::all_of(code, [](char c) { return is_digit(c); }));
}

}  // namespace

void read_epcis(const std::string& path, std::map<std::string, Epci, std::less<>>& epcis,
                Findings& findings) {
  // What is odd about the file was reported when its communes were read.
  Findings known;
  const auto table = files::open_table(
      path,
      [](const std::vector<std::string>& columns) {
        return files::has_any(columns, kGroupedCommune);
      },
      known);
  const auto commune = table->find(kGroupedCommune);
  const auto epci = table->find(kEpciCode);
  if (!commune || !epci) return;
  const auto name = table->find(kEpciName);
  while (table->next()) {
    const std::string_view code = table->field(*epci);
    if (code.empty() || code == kNoEpci) continue;
    const std::string of(commune_of(commune_code_in(*table, *commune, known)));
    Epci found{std::string(code), name ? std::string(table->field(*name)) : std::string()};
    const auto [at, is_new] = epcis.try_emplace(of, std::move(found));
    if (!is_new && at->second.code != code) {
      refuse_second(*table, *epci, "commune_in_two_epcis", of, at->second.code);
    }
  }
  if (epcis.empty()) findings.notice("no_epci", {}, {table->file(), {}, table->columns()[*epci]});
}

std::optional<std::map<std::string, std::string, std::less<>>> read_commune_contracts(
    const std::string& path, Findings& findings) {
  Findings found;
  const auto table = files::open_table(
      path,
      [](const std::vector<std::string>& columns) {
        return files::has_any(columns, kGroupedCommune) &&
               files::has_any(columns, kContractOfCommune);
      },
      found);
  const auto commune = table->find(kGroupedCommune);
  const auto contract = table->find(kContractOfCommune);
  if (table->find(kQuartierColumn) || !commune || !contract) return std::nullopt;
  std::map<std::string, std::string, std::less<>> contracts;
  while (table->next()) {
    if (!may_be_commune(table->field(*commune))) return std::nullopt;
    const std::string of(table->field(*contract));
    if (of.empty()) {
      found.notice("commune_without_contract", {}, table->place(*contract));
      continue;
    }
    const std::string code(commune_of(commune_code_in(*table, *commune, found)));
    const auto [at, is_new] = contracts.try_emplace(code, of);
    if (!is_new && at->second != of) {
      refuse_second(*table, *contract, "commune_has_two_contracts", code, at->second);
    }
  }
  findings.append(found);
  return contracts;
}

}  // namespace carreau::inputs
