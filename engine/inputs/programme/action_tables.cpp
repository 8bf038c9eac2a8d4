// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_tables.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace carreau::inputs {

namespace {

struct NamedMapping {
  std::string name;
  ActionMapping mapping;
};

/// The mappings that may apply to a file: the requested one, or else the built-in ones and the
/// usual names.
std::vector<NamedMapping> candidates_of(const ActionReadOptions& how) {
  // Nothing else is tried where the user asks for one.
  if (!how.mapping.empty()) return {{how.mapping, read_mapping(how.mapping)}};
  std::vector<NamedMapping> candidates;
  for (const std::string& name : mapping_names()) candidates.push_back({name, read_mapping(name)});
  // The last candidate is empty: only usual names apply.
  candidates.emplace_back();
  return candidates;
}

/// The first mapping made for these columns; otherwise the last, which applies to any columns.
const NamedMapping& chosen_of(const std::vector<NamedMapping>& candidates,
                              std::span<const std::string> columns) {
  const auto made = std::find_if(candidates.begin(), candidates.end(), [&](const auto& candidate) {
    return is_made_for(candidate.mapping, columns);
  });
  return made == candidates.end() ? candidates.back() : *made;
}

/// The fields whose cells people tend to merge in spreadsheets.
constexpr std::array<ActionField, 7> kMergeable{
    ActionField::reference, ActionField::year,  ActionField::title,    ActionField::operator_name,
    ActionField::contract,  ActionField::theme, ActionField::quartiers};

/// Whether the column looks like merged cells: its first cell is filled, at least as many cells are
/// empty as filled, and no two consecutive filled cells are equal.
bool looks_merged(const SheetRows& rows, std::size_t column) {
  // Two rows may be alike by chance.
  if (rows.size() < 3 || rows.field(0, column).empty()) return false;
  std::size_t filled = 0;
  std::string_view last;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string_view text = rows.field(row, column);
    if (text.empty()) continue;
    // Merged cells leave the cells below empty; a repeated value means that the column is filled.
    if (text == last) return false;
    last = text;
    ++filled;
  }
  return rows.size() - filled >= filled;
}

/// Opens the tables of all files.
class TableLoader {
 public:
  TableLoader(const ActionReadOptions& how, Findings& findings)
      : how_(how), findings_(findings), candidates_(candidates_of(how)) {
    for (std::size_t i = 0; i < kActionSheets; ++i) {
      // Names of sheets given on the command line go before those of the mapping.
      sheets_[i] = how.sheets[i];
      if (sheets_[i].empty() && !how.mapping.empty()) {
        sheets_[i] = candidates_.front().mapping.sheets[i].sheet;
      }
    }
  }

  std::vector<ActionTable> run(std::span<const std::string> paths) {
    for (std::size_t file = 0; file < paths.size(); ++file) load_file(paths[file], file);
    check_sheets_found();
    // Actions first, because lines and indicators refer to them. Stable, so files keep their order.
    std::stable_sort(tables_.begin(), tables_.end(),
                     [](const ActionTable& a, const ActionTable& b) { return a.sheet < b.sheet; });
    return std::move(tables_);
  }

 private:
  void load_file(const std::string& path, std::size_t file) {
    // A sheet is a table of actions when its columns make it one of the three kinds.
    const files::IsHeader is_header = [&](const std::vector<std::string>& columns) {
      return sheet_of(columns, chosen_of(candidates_, columns).mapping).has_value();
    };
    files::FileTables opened = files::open_tables(path, is_header, findings_);
    for (const std::string& name : opened.others) leave_out(name, opened.tables.front()->file());
    bool is_any = false;
    for (const auto& table : opened.tables) is_any = load_table(*table, file) || is_any;
    if (is_any) return;
    // If a named sheet is missing, this is the better explanation.
    check_sheets_found();
    fail_unknown(*opened.tables.front());
  }

