// SPDX-License-Identifier: Apache-2.0
#include "report/reconciliation_report.hpp"

#include "base/text.hpp"
#include "base/version.hpp"
#include "report/findings_text.hpp"
#include "report/table_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace carreau::report {

namespace {

/// Beyond these the table of -o is easier to read.
constexpr std::size_t kMostTold = 50;

/// "4 lignes", "1 colonne".
std::string lines_text(std::size_t count, Axis axis, const Words& w) {
  const std::string_view noun =
      axis == Axis::rows ? (count == 1 ? w("ligne", "row") : w("lignes", "rows"))
                         : (count == 1 ? w("colonne", "column") : w("colonnes", "columns"));
  return filled("{} {}", w.count(static_cast<double>(count)), noun);
}

/// What a total adds up, `parts` being "4 lignes".
std::string reading_text(SumReading reading, Axis axis, const std::string& parts, const Words& w) {
  switch (reading) {
    case SumReading::since_rank:
    case SumReading::since_total:
    case SumReading::all_before:
      return axis == Axis::rows
                 ? filled(w("somme de ce qui est au-dessus ({})", "sum of those above ({})"), parts)
                 : filled(w("somme de ce qui est à gauche ({})", "sum of those before ({})"), parts);
    case SumReading::subtotals:
      return filled(w("somme des totaux partiels ({})", "sum of partial totals ({})"), parts);
    case SumReading::following:
    case SumReading::following_next:
      return filled(w("somme de ce qui suit ({})", "sum of those that follow ({})"), parts);
  }
  return {};
}

/// "le total est trop petit de 30 110 €".
std::string difference_text(const TableWords& words, std::int64_t difference, const SumUnit& unit) {
  const Words& w = words.words();
  const std::string figure = words.figure(std::abs(difference), unit);
  return difference > 0
             ? filled(w("le total est trop grand de {}", "the total is {} too large"), figure)
             : filled(w("le total est trop petit de {}", "the total is {} too small"), figure);
}

std::string unread_text(const TableWords& words, const TotalCheck& check) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> parts;
  for (const std::size_t line : check.parts.unread) {
    if (parts.size() == kMost) {
      parts.emplace_back("…");
      break;
    }
    parts.push_back(words.unread(check.axis, line, check.cross()));
  }
  return join(parts, ", ");
}

std::string check_text(const TableWords& words, const TotalCheck& check) {
  const Words& w = words.words();
  std::string text = filled(
      w("{} : le total dit {}, la somme ({}) fait {}", "{}: the total says {}, the sum ({}) is {}"),
      words.cell(check.row, check.column), words.figure(check.stated, check.unit),
      lines_text(check.parts.known, check.axis, w), words.figure(check.parts.sum, check.unit));
  if (check.status == CheckStatus::differs) {
    text += w(" : ", ": ");
    text += difference_text(words, check.difference(), check.unit) + "\n";
    if (!check.parts.unread.empty()) {
      text += filled(w("      → sans compter : {}\n", "      → not counted: {}\n"),
                     unread_text(words, check));
    }
  } else {
    text += filled(w(" ; il resterait {} pour : {}\n", "; that leaves {} for: {}\n"),
                   words.figure(check.difference(), check.unit), unread_text(words, check));
  }
  return text + words.slips(check.slips, check.unit, check.axis);
}

std::string counts_text(const CheckedTable& checked, const Words& w) {
  const auto number = [&](std::size_t n) { return w.count(static_cast<double>(n)); };
  std::string text =
      filled(w("  totaux vérifiés : {} ; justes {}", "  totals checked: {}; {} hold"),
             number(checked.checks.size()), number(checked.count(CheckStatus::holds)));
  const auto with_unread =
      std::count_if(checked.checks.begin(), checked.checks.end(), [](const TotalCheck& check) {
        return check.status == CheckStatus::holds && !check.parts.unread.empty();
      });
  if (with_unread > 0) {
    text += filled(w(" (dont {} où des cases vides ou illisibles comptent pour rien)",
                     " ({} of them with cells that are empty or no numbers counted for nothing)"),
                   number(static_cast<std::size_t>(with_unread)));
  }
  text += filled(w(", faux {}", ", {} differ"), number(checked.count(CheckStatus::differs)));
  const std::size_t undecided = checked.count(CheckStatus::undecided);
  if (undecided > 0) text += filled(w(", en suspens {}", ", {} undecided"), number(undecided));
  return text;
}

