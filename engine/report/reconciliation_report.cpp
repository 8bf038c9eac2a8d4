// SPDX-License-Identifier: Apache-2.0
#include "report/reconciliation_report.hpp"

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "report/findings_text.hpp"

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

std::string filled(std::string_view pattern, const auto&... values) {
  return fmt::format(fmt::runtime(pattern), values...);
}

std::string quoted(const std::string& name, const Words& w) {
  return filled(w("« {} »", "\"{}\""), name);
}

/// Words for the figures and places of one table.
class TableWords {
 public:
  TableWords(const SumTable& table, Language language) : table_(table), w_(language) {}

  [[nodiscard]] const Words& words() const { return w_; }

  /// "286 195 €", "195", "12,5 %".
  [[nodiscard]] std::string figure(std::int64_t hundredths, const SumUnit& unit) const {
    const int decimals = hundredths % 100 == 0 ? 0 : 2;
    const std::string number = w_.decimal(decimal_value(hundredths, 2), decimals);
    if (unit.kind == FigureKind::money) return number + "\u00A0€";
    if (unit.kind == FigureKind::share) return number + "\u00A0%";
    return number;
  }

  [[nodiscard]] std::string row_name(std::size_t row) const {
    const SumRow& line = table_.rows[row];
    return line.name.empty() ? filled(w_("ligne {}", "row {}"), line.file_row)
                             : quoted(line.name, w_);
  }
  [[nodiscard]] std::string column_name(std::size_t column) const {
    const SumColumn& line = table_.columns[column];
    return line.name.empty() ? filled(w_("colonne {}", "column {}"), line.position)
                             : quoted(line.name, w_);
  }
  [[nodiscard]] std::string line_name(Axis axis, std::size_t line) const {
    return axis == Axis::rows ? row_name(line) : column_name(line);
  }

  /// "ligne 3 « Financement Total », colonne « Culture »", or "cellule D3 (…)".
  [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const {
    const std::string names = row_name(row) + " × " + column_name(column);
    const std::int64_t file_row = table_.rows[row].file_row;
    if (table_.is_spreadsheet) {
      return filled(w_("cellule {}{}, {}", "cell {}{}, {}"),
                    column_letters(table_.columns[column].position), file_row, names);
    }
    return filled(w_("ligne {}, {}", "row {}, {}"), file_row, names);
  }
  /// A figure that a table states, or a sum of what it states.
  [[nodiscard]] std::string place(const TableFigure& figure) const {
    if (figure.is_stated) return cell(*figure.row, *figure.column);
    if (figure.row) return filled(w_("somme de {}", "sum of {}"), row_name(*figure.row));
    if (figure.column) return filled(w_("somme de {}", "sum of {}"), column_name(*figure.column));
    return std::string(w_("somme du tableau", "sum of the table"));
  }

  [[nodiscard]] std::string cell_content(Axis axis, std::size_t line, std::size_t cross) const {
    const SumCell& cell = axis == Axis::rows ? table_.at(line, cross) : table_.at(cross, line);
    if (cell.kind == CellKind::text) {
      return filled("{} ({})", quoted(cell.text, w_), line_name(axis, line));
    }
    return filled(w_("vide ({})", "empty ({})"), line_name(axis, line));
  }

 private:
  const SumTable& table_;
  Words w_;
};

std::string reading_text(const TotalLine& total, Axis axis, const Words& w) {
  const auto count = w.count(static_cast<double>(total.parts.size()));
  const bool is_row = axis == Axis::rows;
  switch (total.reading) {
    case SumReading::since_rank:
    case SumReading::since_total:
    case SumReading::all_before:
      return is_row ? filled(w("somme de {} lignes au-dessus", "sum of {} rows above"), count)
                    : filled(w("somme de {} colonnes à gauche", "sum of {} columns before"), count);
    case SumReading::subtotals:
      return filled(w("somme de {} totaux partiels", "sum of {} partial totals"), count);
    case SumReading::following:
    case SumReading::following_next:
      return is_row
                 ? filled(w("somme des {} lignes qui suivent", "sum of the {} rows below"), count)
                 : filled(w("somme des {} colonnes qui suivent", "sum of the {} columns behind"),
                          count);
  }
  return {};
}

/// What would explain a difference, as a clause.
class SlipWords {
 public:
  SlipWords(const TableWords& words, const SumUnit& unit, Axis axis)
      : words_(words), w_(words.words()), unit_(unit), axis_(axis) {}

