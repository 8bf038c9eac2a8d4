// SPDX-License-Identifier: Apache-2.0
#include "results/sample_workbook.hpp"

#include "base/text.hpp"
#include "files/workbook_writer.hpp"

#include <vector>

namespace carreau::results {

namespace {

const std::vector<files::SheetColumn>& action_columns() {
  using enum files::ValueKind;
  static const std::vector<files::SheetColumn> columns = {
      {"Référence", text, 12},     {"Année", year, 7},
      {"Intitulé", text, 46},      {"Porteur", text, 34},
      {"SIRET", text, 16},         {"Contrat", text, 11},
      {"Thème", text, 7},          {"Libellé du thème", text, 36},
      {"Objectif", text, 46},      {"Statut", text, 11},
      {"Public prévu", count, 12}, {"Public réalisé", count, 12},
      {"Quartiers", text, 20},     {"Commune", text, 9},
      {"Lieu", text, 28},          {"Longitude", plain, 11},
      {"Latitude", plain, 11}};
  return columns;
}

const std::vector<files::SheetColumn>& funding_sheet_columns() {
  using enum files::ValueKind;
  static const std::vector<files::SheetColumn> columns = {
      {"Référence", text, 12}, {"Financeur", text, 28}, {"Type", text, 14},
      {"Demandé", euros, 12},  {"Accordé", euros, 12},  {"Versé", euros, 12}};
  return columns;
}

files::FieldValue text_cell(const std::string& text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(text);
}

std::vector<files::FieldValue> action_cells(const SampleAction& action) {
  std::vector<files::FieldValue> cells = {action.reference, std::int64_t{action.year}};
  for (const std::string* field :
       {&action.title, &action.operator_name, &action.siret, &action.contract, &action.theme,
        &action.theme_label, &action.objective, &action.status}) {
    cells.push_back(text_cell(*field));
  }
  cells.emplace_back(std::int64_t{action.public_planned});
  cells.push_back(action.public_reached ? files::FieldValue(std::int64_t{*action.public_reached})
                                        : files::FieldValue());
  const std::string quartiers =
      action.is_transterritorial ? "Transterritorial" : join(action.quartiers, ";");
  for (const std::string& field : {quartiers, action.commune, action.address}) {
    cells.push_back(text_cell(field));
  }
  if (action.place) cells.insert(cells.end(), {action.place->x, action.place->y});
  return cells;
}

std::vector<files::FieldValue> funding_cells(const std::string& reference,
                                             const SampleFunding& funding) {
  std::vector<files::FieldValue> cells = {
      reference, funding.funder, std::string(funding.is_specific ? "spécifique" : "droit commun")};
  for (const Euros amount : {funding.requested, funding.granted, funding.paid}) {
    cells.emplace_back(amount.cents());
  }
  return cells;
}

}  // namespace

struct SampleWorkbook::Impl {
  explicit Impl(const std::string& path)
      : book(path, path),
        actions(book.add_sheet("Actions", action_columns())),
        fundings(book.add_sheet("Financements", funding_sheet_columns())) {}
  files::WorkbookWriter book;
  std::size_t actions;
  std::size_t fundings;
};

SampleWorkbook::SampleWorkbook(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}

SampleWorkbook::~SampleWorkbook() = default;

void SampleWorkbook::add(std::span<const SampleAction> actions) {
  for (const SampleAction& action : actions) {
    impl_->book.add_row(impl_->actions, action_cells(action));
    for (const SampleFunding& funding : action.fundings) {
      impl_->book.add_row(impl_->fundings, funding_cells(action.reference, funding));
    }
  }
}

void SampleWorkbook::finish() { impl_->book.finish(); }

}  // namespace carreau::results
