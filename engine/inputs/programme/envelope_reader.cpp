// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/envelope_reader.hpp"

#include "actions/date_text.hpp"
#include "actions/money_text.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "inputs/programme/named_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace carreau::inputs {

namespace {

files::IsHeader has_all_of(std::vector<ColumnNames> columns) {
  return [columns = std::move(columns)](const std::vector<std::string>& header) {
    return std::all_of(columns.begin(), columns.end(), [&](const ColumnNames& names) {
      // A header must have all of the required columns; the first row that does is the header.
      return named_column(header, names).has_value();
    });
  };
}

const ColumnNames kAmount{"amount", "montant", "enveloppe", "credits"};
const ColumnNames kContract{"contract", "contrat", "code cv", "code contrat", "contrat de ville"};
const ColumnNames kFunder{"funder", "financeur"};
const ColumnNames kTheme{"theme", "thematique", "code theme"};
const ColumnNames kScheme{"scheme", "dispositif"};
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
  how.in_thousands = header_text(table.columns()[column]).in_thousands;
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

struct EnvelopeColumns {
  explicit EnvelopeColumns(const files::Table& table)
      : amount(required_column(table, kAmount, Message{"column_promised"})),
        first(required_column(table, kFirst, Message{"column_first_year"})),
        last(named_column(table.columns(), kLast).value_or(first)),
        contract(named_column(table.columns(), kContract)),
        funder(named_column(table.columns(), kFunder)),
        theme(named_column(table.columns(), kTheme)),
        scheme(named_column(table.columns(), kScheme)) {}

  std::size_t amount;
  std::size_t first;
  std::size_t last;
  std::optional<std::size_t> contract;
  std::optional<std::size_t> funder;
  std::optional<std::size_t> theme;
  std::optional<std::size_t> scheme;
};

Envelope read_envelope(files::Table& table, const EnvelopeColumns& columns,
                       const FunderDirectory& directory, Findings& findings) {
  Envelope envelope;
  envelope.contract = text_of_column(table, columns.contract);
  envelope.funder = text_of_column(table, columns.funder);
  envelope.theme = text_of_column(table, columns.theme);
  envelope.scheme = text_of_column(table, columns.scheme);
  if (!envelope.funder.empty()) envelope.giver = directory.describe(envelope.funder);
  envelope.theme_names = directory.scheme_names(envelope.theme);
  envelope.scheme_names = directory.scheme_names(envelope.scheme);
  envelope.first_year = year_in(table, columns.first);
  // An empty end means one year.
  envelope.last_year =
      table.field(columns.last).empty() ? envelope.first_year : year_in(table, columns.last);
  if (envelope.last_year < envelope.first_year) {
    throw DataError(
        table.place(columns.last),
        Message{"year_before", {{"first", envelope.first_year}, {"found", envelope.last_year}}});
  }
  envelope.amount = amount_in(table, columns.amount, findings);
  envelope.source = table.place(columns.amount);
  return envelope;
}

bool has_same_scope(const Envelope& a, const Envelope& b) {
  return a.first_year == b.first_year && a.last_year == b.last_year &&
         plain_words(a.contract) == plain_words(b.contract) &&
         plain_words(a.funder) == plain_words(b.funder) &&
         plain_words(a.theme) == plain_words(b.theme) &&
         plain_words(a.scheme) == plain_words(b.scheme);
}

}  // namespace

std::vector<Envelope> read_envelopes(const std::string& path, const FunderDirectory& directory,
                                     Findings& findings) {
  const auto table = files::open_table(path, has_all_of({kAmount, kFirst}), findings);
  const EnvelopeColumns columns(*table);
  std::vector<Envelope> envelopes;
  while (table->next()) {
    Envelope envelope = read_envelope(*table, columns, directory, findings);
    const auto same = std::ranges::find_if(
        envelopes, [&](const Envelope& other) { return has_same_scope(envelope, other); });
    if (same == envelopes.end()) {
      envelopes.push_back(std::move(envelope));
      continue;
    }
    // Kept apart, each would be charged with all lines of both.
    findings.warn("envelope_twice",
                  {{"place", same->source.text()},
                   {"first", money_text(same->amount)},
                   {"second", money_text(envelope.amount)}},
                  envelope.source);
    same->amount += envelope.amount;
  }
  return envelopes;
}

std::map<std::string, std::string, std::less<>> read_quartier_contracts(const std::string& path,
                                                                        Findings& findings) {
  const auto table = files::open_table(path, has_all_of({kQuartier, kContract}), findings);
  const std::size_t quartier = required_column(*table, kQuartier, Message{"column_quartier"});
  const std::size_t contract = required_column(*table, kContract, Message{"column_contract"});
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