std::string table_head(const CheckedTable& checked, const TableWords& words) {
  const Words& w = words.words();
  std::string text =
      filled(w("{} : {}, {} de chiffres\n", "{}: {}, {} of figures\n"), checked.table.title(),
             lines_text(checked.table.rows.size(), Axis::rows, w),
             lines_text(checked.table.columns.size(), Axis::columns, w));
  for (const Axis axis : {Axis::rows, Axis::columns}) {
    for (const TotalLine& total : checked.reading.totals[static_cast<std::size_t>(axis)]) {
      text += filled(
          w("  {} : {}\n", "  {}: {}\n"), words.line_name(axis, total.line),
          reading_text(total.reading, axis, lines_text(total.parts.size(), axis, w), w));
    }
  }
  if (checked.checks.empty()) return text;
  return text + counts_text(checked, w) + "\n";
}

std::string differences_of(const CheckedTable& checked, const TableWords& words) {
  const Words& w = words.words();
  std::string text;
  std::size_t told = 0;
  for (const TotalCheck& check : checked.checks) {
    if (check.status == CheckStatus::holds) continue;
    if (++told > kMostTold) continue;
    text += check.status == CheckStatus::differs ? "  ! " : "  ? ";
    text += check_text(words, check);
  }
  if (told > kMostTold) {
    text += filled(w("  … et {} autres : -o FICHIER les donne toutes\n",
                     "  … and {} more: -o FILE has them all\n"),
                   w.count(static_cast<double>(told - kMostTold)));
  }
  return text;
}

std::string meaning_text(const FigureComparison& compared, const TableWords& words) {
  const Words& w = words.words();
  if (compared.meaning != MeaningKind::grand_total) return quoted(compared.name, w);
  switch (compared.first.unit.kind) {
    case FigureKind::money: return std::string(w("total des montants", "total of money"));
    case FigureKind::count:
      return filled(w("total ({}s)", "total ({}s)"), results::unit_code(compared.first.unit));
    case FigureKind::share: return std::string(w("total des parts", "total of shares"));
    case FigureKind::figures:
    case FigureKind::not_summed: return std::string(w("total général", "grand total"));
  }
  return {};
}

class BetweenText {
 public:
  BetweenText(const results::Reconciliation& all, Language language) : all_(all), w_(language) {
    for (const CheckedTable& checked : all.tables) words_.emplace_back(checked.table, language);
  }

  [[nodiscard]] std::string text() const {
    const TablesComparison& between = all_.between;
    const auto number = [&](std::size_t n) { return w_.count(static_cast<double>(n)); };
    if (all_.tables.size() < 2) return {};
    std::string text = filled(
        w_("Entre tableaux : {} chiffres comparés ; égaux {}, différents {}, en suspens {}\n",
           "Between tables: {} figures compared; {} agree, {} differ, {} undecided\n"),
        number(between.compared.size()), number(between.count(CheckStatus::holds)),
        number(between.count(CheckStatus::differs)), number(between.count(CheckStatus::undecided)));
    std::size_t told = 0;
    for (const FigureComparison& compared : between.compared) {
      // Of what agrees the totals are told alone.
      const bool holds = compared.status == CheckStatus::holds;
      if (holds && compared.meaning == MeaningKind::cell) continue;
      if (!holds && ++told > kMostTold) continue;
      text += holds ? agreement(compared) : disagreement(compared);
    }
    if (told > kMostTold) {
      text += filled(w_("  … et {} autres : -o FICHIER les donne toutes\n",
                        "  … and {} more: -o FILE has them all\n"),
                     number(told - kMostTold));
    }
    for (const SharedFigure& shared : between.shared) text += shared_figure(shared);
    return text + "\n";
  }

