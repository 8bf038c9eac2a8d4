// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_tables.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/header_rows.hpp"
#include "inputs/programme/header_text.hpp"
#include "inputs/programme/money_findings.hpp"
#include "inputs/programme/name_senses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
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

std::vector<const ActionMapping*> mappings_of(const std::vector<NamedMapping>& candidates) {
  std::vector<const ActionMapping*> mappings;
  for (const NamedMapping& candidate : candidates) mappings.push_back(&candidate.mapping);
  return mappings;
}

/// The first mapping made for these columns; otherwise the last, which applies to any columns.
const NamedMapping& chosen_of(const std::vector<NamedMapping>& candidates,
                              const FreeColumns& columns) {
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
      : how_(how),
        findings_(findings),
        candidates_(candidates_of(how)),
        name_senses_(mappings_of(candidates_)) {
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
    const files::FindHeader find_header = [&](std::span<const std::vector<std::string>> rows) {
      auto header = find_header_rows(rows, senses());
      if (header) note_scale(rows.first(header->first));
      return header;
    };
    files::FileTables opened = files::open_tables(path, find_header, findings_);
    for (const std::string& name : opened.others) leave_out(name, opened.tables.front()->file());
    report_scale(opened.tables.front()->file());
    bool is_any = false;
    for (const auto& table : opened.tables) is_any = load_table(*table, file) || is_any;
    if (is_any) return;
    // If a named sheet is missing, this is the better explanation.
    check_sheets_found();
    fail_unknown(*opened.tables.front());
  }

  /// Remembers a title above a header that says "en k€".
  void note_scale(std::span<const std::vector<std::string>> titles) {
    for (const std::vector<std::string>& row : titles) {
      for (const std::string& text : row) {
        if (scale_.empty() && header_text(text).in_thousands) scale_ = text;
      }
    }
  }

  /// Amounts are read in the unit of their columns. A title that says another one is no proof, but
  /// a factor of a thousand must not pass unseen.
  void report_scale(const std::string& file) {
    const std::string title = std::exchange(scale_, {});
    const bool is_known = !how_.mapping.empty() && candidates_.front().mapping.money.in_thousands;
    if (title.empty() || is_known) return;
    findings_.warn("title_in_thousands", {{"title", title}}, {file, {}, {}});
  }

  HeaderSenses senses() const {
    return {[this](const std::string& name) { return name_senses_.sense(name); },
            // A sheet is a table of actions when its columns make it one of the three kinds.
            [this](const std::vector<std::string>& columns) {
              const FreeColumns free(columns);
              return sheet_of(free, chosen_of(candidates_, free).mapping).has_value();
            },
            [this](const std::string& text) { return name_senses_.names_others(text); }};
  }

  /// The kind of a sheet: by its name where the mapping names one, otherwise by its columns.
  std::optional<ActionSheet> kind_of(const files::Table& table, const FreeColumns& columns,
                                     const ActionMapping& mapping) {
    const std::string name = table.layer();
    for (std::size_t i = 0; i < kActionSheets && !name.empty(); ++i) {
      if (sheets_[i] != name) continue;
      is_found_[i] = true;
      return static_cast<ActionSheet>(i);
    }
    const auto kind = sheet_of(columns, mapping);
    // Where the mapping names another sheet of this kind, this one is not used.
    const bool is_named =
        kind && !name.empty() && !sheets_[static_cast<std::size_t>(*kind)].empty();
    return is_named ? std::nullopt : kind;
  }

  bool load_table(files::Table& table, std::size_t file) {
    const FreeColumns columns_of_table(table.columns());
    const NamedMapping& chosen = chosen_of(candidates_, columns_of_table);
    const auto kind = kind_of(table, columns_of_table, chosen.mapping);
    if (!kind) {
      const std::string layer = table.layer();
      if (!layer.empty()) leave_out(layer, table.file());
      return false;
    }
    ActionMapping mapping = chosen.mapping;
    // Constants of the command line go before those of the mapping.
    for (const auto& [field, value] : how_.constants) mapping.constants[field] = value;
    if (!how_.crs.empty()) mapping.crs = how_.crs;
    SheetRows rows(table, mapping.crs, kept_, findings_);
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
    // Worth saying only where the user did not choose the mapping.
    if (how_.mapping.empty() && !table.mapping_name.empty()) {
      findings_.notice("mapping_recognised", {{"mapping", table.mapping_name}}, place);
      const auto missing = missing_of_schema(table.mapping, FreeColumns(table.rows.columns()));
      if (!missing.empty()) {
        findings_.notice("schema_columns_missing",
                         {{"mapping", table.mapping_name}, {"columns", missing}}, place);
      }
    }
    if (!how_.mapping.empty() && !table.columns.missing.empty()) {
      findings_.warn("mapped_column_missing", {{"columns", table.columns.missing}}, place);
    }
    report_money(table, findings_);
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
      } else if (is_mergeable && merged == 0 &&
                 table.columns.find(ActionField::funder) == nullptr &&
                 looks_merged(table.rows, field.column)) {
        // With a column of funders, such rows are lines of the action above. Only a warning:
        // filling down changes data, so the user must ask for it.
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
  NameSenses name_senses_;
  std::array<std::string, kActionSheets> sheets_;
  std::array<bool, kActionSheets> is_found_{};
  std::vector<std::string> left_out_;
  std::vector<ActionTable> tables_;
  files::KeptCells kept_;  ///< of all files: their tables are kept together
  std::string scale_;      ///< a title of the file in hand that speaks of thousands
};

/// Adds the names of the columns of a table to the mapping of its kind of sheet.
void add_columns(const ActionTable& table, SheetMapping& sheet) {
  const auto name_of = [&](std::size_t column) { return table.rows.columns()[column]; };
  for (const FieldColumn& field : table.columns.fields) {
    auto& names = sheet.columns[field.field];
    // Several tables of one kind may name a field differently; all of their names are accepted.
    if (std::find(names.begin(), names.end(), name_of(field.column)) == names.end()) {
      names.push_back(name_of(field.column));
    }
  }
  const auto add = [](auto& list, auto item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
  };
  for (const FunderAmounts& amounts : table.columns.funders) {
    FunderColumn funder = amounts.funder;
    funder.column = name_of(amounts.column);
    add(sheet.funders, std::move(funder));
  }
  for (const AudienceColumn& group : table.columns.groups) add(sheet.groups, group.group);
  // What is known to be no money of its own must not be reported as lost next year.
  for (const TotalColumn& total : table.columns.totals) add(sheet.ignored, name_of(total.column));
  for (const std::size_t column : table.columns.included) add(sheet.ignored, name_of(column));
}

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
  mapping.expected.clear();
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
    add_columns(table, sheet);
  }
  return mapping;
}

}  // namespace carreau::inputs
