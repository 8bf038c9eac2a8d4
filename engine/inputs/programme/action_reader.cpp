// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_reader.hpp"

#include "actions/money_text.hpp"
#include "base/text.hpp"
#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/action_coordinates.hpp"
#include "inputs/programme/action_index.hpp"
#include "inputs/programme/action_tables.hpp"
#include "inputs/programme/funder_directory_reader.hpp"
#include "inputs/programme/programme_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

/// Whether the field describes a funding line rather than its action.
bool is_of_line(ActionField field) {
  return field == ActionField::funder || field == ActionField::credit ||
         field == ActionField::currency || is_money(field);
}

bool has_any(const Amounts& amounts) {
  return amounts.requested || amounts.granted || amounts.paid;
}

/// The status that the amounts imply.
ActionStatus status_of(const Amounts& sums) {
  if (sums.paid && *sums.paid > Euros()) return ActionStatus::paid;
  if (sums.granted && *sums.granted > Euros()) return ActionStatus::granted;
  return ActionStatus::requested;
}

/// Joins the rows of all tables into a programme. A row that cannot be used is refused as a whole
/// and returned unchanged, so that no money disappears without a trace.
class Importer {
 public:
  Importer(std::vector<ActionTable> tables, const ActionReadOptions& how, Findings& findings)
      : tables_(std::move(tables)),
        findings_(findings),
        rows_(findings),
        funders_(how.funders != nullptr ? *how.funders : usual_funders()),
        themes_(how.nomenclatures),
        index_(tables_) {
    for (const ActionTable& table : tables_) {
      result_.tables.push_back({table.rows.name(), table.sheet, table.mapping_name,
                                table.rows.columns(), table.columns, table.rows.size(), 0});
    }
  }

