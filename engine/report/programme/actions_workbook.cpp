// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_workbook.hpp"

#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::report {

namespace {

namespace h = results::headings;

/// The code of the name of the sheet that holds the tables of a section.
std::string_view sheet_of(TableSection section) {
  switch (section) {
    case TableSection::territory: return "report_actions_page_territories";
    case TableSection::themes: return "report_actions_page_themes_and_funders";
    case TableSection::objectives: return "report_actions_page_objectives";
    case TableSection::indicators: return "report_actions_page_indicators";
    case TableSection::years:
    case TableSection::follow_up: return "report_actions_page_follow_up";
    case TableSection::method: break;
  }
  return "report_follow_up_tables_attribution";
}

/// A detail that is long has a sheet of its own; the figures of indicators stand with them.
bool has_own_sheet(const ReportTable& table) {
  return table.is_detail && table.section != TableSection::indicators;
}

std::vector<files::SheetColumn> columns_of(const ReportTable& table) {
  std::vector<files::SheetColumn> columns;
  for (const TableColumn& column : table.columns) columns.push_back({column.title, column.kind});
  return columns;
}

class SheetFiller {
 public:
  SheetFiller(files::WorkbookWriter& book, const Words& w) : book_(book), w_(w) {}

  void add(const ReportTable& table) {
    const std::string name =
        has_own_sheet(table) ? table.sheet : std::string(w_(sheet_of(table.section)));
    const auto [at, is_new] = sheets_.try_emplace(name, 0U);
    if (is_new) at->second = book_.add_sheet(name, columns_of(table));
    else book_.add_table(at->second, table.title, columns_of(table));
    const std::size_t sheet = at->second;
    const std::size_t head = book_.rows(sheet) - 1;
    for (const TableRow& row : table.rows) {
      book_.add_row(sheet, row.cells, row.is_total ? files::RowLook::total : files::RowLook::plain,
                    row.kind ? &*row.kind : nullptr);
    }
    for (const std::string& note : table.notes) book_.add_note(sheet, note);
    if (const auto chart = chart_of(table, head)) charts_.emplace_back(sheet, *chart);
  }

  /// Charts come last, so that they cover nothing.
  void add_charts() {
    for (auto& [sheet, chart] : charts_) {
      chart.row = book_.rows(sheet) + 1;
      book_.add_chart(sheet, chart);
    }
  }

 private:
  /// `head` is the row of the headings.
  static std::optional<files::SheetChart> chart_of(const ReportTable& table, std::size_t head) {
    const std::size_t rows = table.rows.size();
    files::SheetChart chart{table.title, false, {}, {}, 0, 0};
    if (table.key == "territory") {
      const std::size_t granted = column_of(table, h::kGranted.name);
      chart.categories = {head + 1, 0, head + rows - 1, 0};  // without the total
      chart.series = {
          {{head, granted, head, granted}, {head + 1, granted, head + rows - 1, granted}}};
      return chart;
    }
    const std::size_t last = table.columns.size() - 2;  // without the total
    if (table.key != "theme_kind" || last < 1) return std::nullopt;
    chart.is_stacked = true;
    chart.categories = {head, 1, head, last};
    for (std::size_t r = 0; r < rows; ++r) {
      if (table.rows[r].is_total) continue;
      const std::size_t row = head + 1 + r;
      chart.series.push_back({{row, 0, row, 0}, {row, 1, row, last}});
    }
    return chart;
  }

  files::WorkbookWriter& book_;
  const Words& w_;
  std::map<std::string, std::size_t> sheets_;
  std::vector<std::pair<std::size_t, files::SheetChart>> charts_;
};

}  // namespace

void add_table_sheets(const std::vector<ReportTable>& tables, files::WorkbookWriter& book,
                      const Words& w) {
  SheetFiller filler(book, w);
  for (const ReportTable& table : tables) filler.add(table);
  filler.add_charts();
}

}  // namespace carreau::report
