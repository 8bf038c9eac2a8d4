// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_reader.hpp"

#include "inputs/programme/account_book.hpp"
#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/action_coordinates.hpp"
#include "inputs/programme/action_details.hpp"
#include "inputs/programme/action_index.hpp"
#include "inputs/programme/action_tables.hpp"
#include "inputs/programme/corrected_rows.hpp"
#include "inputs/programme/funder_directory_reader.hpp"
#include "inputs/programme/funding_lines.hpp"
#include "inputs/programme/programme_end.hpp"
#include "inputs/programme/programme_parts.hpp"
#include "inputs/programme/refused_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

/// The tables, once it is known how the texts of their columns are written.
std::vector<ActionTable> with_notations(std::vector<ActionTable> tables) {
  for (ActionTable& table : tables) decide_notations(table);
  return tables;
}

/// What a row became: an action or a part of one, with the funding lines that it gave.
struct RowUse {
  ActionIndex action;
  bool is_new = false;
  std::vector<FundingLine> lines = {};
};

/// What the lines grant, or else request or pay together; nothing where they give no amount.
std::optional<Euros> euros_of(std::span<const FundingLine> lines) {
  for (const Measure measure : {Measure::granted, Measure::requested, Measure::paid}) {
    std::optional<Euros> sum;
    for (const FundingLine& line : lines) {
      const auto given = amount(line.amounts, measure);
      if (given) sum = sum.value_or(Euros()) + *given;
    }
    if (sum) return sum;
  }
  return std::nullopt;
}

/// Joins the rows of all tables into a programme. A row that cannot be used is refused as a whole
/// and returned unchanged, so that no money disappears without a trace.
class Importer {
 public:
  Importer(std::vector<ActionTable> tables, const ActionReadOptions& how, Findings& findings)
      : tables_(with_notations(std::move(tables))),
        nomenclatures_(how.nomenclatures),
        findings_(findings),
        rows_(findings),
        book_(tables_),
        corrected_(tables_),
        funders_(how.funders != nullptr ? *how.funders : usual_funders()),
        themes_(how.nomenclatures),
        index_(tables_) {
    for (const ActionTable& table : tables_) {
      result_.tables.push_back({table.rows.name(), table.sheet, table.mapping_name,
                                table.rows.columns(), table.columns, table.rows.size(), 0});
      result_.tables.back().has_own_names = !how.mapping.empty();
      result_.tables.back().in_thousands = table.mapping.money.in_thousands;
    }
  }