  ActionImport run() {
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      // Coordinates of all tables are brought into one system.
      coordinates_.add(tables_[t], programme().crs, findings_);
      for (std::size_t row = 0; row < tables_[t].rows.size(); ++row) read_row(t, row);
    }
    report_remaining();
    finish();
    return std::move(result_);
  }

 private:
  Programme& programme() { return result_.programme; }

  void read_row(std::size_t t, std::size_t row) {
    const ActionTable& table = tables_[t];
    const ActionCells cells(table, row, rows_);
    try {
      // A row of totals would count everything twice.
      if (cells.is_total()) throw RowRefused{{"refused_total", {}}, {}};
      cells.check_currency();
      switch (table.sheet) {
        case ActionSheet::actions: read_action(t, row, cells); break;
        case ActionSheet::lines: read_line(t, row, cells); break;
        case ActionSheet::indicators: read_indicator(t, cells); break;
      }
    } catch (const RowRefused& refused) {
      const Place place = table.rows.place(row, refused.column);
      // With its fields, so that the row can be corrected and read again.
      result_.refused.push_back(
          {t,
           {Severity::warning, refused.why.code, refused.why.details, place, 1},
           table.rows.fields(row)});
      ++result_.tables[t].refused;
      // One finding for all refused rows of a table; the rows themselves say why.
      findings_.warn("rows_refused", {}, {place.file, place.row, {}});
    }
  }

  // Actions.

  void read_action(std::size_t t, std::size_t row, const ActionCells& cells) {
    const auto year = cells.year();
    // The meaning of a theme depends on the year, so an action without one cannot be counted.
    if (!year) throw RowRefused{{"refused_no_year", {}}, cells.column_name(ActionField::year)};
    // Everything that can refuse the row comes before the programme is changed.
    std::string reference = reference_of(t, row, cells);
    std::vector<FundingLine> lines = lines_of(t, cells);
    // The same reference in another year is another action.
    if (const auto* const before = index_.find(*year, reference)) {
      if (tables_[t].mapping.repeated == RepeatedReferences::refuse) {
        add_to_action(t, row, *before, std::move(lines));
        return;
      }
      // Only where the mapping says that references repeat.
      reference = index_.numbered(*year, reference);
      rows_.notice("reference_numbered", {{"reference", reference}},
                   cells.place(ActionField::reference));
    }
    Action action = action_of(t, row, cells);
    action.year = *year;
    action.reference = reference;
    action.theme = themes_.index_of(*year, cells.text(ActionField::theme),
                                    cells.text(ActionField::theme_label),
                                    cells.place(ActionField::theme), findings_);
    const ActionIndex at(programme().actions.size());
    // The reference as written too: lines in other tables refer to it.
    index_.add({*year, reference, std::string(cells.text(ActionField::reference)), at, t, row,
                tables_[t].file});
    programme().actions.push_back(std::move(action));
    has_status_.push_back(cells.status().has_value());
    add_lines(at, std::move(lines), t, cells.place());
  }

  /// The reference of a row. Where the table has no column for it, it is built from the place of
  /// the row.
  std::string reference_of(std::size_t t, std::size_t row, const ActionCells& cells) {
    if (cells.has_column(ActionField::reference)) {
      const std::string_view text = cells.text(ActionField::reference);
      if (!text.empty()) return std::string(text);
      throw RowRefused{{"refused_no_reference", {}}, cells.column_name(ActionField::reference)};
    }
    const SheetRows& rows = tables_[t].rows;
    std::string name = std::filesystem::path(rows.file()).stem().string();
    if (!rows.sheet().empty() && rows.sheet() != name) name += "/" + rows.sheet();
    // Made of file, sheet and row, so it is the same at each import.
    findings_.notice("reference_made", {}, cells.place());
    return fmt::format("{}:{}", name, rows.number(row));
  }

  Action action_of(std::size_t t, std::size_t row, const ActionCells& cells) {
    const auto text = [&](ActionField field) { return std::string(cells.text(field)); };
    Action action;
    action.title = text(ActionField::title);
    action.operator_name = text(ActionField::operator_name);
    action.siret = cells.siret();
    action.contract = text(ActionField::contract);
    action.strategic_objective = text(ActionField::strategic_objective);
    action.operational_objective = text(ActionField::operational_objective);
    // Without a status it is decided later, from the money of all lines.
    action.status = cells.status().value_or(ActionStatus::requested);
    action.audience_forecast = cells.people(ActionField::audience_forecast);
    action.audience_actual = cells.people(ActionField::audience_actual);
    cells.read_quartiers(action);
    action.audiences = cells.audiences();
    action.communes = cells.communes();
    action.address = text(ActionField::address);
    action.place = coordinates_.place(t, row, tables_[t].rows, rows_);
    if (action.place) action.place_precision = tables_[t].rows.precision(row);
    action.source = cells.place();
    return action;
  }

  /// The funding lines of a row of actions: one for each column of a funder, and one for its own
  /// funder and amounts.
  std::vector<FundingLine> lines_of(std::size_t t, const ActionCells& cells) {
    std::vector<FundingLine> lines;
    const ActionTable& table = tables_[t];
    const Amounts amounts = cells.amounts();
    const std::string_view funder = cells.text(ActionField::funder);
    // A row may give a funder without amounts: they are then unknown.
    if (has_any(amounts) || !funder.empty()) {
      lines.push_back({{}, funder_of(cells, has_any(amounts)), cells.credit(), amounts});
    }
    for (const FunderAmounts& column : table.columns.funders) {
      const auto amount = cells.amount(column);
      // An empty cell in the column of a funder means that this funder takes no part.
      if (!amount) continue;
      const FunderIndex at = funders_.index_of(column.funder.funder, cells.place());
      // Requested and granted amounts of one funder stand in two columns; they are one line.
      auto line = std::find_if(lines.begin(), lines.end(), [&](const FundingLine& other) {
        return other.funder == at && other.credit == column.funder.credit;
      });
      if (line == lines.end()) line = lines.insert(line, {{}, at, column.funder.credit, {}});
      switch (column.funder.measure) {
        case Measure::requested: line->amounts.requested = amount; break;
        case Measure::granted: line->amounts.granted = amount; break;
        case Measure::paid: line->amounts.paid = amount; break;
      }
    }
    return lines;
  }

  FunderIndex funder_of(const ActionCells& cells, bool has_amounts) {
    const std::string_view funder = cells.text(ActionField::funder);
    if (!plain_words(funder).empty()) {
      return funders_.index_of(funder, cells.place(ActionField::funder));
    }
    // Where a column names funders, money without a name is a mistake.
    if (cells.has_column(ActionField::funder) && has_amounts) {
      throw RowRefused{{"refused_no_funder", {}}, cells.column_name(ActionField::funder)};
    }
    findings_.warn("funder_not_stated", {}, cells.place());
    // In French, as it appears beside names of the file.
    return funders_.index_of("Financeur non précisé", cells.place());
  }

  /// Handles a row whose reference another action of its year has: it is either another funding
  /// line of that action, or a repeated reference.
  void add_to_action(std::size_t t, std::size_t row, const IndexedAction& before,
                     std::vector<FundingLine> lines) {
    const ActionTable& table = tables_[t];
    const SheetRows& rows = table.rows;
    const Place first = tables_[before.table].rows.place(before.row);
    const std::string reference_column =
        table.columns.find(ActionField::reference) == nullptr
            ? std::string()
            : rows.columns()[table.columns.find(ActionField::reference)->column];
    const auto refuse = [&](const char* code, std::vector<Detail> details) {
      throw RowRefused{{code, std::move(details)}, reference_column};
    };
    // Two rows are only equal where the tables have the same columns.
    const bool is_same_layout = rows.columns() == tables_[before.table].rows.columns();
    if (is_same_layout && rows.fields(row) == tables_[before.table].rows.fields(before.row)) {
      refuse("refused_repeated_row", {{"reference", before.reference}, {"place", first.text()}});
    }
    // Rows of several funders are only expected where the table has a column for them.
    if (before.table != t || !has_funder_column(table)) {
      refuse("refused_repeated_reference",
             {{"reference", before.reference}, {"place", first.text()}});
    }
    for (const FieldColumn& field : table.columns.fields) {
      // Funder, credit and amounts differ from line to line; everything else describes the action.
      if (is_of_line(field.field)) continue;
      if (rows.field(row, field.column) == rows.field(before.row, field.column)) continue;
      refuse("refused_rows_differ", {{"reference", before.reference},
                                     {"place", first.text()},
                                     {"column", rows.columns()[field.column]}});
    }
    rows_.notice("action_of_rows", {{"reference", before.reference}}, rows.place(row));
    add_lines(before.action, std::move(lines), t, rows.place(row));
  }

  static bool has_funder_column(const ActionTable& table) {
    return table.columns.find(ActionField::funder) != nullptr;
  }

  // Lines and indicators.

  /// The action to which a row of funding lines or indicators refers.
  ActionIndex action_named(std::size_t t, const ActionCells& cells) {
    const std::string reference(cells.text(ActionField::reference));
    const std::string column = cells.column_name(ActionField::reference);
    if (reference.empty()) throw RowRefused{{"refused_no_reference", {}}, column};
    // Without a year the reference must be unique.
    const bool has_year =
        cells.has_column(ActionField::year) || cells.has_column(ActionField::date);
    const auto year = has_year ? cells.year() : std::nullopt;
    const FoundAction found = index_.join(reference, year, tables_[t].file);
    if (found.count == 1) return found.action;
    // Both cases need different corrections.
    const char* const code = found.count == 0 ? "refused_no_action" : "refused_many_actions";
    throw RowRefused{{code, {{"reference", reference}}}, column};
  }

  void read_line(std::size_t t, std::size_t, const ActionCells& cells) {
    const ActionIndex action = action_named(t, cells);
    FundingLine line;
    line.amounts = cells.amounts();
    line.credit = cells.credit();
    if (plain_words(cells.text(ActionField::funder)).empty()) {
      throw RowRefused{{"refused_no_funder", {}}, cells.column_name(ActionField::funder)};
    }
    line.funder =
        funders_.index_of(cells.text(ActionField::funder), cells.place(ActionField::funder));
    add_lines(action, {line}, t, cells.place());
  }

  void read_indicator(std::size_t t, const ActionCells& cells) {
    Indicator indicator;
    indicator.action = action_named(t, cells);
    indicator.name = std::string(cells.text(ActionField::indicator));
    indicator.unit = std::string(cells.text(ActionField::unit));
    if (indicator.name.empty()) {
      throw RowRefused{{"refused_no_indicator", {}}, cells.column_name(ActionField::indicator)};
    }
    indicator.forecast = cells.figure(ActionField::forecast);
    indicator.actual = cells.figure(ActionField::actual);
    programme().indicators.push_back(std::move(indicator));
  }

  void add_lines(ActionIndex action, std::vector<FundingLine> lines, std::size_t t,
                 const Place& place) {
    for (FundingLine& line : lines) {
      line.action = action;
      // The money of programme 147 is always specific, for example.
      const CreditKind usual = funders_.funders()[line.funder.position()].credit;
      if (line.credit == CreditKind::unknown) line.credit = usual;
    }
    // A repeated line may be meant, as with two payments, so it is only reported.
    if (const auto before = lines_.add(lines, t, place)) {
      rows_.notice("line_repeated", {{"place", before->text()}}, place);
    }
    programme().lines.insert(programme().lines.end(), lines.begin(), lines.end());
  }

  // The end.

  void report_remaining() {
    funders_.find_slips(findings_);
    // An action without money is legitimate, but worth looking at.
    std::vector<bool> has_line(programme().actions.size());
    for (const FundingLine& line : programme().lines) has_line[line.action.position()] = true;
    for (std::size_t a = 0; a < has_line.size(); ++a) {
      if (!has_line[a]) rows_.notice("action_without_line", {}, programme().actions[a].source);
    }
  }

  void finish() {
    Programme& all = programme();
    // Lines may come from tables of their own; the ledger needs those of an action together.
    // Stable, so that they keep the order of the files.
    std::stable_sort(
        all.lines.begin(), all.lines.end(),
        [](const FundingLine& a, const FundingLine& b) { return a.action < b.action; });
    std::stable_sort(all.indicators.begin(), all.indicators.end(),
                     [](const Indicator& a, const Indicator& b) { return a.action < b.action; });
    keep_funders_of_lines();
    all.themes = themes_.themes();
    take_status_of_money();
    result_.mapping = mapping_of(tables_);
  }

  /// Removes funders that occur only in refused rows.
  void keep_funders_of_lines() {
    Programme& all = programme();
    std::vector<FunderIndex> kept(funders_.funders().size());
    // Any index marks a funder as used; the final numbers come below.
    for (const FundingLine& line : all.lines) kept[line.funder.position()] = FunderIndex(0);
    for (std::size_t f = 0; f < kept.size(); ++f) {
      if (kept[f].is_none()) continue;
      kept[f] = FunderIndex(all.funders.size());
      all.funders.push_back(funders_.funders()[f]);
    }
    for (FundingLine& line : all.lines) line.funder = kept[line.funder.position()];
  }

  /// The highest stage that money has reached: paid before granted before requested.
  void take_status_of_money() {
    std::vector<Amounts> sums(programme().actions.size());
    for (const FundingLine& line : programme().lines) {
      Amounts& sum = sums[line.action.position()];
      if (line.amounts.granted) sum.granted = sum.granted.value_or(Euros()) + *line.amounts.granted;
      if (line.amounts.paid) sum.paid = sum.paid.value_or(Euros()) + *line.amounts.paid;
    }
    for (std::size_t a = 0; a < sums.size(); ++a) {
      if (!has_status_[a]) programme().actions[a].status = status_of(sums[a]);
    }
  }

  std::vector<ActionTable> tables_;
  Findings& findings_;
  RowFindings rows_;
  FunderRegister funders_;
  ThemeRegister themes_;
  LineRegister lines_;
  ActionIndexes index_;
  ActionCoordinates coordinates_;
  std::vector<bool> has_status_;
  ActionImport result_;
};

}  // namespace

std::vector<RefusedTable> ActionImport::refused_tables() const {
  std::vector<RefusedTable> list;
  for (const ImportedTable& table : tables) list.push_back({table.name, table.columns});
  return list;
}

ActionImport read_actions(std::span<const std::string> paths, const ActionReadOptions& how,
                          Findings& findings) {
  return Importer(load_action_tables(paths, how, findings), how, findings).run();
}

}  // namespace carreau::inputs