  /// The kind of a sheet: by its name where the mapping names one, otherwise by its columns.
  std::optional<ActionSheet> kind_of(const files::Table& table, const ActionMapping& mapping) {
    const std::string name = table.layer();
    for (std::size_t i = 0; i < kActionSheets && !name.empty(); ++i) {
      if (sheets_[i] != name) continue;
      is_found_[i] = true;
      return static_cast<ActionSheet>(i);
    }
    const auto kind = sheet_of(table.columns(), mapping);
    // Where the mapping names another sheet of this kind, this one is not used.
    const bool is_named =
        kind && !name.empty() && !sheets_[static_cast<std::size_t>(*kind)].empty();
    return is_named ? std::nullopt : kind;
  }

  bool load_table(files::Table& table, std::size_t file) {
    const NamedMapping& chosen = chosen_of(candidates_, table.columns());
    const auto kind = kind_of(table, chosen.mapping);
    if (!kind) {
      const std::string layer = table.layer();
      if (!layer.empty()) leave_out(layer, table.file());
      return false;
    }
    ActionMapping mapping = chosen.mapping;
    // Constants of the command line go before those of the mapping.
    for (const auto& [field, value] : how_.constants) mapping.constants[field] = value;
    if (!how_.crs.empty()) mapping.crs = how_.crs;
    SheetRows rows(table, mapping.crs, findings_);
    // JSON has numbers with a point only, so "1.234" is no thousand.
    if (rows.is_json() && mapping.money.mark == MoneyNotation::Mark::either) {
      mapping.money.mark = MoneyNotation::Mark::point;
    }
    ActionColumns columns = find_columns(rows, *kind, mapping);
    tables_.push_back(
        {std::move(rows), file, *kind, chosen.name, std::move(mapping), std::move(columns)});
    report(tables_.back());
    return true;
  }

  void report(ActionTable& table) {
    const Place place{table.rows.name(), {}, {}};
    const auto names_of = [&](const std::vector<std::size_t>& columns) {
      std::vector<std::string> names;
      for (const std::size_t column : columns) names.push_back(table.rows.columns()[column]);
      return join(names, ", ");
    };
    // Worth saying only where the user did not choose the mapping.
    if (how_.mapping.empty() && !table.mapping_name.empty()) {
      findings_.notice("mapping_recognised", {{"mapping", table.mapping_name}}, place);
    }
    if (!how_.mapping.empty() && !table.columns.missing.empty()) {
      findings_.warn("mapped_column_missing", {{"columns", table.columns.missing}}, place);
    }
    if (!table.columns.unused.empty()) {
      findings_.notice("columns_not_read", {{"columns", names_of(table.columns.unused)}}, place);
    }
    fill_down(table);
  }

  void fill_down(ActionTable& table) {
    for (const FieldColumn& field : table.columns.fields) {
      const Place place{table.rows.name(), {}, table.rows.columns()[field.column]};
      const bool is_mergeable =
          std::find(kMergeable.begin(), kMergeable.end(), field.field) != kMergeable.end();
      // A merged range says for certain which rows its text holds for.
      const std::size_t merged = is_mergeable ? table.rows.fill_merged(field.column) : 0;
      if (merged > 0) {
        findings_.notice("filled_from_merged", {}, place, static_cast<std::int64_t>(merged));
      }
      const auto& fill = table.mapping.fill_down;
      if (std::find(fill.begin(), fill.end(), field.field) != fill.end()) {
        // Done here, once the columns are known, and before any row is read.
        const std::size_t filled = table.rows.fill_down(field.column);
        if (filled > 0) {
          findings_.notice("filled_down", {}, place, static_cast<std::int64_t>(filled));
        }
      } else if (is_mergeable && looks_merged(table.rows, field.column)) {
        // Only a warning: filling down changes data, so the user must ask for it.
        findings_.warn("merged_cells", {{"field", to_text(field.field)}}, place);
      }
    }
  }