  [[nodiscard]] std::string text(const Slip& slip) const {
    const auto line = [&] { return words_.line_name(axis_, *slip.line); };
    switch (slip.kind) {
      case SlipKind::one_digit:
        return std::string(w_("un seul chiffre diffère", "a single digit differs"));
      case SlipKind::swapped_digits:
        return std::string(w_("deux chiffres voisins sont échangés", "two digits are exchanged"));
      case SlipKind::counted_twice:
        return filled(w_("c'est exactement {}, compté en plus", "it is exactly {}, counted again"),
                      line());
      case SlipKind::left_out:
        return filled(w_("c'est exactement {}, oublié", "it is exactly {}, left out"), line());
      case SlipKind::wrong_sign:
        return slip.line ? filled(w_("{} est compté avec l'autre signe",
                                     "{} is counted with the other sign"),
                                  line())
                         : std::string(w_("le signe est l'autre", "the sign is the other one"));
      case SlipKind::scale:
        return filled(
            w_("{} fois {}", "{} times {}"), w_.count(std::abs(slip.factor)),
            slip.factor > 0 ? w_("trop petit", "too small") : w_("trop grand", "too large"));
      case SlipKind::line_scale:
        return filled(w_("{} est compté en milliers dans l'un des deux",
                         "{} is in thousands in one of the two"),
                      line());
      case SlipKind::cell: return cell(slip);
      case SlipKind::totals_corrected:
        return std::string(
            w_("tombe juste si les totaux faux qu'il additionne sont remplacés par leurs sommes",
               "it holds once the wrong totals that it adds up are replaced by their sums"));
      case SlipKind::other_way:
        return axis_ == Axis::rows ? std::string(w_("le même total tombe juste sur sa ligne",
                                                    "the same total holds along its row"))
                                   : std::string(w_("le même total tombe juste dans sa colonne",
                                                    "the same total holds down its column"));
      case SlipKind::text_read:
        return std::string(
            w_("juste si le texte compte pour le nombre par lequel il commence, et le "
               "vide pour rien",
               "it holds if the text counts for the number that it begins with, and "
               "what is empty for nothing"));
    }
    return {};
  }

 private:
  [[nodiscard]] std::string cell(const Slip& slip) const {
    return filled(w_("la ligne et la colonne manquent du même écart : avec {} en {}, les deux "
                     "tombent juste",
                     "row and column miss the same amount: with {} in {} both hold"),
                  words_.figure(slip.figure, unit_), words_.cell(*slip.line, slip.column));
  }

  const TableWords& words_;
  const Words& w_;
  const SumUnit& unit_;
  Axis axis_;
};

std::string slips_text(const TableWords& words, const SumUnit& unit, Axis axis,
                       const std::vector<Slip>& slips) {
  std::string text;
  const SlipWords slip_words(words, unit, axis);
  for (const Slip& slip : slips) text += "      → " + slip_words.text(slip) + "\n";
  return text;
}

/// "30 110 € de moins que la somme".
std::string difference_text(const TableWords& words, std::int64_t difference, const SumUnit& unit) {
  const Words& w = words.words();
  return filled(difference > 0 ? w("{} de trop", "{} too much") : w("{} de moins", "{} too little"),
                words.figure(std::abs(difference), unit));
}

std::string unread_text(const TableWords& words, const TotalCheck& check) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> parts;
  for (const std::size_t line : check.parts.unread) {
    if (parts.size() == kMost) {
      parts.emplace_back("…");
      break;
    }
    parts.push_back(words.cell_content(check.axis, line, check.cross()));
  }
  return join(parts, ", ");
}

