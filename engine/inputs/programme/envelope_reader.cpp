// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/envelope_reader.hpp"

#include "actions/date_text.hpp"
#include "actions/money_text.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "inputs/programme/action_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace carreau::inputs {

namespace {

using ColumnNames = std::vector<std::string_view>;

/// The first column with one of the names, compared in plain words.
std::optional<std::size_t> column_of(std::span<const std::string> columns,
                                     const ColumnNames& names) {
  // Names are in order of preference, so they form the outer loop.
  for (const std::string_view name : names) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (header_words(columns[c]).words == name) return c;
    }
  }
  return std::nullopt;
}

files::IsHeader has_all_of(std::vector<ColumnNames> columns) {
  return [columns = std::move(columns)](const std::vector<std::string>& header) {
    return std::all_of(columns.begin(), columns.end(), [&](const ColumnNames& names) {
      // A header must have all of the required columns; the first row that does is the header.
      return column_of(header, names).has_value();
    });
  };
}

std::size_t require(const files::Table& table, const ColumnNames& names, const Message& meaning) {
  if (const auto column = column_of(table.columns(), names)) return *column;
  // Throws with the columns that the table has.
  return table.require(names, meaning);
}

std::string text_in(const files::Table& table, const std::optional<std::size_t>& column) {
  // The apostrophe that keeps a spreadsheet from executing a cell is not part of its text.
  return column ? std::string(table.field(*column)) : std::string();
}

const ColumnNames kAmount{"amount", "montant", "enveloppe", "credits"};
const ColumnNames kContract{"contract", "contrat", "code cv", "code contrat", "contrat de ville"};
const ColumnNames kFunder{"funder", "financeur"};
const ColumnNames kTheme{"theme", "thematique", "code theme"};
const ColumnNames kFirst{"first year", "premiere annee", "debut", "de", "year", "annee"};
// A single column of years serves as first and as last one.
const ColumnNames kLast{"last year", "derniere annee", "fin", "a", "year", "annee"};
const ColumnNames kQuartier{"code qp", "quartier", "code qpv", "qpv", "code quartier", "code"};

int year_in(const files::Table& table, std::size_t column) {
  const auto year = parse_year(table.field(column)).year;
  if (year) return *year;
  throw DataError(table.place(column), Message{"year_text", {{"found", table.field(column)}}},
                  Message{"correct_or_leave_row_out"});
}

Euros amount_in(const files::Table& table, std::size_t column, Findings& findings) {
  MoneyNotation how;
  // "Montant (k€)" gives amounts in thousands; they become cents here.
  how.in_thousands = header_words(table.columns()[column]).in_thousands;
  const std::string_view text = table.field(column);
  const MoneyText money = parse_money(text, how);
  if (!money.amount) {
    throw DataError(table.place(column), Message{"amount_text", {{"found", text}}},
                    Message{"correct_or_leave_row_out"});
  }
  // "1.234" may be a number of thousands or of euros; a guess is reported with its value.
  if (money.is_guess) {
    findings.warn("amount_guessed", {{"written", text}, {"value", money_text(*money.amount)}},
                  table.place(column));
  }
  return *money.amount;
}

}  // namespace

std::vector<Envelope> read_envelopes(const std::string& path, Findings& findings) {
  const auto table = files::open_table(path, has_all_of({kAmount, kFirst}), findings);
  const std::size_t amount = require(*table, kAmount, Message{"column_promised"});
  const std::size_t first = require(*table, kFirst, Message{"column_first_year"});
  const std::size_t last = column_of(table->columns(), kLast).value_or(first);
  const auto contract = column_of(table->columns(), kContract);
  const auto funder = column_of(table->columns(), kFunder);
  const auto theme = column_of(table->columns(), kTheme);
  std::vector<Envelope> envelopes;
  while (table->next()) {
    Envelope envelope;
    envelope.contract = text_in(*table, contract);
    envelope.funder = text_in(*table, funder);
    envelope.theme = text_in(*table, theme);
    envelope.first_year = year_in(*table, first);
    // An empty end means one year.
    envelope.last_year = table->field(last).empty() ? envelope.first_year : year_in(*table, last);
    if (envelope.last_year < envelope.first_year) {
      throw DataError(
          table->place(last),
          Message{"year_before", {{"first", envelope.first_year}, {"found", envelope.last_year}}});
    }
    envelope.amount = amount_in(*table, amount, findings);
    envelope.source = table->place(amount);
    envelopes.push_back(std::move(envelope));
  }
  return envelopes;
}

std::map<std::string, std::string, std::less<>> read_quartier_contracts(const std::string& path,
                                                                        Findings& findings) {
  const auto table = files::open_table(path, has_all_of({kQuartier, kContract}), findings);
  const std::size_t quartier = require(*table, kQuartier, Message{"column_quartier"});
  const std::size_t contract = require(*table, kContract, Message{"column_contract"});
  std::map<std::string, std::string, std::less<>> contracts;
  while (table->next()) {
    const std::string code(table->field(quartier));
    const std::string of(table->field(contract));
    if (code.empty() || of.empty()) {
      findings.notice("quartier_without_contract", {}, table->place(contract));
      continue;
    }
    // A row repeated with the same contract does no harm.
    const auto [at, is_new] = contracts.try_emplace(code, of);
    if (is_new || at->second == of) continue;
    throw DataError(table->place(contract),
                    Message{"quartier_of_two_contracts",
                            {{"quartier", code}, {"first", at->second}, {"second", of}}},
                    Message{"one_row_a_quartier"});
  }
  return contracts;
}

}  // namespace carreau::inputs