  void leave_out(const std::string& layer, const std::string& file) {
    left_out_.push_back(layer);
    findings_.notice("sheet_not_read", {{"sheet", layer}}, {file, {}, {}});
  }

  [[noreturn]] void fail_unknown(const files::Table& table) const {
    std::vector<std::string> names;
    for (const std::string& column : table.columns()) {
      // A dozen names are enough to recognise the table.
      if (!column.empty() && names.size() < 12) names.push_back(column);
    }
    throw DataError({table.file(), {}, {}}, Message{"no_action_columns", {{"columns", names}}},
                    Message{"say_in_mapping"});
  }

  void check_sheets_found() const {
    for (std::size_t i = 0; i < kActionSheets; ++i) {
      if (sheets_[i].empty() || is_found_[i]) continue;
      std::vector<std::string> names = left_out_;
      for (const ActionTable& table : tables_) {
        if (!table.rows.sheet().empty()) names.push_back(table.rows.sheet());
      }
      // Two mistakes: the sheet is not in the file, or it is and cannot be recognised.
      const bool is_there = std::find(names.begin(), names.end(), sheets_[i]) != names.end();
      throw ArgumentError(
          Message{is_there ? "sheet_not_recognised" : "sheet_of_no_file",
                  {{"sheet", sheets_[i]},
                   {"kind", to_text(static_cast<ActionSheet>(i))},
                   {"sheets", names.empty() ? DetailValue(Message{"no_sheet_at_all"})
                                            : DetailValue(names)}}});
    }
  }

  const ActionReadOptions& how_;
  Findings& findings_;
  std::vector<NamedMapping> candidates_;
  std::array<std::string, kActionSheets> sheets_;
  std::array<bool, kActionSheets> is_found_{};
  std::vector<std::string> left_out_;
  std::vector<ActionTable> tables_;
};

}  // namespace

std::vector<ActionTable> load_action_tables(std::span<const std::string> paths,
                                            const ActionReadOptions& how, Findings& findings) {
  return TableLoader(how, findings).run(paths);
}

/// A mapping that gives the same import again without recognising anything, to be kept with the
/// files.
ActionMapping mapping_of(std::span<const ActionTable> tables) {
  if (tables.empty()) return {};
  ActionMapping mapping = tables.front().mapping;
  // Everything is named now, so a new column does not change the meaning of old ones.
  mapping.recognise = false;
  mapping.recognised_by.clear();
  mapping.sheets = {};
  std::array<bool, kActionSheets> has_sheet{};
  for (const ActionTable& table : tables) {
    // Tables of another mapping would need a file of their own.
    if (table.mapping_name != tables.front().mapping_name) continue;
    SheetMapping& sheet = mapping.of(table.sheet);
    bool& is_known = has_sheet[static_cast<std::size_t>(table.sheet)];
    // Several sheets with different names can only be recognised by their columns.
    if (!is_known) sheet.sheet = table.rows.is_workbook() ? table.rows.sheet() : std::string();
    else if (sheet.sheet != table.rows.sheet()) sheet.sheet.clear();
    is_known = true;
    const auto name_of = [&](std::size_t column) { return table.rows.columns()[column]; };
    for (const FieldColumn& field : table.columns.fields) {
      auto& names = sheet.columns[field.field];
      // Several tables of one kind may name a field differently; all of their names are accepted.
      if (std::find(names.begin(), names.end(), name_of(field.column)) == names.end()) {
        names.push_back(name_of(field.column));
      }
    }
    for (const FunderAmounts& amounts : table.columns.funders) {
      FunderColumn funder = amounts.funder;
      funder.column = name_of(amounts.column);
      if (std::find(sheet.funders.begin(), sheet.funders.end(), funder) == sheet.funders.end()) {
        sheet.funders.push_back(std::move(funder));
      }
    }
  }
  return mapping;
}

}  // namespace carreau::inputs