  ActionImport run() {
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      // Coordinates of all tables are brought into one system.
      coordinates_.add(tables_[t], programme().crs, findings_);
      above_ = {};
      for (std::size_t row = 0; row < tables_[t].rows.size(); ++row) read_row(t, row);
    }
    finish();
    return std::move(result_);
  }

 private:
  Programme& programme() { return result_.programme; }

  void read_row(std::size_t t, std::size_t row) {
    const RowKind kind = book_.kind(t, row);
    if (kind != RowKind::data && kind != RowKind::continued) {
      book_.set_aside(t, row, kind);
      return;
    }
    const ActionCells cells(tables_[t], row, rows_);
    try {
      cells.check_currency();
      if (kind == RowKind::continued) keep(t, row, continue_action(t, row, cells));
      else keep(t, row, read_data(t, row, cells));
    } catch (const RowRefused& refused) {
      rows_.drop_unknown();
      if (kind == RowKind::data) above_ = {};
      refuse(t, row, cells, refused);
    }
  }

  RowUse read_data(std::size_t t, std::size_t row, const ActionCells& cells) {
    switch (tables_[t].sheet) {
      case ActionSheet::actions: return read_action(t, row, cells);
      case ActionSheet::lines: return read_line(t, cells);
      case ActionSheet::indicators: break;
    }
    return read_indicator(t, cells);
  }

  void keep(std::size_t t, std::size_t row, const RowUse& use) {
    above_ = use.action;
    book_.used(t, row, use.is_new, use.lines, findings_);
    for (UnknownValue& value : rows_.keep_unknown()) {
      value.euros = euros_of(use.lines);
      const std::size_t position = book_.unknown(t, std::move(value));
      // Other rows may add to an action: what it grants is known at the end.
      if (use.is_new) unknown_of_.push_back({t, position, use.action});
    }
  }

  void refuse(std::size_t t, std::size_t row, const ActionCells& cells, const RowRefused& refused) {
    const SheetRows& rows = tables_[t].rows;
    if (corrected_.has_later(t, row)) {
      book_.set_aside(t, row, RowKind::corrected);
      return;
    }
    book_.refused(t, row);
    ++result_.tables[t].refused;
    const Place place = rows.place(row, refused.column);
    RefusedRow back{t, {Severity::warning, refused.why.code, refused.why.details, place, 1}, {}};
    // With its fields and what is known of it otherwise, so that the row can be corrected and read
    // again without the rest of its table.
    back.fields = rows.fields(row);
    back.origin = corrected_.origin(t, row);
    if (const auto year = cells.known_year()) back.year = fmt::to_string(*year);
    if (!cells.has_column(ActionField::reference)) back.reference = made_reference(t, row);
    result_.refused.push_back(std::move(back));
    // One finding for all refused rows of a table; the rows themselves say why.
    findings_.warn("rows_refused", {}, {place.file, place.row, {}});
  }

  // Actions.

  RowUse read_action(std::size_t t, std::size_t row, const ActionCells& cells) {
    const auto year = cells.year();
    // The meaning of a theme depends on the year, so an action without one cannot be counted.
    if (!year) throw RowRefused{{"refused_no_year", {}}, cells.column_name(ActionField::year)};
    // Everything that can refuse the row comes before the programme is changed.
    std::string reference = reference_of(t, row, cells);
    std::vector<FundingLine> lines = line_reader_.lines_of(tables_[t], cells);
    // The same reference in another year is another action.
    if (const auto* const before = index_.find(*year, reference)) {
      if (tables_[t].mapping.repeated == RepeatedReferences::refuse) {
        return add_to_action(t, row, *before, std::move(lines));
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
    note_unknown_theme(action, cells);
    const ActionIndex at(programme().actions.size());
    // The reference as written too: lines in other tables refer to it.
    index_.add({*year, reference, std::string(cells.text(ActionField::reference)), at, t, row,
                tables_[t].file});
    programme().actions.push_back(std::move(action));
    has_status_.push_back(!cells.text(ActionField::status).empty());
    add_lines(at, lines, t, cells.place());
    return {at, true, std::move(lines)};
  }

  /// Lists a theme that the list of its year lacks; a finding of the themes says it already.
  void note_unknown_theme(const Action& action, const ActionCells& cells) {
    if (action.theme.is_none()) return;
    const Theme& theme = themes_.themes()[action.theme.position()];
    if (!theme.nomenclature.empty() || nomenclature_of(nomenclatures_, action.year) == nullptr) {
      return;
    }
    const bool has_theme = !cells.text(ActionField::theme).empty();
    const ActionField field = has_theme ? ActionField::theme : ActionField::theme_label;
    rows_.unknown({}, {}, cells.place(field), cells.text(field));
  }

  /// Adds a row that only gives a funder to the action of the row above.
  RowUse continue_action(std::size_t t, std::size_t row, const ActionCells& cells) {
    if (above_.is_none()) throw RowRefused{{"refused_row_above", {}}, {}};
    std::vector<FundingLine> lines = line_reader_.lines_of(tables_[t], cells);
    add_lines(above_, lines, t, cells.place());
    rows_.notice("rows_continued", {}, tables_[t].rows.place(row));
    return {above_, false, std::move(lines)};
  }

  /// The reference of a row. Where it has none, it is built from the place of the row.
  std::string reference_of(std::size_t t, std::size_t row, const ActionCells& cells) {
    const std::string_view text = cells.text(ActionField::reference);
    if (!text.empty()) return std::string(text);
    if (cells.has_column(ActionField::reference)) {
      // A title with an amount may as well be a line of a summary, such as "Reste à programmer".
      if (!cells.is_named_action()) {
        throw RowRefused{{"refused_no_reference", {}}, cells.column_name(ActionField::reference)};
      }
      rows_.unknown("reference_missing", {}, cells.place(ActionField::reference), {});
    } else {
      // Made of file, sheet and row, so it is the same at each import.
      findings_.notice("reference_made", {}, cells.place());
    }
    return made_reference(t, row);
  }

  [[nodiscard]] std::string made_reference(std::size_t t, std::size_t row) const {
    const SheetRows& rows = tables_[t].rows;
    std::string name = std::filesystem::path(rows.file()).stem().string();
    if (!rows.sheet().empty() && rows.sheet() != name) name += "/" + rows.sheet();
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
    action.status_written = text(ActionField::status);
    action.audience_forecast = cells.people(ActionField::audience_forecast);
    action.audience_actual = cells.people(ActionField::audience_actual);
    cells.read_quartiers(action);
    action.audiences = cells.audiences();
    action.communes = cells.communes();
    action.address = text(ActionField::address);
    action.place = coordinates_.place(t, row, tables_[t].rows, rows_);
    if (action.place) action.place_precision = tables_[t].rows.precision(row);
    action.source = cells.place();
    read_details(tables_[t], row, cells, rows_, action);
    return action;
  }

  /// Handles a row whose reference another action of its year has: it is either another funding
  /// line of that action, or a repeated reference, which is refused.
  RowUse add_to_action(std::size_t t, std::size_t row, const IndexedAction& before,
                       std::vector<FundingLine> lines) {
    check_same_action(tables_, t, row, before);
    const Place place = tables_[t].rows.place(row);
    rows_.notice("action_of_rows", {{"reference", before.reference}}, place);
    add_lines(before.action, lines, t, place);
    return {before.action, false, std::move(lines)};
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

  RowUse read_line(std::size_t t, const ActionCells& cells) {
    const ActionIndex action = action_named(t, cells);
    std::vector<FundingLine> lines = line_reader_.lines_of(tables_[t], cells);
    if (lines.empty()) {
      throw RowRefused{{"refused_no_funder", {}}, cells.column_name(ActionField::funder)};
    }
    add_lines(action, lines, t, cells.place());
    return {action, false, std::move(lines)};
  }

  RowUse read_indicator(std::size_t t, const ActionCells& cells) {
    Indicator indicator;
    indicator.action = action_named(t, cells);
    indicator.name = std::string(cells.text(ActionField::indicator));
    indicator.unit = std::string(cells.text(ActionField::unit));
    if (indicator.name.empty()) {
      throw RowRefused{{"refused_no_indicator", {}}, cells.column_name(ActionField::indicator)};
    }
    indicator.forecast = cells.figure(ActionField::forecast);
    indicator.actual = cells.figure(ActionField::actual);
    const ActionIndex action = indicator.action;
    read_details(tables_[t], cells, rows_, indicator);
    programme().indicators.push_back(std::move(indicator));
    return {action};
  }

  void add_lines(ActionIndex action, std::vector<FundingLine>& lines, std::size_t t,
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

  void finish() {
    funders_.find_slips(findings_);
    report_actions_without_money(programme(), rows_);
    complete_programme(programme(), funders_, has_status_);
    const bool has_lines = std::ranges::any_of(
        tables_, [](const ActionTable& table) { return table.sheet == ActionSheet::lines; });
    if (has_lines) report_amounts_of_both_sheets(programme(), kUnnamedFunder, findings_);
    programme().themes = themes_.themes();
    result_.mapping = mapping_of(tables_);
    result_.account = book_.finish(findings_);
    for (const UnknownOfAction& unknown : unknown_of_) {
      const auto lines =
          std::ranges::equal_range(programme().lines, unknown.action, {}, &FundingLine::action);
      result_.account.tables[unknown.table].unknown[unknown.position].euros = euros_of(lines);
    }
  }

  /// An unknown value of a row that made an action.
  struct UnknownOfAction {
    std::size_t table = 0;
    std::size_t position = 0;  ///< in TableAccount::unknown
    ActionIndex action;
  };

  std::vector<ActionTable> tables_;
  std::span<const Nomenclature> nomenclatures_;
  Findings& findings_;
  RowFindings rows_;
  AccountBook book_;
  CorrectedRows corrected_;
  FunderRegister funders_;
  FundingLineReader line_reader_{funders_, rows_};
  ThemeRegister themes_;
  LineRegister lines_;
  ActionIndexes index_;
  ActionCoordinates coordinates_;
  std::vector<bool> has_status_;
  std::vector<UnknownOfAction> unknown_of_;
  ActionIndex above_;  ///< the action of the row above; none where that was refused
  ActionImport result_;
};

}  // namespace

std::vector<RefusedTable> ActionImport::refused_tables() const {
  std::vector<RefusedTable> list;
  for (const ImportedTable& table : tables) list.push_back(refused_table(table));
  return list;
}

ActionImport read_actions(std::span<const std::string> paths, const ActionReadOptions& how,
                          Findings& findings) {
  return Importer(load_action_tables(paths, how, findings), how, findings).run();
}

}  // namespace carreau::inputs
