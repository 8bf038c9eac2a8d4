// SPDX-License-Identifier: Apache-2.0
/// Made-up programmes with headings, totals, notes and unknown words between their rows: the money
/// that is read, set aside and refused is the money that was written.
#include "actions/money_text.hpp"
#include "inputs/programme/action_reader.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;

/// A table that is written row by row, with what an import must make of it.
struct Written {
  std::string text = "Réf;Année;Intitulé;Porteur;Statut;Financeur;Demandé;Accordé\n";
  std::size_t rows = 0;
  std::size_t actions = 0;
  std::size_t joined = 0;
  std::size_t aside = 0;
  std::size_t refused = 0;
  std::size_t unreadable = 0;
  std::size_t unknown_statuses = 0;
  std::int64_t granted_read = 0;
  std::int64_t granted_aside = 0;
  std::int64_t granted_refused = 0;
  std::int64_t since_heading = 0;
  std::int64_t all = 0;
  bool above_is_kept = false;

  void add(const std::string& row) {
    text += row + "\n";
    ++rows;
  }
};

std::string french(std::int64_t cents) { return fmt::format("{},{:02}", cents / 100, cents % 100); }

void add_action(Written& written) {
  const std::int64_t cents = *rc::gen::inRange<std::int64_t>(1, 10'000'000);
  // No year, one row in eight: nothing else refuses it.
  const bool has_year = *rc::gen::inRange(0, 8) > 0;
  const bool is_readable = *rc::gen::inRange(0, 8) > 0;
  const bool is_odd = *rc::gen::inRange(0, 4) == 0;
  const auto status = *rc::gen::element<std::string>("", "Attribué", "Versées", "favorable");
  const auto title = *rc::gen::element<std::string>("Jardin", "Total respect", "Ensemble", "Report",
                                                    "Somme toute", "Sous-total");
  written.add(fmt::format("A{};{};{};Régie;{};CAF;{};{}", written.rows, has_year ? "2024" : "",
                          title, is_odd ? "Zzyx" : status, "1000",
                          is_readable ? french(cents) : "3 + FPH"));
  written.above_is_kept = has_year;
  if (!has_year) ++written.refused;
  else ++written.actions;
  if (has_year && is_odd) ++written.unknown_statuses;
  if (has_year && !is_readable) ++written.unreadable;
  if (!is_readable) return;
  (has_year ? written.granted_read : written.granted_refused) += cents;
  written.since_heading += cents;
  written.all += cents;
}

void add_line(Written& written) {
  const std::int64_t cents = *rc::gen::inRange<std::int64_t>(1, 10'000'000);
  written.add(";;;;;Ville;;" + french(cents));
  ++(written.above_is_kept ? written.joined : written.refused);
  (written.above_is_kept ? written.granted_read : written.granted_refused) += cents;
  written.since_heading += cents;
  written.all += cents;
}

void add_between(Written& written) {
  const int kind = *rc::gen::inRange(0, 5);
  const std::int64_t wrong = *rc::gen::inRange(0, 3) == 0 ? 12'345 : 0;
  std::int64_t total = 0;
  switch (kind) {
    case 0: written.add("Axe prioritaire;;;;;;;"); break;
    case 1: written.add("Réf;Année;Intitulé;Porteur;Statut;Financeur;Demandé;Accordé"); break;
    case 2: written.add("* montants provisoires;;;;;;;"); break;
    case 3:
      total = written.since_heading + wrong;
      written.add(";;Sous-total;;;;;" + french(total));
      break;
    default: total = written.all + wrong; written.add("TOTAL GÉNÉRAL;;;;;;;" + french(total));
  }
  written.granted_aside += total;
  written.since_heading = 0;
  ++written.aside;
}

Written some_table() {
  Written written;
  for (int i = 0; i < 4; ++i) add_action(written);
  bool may_continue = true;
  for (int i = *rc::gen::inRange(0, 25); i > 0; --i) {
    const int kind = *rc::gen::inRange(0, 4);
    if (kind == 0) add_between(written);
    else if (kind == 1 && may_continue) add_line(written);
    else add_action(written);
    may_continue = kind != 0;
  }
  return written;
}

RC_GTEST_PROP(ImportAccount, HoldsEveryRowAndEveryCent, ()) {
  const Written written = some_table();
  const TempFolder folder;
  const std::vector<std::string> paths = {folder.write("t.csv", written.text)};
  Findings findings;
  const ActionImport import = read_actions(paths, {}, findings);
  const TableAccount& account = import.account.tables.at(0);
  RC_LOG() << written.text;
  RC_ASSERT(account.rows == written.rows);
  RC_ASSERT(account.set_aside.size() == written.aside);
  RC_ASSERT(account.actions == written.actions);
  RC_ASSERT(account.joined == written.joined);
  RC_ASSERT(account.refused == written.refused);
  RC_ASSERT(account.unknown.size() == written.unreadable + written.unknown_statuses);
  RC_ASSERT(!findings.has("account_open"));
  std::int64_t of_lines = 0;
  for (const FundingLine& line : import.programme.lines) {
    of_lines += line.amounts.granted.value_or(Euros()).cents();
  }
  RC_ASSERT(of_lines == written.granted_read);
  for (const ColumnAccount& column : account.columns) {
    RC_ASSERT(column.sum == column.read + column.refused + column.set_aside);
    if (column.name != "Accordé") continue;
    RC_ASSERT(column.read.cents() == written.granted_read);
    RC_ASSERT(column.refused.cents() == written.granted_refused);
    RC_ASSERT(column.set_aside.cents() == written.granted_aside);
  }
}

}  // namespace
}  // namespace carreau::inputs
