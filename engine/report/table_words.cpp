// SPDX-License-Identifier: Apache-2.0
#include "report/table_words.hpp"

#include "base/decimal.hpp"

namespace carreau::report {

namespace {

/// The wording of a slip that concerns no line of its own.
std::string_view plain_slip(SlipKind kind, Axis axis, const Words& w) {
  switch (kind) {
    case SlipKind::one_digit: return w("un seul chiffre diffère", "a single digit differs");
    case SlipKind::swapped_digits:
      return w("deux chiffres voisins sont échangés", "two neighbouring digits are exchanged");
    case SlipKind::wrong_sign: return w("seul le signe diffère", "only the sign differs");
    case SlipKind::totals_corrected:
      return w("tombe juste si les totaux faux qu'il additionne sont remplacés par leurs sommes",
               "it holds once the wrong totals that it adds up are replaced by their sums");
    case SlipKind::other_way:
      return axis == Axis::rows
                 ? w("le même total tombe juste sur sa ligne", "the same total holds along its row")
                 : w("le même total tombe juste dans sa colonne",
                     "the same total holds down its column");
    case SlipKind::total_itself:
      return w("la somme dans l'autre sens est la même : c'est ce total qui est faux",
               "the sum the other way is the same: it is this total that is wrong");
    case SlipKind::text_read:
      return w(
          "juste si le texte compte pour le nombre par lequel il commence, et le vide pour "
          "rien",
          "it holds if the text counts for the number that it begins with, and what is empty "
          "for nothing");
    default: return "";
  }
}

}  // namespace

std::string quoted(const std::string& name, const Words& w) {
  return filled(w("« {} »", "\"{}\""), name);
}

std::string TableWords::figure(std::int64_t hundredths, const SumUnit& unit) const {
  const int decimals = hundredths % 100 == 0 ? 0 : 2;
  const std::string number = w_.decimal(decimal_value(hundredths, 2), decimals);
  if (unit.kind == FigureKind::money) return filled(w_("{}\u00A0€", "€{}"), number);
  if (unit.kind == FigureKind::share) return filled(w_("{}\u00A0%", "{}%"), number);
  return number;
}

std::string TableWords::line_name(Axis axis, std::size_t line) const {
  if (axis == Axis::rows) {
    const SumRow& row = table_.rows[line];
    return row.name.empty() ? filled(w_("ligne {}", "row {}"), row.file_row) : quoted(row.name, w_);
  }
  const SumColumn& column = table_.columns[line];
  return column.name.empty() ? filled(w_("colonne {}", "column {}"), column.position)
                             : quoted(column.name, w_);
}

std::string TableWords::cell(std::size_t row, std::size_t column) const {
  const std::string names = line_name(Axis::rows, row) + " × " + line_name(Axis::columns, column);
  const std::int64_t file_row = table_.rows[row].file_row;
  if (!table_.is_spreadsheet) return filled(w_("ligne {}, {}", "row {}, {}"), file_row, names);
  return filled(w_("cellule {}{}, {}", "cell {}{}, {}"),
                column_letters(table_.columns[column].position), file_row, names);
}

std::string TableWords::place(const TableFigure& figure) const {
  if (figure.is_stated) return cell(*figure.row, *figure.column);
  if (!figure.row && !figure.column) return std::string(w_("somme du tableau", "sum of the table"));
  return filled(w_("somme de {}", "sum of {}"), figure.row
                                                    ? line_name(Axis::rows, *figure.row)
                                                    : line_name(Axis::columns, *figure.column));
}

std::string TableWords::unread(Axis axis, std::size_t line, std::size_t cross) const {
  const SumCell& cell = axis == Axis::rows ? table_.at(line, cross) : table_.at(cross, line);
  if (cell.kind == CellKind::unknown) {
    return filled(w_("vide ({})", "empty ({})"), line_name(axis, line));
  }
  return filled("{} ({})", quoted(cell.text, w_), line_name(axis, line));
}

std::string TableWords::line_slip(SlipKind kind, const std::string& line) const {
  switch (kind) {
    case SlipKind::counted_twice:
      return filled(
          w_("c'est exactement {} : compté en trop ?", "it is exactly {}: counted again?"), line);
    case SlipKind::left_out:
      return filled(w_("c'est exactement {} : oublié ?", "it is exactly {}: left out?"), line);
    case SlipKind::wrong_sign:
      return filled(w_("c'est exactement deux fois {} : compté avec le mauvais signe ?",
                       "it is exactly twice {}: counted with the wrong sign?"),
                    line);
    default:
      return filled(w_("tombe juste si {} est en milliers dans l'un des deux",
                       "it holds if {} is in thousands in one of the two"),
                    line);
  }
}

std::string TableWords::slip(const Slip& slip, const SumUnit& unit, Axis axis) const {
  if (slip.kind == SlipKind::cell) {
    return filled(w_("la ligne et la colonne ont le même écart : avec {} en {}, les deux tombent "
                     "juste",
                     "row and column miss the same amount: with {} in {} both hold"),
                  figure(slip.figure, unit), cell(*slip.line, slip.column));
  }
  if (slip.line) return line_slip(slip.kind, line_name(axis, *slip.line));
  if (slip.kind != SlipKind::scale) return std::string(plain_slip(slip.kind, axis, w_));
  if (slip.factor == 1000) {
    return std::string(w_("l'un des deux est en milliers", "one of the two is in thousands"));
  }
  return filled(w_("l'un est {} fois l'autre : un zéro de trop ou de moins ?",
                   "one is {} times the other: a zero too many or too few?"),
                slip.factor);
}

std::string TableWords::slips(const std::vector<Slip>& slips, const SumUnit& unit,
                              Axis axis) const {
  std::string text;
  for (const Slip& one : slips) text += "      → " + slip(one, unit, axis) + "\n";
  return text;
}

}  // namespace carreau::report