 private:
  [[nodiscard]] const TableWords& words(const TableFigure& figure) const {
    return words_[figure.table];
  }
  [[nodiscard]] std::string where(const TableFigure& figure) const {
    return all_.tables[figure.table].table.title() + ", " + words(figure).place(figure);
  }
  [[nodiscard]] std::string agreement(const FigureComparison& compared) const {
    const TableWords& w = words(compared.first);
    return filled(w_("  = {} : {} ({} ; {})\n", "  = {}: {} ({}; {})\n"), meaning_text(compared, w),
                  w.figure(compared.first.hundredths, compared.first.unit), where(compared.first),
                  where(compared.second));
  }
  [[nodiscard]] std::string disagreement(const FigureComparison& compared) const {
    const TableWords& w = words(compared.first);
    std::string text =
        filled(w_("  {} {} : {} dans {}, {} dans {} : {}\n", "  {} {}: {} in {}, {} in {}: {}\n"),
               compared.status == CheckStatus::differs ? "!" : "?", meaning_text(compared, w),
               w.figure(compared.first.hundredths, compared.first.unit), where(compared.first),
               w.figure(compared.second.hundredths, compared.second.unit), where(compared.second),
               filled(w_("{} d'écart", "{} apart"),
                      w.figure(std::abs(compared.difference()), compared.first.unit)));
    if (compared.status == CheckStatus::undecided) {
      text += w_("      → des cellules vides ou illisibles peuvent l'expliquer\n",
                 "      → cells that are empty or no numbers may explain it\n");
    }
    return text + w.slips(compared.slips, compared.first.unit, Axis::rows);
  }
  [[nodiscard]] std::string shared_figure(const SharedFigure& shared) const {
    const TableWords& w = words(shared.first);
    return filled(w_("  ~ {} : même chiffre sous deux noms, {} ({}) et {} ({}) : la même chose ?\n",
                     "  ~ {}: one figure under two names, {} ({}) and {} ({}): the same thing?\n"),
                  w.figure(shared.first.hundredths, shared.first.unit),
                  quoted(shared.first_name, w_), all_.tables[shared.first.table].table.title(),
                  quoted(shared.second_name, w_), all_.tables[shared.second.table].table.title());
  }

  const results::Reconciliation& all_;
  Words w_;
  std::vector<TableWords> words_;
};

nlohmann::ordered_json total_json(const SumTable& table, Axis axis, const TotalLine& total) {
  return {
      {"sums", axis == Axis::rows ? "rows" : "columns"},
      {"name", axis == Axis::rows ? table.rows[total.line].name : table.columns[total.line].name},
      {"reading", to_text(total.reading)},
      {"parts", total.parts.size()},
      {"named", total.is_named}};
}

/// The columns of the table of -o, as an object.
nlohmann::ordered_json row_json(const files::Row& row) {
  nlohmann::ordered_json json;
  for (std::size_t f = 0; f < row.size(); ++f) {
    std::visit(
        [&](const auto& value) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
            json[results::reconciliation_fields()[f].name] = value;
          }
        },
        row[f]);
  }
  return json;
}

nlohmann::ordered_json counts_json(const auto& counted, std::size_t checked) {
  return {{"checked", checked},
          {"hold", counted.count(CheckStatus::holds)},
          {"differ", counted.count(CheckStatus::differs)},
          {"undecided", counted.count(CheckStatus::undecided)}};
}

}  // namespace

std::string reconciliation_text(const results::Reconciliation& reconciliation,
                                const Findings& findings, Language language) {
  std::string text = fmt::format("Carreau {}\n\n", version());
  for (const CheckedTable& checked : reconciliation.tables) {
    const TableWords words(checked.table, language);
    text += table_head(checked, words) + differences_of(checked, words) + "\n";
  }
  return text + BetweenText(reconciliation, language).text() + findings_text(findings, language);
}

std::string reconciliation_json(const results::Reconciliation& reconciliation,
                                const Findings& findings) {
  nlohmann::ordered_json json;
  json["version"] = version();
  json["tables"] = nlohmann::ordered_json::array();
  for (const CheckedTable& checked : reconciliation.tables) {
    nlohmann::ordered_json table = {{"table", checked.table.title()},
                                    {"rows", checked.table.rows.size()},
                                    {"columns", checked.table.columns.size()},
                                    {"totals", nlohmann::ordered_json::array()}};
    for (const Axis axis : {Axis::rows, Axis::columns}) {
      for (const TotalLine& total : checked.reading.totals[static_cast<std::size_t>(axis)]) {
        table["totals"].push_back(total_json(checked.table, axis, total));
      }
    }
    table.update(counts_json(checked, checked.checks.size()));
    json["tables"].push_back(std::move(table));
  }
  json["between"] = counts_json(reconciliation.between, reconciliation.between.compared.size());
  json["differences"] = nlohmann::ordered_json::array();
  for (const files::Row& row : results::reconciliation_rows(reconciliation)) {
    if (std::get<std::string>(row[1]) != to_text(CheckStatus::holds)) {
      json["differences"].push_back(row_json(row));
    }
  }
  json["findings"] = findings_json(findings);
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