std::string check_text(const TableWords& words, const TotalCheck& check) {
  const Words& w = words.words();
  const bool is_row = check.axis == Axis::rows;
  const auto parts = w.count(static_cast<double>(check.parts.known));
  std::string text =
      filled(is_row ? w("{} : le total dit {}, les lignes ({}) font {}",
                        "{}: the total says {}, the rows ({}) make {}")
                    : w("{} : le total dit {}, les colonnes ({}) font {}",
                        "{}: the total says {}, the columns ({}) make {}"),
             words.cell(check.row, check.column), words.figure(check.stated, check.unit), parts,
             words.figure(check.parts.sum, check.unit));
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
  return text + slips_text(words, check.unit, check.axis, check.slips);
}

std::string table_head(const CheckedTable& checked, const TableWords& words) {
  const Words& w = words.words();
  const auto number = [&](std::size_t n) { return w.count(static_cast<double>(n)); };
  std::string text =
      filled(w("{} : {} lignes, {} colonnes de chiffres\n", "{}: {} rows, {} columns of figures\n"),
             checked.table.title(), number(checked.table.rows.size()),
             number(checked.table.columns.size()));
  for (const Axis axis : {Axis::rows, Axis::columns}) {
    for (const TotalLine& total : checked.reading.totals[static_cast<std::size_t>(axis)]) {
      text +=
          filled("  {} : {}\n", words.line_name(axis, total.line), reading_text(total, axis, w));
    }
  }
  if (checked.checks.empty()) return text;
  text += filled(
      w("  totaux vérifiés : {} ; justes {}, faux {}", "  totals checked: {}; {} hold, {} differ"),
      number(checked.checks.size()), number(checked.count(CheckStatus::holds)),
      number(checked.count(CheckStatus::differs)));
  const std::size_t undecided = checked.count(CheckStatus::undecided);
  if (undecided > 0) {
    text += filled(w(", en suspens {}", ", {} undecided"), number(undecided));
  }
  return text + "\n";
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
      return filled(w("total ({})", "total ({})"), io::unit_code(compared.first.unit));
    case FigureKind::share: return std::string(w("total des parts", "total of shares"));
    case FigureKind::figures:
    case FigureKind::not_summed: return std::string(w("total général", "grand total"));
  }
  return {};
}

class BetweenText {
 public:
  BetweenText(const io::Reconciliation& all, Language language) : all_(all), w_(language) {
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
    return filled("  = {} : {} ({} ; {})\n", meaning_text(compared, w),
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
    return text + slips_text(w, compared.first.unit, Axis::rows, compared.slips);
  }
  [[nodiscard]] std::string shared_figure(const SharedFigure& shared) const {
    const TableWords& w = words(shared.first);
    return filled(w_("  ~ {} : même chiffre sous deux noms, {} ({}) et {} ({}) : la même chose ?\n",
                     "  ~ {}: one figure under two names, {} ({}) and {} ({}): the same thing?\n"),
                  w.figure(shared.first.hundredths, shared.first.unit),
                  quoted(shared.first_name, w_), all_.tables[shared.first.table].table.title(),
                  quoted(shared.second_name, w_), all_.tables[shared.second.table].table.title());
  }

  const io::Reconciliation& all_;
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
nlohmann::ordered_json row_json(const io::Row& row) {
  nlohmann::ordered_json json;
  for (std::size_t f = 0; f < row.size(); ++f) {
    std::visit(
        [&](const auto& value) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
            json[io::reconciliation_fields()[f].name] = value;
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

std::string reconciliation_text(const io::Reconciliation& reconciliation, const Findings& findings,
                                Language language) {
  std::string text = fmt::format("Carreau {}\n\n", version());
  for (const CheckedTable& checked : reconciliation.tables) {
    const TableWords words(checked.table, language);
    text += table_head(checked, words) + differences_of(checked, words) + "\n";
  }
  return text + BetweenText(reconciliation, language).text() + findings_text(findings, language);
}

std::string reconciliation_json(const io::Reconciliation& reconciliation,
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
  for (const io::Row& row : io::reconciliation_rows(reconciliation)) {
    if (std::get<std::string>(row[1]) != to_text(CheckStatus::holds)) {
      json["differences"].push_back(row_json(row));
    }
  }
  json["findings"] = findings_json(findings);
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
