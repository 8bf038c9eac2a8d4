// SPDX-License-Identifier: Apache-2.0
#include "results/sample_workbook.hpp"

#include "base/text.hpp"
#include "files/workbook_writer.hpp"

#include <vector>

namespace carreau::results {

namespace {

/// A column of a sheet: its heading, and the cell of a row.
template <class Row>
struct WorkbookColumn {
  files::SheetColumn heading;
  files::FieldValue (*cell)(const Row& row);
};

struct FundingRow {
  const std::string& reference;
  const SampleFunding& funding;
};

files::FieldValue text_cell(const std::string& text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(text);
}

const std::vector<WorkbookColumn<SampleAction>>& columns_of_actions() {
  using enum files::ValueKind;
  using A = SampleAction;
  static const std::vector<WorkbookColumn<A>> columns = {
      {{"Référence", text, 12}, [](const A& a) { return files::FieldValue(a.reference); }},
      {{"Année", year, 7}, [](const A& a) { return files::FieldValue(std::int64_t{a.year}); }},
      {{"Intitulé", text, 46}, [](const A& a) { return text_cell(a.title); }},
      {{"Porteur", text, 34}, [](const A& a) { return text_cell(a.operator_name); }},
      {{"SIRET", text, 16}, [](const A& a) { return text_cell(a.siret); }},
      {{"Contrat", text, 11}, [](const A& a) { return text_cell(a.contract); }},
      {{"Thème", text, 7}, [](const A& a) { return text_cell(a.theme); }},
      {{"Libellé du thème", text, 36}, [](const A& a) { return text_cell(a.theme_label); }},
      {{"Objectif", text, 46}, [](const A& a) { return text_cell(a.objective); }},
      {{"Statut", text, 11}, [](const A& a) { return text_cell(a.status); }},
      {{"Public prévu", count, 12},
       [](const A& a) { return files::FieldValue(std::int64_t{a.public_planned}); }},
      {{"Public réalisé", count, 12},
       [](const A& a) {
         return a.public_reached ? files::FieldValue(std::int64_t{*a.public_reached})
                                 : files::FieldValue();
       }},
      {{"Quartiers", text, 20},
       [](const A& a) {
         return text_cell(a.is_transterritorial ? "Transterritorial" : join(a.quartiers, ";"));
       }},
      {{"Commune", text, 9}, [](const A& a) { return text_cell(a.commune); }},
      {{"Lieu", text, 28}, [](const A& a) { return text_cell(a.address); }},
      {{"Longitude", plain, 11},
       [](const A& a) { return a.place ? files::FieldValue(a.place->x) : files::FieldValue(); }},
      {{"Latitude", plain, 11},
       [](const A& a) { return a.place ? files::FieldValue(a.place->y) : files::FieldValue(); }}};
  return columns;
}

const std::vector<WorkbookColumn<FundingRow>>& columns_of_fundings() {
  using enum files::ValueKind;
  using R = FundingRow;
  static const std::vector<WorkbookColumn<R>> columns = {
      {{"Référence", text, 12}, [](const R& row) { return files::FieldValue(row.reference); }},
      {{"Financeur", text, 28}, [](const R& row) { return files::FieldValue(row.funding.funder); }},
      {{"Type", text, 14},
       [](const R& row) {
         return files::FieldValue(
             std::string(row.funding.is_specific ? "spécifique" : "droit commun"));
       }},
      {{"Demandé", euros, 12},
       [](const R& row) { return files::FieldValue(row.funding.requested.cents()); }},
      {{"Accordé", euros, 12},
       [](const R& row) { return files::FieldValue(row.funding.granted.cents()); }},
      {{"Versé", euros, 12},
       [](const R& row) { return files::FieldValue(row.funding.paid.cents()); }}};
  return columns;
}

template <class Row>
std::vector<files::SheetColumn> sheet_columns(const std::vector<WorkbookColumn<Row>>& columns) {
  std::vector<files::SheetColumn> headings;
  for (const WorkbookColumn<Row>& column : columns) headings.push_back(column.heading);
  return headings;
}

template <class Row>
std::vector<files::FieldValue> sheet_cells(const std::vector<WorkbookColumn<Row>>& columns,
                                           const Row& row) {
  std::vector<files::FieldValue> cells;
  cells.reserve(columns.size());
  for (const WorkbookColumn<Row>& column : columns) cells.push_back(column.cell(row));
  return cells;
}

}  // namespace

struct SampleWorkbook::Impl {
  Impl(const std::string& path, const std::string& name)
      : book(path, name),
        actions(book.add_sheet("Actions", sheet_columns(columns_of_actions()))),
        fundings(book.add_sheet("Financements", sheet_columns(columns_of_fundings()))) {}
  files::WorkbookWriter book;
  std::size_t actions;
  std::size_t fundings;
};

SampleWorkbook::SampleWorkbook(const std::string& path, const std::string& name)
    : impl_(std::make_unique<Impl>(path, name)) {}

SampleWorkbook::~SampleWorkbook() = default;

void SampleWorkbook::add(std::span<const SampleAction> actions) {
  for (const SampleAction& action : actions) {
    impl_->book.add_row(impl_->actions, sheet_cells(columns_of_actions(), action));
    for (const SampleFunding& funding : action.fundings) {
      impl_->book.add_row(impl_->fundings,
                          sheet_cells(columns_of_fundings(), {action.reference, funding}));
    }
  }
}

void SampleWorkbook::finish() { impl_->book.finish(); }

}  // namespace carreau::results
